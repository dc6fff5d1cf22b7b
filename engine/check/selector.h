/* SPDX-License-Identifier: Apache-2.0 */
/*
 * selector.h - which blocks a rule's "scope" chooses
 *
 * "heading.h2", "~blockquote & ~heading", or a list of them, of which one is
 * enough.  A scope is chosen when it has all parts of the selector, in any
 * order; what has a "~" never chooses raw and summary.
 */

#ifndef GALLEY_CHECK_SELECTOR_H
#define GALLEY_CHECK_SELECTOR_H

#include "base/names.h"

struct selector_term {
	bool negative;
	struct names parts;
};

struct selector_terms {
	struct selector_term *items;	/* all of them must hold */
	size_t count;
};

struct selector {
	struct selector_terms *items;	/* one of them must hold */
	size_t count;
};

/* Adds one alternative, as it is written. */
void selector_add(struct selector *selector, const char *text,
    struct pool *pool);

bool selector_chooses(const struct selector *selector, const char *scope);

/* Whether a part is named, without "~". */
bool selector_names(const struct selector *selector, const char *part);

/* Whether every alternative names it. */
bool selector_needs(const struct selector *selector, const char *part);

/* A part that no block of Markdown has, or NULL. */
const char *selector_stranger(const struct selector *selector);

#endif
