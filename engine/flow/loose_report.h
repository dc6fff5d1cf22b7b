/* SPDX-License-Identifier: Apache-2.0 */
/*
 * loose_report.h - a report that belongs to no workspace
 *
 * galley_report_free frees it, given its node.
 */

#ifndef GALLEY_FLOW_LOOSE_REPORT_H
#define GALLEY_FLOW_LOOSE_REPORT_H

#include "data/node.h"

struct loose_report {
	struct node node;	/* first, so that the report can be freed */
	struct pool pool;	/* what the node holds lives here */
};

/* An empty map. */
struct loose_report *loose_report_new(void);

#endif
