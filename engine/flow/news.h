/* SPDX-License-Identifier: Apache-2.0 */
/*
 * news.h - what changed in the library since a person last looked
 *
 * What he saw last is kept in the clone; a first look has no news.
 */

#ifndef GALLEY_FLOW_NEWS_H
#define GALLEY_FLOW_NEWS_H

#include "data/node.h"
#include "workspace.h"

/* The main that the person saw last; false: this is his first look. */
bool news_seen(struct galley *g, struct oid *out);

/*
 * The templates that others changed since, as [path, change ("new", "changed",
 * "removed"), mine (bool: a customization of the person is made from it)], his
 * first; and remembers today's main as seen, unless this is a dry run.
 */
struct node *news_list(struct galley *g);

#endif
