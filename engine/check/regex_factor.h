/* SPDX-License-Identifier: Apache-2.0 */
/*
 * regex_factor.h - the rarest few bytes in a row that any match must hold
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_REGEX_FACTOR_H
#define GALLEY_CHECK_REGEX_FACTOR_H

#include "regex.h"

enum { FACTS_FACTOR = 6 };

/* Bytes of these sets in a row; bit b of bytes[b / 64] is a byte. */
struct regex_factor {
	uint64_t bytes[FACTS_FACTOR][4];
	size_t len;
};

/* How rare it is in prose, in bits; 0: nothing need be there. */
unsigned regex_factor(struct regex_factor *out, const struct regex *r);

/* How rare a byte is in prose, in bits. */
unsigned regex_factor_rarity(unsigned char c);

#endif
