/* SPDX-License-Identifier: Apache-2.0 */
/*
 * document.h - CommonMark texts, parsed apart, joined as trees, slots filled
 *
 * A template's own text, each region and each block is parsed alone, so that
 * a link definition, an open fence or an HTML tag in one cannot reach another.
 * Slots {{name}} are filled in one pass as literal text: a value is never
 * parsed.  In a link destination a slot stands after the host and is
 * percent-encoded as one component, or is the whole of it.
 */

#ifndef GALLEY_TEXT_DOCUMENT_H
#define GALLEY_TEXT_DOCUMENT_H

#include "base/buf.h"
#include "base/names.h"
#include "outline.h"

enum { DOCUMENT_LIMIT = 64 * 1024, DOCUMENT_INCLUDE_DEPTH = 8 };

/* What stands in a slot.  text NULL: the slot stays as it is, "{{name}}". */
struct slot_value {
	const char *name;
	const char *text;
	/* of type url, email or phone: may be all of a destination */
	bool whole_link;
};

/* Text in a region's place; path and line say where it was written. */
struct region_text {
	const char *name;
	const char *path;
	struct slice text;
	size_t line;
};

struct composition {
	const struct outline *outline;
	/* others keep the outline's own */
	const struct region_text *regions;
	size_t region_count;
	/* what includes name, by block_ids */
	const struct outline *const *blocks;
	const char *const *block_ids;
	size_t block_count;
	const struct slot_value *values;	/* every declared slot */
	size_t value_count;
	bool every_part;	/* show parts whose "when" does not hold, too */
};

struct document;

/*
 * Joins and fills.  An undeclared slot (rule "slot"), raw HTML ("raw-html"),
 * an unknown or looping include ("include"), a slot before a link's host
 * ("link-slot"), a value that makes a link of another scheme than https,
 * mailto or tel ("link-scheme"), a condition on no field ("when"), a text for
 * no region ("region") or more than a bearable text ("size", "nesting",
 * "links") is an error with its place; so are mistakes in parts that are not
 * shown.  An address or number that is all of a destination gets mailto: or
 * tel: before it.  The caller frees *out.
 */
enum error_code document_compose(struct document **out,
    const struct composition *composition, struct error *err);

void document_free(struct document *document);

/* A header line's filled value, or NULL. */
const char *document_header(const struct document *document,
    const char *name);
size_t document_header_count(const struct document *document);
const char *document_header_name(const struct document *document, size_t i);

/* What a walk meets, in reading order. */
enum mark_kind {
	MARK_HEADER,	/* a header line; name, text */
	MARK_BLOCK,	/* flat text of a paragraph, heading, item or cell */
	MARK_CODE,	/* code block or code span */
	MARK_LINK,	/* url, title; text is what is shown */
	MARK_IMAGE,	/* url, title; text is the alternative text */
};

struct mark {
	enum mark_kind kind;
	/*
	 * Of a header "Subject"; of a block "paragraph", "heading", "item",
	 * "quote"; of code "code", "code-block".
	 */
	const char *name;
	const char *text;
	const char *url;
	const char *title;
	const char *region;	/* NULL: locked text */
	const char *block;	/* id of the included block, or NULL */
	struct place place;
};

/*
 * Calls visit for each; visit returns false to stop.  The texts live as long
 * as the document, and are what is left after parsing: entities are resolved,
 * values filled in, line breaks are spaces.
 */
void document_walk(const struct document *document,
    bool (*visit)(void *of, const struct mark *mark), void *of);

/* Names of the slots that a composition's texts use, once each. */
enum error_code document_slots(const struct composition *composition,
    struct names *out, struct pool *pool, struct error *err);

/*
 * Renderers.  text: plain text wrapped nowhere, so that a paragraph is one
 * line however it was typed; links as "shown <url>", tables as they are drawn.
 */
void document_write_text(const struct document *document, struct buf *out);

/* HTML body fragment: escaped by default; https, mailto and tel links only. */
void document_write_html(const struct document *document, struct buf *out);

#endif
