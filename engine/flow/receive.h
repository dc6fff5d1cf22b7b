/* SPDX-License-Identifier: Apache-2.0 */
/*
 * receive.h - what arrives at a server, judged before any ref moves
 *
 * The gate.  Which refs may move model/push.h decides; what their commits hold
 * is judged by the same functions that verify asks, and by the duties beside
 * the rules.  Nothing is written.  Every ref's first mistake is told.
 */

#ifndef GALLEY_FLOW_RECEIVE_H
#define GALLEY_FLOW_RECEIVE_H

#include "data/node.h"
#include "model/push.h"
#include "workspace.h"

enum {
	RECEIVE_COMMITS = 500,
	RECEIVE_OBJECTS = 5000,
	RECEIVE_BYTES = 20 << 20,
	RECEIVE_MOVES = 1000,
	RECEIVE_COMMENTS = 50,	/* of a person on a request */
	RECEIVE_OPEN = 200,	/* requests of a person */
};

struct receive {
	struct galley *g;
	bool has_main;		/* else g->main is empty */
	struct push push;
	struct push_move *moves;	/* push.moves, being filled in */
	/* main as this push would make it; store NULL: main stays */
	struct view after;
	struct pasts after_pasts;
	struct node *problems;
	bool *refused;		/* of each move: a problem of it is told */
};

/* Notes a mistake that was found at a ref: its rule, place, text, remedy. */
void receive_problem(struct receive *r, const struct push_move *move,
    const struct error *err);

/*
 * Reports the problems, with the gate's own failure (code, err) among them.
 * Whatever is no clean yes is a no: returns 0 or an error that err tells.
 */
enum error_code receive_conclude(struct receive *r, enum error_code code,
    struct node **report, struct error *err);

/*
 * Fills in the moves' facts and judges them: receive_refs alone for the moment
 * when git has locked the refs, the rest before it has moved any.  A failure
 * is the gate's own; mistakes of the push are problems.
 */
enum error_code receive_refs(struct receive *r, struct error *err);
enum error_code receive_judge(struct receive *r, struct error *err);

/* What main is moved by: reads the merges between its old and its new id. */
enum error_code receive_steps(struct receive *r, const struct push_move *main,
    struct error *err);

/* The steps of main, each by all rules, then main as it will be. */
enum error_code receive_main(struct receive *r, const struct push_move *move,
    struct error *err);

/*
 * A request's line as one main sees it: its new events, and what the move
 * itself must be told (grows, opening).  ERR_INVALID, ERR_REFUSED: a mistake
 * of the push.
 */
enum error_code receive_line(struct receive *r, struct push_move *move,
    const struct view *view, struct error *err);

#endif
