/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report.h - decisions and findings as the maps that galley.h promises
 */

#ifndef GALLEY_FLOW_REPORT_H
#define GALLEY_FLOW_REPORT_H

#include "act.h"
#include "base/finding.h"
#include "data/node.h"

/* "Rep One (rep1)" would be long: people are told by id. */
struct node *report_requirements(struct galley *g, const struct route *route);

struct node *report_findings(struct galley *g,
    const struct findings *findings);

/* workspace and main: which library this is, and at which state. */
void report_main(struct galley *g, struct node *report);

/* request, state, requirements, why, waits_for: what a dossier says. */
void report_dossier(struct galley *g, const struct dossier *d,
    struct node *report);

/* report_dossier, and merged, unsent, kept, next. */
struct node *report_act(struct galley *g, const struct act *act);

/* "brand: marketing (brand1); legal: legal (legal1)" of what is needed. */
const char *report_cost(struct galley *g, const struct route *route);

/* "marketing (brand1, ann)". */
const char *report_who(struct galley *g, const struct requirement *r);

#endif
