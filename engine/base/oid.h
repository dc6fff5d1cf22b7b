/* SPDX-License-Identifier: Apache-2.0 */
/*
 * oid.h - the name git gives an object: 20 bytes of SHA-1
 */

#ifndef GALLEY_BASE_OID_H
#define GALLEY_BASE_OID_H

#include <stdbool.h>

#include "slice.h"

enum { OID_SIZE = 20, OID_HEX = 40 };

/* All zeros is git's name for "nothing". */
struct oid {
	unsigned char at[OID_SIZE];
};

struct oid_text {
	char hex[OID_HEX + 1];
};

bool oid_equal(struct oid a, struct oid b);
bool oid_is_zero(struct oid id);

/* Reads exactly 40 lower-case hex digits; false leaves out untouched. */
bool oid_read(struct oid *out, struct slice hex);

/* The hex form: oid_text(id).hex lives to the end of the full expression. */
struct oid_text oid_text(struct oid id);

#endif
