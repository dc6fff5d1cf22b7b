/* SPDX-License-Identifier: Apache-2.0 */
/*
 * armour.h - a signature's bytes as the text that git keeps in gpgsig
 *
 * One text for each content: header and footer alone on their lines, between
 * them base64 with exact padding in lines of 70, one LF each, no empty line.
 */

#ifndef GALLEY_SIGN_ARMOUR_H
#define GALLEY_SIGN_ARMOUR_H

#include "base/buf.h"
#include "base/error.h"

/* Room for an RSA signature too, so that it can be refused by its name. */
enum { ARMOUR_LIMIT = 4096 };

struct armour {
	unsigned char at[ARMOUR_LIMIT];
	size_t len;
};

/* What is not canonical is ERR_INVALID, "T2: ...". */
enum error_code armour_read(struct armour *out, struct slice text,
    struct error *err);

void armour_write(struct slice bytes, struct buf *out);

#endif
