/* SPDX-License-Identifier: Apache-2.0 */
/*
 * offered.h - which approved customizations a person is shown
 *
 * His own, his team's where they are shared with the team, and those shared
 * with all.  No secrecy: whoever has the clone can read the others, too.
 */

#ifndef GALLEY_FLOW_OFFERED_H
#define GALLEY_FLOW_OFFERED_H

#include "data/node.h"
#include "workspace.h"

struct offer {
	const char *template_id;	/* NULL: of any template */
	/* that its path or text holds, in any case */
	const char *const *words;
	size_t count;
};

/* A list of name, person, for (account or null), by person, then name. */
struct node *offered_list(struct galley *g, const struct offer *offer);

/* Whether the text or the path holds every word, in any case. */
bool offered_holds(struct galley *g, struct slice text, const char *path,
    const struct offer *offer);

#endif
