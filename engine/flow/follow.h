/* SPDX-License-Identifier: Apache-2.0 */
/*
 * follow.h - a clone brought to where main and origin's branches went
 */

#ifndef GALLEY_FLOW_FOLLOW_H
#define GALLEY_FLOW_FOLLOW_H

#include "requests.h"

/* After main moved here: reads it anew, brings work tree and signers. */
enum error_code follow_main(struct galley *g, struct names *kept,
    struct error *err);

/*
 * After main here is origin's: a branch that only lags behind goes on, one
 * whose request is over goes away, one's own open requests from elsewhere
 * come.  What has unsent events, or does not count at origin, stays.
 */
enum error_code follow_requests(struct galley *g, struct error *err);

/* Whether the line of events that ends in head, or its merge, holds id. */
bool follow_line_holds(struct galley *g, struct oid head, struct oid id);

/* Whether this commit ends its line: a merge, a reject, a withdraw. */
bool follow_is_closed(struct galley *g, struct oid head);

/* Whether a request's ref ends at the merge by which main took it over. */
bool follow_is_merged(struct galley *g, struct oid head);

#endif
