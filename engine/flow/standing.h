/* SPDX-License-Identifier: Apache-2.0 */
/*
 * standing.h - exceptions that still stand once their request is in force
 *
 * An exception of a finding holds for the approved customization until its
 * day: copies are issued, and check says EXCEPTED.  It was judged when the
 * request merged; it ends when the file changes.
 */

#ifndef GALLEY_FLOW_STANDING_H
#define GALLEY_FLOW_STANDING_H

#include "base/finding.h"
#include "workspace.h"

/*
 * Fingerprints findings in text, which stands (or, filled in, would stand) at
 * the path of a customization, and marks those that are excepted.
 */
void standing_except(struct galley *g, const char *path, struct slice text,
    struct findings *list);

#endif
