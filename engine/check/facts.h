/* SPDX-License-Identifier: Apache-2.0 */
/*
 * facts.h - what a document's front matter says of it: for whom, where, until
 *
 *	struct names markets = facts_values(&facts, "market", pool);
 */

#ifndef GALLEY_CHECK_FACTS_H
#define GALLEY_CHECK_FACTS_H

#include "data/node.h"

/* Each may be NULL: there is none, or it is no YAML. */
struct facts {
	const struct node *own;		/* the file's front matter */
	const struct node *template;	/* its template's, of a customization */
};

/* The front matter of a file; what cannot be read says nothing. */
const struct node *facts_read(struct slice text, struct pool *pool);

/*
 * The values of a key: of "for", of the file, of its "audience", then of its
 * template's; a text is a list of one.
 */
struct names facts_values(const struct facts *facts, const char *name,
    struct pool *pool);

/* The text of a key of the file or its template, or NULL. */
const char *facts_text(const struct facts *facts, const char *name);

/* "channel: sms", or else the document's kind; or NULL. */
const char *facts_channel(const struct facts *facts);

#endif
