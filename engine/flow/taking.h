/* SPDX-License-Identifier: Apache-2.0 */
/*
 * taking.h - what every turn on a request begins and ends with
 *
 *	taking_start(&t, g, turn, err) || taking_may(&t, EVENT_COMMENT, err) ||
 *	    taking_end(&t, &message, report, err)
 */

#ifndef GALLEY_FLOW_TAKING_H
#define GALLEY_FLOW_TAKING_H

#include "act.h"
#include "base/finding.h"
#include "data/node.h"

/* A turn being taken on a request. */
struct taking {
	struct galley *g;
	const struct galley_turn *turn;
	struct request_ref ref;
	struct dossier dossier;
	const struct person *person;
	struct findings found;	/* by submit */
	struct act act;
};

/* Finds the request and opens it; judges the turn's text. */
enum error_code taking_start(struct taking *t, struct galley *g,
    const struct galley_turn *turn, struct error *err);

/* ERR_DENIED: the request's state or the person admits no such event. */
enum error_code taking_may(struct taking *t, enum event_kind kind,
    struct error *err);

/* The reason why the request has no route, if it has none. */
enum error_code taking_judge_route(struct taking *t, struct error *err);

/*
 * What every verdict must pass: a route, a request that takes it, nothing
 * stale, and the very thing that its signer could see (act_judge_seen).
 */
enum error_code taking_judge_verdict(struct taking *t, enum event_kind kind,
    struct error *err);

/* A reason is needed, so that its owner can act on it. */
enum error_code taking_judge_reason(struct taking *t, struct error *err);

/* The one path that the request changes; ERR_USAGE: there are several. */
enum error_code taking_path(struct taking *t, const char **out,
    struct error *err);

/* The event with the turn's text; a verdict says what its signer saw. */
struct message taking_message(struct taking *t, enum event_kind kind);

/* Writes the one event (NULL: none), finishes, reports. */
enum error_code taking_end(struct taking *t, const struct message *message,
    struct node **report, struct error *err);

#endif
