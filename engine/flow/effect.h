/* SPDX-License-Identifier: Apache-2.0 */
/*
 * effect.h - what the acting person's approval of a request would bring about
 *
 * The decision is asked again as if he had approved, so that who reads it may
 * rely on it: two approvals, another's objection, a stale path are told.
 */

#ifndef GALLEY_FLOW_EFFECT_H
#define GALLEY_FLOW_EFFECT_H

#include "dossier.h"
#include "workspace.h"

struct effect {
	const char *words;	/* lives as long as g */
	bool approves;		/* he can approve something */
	bool lifts;		/* he can but lift what others asked for */
};

struct effect effect_of(struct galley *g, const struct dossier *dossier);

#endif
