/* SPDX-License-Identifier: Apache-2.0 */
/*
 * listing.h - requests, one a line
 */

#ifndef GALLEY_CLI_LISTING_H
#define GALLEY_CLI_LISTING_H

#include "call.h"

/* What waits for the caller: request, account, what for, summary, since. */
void listing_waiting(struct call *call, const struct node *list,
    const char *indent);

/* How requests stand: request, state and whom they wait for. */
void listing_states(struct call *call, const struct node *list,
    const char *indent);

#endif
