/* SPDX-License-Identifier: Apache-2.0 */
/*
 * field.h - a template's fields: what a value may be, and what is pre-approved
 */

#ifndef GALLEY_MODEL_FIELD_H
#define GALLEY_MODEL_FIELD_H

#include "data/reader.h"
#include "field_type.h"
#include "range.h"

struct field {
	const char *name;
	enum field_type type;
	bool required;
	bool must_change;	/* the default alone is no value */
	bool at_use;		/* asked at each use, never stored */
	/* characters people see (graphemes); 0: TEXT_MAX */
	size_t max;
	struct names of;	/* choice: its values; money: its currencies */
	struct range allow;
	struct range preapproved;
	/* what it admits is not pre-approved of itself */
	bool preapproved_given;
	bool preapproved_any;
	struct names preapproved_values;
	const char *fallback;	/* default; NULL: none */
	struct place place;
};

enum { FIELD_TEXT_MAX = 500, FIELD_MAX_LIMIT = 5000 };

/* Reads one entry of front matter's fields, and judges its default. */
enum error_code field_parse(struct field *out, const char *name,
    const struct reader *from, struct error *err);

/*
 * Whether value is one the field admits: its type, allow, max, of; no hidden
 * character, no line feed.  Otherwise *why says what would be right.
 */
bool field_admits(const struct field *field, const char *value,
    const char **why, struct pool *pool);

/* Whether a value of the field's type lies in allow; true without one. */
bool field_in_range(const struct field *field, const char *value);

/* Whether an admitted value is pre-approved by itself. */
bool field_is_preapproved(const struct field *field, const char *value);

/* Whether every value that the field admits is pre-approved (at: use). */
bool field_all_preapproved(const struct field *field);

/* Whether a value must be given: required, or its default is to change. */
bool field_needs_value(const struct field *field);

/* The value where none is given; NULL: no default, or it must change. */
const char *field_fallback(const struct field *field);

/* The longest text that the field admits, in graphemes. */
size_t field_longest(const struct field *field);

/* What is pre-approved, in words: "0..10", "any", "one of a, b", "nothing". */
const char *field_preapproved_text(const struct field *field,
    struct pool *pool);

#endif
