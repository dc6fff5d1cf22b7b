/* SPDX-License-Identifier: Apache-2.0 */
/*
 * survey.h - what stands beside main: open requests, journals, stray refs
 *
 * Nothing on main depends on any of it, so what does not count is told as a
 * warning and main stays as valid as it is.
 */

#ifndef GALLEY_FLOW_SURVEY_H
#define GALLEY_FLOW_SURVEY_H

#include "data/node.h"
#include "requests.h"

struct survey {
	struct node *warnings;
	int64_t requests;
	int64_t commits;	/* that were judged */
};

enum error_code survey_refs(struct galley *g, struct survey *out,
    struct error *err);

#endif
