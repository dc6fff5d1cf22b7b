/* SPDX-License-Identifier: Apache-2.0 */
/*
 * trial.h - merges that a host without hooks of ours wants to check first
 *
 * Such a host lets nothing onto main before its required check has passed.  So
 * a merge waits there as refs/heads/merge/<request>, where it counts for
 * nothing, until main may move to this very commit.
 */

#ifndef GALLEY_FLOW_TRIAL_H
#define GALLEY_FLOW_TRIAL_H

#include "act.h"

/*
 * The merge of this head into today's main that waits at origin, as far as
 * this clone knows; zero: none, or one that does not hold.
 */
struct oid trial_find(struct galley *g, const struct refname *name,
    struct oid head);

/* Asks origin for it first. */
struct oid trial_ask(struct galley *g, const struct refname *name,
    struct oid head);

/*
 * Sends act->merge to be checked, with the events that it takes over.  Then
 * the act has merged nothing, and act->held says what it waits for.
 */
enum error_code trial_send(struct act *act, struct error *err);

/* What one whose merge is being checked waits for, as text; NULL: it is not. */
const char *trial_wait(struct galley *g, const struct request_ref *ref);

/* Those of requests that are over go away, here and at origin. */
void trial_tidy(struct galley *g);

#endif
