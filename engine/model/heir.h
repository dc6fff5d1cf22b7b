/* SPDX-License-Identifier: Apache-2.0 */
/*
 * heir.h - who has to go on with a request that another person left
 *
 * By a handover, or because who owned it, or the key that submitted it, is
 * ended.  Until he edits or submits it nobody else can do anything about it.
 */

#ifndef GALLEY_MODEL_HEIR_H
#define GALLEY_MODEL_HEIR_H

#include "request.h"

struct heir {
	const char *person;	/* NULL: nobody, a handover is needed */
	const char *from;	/* who had it before; NULL: he himself */
	/* the handover, or NULL: the other is ended */
	const struct event *handover;
};

/*
 * False: its owner knows of it, or it is closed.  The request was folded under
 * these people.
 */
bool heir_find(struct heir *out, const struct request *request,
    const struct people *people);

/* "rep1 is ended", and what is to be done about it; in the pool. */
const char *heir_reason(const struct heir *heir, struct pool *pool);

#endif
