/* SPDX-License-Identifier: Apache-2.0 */
/*
 * markup.h - HTML inside Markdown: its tags, comments and text
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_MARKUP_H
#define GALLEY_TEXT_MARKUP_H

#include "gather.h"

/*
 * Gathers what the shadow's span says.  quotes is the number of ">" that each
 * of its lines begins with.
 */
void markup_read(struct gather *gather, struct source_span span,
    size_t quotes);

#endif
