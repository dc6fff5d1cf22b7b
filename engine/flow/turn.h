/* SPDX-License-Identifier: Apache-2.0 */
/*
 * turn.h - what people do in turn: submit, approve, send back, comment ...
 *
 * Each is one attempt on the request as this clone has it now; turns.c makes
 * it anew while origin moves.
 */

#ifndef GALLEY_FLOW_TURN_H
#define GALLEY_FLOW_TURN_H

#include "act.h"
#include "data/node.h"

typedef enum error_code turn_attempt(struct galley *g,
    const struct galley_turn *turn, struct node **report, struct error *err);

turn_attempt turn_submit, turn_withdraw, turn_comment, turn_suggest,
    turn_handover;

/* Verdicts: for what was there to be seen when the command began. */
turn_attempt turn_approve, turn_request_changes, turn_reject,
    turn_exception;

#endif
