/* SPDX-License-Identifier: Apache-2.0 */
/*
 * template.h - templates and blocks: front matter, fields, regions, text
 */

#ifndef GALLEY_MODEL_TEMPLATE_H
#define GALLEY_MODEL_TEMPLATE_H

#include "field.h"
#include "recall.h"
#include "text/outline.h"

struct region {
	const char *name;
	size_t least_words;	/* of the region's text; 0: no bound */
	size_t most_words;
	struct names options;	/* blocks that may stand there */
	bool preapproved_edits;	/* small edits that touch no claim */
	size_t preapproved_words;
	const char *guidance;
	struct slice text;	/* the template's own */
	size_t line;
	struct place place;	/* of its entry in the front matter */
};

struct facet {
	/* segment, stage, market, competitor, requirement */
	const char *name;
	struct names values;	/* none: any */
	struct place place;
};

struct limit {
	const char *name;	/* "subject" */
	size_t most;		/* graphemes */
	struct place place;
};

struct template {
	const char *id;
	const char *path;
	struct slice file;	/* borrowed: all its bytes */
	const struct node *head;	/* its front matter, as it was read */
	const char *title;
	const char *kind;
	const char *owner;
	const char *language;
	const char *workflow;	/* NULL: galley.yaml names it */
	const char *extends;
	struct facet *facets;
	size_t facet_count;
	struct names pillars;
	/* that it makes without naming them in its text */
	struct names claims;
	/* first second after the last usable day; 0: never */
	int64_t expires;
	const char *expires_on;
	struct recalled recalled;
	struct limit *limits;
	size_t limit_count;
	struct field *fields;
	size_t field_count;
	struct region *regions;
	size_t region_count;
	struct outline outline;
};

/*
 * Reads a template's, an agreement's or a block's file (a block has fewer
 * keys, no region, and is of the kind "block").  Path and file are borrowed, the
 * rest lives in the pool; what is wrong is ERR_REFUSED at its place.
 */
enum error_code template_parse(struct template *out, const char *path,
    struct slice file, struct pool *pool, struct error *err);

const struct field *template_field(const struct template *t,
    const char *name);
const struct region *template_region(const struct template *t,
    const char *name);
const struct facet *template_facet(const struct template *t,
    const char *name);

/* The limit of a header line ("Subject"), or NULL. */
const struct limit *template_limit(const struct template *t,
    const char *header);

/*
 * text without the blank lines around it, and without its last LF: what is
 * compared where region texts are.
 */
struct slice template_trim(struct slice text);

/* Whether documents of this kind have header lines (email, sequence ...). */
bool template_kind_has_headers(const char *kind);

#endif
