/* SPDX-License-Identifier: Apache-2.0 */
/*
 * publish.h - moving refs: here alone, or at origin first and then here
 */

#ifndef GALLEY_FLOW_PUBLISH_H
#define GALLEY_FLOW_PUBLISH_H

#include "workspace.h"

struct publication {
	const struct ref_move *moves;
	size_t count;
	struct names kept;	/* out: work tree files left as they were */
	bool declined;		/* out: refused by a host, not by our gate */
};

/*
 * Moves all or none.  With an origin the moves are done when origin took them
 * (git push --atomic).  ERR_MOVED with g->race.lost: somebody was first, read
 * and decide again; ERR_SYSTEM with g->away: origin did not answer.  When main
 * moved, the workspace is read anew and the work tree follows.  Without an
 * origin a ref that now lies on main is removed, a rejected or withdrawn head
 * archived.
 */
enum error_code publish(struct galley *g, struct publication *p,
    struct error *err);

#endif
