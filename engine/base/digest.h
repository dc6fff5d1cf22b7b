/* SPDX-License-Identifier: Apache-2.0 */
/*
 * digest.h - 32 bytes that stand for a content, and the hex form of bytes
 *
 * What computes a digest lives in sign/; here is only the value.
 */

#ifndef GALLEY_BASE_DIGEST_H
#define GALLEY_BASE_DIGEST_H

#include <stdbool.h>

#include "slice.h"

enum { DIGEST_SIZE = 32, DIGEST_HEX = 64 };

struct digest {
	unsigned char at[DIGEST_SIZE];
};

struct digest_text {
	char hex[DIGEST_HEX + 1];
};

bool digest_read(struct digest *out, struct slice hex);
struct digest_text digest_text(struct digest digest);

/* out gets 2 * len lower-case digits and a NUL. */
void hex_write(char *out, const unsigned char *bytes, size_t len);

/* Reads exactly 2 * len lower-case digits; false otherwise. */
bool hex_read(unsigned char *out, size_t len, struct slice hex);

#endif
