/* SPDX-License-Identifier: Apache-2.0 */
/*
 * field_type.h - the types of fields, and what a value of each looks like
 */

#ifndef GALLEY_MODEL_FIELD_TYPE_H
#define GALLEY_MODEL_FIELD_TYPE_H

#include <stdint.h>

#include "base/slice.h"

enum field_type {
	FIELD_TEXT,
	FIELD_NUMBER,		/* decimal, at most 12 digits and 6 decimals */
	FIELD_PERCENT,		/* the same, written without sign */
	FIELD_MONEY,		/* "1200.50 EUR" */
	FIELD_DATE,		/* yyyy-mm-dd */
	FIELD_CHOICE,
	FIELD_EMAIL,
	FIELD_URL,		/* https */
	FIELD_PHONE,
	FIELD_BOOL,		/* true or false */
	FIELD_TYPES,
};

const char *field_type_name(enum field_type type);
bool field_type_read(enum field_type *out, const char *name);

/* Whether values of this type have an order, so that ranges speak of them. */
bool field_type_has_range(enum field_type type);

/* Whether value is written as the type wants it. */
bool field_type_admits(enum field_type type, const char *value);

/* What a value of the type looks like, for people. */
const char *field_type_form(enum field_type type);

/*
 * The amount that ranges compare: millionths of a number, percent or money,
 * days of a date.  False: no such value, or a type without order.
 */
bool field_type_amount(enum field_type type, struct slice value,
    int64_t *out);

/* "EUR" of "1200.50 EUR". */
struct slice field_type_currency(struct slice money);

/*
 * Whether text is an https address: a host of ASCII labels, an optional port,
 * no user, no character that text or HTML would read otherwise.  *host, if not
 * NULL, gets the host.
 */
bool field_type_url(struct slice text, struct slice *host);

#endif
