/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merges.h - what main took over so far, one merge after the other
 *
 *	code = merges_start(&merges, g, &range, err);
 *	while (!code && merges_next(&merges, &found))
 *		code = merges_view(&merges, &view, err);
 *	return merges_end(&merges, code, err);
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

struct merges_range {
	int64_t since;
	bool learns;		/* routes are asked of views */
};

struct merges {
	struct galley *g;
	struct merges_range range;
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

/* Main's commits since a time, the tip first, in g's pool. */
enum error_code merges_chain(struct galley *g, int64_t since,
    struct oid **out, size_t *count, struct error *err);

/* All since a time, the oldest first. */
enum error_code merges_start(struct merges *merges, struct galley *g,
    const struct merges_range *range, struct error *err);

/* False at the end, or where merges_end tells what could not be read. */
bool merges_next(struct merges *merges, const struct merge_found **out);

/* Main as it judged this merge, at the merge's time. */
enum error_code merges_view(struct merges *merges, struct view **out,
    struct error *err);

/* Returns code or, where that is 0, why there were no more. */
enum error_code merges_end(struct merges *merges, enum error_code code,
    struct error *err);

/* Whether no requirement was needed: nobody was asked. */
bool merges_by_itself(const struct merge_found *found);

#endif
