/* SPDX-License-Identifier: Apache-2.0 */
/*
 * error_rules.h - which rules of main can find an error, remembered
 *
 * Most rules only warn, and a use asks for errors alone: to read all of them
 * each time took half of its time.  The file galley/error-rules in the git
 * directory names those that can, for one .vale.ini and one tree of rules.  It
 * decides nothing for others: no merge is judged by it, here or on a server,
 * and no verification.
 */

#ifndef GALLEY_FLOW_ERROR_RULES_H
#define GALLEY_FLOW_ERROR_RULES_H

#include "workspace.h"

/* Main's rules, for one's own use; what was remembered spares reading. */
struct brand_rules *error_rules_recall(struct galley *g);

/* Remembers what these rules, from error_rules_recall, were found to be. */
void error_rules_remember(struct galley *g, const struct brand_rules *rules);

#endif
