/* SPDX-License-Identifier: Apache-2.0 */
#include "factors.h"

bool
factors_add(struct factors *f, const struct regex_factor *factor,
    uint32_t entry)
{
	size_t lane, bit;

	if (f->lanes == 0 || f->used + factor->len > 64) {
		if (f->lanes == FACTORS_LANES)
			return false;
		f->lanes++;
		f->used = 0;
	}
	lane = f->lanes - 1;
	bit = f->used;
	for (size_t i = 0; i < factor->len; i++) {
		for (size_t w = 0; w < 4; w++) {
			uint64_t set = factor->bytes[i][w];

			for (; set; set &= set - 1)
				f->bytes[w * 64 + (size_t)__builtin_ctzll(set)]
				    [lane] |= UINT64_C(1) << (bit + i);
		}
	}
	f->used += factor->len;
	f->starts[lane] |= UINT64_C(1) << bit;
	f->ends[lane] |= UINT64_C(1) << (f->used - 1);
	f->entries[lane][f->used - 1] = entry;
	return true;
}

static void
scan_lane(const struct factors *f, size_t lane, struct slice text,
    void (*visit)(void *of, uint32_t entry, size_t end), void *of)
{
	uint64_t state = 0, ends = f->ends[lane];

	for (size_t i = 0; i < text.len && ends; i++) {
		uint64_t found;

		state = (state << 1 | f->starts[lane]) &
		    f->bytes[(unsigned char)text.at[i]][lane];
		found = state & ends;
		ends &= ~found;	/* once is enough */
		for (; found; found &= found - 1)
			visit(of, f->entries[lane][__builtin_ctzll(found)],
			    i + 1);
	}
}

void
factors_scan(const struct factors *f, struct slice text,
    void (*visit)(void *of, uint32_t entry, size_t end), void *of)
{
	for (size_t lane = 0; lane < f->lanes; lane++)
		scan_lane(f, lane, text, visit, of);
}
