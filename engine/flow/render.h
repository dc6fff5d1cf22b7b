/* SPDX-License-Identifier: Apache-2.0 */
/*
 * render.h - a composed document in the formats that people send
 */

#ifndef GALLEY_FLOW_RENDER_H
#define GALLEY_FLOW_RENDER_H

#include "base/error.h"
#include "text/document.h"

struct rendering {
	const char *format;	/* "text", "html", "eml" */
	const char *title;	/* where there is no Subject line */
	const char *mark;	/* "DRAFT" above it, or NULL */
	const char *language;	/* of the document, or NULL */
};

/* ERR_USAGE names the formats there are. */
enum error_code render_document(const struct document *document,
    const struct rendering *how, struct buf *out, struct error *err);

/* "txt", "html", "eml". */
const char *render_extension(const char *format);

#endif
