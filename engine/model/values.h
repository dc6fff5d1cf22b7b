/* SPDX-License-Identifier: Apache-2.0 */
/*
 * values.h - the small forms that policy files share
 *
 *	role: [legal, brand-owner]	or one of them alone
 *	words-changed: 5..
 *	approval-lasts: 12 months
 */

#ifndef GALLEY_MODEL_VALUES_H
#define GALLEY_MODEL_VALUES_H

#include "data/reader.h"

/* The same names in the same order. */
bool values_equal(const struct names *a, const struct names *b);

/*
 * Whether two parsed values (NULL: absent) say the same, in the same order.
 * Quotes count: a schema may read true and "true" differently.
 */
bool values_same(const struct node *a, const struct node *b);

/* Whether two texts (NULL: absent) are the same. */
bool values_same_text(const char *a, const char *b);

/* One text, or a list of at least one, none twice. */
enum error_code values_read(const struct reader *r, const char *key,
    struct names *out, struct error *err);

/* A list, perhaps empty, of ids, none twice. */
enum error_code values_ids(const struct reader *r, const char *key,
    struct names *out, struct error *err);

/* One id, or none where the key is absent. */
enum error_code values_id(const struct reader *r, const char *key,
    const char **out, struct error *err);

/* "a..b", "a..", "..b" or "a"; an open end is INT64_MIN or INT64_MAX. */
bool values_span(int64_t *least, int64_t *most, const char *text);

/* "7 days": a number from 1 to 9999, one space, and a unit of the list. */
bool values_quantity(int64_t *number, const char **unit, const char *text,
    const char *const *units);

#endif
