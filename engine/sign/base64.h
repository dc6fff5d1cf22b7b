/* SPDX-License-Identifier: Apache-2.0 */
/*
 * base64.h - bytes as letters, digits, '+' and '/' (RFC 4648)
 */

#ifndef GALLEY_SIGN_BASE64_H
#define GALLEY_SIGN_BASE64_H

#include <stdbool.h>

#include "base/slice.h"

/*
 * Reads what has exact padding, no other byte and no spare bits set.
 * False if it is anything else, or more than room bytes.
 */
bool base64_read(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* The same for what is no secret: its time tells of the bytes. */
bool base64_read_public(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* The same, and line ends may stand anywhere. */
bool base64_read_lines(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* out has room for base64_room(len) bytes, with the NUL. */
size_t base64_room(size_t len);
void base64_write(char *out, struct slice bytes);

#endif
