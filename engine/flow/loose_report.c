/* SPDX-License-Identifier: Apache-2.0 */
#include "loose_report.h"

#include <stdlib.h>

#include "galley.h"

struct loose_report *
loose_report_new(void)
{
	struct loose_report *r = mem_alloc(sizeof *r);

	r->node = *node_map(&r->pool);
	return r;
}

void
galley_report_free(galley_report *report)
{
	struct loose_report *r = (struct loose_report *)report;

	if (!r)
		return;
	pool_release(&r->pool);
	free(r);
}
