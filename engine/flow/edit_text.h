/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edit_text.h - a customization as one text to edit, and back
 *
 *	# What stands behind "| " is locked; change fields and regions.
 *	discount: 18
 *
 *	| Subject: A calmer front desk for {{customer}}
 *	|
 *	| <!-- region opening -->
 *	Bolt's three sites answer four hundred calls a day.
 *	| <!-- /region -->
 */

#ifndef GALLEY_FLOW_EDIT_TEXT_H
#define GALLEY_FLOW_EDIT_TEXT_H

#include "model/customization.h"

/* Every stored field (none that is asked at use), then the template's text. */
void edit_text_write(const struct customization *c, const struct template *t,
    struct buf *out);

/*
 * Takes over what differs in fields and regions; a default and the template's
 * own text are not stored.  A changed locked line is refused ("locked-text"),
 * an unknown field and a value that its field does not admit, too, with their
 * place in "document"; then c is as it was.
 */
enum error_code edit_text_read(struct customization *c,
    const struct template *t, const char *document, struct pool *pool,
    struct error *err);

#endif
