/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verdict.h - which verdicts on a request count, and towards what (T3 to T5)
 */

#ifndef GALLEY_MODEL_VERDICT_H
#define GALLEY_MODEL_VERDICT_H

#include "merge.h"
#include "tally.h"

/*
 * Judges every waiting stage of the route by the request's approvals and
 * exceptions: sets its result, who satisfied it, and who could still act.
 */
void verdict_count(struct route *route, const struct merge_question *q,
    struct pool *pool);

/*
 * Adds who asked for changes and still blocks (T5), and marks the stages that
 * they could satisfy as BLOCKED; who may lift that goes into lifters.
 */
void verdict_block(struct route *route, const struct merge_question *q,
    struct names *blockers, struct names *lifters, struct pool *pool);

/*
 * The approvals of one stage as they stand: its ballots, and as authors all
 * who cannot count for it.
 */
struct tally verdict_tally(const struct requirement *item,
    const struct merge_question *q, struct pool *pool);

/* Whether person could satisfy a needed stage, whatever he approved so far. */
bool verdict_could(const struct requirement *item,
    const struct merge_question *q, const char *person);

/* Whether person acts with the workflow's override role and is no author. */
bool verdict_may_override(const struct workflow *workflow,
    const struct merge_question *q, const char *person);

/* Whether the event is about the present change set (T5). */
bool verdict_is_present(const struct event *e,
    const struct merge_question *q);

/* Whether the event's Galley-Stage names this. */
bool verdict_names(const struct event *e, const char *stage,
    struct pool *pool);

/* Adds whose accepted words the line holds, but those who are there already. */
void verdict_add_suggesters(const struct merge_question *q, struct names *out,
    struct pool *pool);

/* The authors, and whose suggestions were accepted. */
struct names verdict_all_authors(const struct merge_question *q,
    struct pool *pool);

#endif
