/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merges.h - what main took over so far, one merge after the other
 *
 *	merges_start(&merges, g, since, err);
 *	merges.learns = true;
 *	while (!code && merges_next(&merges, &found))
 *		code = merges_view(&merges, &view, err);
 *	merges_end(&merges);
 */

#ifndef GALLEY_FLOW_MERGES_H
#define GALLEY_FLOW_MERGES_H

#include "model/event.h"
#include "workspace.h"

/* Lives until the next one is asked for. */
struct merge_found {
	struct oid id;
	struct oid next;	/* the commit of main after it; zero: none yet */
	struct commit commit;
	struct message message;	/* its text has a line for each requirement */
};

struct merges {
	struct galley *g;
	int64_t since;
	bool learns;		/* routes are asked of views */
	struct oid *chain;	/* main's commits, the tip first */
	size_t at;
	struct pool pool;	/* of the merge that is looked at */
	struct pool policy_pool;	/* where view.policy lives */
	struct view view;	/* main before it, once asked for */
	bool viewed;
	struct pasts pasts;	/* up to that main */
	struct merge_found found;
	enum error_code code;	/* why there are no more; 0: that was all */
	struct error err;
};

/* All since a time, the oldest first. */
enum error_code merges_start(struct merges *merges, struct galley *g,
    int64_t since, struct error *err);

/* False at the end, or when merges->code tells what could not be read. */
bool merges_next(struct merges *merges, const struct merge_found **out);

/* Main as it judged this merge, at the merge's time. */
enum error_code merges_view(struct merges *merges, struct view **out,
    struct error *err);

void merges_end(struct merges *merges);

/* Whether no requirement was needed: nobody was asked. */
bool merges_by_itself(const struct merge_found *found);

#endif
