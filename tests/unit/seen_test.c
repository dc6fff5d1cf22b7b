/* SPDX-License-Identifier: Apache-2.0 */
#include "model/seen.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define H00 "00000000000000000000000000000000" \
    "00000000000000000000000000000000"
#define HAB "abababababababababababababababab" \
    "abababababababababababababababab"

static const struct digest zeros;
static const struct digest ab = { {
	0xab, 0xab, 0xab, 0xab, 0xab, 0xab, 0xab, 0xab,
	0xab, 0xab, 0xab, 0xab, 0xab, 0xab, 0xab, 0xab,
	0xab, 0xab, 0xab, 0xab, 0xab, 0xab, 0xab, 0xab,
	0xab, 0xab, 0xab, 0xab, 0xab, 0xab, 0xab, 0xab,
} };

static const struct {
	const char *name;
	size_t changes;
	struct seen_change change[2];
	size_t reads;
	struct seen_read read[2];
	const char *want;
} cases[] = {
	{ "nothing is a head and an empty line", 0, { { 0 } }, 0, { { 0 } },
	  "galley-seen-1\n\n" },
	{ "a new file has no old digest", 1, { { "a.md", NULL, &ab } },
	  0, { { 0 } }, "galley-seen-1\na.md - " HAB "\n\n" },
	{ "a removed file has no new digest", 1, { { "a.md", &ab, NULL } },
	  0, { { 0 } }, "galley-seen-1\na.md " HAB " -\n\n" },
	{ "old stands before new, paths as given", 2,
	  { { "a.md", &zeros, &ab }, { "b.md", &ab, &zeros } },
	  0, { { 0 } },
	  "galley-seen-1\na.md " H00 " " HAB "\nb.md " HAB " " H00 "\n\n" },
	{ "what is read follows the empty line, absent or not", 1,
	  { { "a.md", NULL, &ab } },
	  2, { { "blocks/x.md", &zeros }, { "blocks/y.md", NULL } },
	  "galley-seen-1\na.md - " HAB "\n\nblocks/x.md " H00
	  "\nblocks/y.md -\n" },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct seen seen = { cases[row].change, cases[row].changes,
	    cases[row].read, cases[row].reads };
	struct buf out = { 0 };

	seen_write(&seen, &out);
	assert_string_equal(out.at, cases[row].want);
	buf_release(&out);
}

int
main(void)
{
	return rows_run("seen", ROWS(cases, reads_as_wanted));
}
