/* SPDX-License-Identifier: Apache-2.0 */
#include "text/words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The text's words with one space after each. */
static void
normalize(struct buf *out, struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!strchr(" \t\n\v\f\r", text.at[i]) || !text.at[i])
			buf_char(out, text.at[i]);
		else if (out->len && out->at[out->len - 1] != ' ')
			buf_char(out, ' ');
	}
	if (out->len && out->at[out->len - 1] != ' ')
		buf_char(out, ' ');
}

static bool
same_words(struct slice a, struct slice b)
{
	struct buf x = { 0 }, y = { 0 };
	bool same;

	normalize(&x, a);
	normalize(&y, b);
	same = slice_equal(buf_slice(&x), buf_slice(&y));
	buf_release(&x);
	buf_release(&y);
	return same;
}

/*
 * The bytes are two texts with a NUL between them.  The distance is the same
 * both ways, 0 for the same words alone, and no more than there are words.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct word_marks marks = { { "", "" }, { "", "" } };
	struct slice rest = { (const char *)data, size }, a = { "", 0 };
	struct buf diff = { 0 };
	size_t changed, most;

	slice_until(&rest, '\0', &a);
	changed = words_changed(a, rest);
	most = words_count(a) > words_count(rest) ? words_count(a) :
	    words_count(rest);
	if (changed != words_changed(rest, a) || changed > most)
		abort();
	if ((changed == 0) != same_words(a, rest))
		abort();
	words_diff(&diff, a, rest, &marks);
	if (diff.len > a.len + rest.len || diff.len < rest.len)
		abort();
	buf_release(&diff);
	return 0;
}
