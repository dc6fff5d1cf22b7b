/* SPDX-License-Identifier: Apache-2.0 */
/*
 * inbox.h - the requests that wait for the acting person
 *
 * Of many, one screen is judged, the longest waiting first; the index
 * remembers what was judged.
 */

#ifndef GALLEY_FLOW_INBOX_H
#define GALLEY_FLOW_INBOX_H

#include "data/node.h"
#include "workspace.h"

/* Adds them to list; *more counts those that may wait too. */
enum error_code inbox_list(struct galley *g, struct node *list,
    int64_t *more, struct error *err);

#endif
