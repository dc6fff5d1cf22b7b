/* SPDX-License-Identifier: Apache-2.0 */
/*
 * utf8.h - characters in bytes (RFC 3629: no overlong form, no surrogate)
 */

#ifndef GALLEY_BASE_UTF8_H
#define GALLEY_BASE_UTF8_H

#include <stdint.h>

#include "error.h"
#include "slice.h"

/*
 * Takes the next character off *rest.  False at the end, and at a byte that
 * begins no valid character: then rest->len is not 0.
 */
bool utf8_next(struct slice *rest, uint32_t *character);

enum { UTF8_BYTES = 4 };

/* The bytes of a character, 1 to UTF8_BYTES; says how many. */
size_t utf8_write(char out[UTF8_BYTES], uint32_t character);

/* How many bytes at the text's start are ASCII. */
size_t utf8_ascii(struct slice text);

/* Where the first byte that is not valid UTF-8 stands, or text.len. */
size_t utf8_bad(struct slice text);

/* The text's start, of so many bytes at most; it ends between characters. */
struct slice utf8_cut(struct slice text, size_t bytes);

/* The line and column (characters, from 1) of a byte of text. */
struct place utf8_place(const char *path, struct slice text, size_t offset);

#endif
