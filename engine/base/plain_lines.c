/* SPDX-License-Identifier: Apache-2.0 */
#include "plain_lines.h"

#include "buf.h"

struct slice
plain_lines(struct slice text, struct pool *pool)
{
	struct buf out = { 0 };

	if (slice_starts(text, "\xEF\xBB\xBF"))
		text = slice_skip(text, 3);
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] != '\r' || i + 1 == text.len ||
		    text.at[i + 1] != '\n')
			buf_char(&out, text.at[i]);
	}
	return buf_settle(&out, pool);
}
