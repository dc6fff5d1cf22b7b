/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outdated.h - words of one's own for a region that its template rewrote since
 *
 * An outdated customization may still be used and approved: it is a warning.
 * What the template said then is read from the store by the customization's
 * "base".
 */

#ifndef GALLEY_FLOW_OUTDATED_H
#define GALLEY_FLOW_OUTDATED_H

#include "base/finding.h"
#include "data/node.h"
#include "model/customization.h"
#include "view.h"

struct outdated {
	struct names regions;	/* that c rewords and t has rewritten since */
	bool unknown;		/* "base" names no template that is here */
};

/* t is today's template of c. */
struct outdated outdated_judge(const struct view *view,
    const struct template *t, const struct customization *c);

/*
 * A warning for each such region, placed in the file, and one where "base" is
 * unknown; a file that is no customization has none.
 */
void outdated_find_file(struct findings *out, const struct view *view,
    const char *path, struct slice text);

/* The report's "warnings": [text]; left out where there is none. */
void outdated_report(struct node *report, const struct view *view,
    const struct template *t, const struct customization *c);

#endif
