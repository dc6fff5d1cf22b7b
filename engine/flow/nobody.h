/* SPDX-License-Identifier: Apache-2.0 */
/*
 * nobody.h - a request that waits for somebody who is not there
 *
 * Whoever founds a workspace alone cannot approve his own words: he is told
 * when he asks, with the command that adds somebody.
 */

#ifndef GALLEY_FLOW_NOBODY_H
#define GALLEY_FLOW_NOBODY_H

#include "data/node.h"
#include "workspace.h"
#include "dossier.h"

/*
 * Sets the report's "why", and "next" where it is submitted, if a stage waits
 * and nobody can act; else leaves the report alone.
 */
void nobody_report(struct galley *g, const struct dossier *dossier,
    struct node *report);

#endif
