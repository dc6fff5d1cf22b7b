/* SPDX-License-Identifier: Apache-2.0 */
/*
 * buf.h - text that is being built
 *
 * at is always NUL-terminated; an append cannot fail.
 *
 *	struct buf out = { 0 };
 *	buf_format(&out, "%s\n", name);
 *	buf_release(&out);
 */

#ifndef GALLEY_BASE_BUF_H
#define GALLEY_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

#include "mem.h"
#include "slice.h"

/* All zeros is the empty text (at is then NULL until the first append). */
struct buf {
	char *at;
	size_t len;
	size_t room;
};

void buf_add(struct buf *buf, struct slice bytes);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_format(struct buf *buf, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_format_list(struct buf *buf, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* What was built so far; valid until the next append. */
struct slice buf_slice(const struct buf *buf);

/* A copy that lives in the pool; the buffer is released. */
struct slice buf_settle(struct buf *buf, struct pool *pool);

/* Keeps the memory, forgets the text. */
void buf_clear(struct buf *buf);

void buf_release(struct buf *buf);

#endif
