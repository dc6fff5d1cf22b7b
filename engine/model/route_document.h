/* SPDX-License-Identifier: Apache-2.0 */
/*
 * route_document.h - what one changed document needs of its workflow
 */

#ifndef GALLEY_MODEL_ROUTE_DOCUMENT_H
#define GALLEY_MODEL_ROUTE_DOCUMENT_H

#include "condition.h"
#include "route.h"

struct document_route {
	const struct change *change;
	const struct workflow *workflow;
	bool customization;
	bool auto_approved;
	const char *unread;	/* why no condition can be asked, or NULL */
	const char *against;	/* why the new version is an error, or NULL */
	const char *why_not;	/* why no rule approves it by itself; or NULL */
	struct circumstances c;
};

/* Reads what the document was and would be; an unknown workflow is an error. */
enum error_code route_document(struct document_route *out,
    const struct route_question *q, const struct change *change,
    struct pool *pool, struct error *err);

/* Whether this document needs the stage: WAITING, NOT_NEEDED or ERROR. */
enum result route_document_needs(const struct document_route *document,
    const struct stage *stage, const char **reason, struct pool *pool);

#endif
