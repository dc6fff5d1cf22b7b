/* SPDX-License-Identifier: Apache-2.0 */
#include "regex_factor.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

unsigned
regex_factor_rarity(unsigned char c)
{
	if (c == ' ' || c == 'e')
		return 3;
	if (strchr("tainosrhl", c))
		return 4;
	if (ascii_is_lower((char)c))
		return 6;
	return 8;
}

struct factor_search {
	struct regex_factor best;
	unsigned best_bits;
	struct regex_factor now;
	unsigned bits[FACTS_FACTOR];
};

static unsigned
rarity_of_set(const uint64_t *bytes)
{
	unsigned share = 0;	/* of 256 */

	for (unsigned c = 0; c < 128; c++) {
		if (bytes[c >> 6] >> (c & 63) & 1)
			share += 256U >> regex_factor_rarity((unsigned char)c);
	}
	for (unsigned bits = 0; bits < 8; bits++) {
		if (share >> (8 - bits) || share >= (256U >> bits) * 3 / 4)
			return bits;
	}
	return 8;
}

static void
keep_best(struct factor_search *s)
{
	unsigned bits = 0;

	for (size_t i = 0; i < s->now.len; i++)
		bits += s->bits[i];
	if (bits > s->best_bits) {
		s->best = s->now;
		s->best_bits = bits;
	}
}

static void
end_run(struct factor_search *s)
{
	s->now.len = 0;
}

/* One more byte; the run keeps its last ones. */
static void
add_byte(struct factor_search *s, const uint64_t bytes[4])
{
	if (s->now.len == FACTS_FACTOR) {
		memmove(s->now.bytes[0], s->now.bytes[1],
		    sizeof s->now.bytes[0] * (FACTS_FACTOR - 1));
		memmove(s->bits, s->bits + 1, sizeof s->bits - sizeof *s->bits);
		s->now.len--;
	}
	memcpy(s->now.bytes[s->now.len], bytes, sizeof s->now.bytes[0]);
	s->bits[s->now.len] = rarity_of_set(bytes);
	s->now.len++;
	keep_best(s);
}

/* Characters of one length, none of them ASCII, are so many bytes. */
static bool
add_wide(struct factor_search *s, const struct regex_set *set)
{
	uint64_t bytes[UTF8_BYTES][4] = { 0 };
	size_t len = 0;

	if (set->any_other || set->unknown || set->ascii[0] || set->ascii[1])
		return false;
	for (size_t i = 0; i < set->other_count; i++) {
		char text[UTF8_BYTES];
		size_t now = utf8_write(text, set->others[i]);

		if (i && now != len)
			return false;
		len = now;
		for (size_t b = 0; b < len; b++) {
			unsigned char c = (unsigned char)text[b];

			bytes[b][c >> 6] |= UINT64_C(1) << (c & 63);
		}
	}
	for (size_t b = 0; b < len; b++)
		add_byte(s, bytes[b]);
	return len > 0;
}

/* A set that reaches beyond ASCII stands for a byte only at a run's end. */
static void
add_to_run(struct factor_search *s, const struct regex_set *set)
{
	bool wide = set->any_other || set->other_count;
	uint64_t bytes[4] = { set->ascii[0], set->ascii[1],
		wide ? UINT64_MAX : 0, wide ? UINT64_MAX : 0 };

	if (add_wide(s, set))
		return;
	add_byte(s, bytes);
	if (wide && s->now.len > 1) {
		/* It may begin the next run: its last byte is before it. */
		memmove(s->now.bytes[0], bytes, sizeof s->now.bytes[0]);
		s->bits[0] = s->bits[s->now.len - 1];
		s->now.len = 1;
	}
}

static void
walk_factor(struct factor_search *s, const struct regex *r)
{
	switch (r->kind) {
	case REGEX_CHARACTERS:
		add_to_run(s, &r->set);
		break;
	case REGEX_SEQUENCE:
		for (size_t i = 0; i < r->count; i++)
			walk_factor(s, r->parts[i]);
		break;
	case REGEX_CHOICE:
		if (r->count == 1)
			walk_factor(s, r->parts[0]);
		else
			end_run(s);
		break;
	case REGEX_REPEAT:
		for (uint32_t i = 0; i < r->least && i < FACTS_FACTOR; i++)
			walk_factor(s, r->parts[0]);
		if (r->least != r->most)
			end_run(s);
		if (r->least && r->least != r->most &&
		    r->parts[0]->kind == REGEX_CHARACTERS)
			walk_factor(s, r->parts[0]);
		break;
	case REGEX_AHEAD:
		/* What must follow counts, but nothing after it goes on. */
		if (!r->negative)
			walk_factor(s, r->parts[0]);
		end_run(s);
		break;
	case REGEX_OPAQUE:
		end_run(s);
		break;
	default:
		break;
	}
}

unsigned
regex_factor(struct regex_factor *out, const struct regex *r)
{
	struct factor_search s = { 0 };

	walk_factor(&s, r);
	*out = s.best;
	return s.best_bits;
}
