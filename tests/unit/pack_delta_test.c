/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack_delta.h"

#include <string.h>

#include "rows.h"

/* Told by the base "0123456789". */
static const struct {
	const char *name;
	const char *delta;
	size_t len;
	const char *want;	/* NULL: refused */
} deltas[] = {
	{ "an insertion", "\012\003\003abc", 6, "abc" },
	{ "a copy", "\012\003\221\002\003", 5, "234" },
	{ "a copy from the start", "\012\003\220\003", 4, "012" },
	{ "both", "\012\004\001x\221\007\003", 7, "x789" },
	{ "sizes of two bytes", "\212\000\003\003abc", 7, "abc" },
	{ "nothing", "\012\000", 2, "" },
	{ "no sizes", "", 0, NULL },
	{ "half a size", "\212", 1, NULL },
	{ "a size without end",
	  "\200\200\200\200\200\200\200\200\200\200\200\200\200", 13, NULL },
	{ "another base", "\013\003\003abc", 6, NULL },
	{ "less than it says", "\012\004\003abc", 6, NULL },
	{ "more than it says", "\012\002\003abc", 6, NULL },
	{ "an insertion that is cut off", "\012\003\003ab", 5, NULL },
	{ "an instruction that is none", "\012\003\000\003abc", 7, NULL },
	{ "a copy from behind the base", "\012\001\221\013\001", 5, NULL },
	{ "a copy beyond the base", "\012\003\221\010\003", 5, NULL },
	{ "a copy that is cut off", "\012\003\221\010", 4, NULL },
	{ "a copy of 64 KiB", "\012\200\200\004\200", 5, NULL },
};

static void
judges_as_wanted(void **state)
{
	size_t row = ROWS_AT(deltas, state);
	struct slice base = slice_of("0123456789");
	struct slice delta = { deltas[row].delta, deltas[row].len };
	size_t from, size;
	char got[64] = "";
	bool made = pack_delta_sizes(&delta, &from, &size) &&
	    from == base.len && size < sizeof got &&
	    pack_delta_apply(base, delta, got, size);

	if (made != (deltas[row].want != NULL))
		fail_msg("%s", made ? got : "refused");
	if (made)
		assert_string_equal(got, deltas[row].want);
}

int
main(void)
{
	return rows_run("pack_delta", ROWS(deltas, judges_as_wanted));
}
