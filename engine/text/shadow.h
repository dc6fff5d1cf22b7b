/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shadow.h - a source as CommonMark shall read it, byte for byte in step
 *
 * Of the same length as the source, so that an offset is good for both.  What
 * no rule shall see is blank; bytes that are not UTF-8 read '?'; a footnote's
 * definition reads as a list item and its reference as GATHER_NOTHING.
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_SHADOW_H
#define GALLEY_TEXT_SHADOW_H

#include "blocks.h"

struct shadow {
	char *at;
	size_t len;
	struct slice raw;	/* the source in UTF-8, nothing else changed */
	const size_t *starts;	/* where each line begins */
	size_t line_count;
	struct slice matter;	/* what front matter says, a copy */
	size_t matter_at;	/* where it stands */
	size_t body;		/* what follows its lines */
	bool has_nothing;	/* holds GATHER_NOTHING */
	bool has_address;	/* holds "://" */
	bool has_strike;	/* holds "~~" */
	struct block_note *notes;	/* "[^claim:id]", which are gone */
	size_t note_count;
};

enum error_code shadow_make(struct shadow *out, struct slice source,
    const struct blocks_wish *wish, struct pool *pool, struct error *err);

/* What cmark cannot read in linear time: rules "size", "nesting", "links". */
enum error_code shadow_guard(struct slice source, const char *path,
    struct error *err);

/*
 * Where needle begins, or the end.  Faster than memmem where its first byte is
 * rare.
 */
size_t shadow_find(const struct shadow *shadow, const char *needle);

/* Makes footnotes and $$ math as the header says. */
void shadow_mark_notes(struct shadow *shadow, struct pool *pool);
void shadow_blank_math(struct shadow *shadow);

#endif
