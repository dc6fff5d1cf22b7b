/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kept_rules.h - brand rules stay as they were read while main has the same
 *
 * Of each main in turn: what the rules asked for (.vale.ini, rules, registries,
 * whatever else they read) is noted, and only where that differs they are read
 * again.
 *
 *	kept_rules_use(&kept, &view);	... check ...
 *	kept_rules_release(&kept);
 */

#ifndef GALLEY_FLOW_KEPT_RULES_H
#define GALLEY_FLOW_KEPT_RULES_H

#include "check/brand_rules.h"
#include "view.h"

/* All zeros keeps none yet; its address must stay. */
struct kept_rules {
	struct pool pool;
	struct brand_rules rules;
	struct tree_view files;		/* of the main they were read from */
	struct source of_files;
	struct source source;		/* the same, and it notes what is asked */
	struct names asked;		/* entries of the root */
	size_t read;			/* how often rules were compiled */
};

/* Whether they are what would be read of the view's main. */
bool kept_rules_hold(const struct kept_rules *kept, const struct view *view);

/* Makes them the rules of a view; what others had read is gone. */
void kept_rules_use(struct kept_rules *kept, struct view *view);

/* How often rules were compiled until now. */
size_t kept_rules_read(const struct kept_rules *kept);

void kept_rules_release(struct kept_rules *kept);

#endif
