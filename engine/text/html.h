/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html.h - text in HTML, escaped by the place where it stands
 */

#ifndef GALLEY_TEXT_HTML_H
#define GALLEY_TEXT_HTML_H

#include "base/buf.h"

void html_text(struct buf *out, struct slice text);
/* Between double quotes */
void html_attr(struct buf *out, struct slice text);
void html_url(struct buf *out, struct slice url);	/* https, mailto, tel; else "#" */

/* A page around a fragment: title, readable type, no scripts. */
void html_page(struct buf *out, struct slice title, struct slice fragment);

#endif
