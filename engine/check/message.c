/* SPDX-License-Identifier: Apache-2.0 */
#include "message.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"

/* "[2]" names the argument; false where there is none. */
static bool
take_index(const char **at, size_t *index)
{
	const char *p = *at;
	size_t number = 0;

	if (*p++ != '[')
		return false;
	while (ascii_is_digit(*p) && number < 1000)
		number = number * 10 + (size_t)(*p++ - '0');
	if (*p != ']' || number == 0)
		return false;
	*at = p + 1;
	*index = number - 1;
	return true;
}

const char *
message_fill(const char *format, const char *const *arguments, size_t count,
    struct pool *pool)
{
	struct buf out = { 0 };
	size_t next = 0;

	for (const char *p = format; *p; ) {
		size_t plain = strcspn(p, "%"), index = next;
		const char *verb = p + plain + 1;

		buf_add(&out, (struct slice){ p, plain });
		p += plain;
		if (!*p)
			break;
		take_index(&verb, &index);
		if (*verb == '%') {
			buf_char(&out, '%');
			p = verb + 1;
		} else if (*verb && strchr("sdvq", *verb)) {
			if (index < count)
				buf_text(&out, arguments[index]);
			next = index + 1;
			p = verb + 1;
		} else {
			buf_char(&out, *p++);
		}
	}
	for (size_t i = 0; i < out.len; i++) {
		if (out.at[i] == '\n')
			out.at[i] = ' ';
	}
	return buf_settle(&out, pool).at;
}

const char *
message_choice(const struct names *texts, struct pool *pool)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < texts->count; i++)
		buf_format(&out, "%s'%s'", i == 0 ? "" :
		    i + 1 < texts->count ? ", " :
		    texts->count > 2 ? ", or " : " or ", texts->items[i]);
	return buf_settle(&out, pool).at;
}
