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

struct html_head {
	struct slice title;
	const char *language;	/* as in BCP 47, or NULL: not known */
	const char *style;	/* our own rules beside those of every page, or NULL */
};

/* A page around a fragment: title, readable type, no scripts. */
void html_page(struct buf *out, const struct html_head *head,
    struct slice fragment);

#endif
