/* SPDX-License-Identifier: Apache-2.0 */
#include "store/delta.h"

#include <string.h>

#include "rows.h"

#define BASE "Clinics lose hours to the phone."

/* The base has 32 bytes; what is made goes where there is room for no more. */
static const struct {
	const char *name;
	struct slice delta;
	const char *want;
} cases[] = {
#define DELTA(bytes) { bytes, sizeof bytes - 1 }
	{ "nothing is made of nothing", DELTA("\40\0"), "" },
	{ "new bytes are as they stand", DELTA("\40\3\3abc"), "abc" },
	{ "a piece is told by offset and size", DELTA("\40\4\221\10\4"),
	  "lose" },
	{ "an offset of 0 is not told", DELTA("\40\7\220\7"), "Clinics" },
	{ "numbers have their bytes in any place", DELTA("\40\5\261\33\5\0"),
	  "hone." },
	{ "pieces follow one another", DELTA("\40\11\221\32\5\1 \221\15\3"),
	  "phone hou" },
	{ "the last byte may be copied", DELTA("\40\1\221\37\1"), "." },

	{ "no length is told", DELTA(""), "refused" },
	{ "one length is told", DELTA("\40"), "refused" },
	{ "a length does not end", DELTA("\40\200\200"), "refused" },
	{ "a length is of more bits than there are",
	  DELTA("\40\200\200\200\200\200\200\200\200\200\1"), "refused" },
	{ "the base is another", DELTA("\41\3\3abc"), "refused" },
	{ "less is made than was said", DELTA("\40\4\3abc"), "refused" },
	{ "more is made than was said", DELTA("\40\2\3abc"), "refused" },
	{ "new bytes are cut short", DELTA("\40\3\3ab"), "refused" },
	{ "a piece begins behind the base", DELTA("\40\1\221\41\1"),
	  "refused" },
	{ "a piece ends behind the base", DELTA("\40\2\221\37\2"),
	  "refused" },
	{ "no size is 65536 bytes", DELTA("\40\1\201\0"), "refused" },
	{ "an offset is cut short", DELTA("\40\1\221"), "refused" },
	{ "the instruction 0 means nothing", DELTA("\40\1\0"), "refused" },
#undef DELTA
};

static void
is_as_wanted(void **state)
{
	size_t at = ROWS_AT(cases, state);
	struct slice base = slice_of(BASE);
	struct delta delta;
	char *got = NULL;

	if (delta_read(&delta, cases[at].delta)) {
		got = mem_alloc(delta.len + 1);
		if (!delta_apply(&delta, base, got))
			strcpy(got = mem_resize(got, 8), "refused");
	}
	assert_string_equal(got ? got : "refused", cases[at].want);
	free(got);
}

int
main(void)
{
	return rows_run("delta", ROWS(cases, is_as_wanted));
}
