/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show.h - what is told of a document wherever it is shown or found
 */

#ifndef GALLEY_FLOW_SHOW_H
#define GALLEY_FLOW_SHOW_H

#include "data/node.h"
#include "workspace.h"

/* Sets usable, and why where it is not: recalled, expired ... */
void show_usable(struct galley *g, const char *path, struct slice text,
    struct node *item);

#endif
