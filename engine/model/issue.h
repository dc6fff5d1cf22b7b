/* SPDX-License-Identifier: Apache-2.0 */
/*
 * issue.h - the document that a template and a customization make together
 *
 * Rendered from today's template; locked text is never copied.  The same
 * function makes previews, issued copies and what checks read.
 */

#ifndef GALLEY_MODEL_ISSUE_H
#define GALLEY_MODEL_ISSUE_H

#include "base/finding.h"
#include "customization.h"
#include "library.h"
#include "text/document.h"

/* c may be NULL: the template with its defaults. */
enum error_code issue_compose(struct document **out,
    const struct library *library, const struct template *t,
    const struct customization *c, struct error *err);

/* How a document is put together for a check. */
enum issue_fill {
	ISSUE_AS_IT_IS,		/* a slot without value stays */
	ISSUE_EMPTY,		/* ... is filled with nothing */
	ISSUE_LONGEST,		/* ... with as many "x" as its field admits */
	ISSUE_ALL_LONGEST,	/* every slot, its value put aside */
};

struct issue {
	const struct library *library;
	const struct template *t;
	const struct customization *c;	/* or NULL */
	enum issue_fill fill;
	bool every_part;	/* parts whose "when" does not hold, too */
	bool only_headers;	/* the header lines, and nothing below */
};

enum error_code issue_build(struct document **out, const struct issue *issue,
    struct error *err);

/* Whether the template has every region that c writes; else none is built. */
bool issue_has_regions(const struct issue *issue);

/* The slots that the text uses, whatever "when" says; once each. */
enum error_code issue_slots(const struct issue *issue, struct names *out,
    struct pool *pool, struct error *err);

/*
 * Judges c (not NULL) against t: unknown or missing fields and regions, hard
 * ranges, words, facets of "for", hidden characters of values, channel limits.
 * Each mistake is a finding with its place in c's file (or t's).  A field asked
 * at use may have its value or not.
 */
void issue_check(struct findings *out, const struct library *library,
    const struct template *t, const struct customization *c,
    struct pool *pool);

/*
 * Why a facet of c's "for" may not be: it contradicts the field of its name or
 * leaves the template's audience; or NULL.
 */
const char *issue_facet_objection(const struct template *t,
    const struct customization *c, const struct setting *given,
    struct pool *pool);

/* A finding from an error of issue_build, whichever file it is about. */
void issue_add_error(struct findings *out, const struct issue *issue,
    const struct error *err, struct pool *pool);

/*
 * Whether the header lines keep to the channel's limits as they are filled
 * (an error), and with what is not known yet at its longest (a warning).
 */
void issue_check_channel(struct findings *out, const struct issue *issue,
    struct pool *pool);

#endif
