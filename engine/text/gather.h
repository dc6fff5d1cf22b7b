/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gather.h - text between tags becomes blocks
 *
 * Markdown's structure and HTML's tags open and close alike.  The end of a tag
 * that is not inline ends a block; the first tag since then that names a scope
 * gives it.  White space around a tag counts as one space, and where the
 * source has none there is none.
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_GATHER_H
#define GALLEY_TEXT_GATHER_H

#include "draft.h"
#include "tag.h"

/* A byte of the shadow that stands for nothing. */
#define GATHER_NOTHING '\1'

struct gather {
	const struct blocks_wish *wish;
	struct pool *pool;
	struct blocks *out;
	struct slice shadow;	/* the source, as CommonMark reads it */
	struct slice raw;	/* the source as it is */
	struct tags tags;
	struct draft draft;
	struct draft summary;	/* of paragraphs, items and quotes */

	const struct tag *scoped;	/* the first that names a scope */
	const struct tag *trail[3];	/* the last tags, newest first */
	size_t depth;		/* tags since the last block's end */
	bool apart;		/* a tag stands between draft and what comes */
	bool gap;		/* and so does white space, at gap_at */
	size_t gap_at;

	size_t skipping;	/* open tags whose text is left out */
	const struct tag *skipped_by;
	size_t masking;		/* open tags whose text is masked */
	bool mask_next;		/* up to the next tag */
	bool off;		/* between vale off and vale on */

	bool has_nothing;	/* the shadow holds GATHER_NOTHING */
	size_t token;		/* the next of wish->token_ignores */
	struct source_span address;	/* a bare one, masked */
	size_t steps;		/* work done to find places, for tests */
};

void gather_open(struct gather *gather, const struct tag *tag,
    struct slice classes);
void gather_close(struct gather *gather, const struct tag *tag);

/* The usual tags of Markdown. */
void gather_enter(struct gather *gather, enum tag_id id);
void gather_leave(struct gather *gather, enum tag_id id);

/* A directive or another comment, without its delimiters. */
void gather_comment(struct gather *gather, struct slice text,
    struct source_span span);

/* The shadow's bytes from..to, as they are. */
void gather_copy(struct gather *gather, size_t from, size_t to);

/* The same, to a draft that is no part of the open block. */
void gather_copy_to(struct gather *gather, struct draft *draft, size_t from,
    size_t to);

/* Bytes that the shadow's from..to mean. */
void gather_made(struct gather *gather, struct slice bytes,
    struct source_span span);

/* Something that reads as code. */
void gather_mask(struct gather *gather, struct source_span span);

/* White space of any length. */
void gather_space(struct gather *gather, size_t at);

/* Ends the block that is open; its tags count on for the next one. */
void gather_flush(struct gather *gather);

/*
 * The number of a scope, prefix and base ("sentence.", "text") with the file's
 * extension after them: equal ones have one address.
 */
size_t gather_scope(struct gather *gather, const char *prefix,
    const char *base);

/* Adds an empty block of that scope. */
struct block *gather_add(struct gather *gather, size_t scope);

/* Adds what draft holds as a block of this scope ("text.attr.alt"). */
struct block *gather_block(struct gather *gather, struct draft *draft,
    const char *scope);

void gather_release(struct gather *gather);

#endif
