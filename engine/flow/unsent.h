/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unsent.h - one's own unsent events, signed anew behind what came meanwhile
 */

#ifndef GALLEY_FLOW_UNSENT_H
#define GALLEY_FLOW_UNSENT_H

#include "act.h"

/*
 * Begins an act on a request whose branch here and at origin both went on:
 * origin's line stands, and the acting person's events that only this clone
 * has follow it.  Somebody else's events are never rewritten; where the text
 * changed in both places it is ERR_MOVED.
 */
enum error_code unsent_begin(struct act *act, struct galley *g,
    const struct request_ref *here, struct oid there, struct error *err);

#endif
