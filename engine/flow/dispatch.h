/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dispatch.h - what one person is told now, given to who carries it
 */

#ifndef GALLEY_FLOW_DISPATCH_H
#define GALLEY_FLOW_DISPATCH_H

#include "channels.h"
#include "told.h"

struct dispatch {
	const struct person *person;
	const struct told *before;	/* what he knew */
	size_t fresh;			/* notices that he did not */
	struct slice text;		/* of all of them */
	const struct node *item;	/* the same, as notify reports it */
};

/*
 * By each way that the operator set up: the program takes a mail at once, for
 * a mail server or a webhook a parcel lies in the outbox.  NULL: done; else
 * why not, as one line that lives in g.
 */
const char *dispatch(struct galley *g, const struct channels *channels,
    const struct dispatch *what);

#endif
