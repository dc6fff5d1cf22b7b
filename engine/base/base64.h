/* SPDX-License-Identifier: Apache-2.0 */
/*
 * base64.h - bytes as letters, digits, '+' and '/' (RFC 4648)
 *
 * For what is no secret: the time it takes tells of the bytes
 * (sign/secret_base64.h does not).
 */

#ifndef GALLEY_BASE_BASE64_H
#define GALLEY_BASE_BASE64_H

#include "buf.h"

/*
 * Reads what has exact padding, no other byte and no spare bits set.
 * False if it is anything else, or more than room bytes.
 */
bool base64_read(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* out has room for base64_room(len) bytes, with the NUL. */
size_t base64_room(size_t len);
void base64_write(char *out, struct slice bytes);

/* Appends them, in one line. */
void base64_add(struct buf *out, struct slice bytes);

#endif
