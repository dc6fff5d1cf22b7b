/* SPDX-License-Identifier: Apache-2.0 */
/*
 * explained.h - FILE:LINE explained: what rules read there and find
 */

#ifndef GALLEY_CLI_EXPLAINED_H
#define GALLEY_CLI_EXPLAINED_H

#include "call.h"

/* Cuts "a.md:12"; false where the name is no such place. */
bool explained_split(struct galley_place *out, const char *name,
    struct pool *pool);

/* Asks and tells; returns the exit status. */
int explained_run(struct call *call, struct galley_place place);

#endif
