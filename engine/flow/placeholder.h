/* SPDX-License-Identifier: Apache-2.0 */
/*
 * placeholder.h - what people write where a name shall stand, in Markdown
 *
 *	Dear [Name], {{first_name}} saves [X]% and $[X] with \[Product\].
 *
 * Links, reference definitions, footnotes, task boxes, images and code are
 * none.  The same placeholder, written alike or nearly, is the same field.
 */

#ifndef GALLEY_FLOW_PLACEHOLDER_H
#define GALLEY_FLOW_PLACEHOLDER_H

#include "base/buf.h"
#include "model/field_type.h"

enum { PLACEHOLDER_WORDING = 60, PLACEHOLDER_WORDS = 8 };

enum placeholder_kind {
	PLACEHOLDER_FIELD,
	PLACEHOLDER_COMMENT,	/* an HTML comment, to be dropped */
	PLACEHOLDER_LEFT,	/* looks a little like one, but stays text */
};

/* Why the words say what a value is. */
enum placeholder_hint {
	HINT_NONE,
	HINT_PERCENT,		/* a % follows, or ends the wording */
	HINT_AMOUNT,		/* a currency sign stands before */
	HINT_LINK,		/* it is all of a link's destination */
	HINT_MAILTO,		/* and the scheme before it was mailto: */
	HINT_TEL,
};

struct placeholder {
	enum placeholder_kind kind;
	size_t from;		/* in the text, delimiters included */
	size_t to;
	struct slice wording;	/* "First Name" */
	enum placeholder_hint hint;
	/* what stays of it, before and after the slot */
	const char *before;
	const char *after;
	size_t field;		/* index of its field */
};

struct placeholder_field {
	const char *name;	/* [a-z][a-z0-9_]*, unique */
	enum field_type type;
	const char *was;	/* as first written: "[First Name]" */
	const char *key;	/* what is the same for the same field */
	bool used;		/* for whoever writes only some of the text */
};

/* All zeros is the empty list; the items live in the pool. */
struct placeholders {
	struct placeholder *items;	/* in order, none inside another */
	size_t count;
	struct placeholder_field *fields;	/* by first use */
	size_t field_count;
};

/* Borrows text, which is valid UTF-8 with LF alone at line ends. */
void placeholder_find(struct placeholders *out, struct slice text,
    struct pool *pool);

/* Appends text from one byte to another with slots, without comments. */
struct placeholder_range {
	struct slice text;
	size_t from;
	size_t to;
};

void placeholder_write(const struct placeholders *list,
    const struct placeholder_range *range, struct buf *out);

/*
 * Appends the whole text with placeholders and comments made of "x", so that
 * what is wrong with the rest is found at its true line and column.
 */
void placeholder_mask(const struct placeholders *list, struct slice text,
    struct buf *out);

/* The one that a byte of the text lies in, or NULL. */
const struct placeholder *placeholder_at(const struct placeholders *list,
    size_t offset);

#endif
