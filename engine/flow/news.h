/* SPDX-License-Identifier: Apache-2.0 */
/*
 * news.h - what changed in the library since a person last looked
 *
 * What he saw last is kept in the clone; a first look has no news.
 *
 *	news_read(&seen, g);
 *	... news_list(g, &seen) ...
 *	news_remember(g, &closed);
 */

#ifndef GALLEY_FLOW_NEWS_H
#define GALLEY_FLOW_NEWS_H

#include "data/node.h"
#include "workspace.h"

/* What the person was told when he last looked. */
struct news_seen {
	bool looked;		/* false: this is his first look */
	struct oid commit;	/* of main, */
	struct oid tree;	/* and what it held */
	struct names closed;	/* heads of his closed requests, in hex */
};

void news_read(struct news_seen *out, struct galley *g);

/*
 * The templates that others changed since, as [path, change ("new", "changed",
 * "removed"), mine (bool: a customization of the person is made from it)], his
 * first.
 */
struct node *news_list(struct galley *g, const struct news_seen *seen);

/* Remembers today's main and these heads as seen, unless this is a dry run. */
void news_remember(struct galley *g, const struct names *closed);

#endif
