/* SPDX-License-Identifier: Apache-2.0 */
/*
 * exception.h - signed permissions to skip a stage or to keep a finding (T5)
 *
 * An exception obeys T3 to T5: a living person of exception-by, no author,
 * after the last submit, of what is there now, until the end of its day.  It
 * never touches T1 to T9, nor a change of policy or a recall.
 */

#ifndef GALLEY_MODEL_EXCEPTION_H
#define GALLEY_MODEL_EXCEPTION_H

#include "merge.h"
#include "tally.h"

/*
 * The exceptions in force of one stage as ballots, each of which would do: an
 * empty exception-by admits nobody.
 */
struct tally exception_tally(const struct requirement *item,
    const struct merge_question *q, struct pool *pool);

/*
 * The exception in force of a finding ("<rule> <fingerprint>"), or NULL.  The
 * exception-by of any stage of the route may, needed or not.
 */
const struct event *exception_of_finding(const struct route *route,
    const struct merge_question *q, const char *finding, struct pool *pool);

/*
 * Adds who may grant an exception for a stage of the route, by its name, or
 * (NULL) for a finding: living persons with a living key.
 */
void exception_open_to(const struct route *route,
    const struct merge_question *q, const char *stage, struct names *out,
    struct pool *pool);

/* Why a person may not grant an exception for it; NULL: he may. */
const char *exception_objection(const struct decision *decision,
    const struct merge_question *q, const char *stage, const char *person,
    struct pool *pool);

#endif
