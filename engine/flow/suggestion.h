/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suggestion.h - wording offered by a reviewer, and taken over by the author
 */

#ifndef GALLEY_FLOW_SUGGESTION_H
#define GALLEY_FLOW_SUGGESTION_H

#include "act.h"
#include "data/node.h"

struct suggestion {
	/* region or field = text */
	const struct galley_pairs *slots;
	const struct names *stages;
	const char *text;
};

/*
 * Whether a customization has that region or field; ERR_USAGE: it has not.  Of
 * what is none nothing is said.
 */
enum error_code suggestion_judge_slot(struct galley *g,
    const struct dossier *dossier, const char *slot, struct error *err);

/*
 * Approves with one's own wording: a suggest event for each slot, the last one
 * with the Seen computed as if the author had taken all of them over.
 */
enum error_code suggestion_approve(struct act *act,
    const struct dossier *dossier, const struct suggestion *suggestion,
    galley_report **report, struct error *err);

/*
 * Adds the edit that takes a suggestion (its id, or the first digits) over, and
 * those of the words that it approves together with its own.
 */
enum error_code suggestion_accept(struct act *act, struct dossier *dossier,
    const char *id, struct error *err);

/*
 * What was suggested since the last edit: the report's "suggestions" [id,
 * person, slot, text, own_wording]; its owner's "next" takes the last one over.
 */
void suggestion_report(struct galley *g, const struct request *request,
    struct node *report);

#endif
