/* SPDX-License-Identifier: Apache-2.0 */
/*
 * origin.h - following origin: what came is verified before anything moves
 *
 * Main here is what was last verified.  A main at origin that does not contain
 * it is refused; the steps after it are judged by rules T1 to T8, then main,
 * the work tree, the allowed signers and one's own requests follow.
 */

#ifndef GALLEY_FLOW_ORIGIN_H
#define GALLEY_FLOW_ORIGIN_H

#include "publish.h"
#include "requests.h"

struct fetched {
	size_t merges;		/* new on main */
	struct names kept;	/* files of the work tree left as they were */
};

/*
 * Fetches and follows; seconds 0: no limit.  ERR_SYSTEM: origin is away (then
 * g->away), ERR_INVALID: what it has is not to be trusted; nothing moved.
 */
enum error_code origin_fetch(struct galley *g, int seconds,
    struct fetched *out, struct error *err);

/* The same before an act: an origin that is away is noted in g->away only. */
enum error_code origin_before_act(struct galley *g, struct error *err);

/*
 * Pushes the moves at once, then lets this clone follow.  ERR_MOVED with
 * g->race.lost: somebody was first; ERR_SYSTEM with g->away: nobody answered.
 */
enum error_code origin_push(struct galley *g, struct publication *p,
    struct error *err);

/* Whether the library is young enough to give out copies; else ERR_MOVED. */
enum error_code origin_judge_age(struct galley *g, struct error *err);

#endif
