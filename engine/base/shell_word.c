/* SPDX-License-Identifier: Apache-2.0 */
#include "shell_word.h"

#include <string.h>

#include "buf.h"

const char *
shell_word(const char *text, struct pool *pool)
{
	struct buf out = { 0 };

	buf_char(&out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			buf_text(&out, "'\\'");
		buf_char(&out, *text);
	}
	buf_char(&out, '\'');
	return buf_settle(&out, pool).at;
}

/* An interactive shell expands "!" between double quotes, too. */
const char *
shell_word_typed(const char *text, struct pool *pool)
{
	struct buf out = { 0 };

	if (strpbrk(text, "\"$`\\!"))
		return shell_word(text, pool);
	buf_format(&out, "\"%s\"", text);
	return buf_settle(&out, pool).at;
}
