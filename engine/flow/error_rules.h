/* SPDX-License-Identifier: Apache-2.0 */
/*
 * error_rules.h - which rules of main can find an error, remembered
 *
 * Most rules only warn, and a use and a request's status ask for errors alone:
 * to read all of them each time took half of its time.  The file
 * galley/error-rules in the git directory has those that can, for one
 * .vale.ini and one tree of rules.  It decides nothing for others: no merge is
 * judged by it, here or on a server, and no verification.  What those rules were
 * found to be when they were read is remembered as rule_memory.h has it.
 */

#ifndef GALLEY_FLOW_ERROR_RULES_H
#define GALLEY_FLOW_ERROR_RULES_H

#include "rule_memory.h"
#include "workspace.h"

struct error_rules {
	struct brand_rules *rules;
	struct rule_memory *memory;	/* or NULL */
};

/*
 * Main's rules, for one's own use or a question; what was remembered spares
 * reading.
 */
struct error_rules error_rules_recall(struct galley *g);

/* Remembers what these rules, from error_rules_recall, were found to be. */
void error_rules_remember(struct galley *g, const struct error_rules *found);

#endif
