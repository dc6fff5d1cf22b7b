/* SPDX-License-Identifier: Apache-2.0 */
#include "buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* glibc keeps memory of this size at hand, and most texts fit. */
enum { FIRST_ROOM = 1024 };

/* Makes room for more bytes and a NUL. */
static void
reserve(struct buf *buf, size_t more)
{
	size_t need;

	if (more > SIZE_MAX / 4 - buf->len)
		mem_exhausted();
	need = buf->len + more + 1;
	if (need <= buf->room)
		return;
	buf->room = need < FIRST_ROOM ? FIRST_ROOM : need * 2;
	buf->at = mem_resize(buf->at, buf->room);
}

void
buf_add(struct buf *buf, struct slice bytes)
{
	reserve(buf, bytes.len);
	if (bytes.len)
		memcpy(buf->at + buf->len, bytes.at, bytes.len);
	buf->len += bytes.len;
	buf->at[buf->len] = '\0';
}

void
buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, slice_of(text));
}

void
buf_char(struct buf *buf, char c)
{
	reserve(buf, 1);
	buf->at[buf->len++] = c;
	buf->at[buf->len] = '\0';
}

void
buf_format_list(struct buf *buf, const char *fmt, va_list args)
{
	char shortly[256];	/* most are, and are written once */
	va_list again;
	int len;

	va_copy(again, args);
	len = vsnprintf(shortly, sizeof shortly, fmt, args);
	if (len < 0)
		mem_exhausted();
	if ((size_t)len < sizeof shortly) {
		buf_add(buf, (struct slice){ shortly, (size_t)len });
	} else {
		reserve(buf, (size_t)len);
		vsnprintf(buf->at + buf->len, (size_t)len + 1, fmt, again);
		buf->len += (size_t)len;
	}
	va_end(again);
}

void
buf_format(struct buf *buf, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	buf_format_list(buf, fmt, args);
	va_end(args);
}

struct slice
buf_slice(const struct buf *buf)
{
	return (struct slice){ buf->at ? buf->at : "", buf->len };
}

struct slice
buf_settle(struct buf *buf, struct pool *pool)
{
	struct slice kept = { pool_copy(pool, buf_slice(buf)), buf->len };

	buf_release(buf);
	return kept;
}

void
buf_clear(struct buf *buf)
{
	buf->len = 0;
	if (buf->at)
		buf->at[0] = '\0';
}

void
buf_release(struct buf *buf)
{
	free(buf->at);
	*buf = (struct buf){ 0 };
}
