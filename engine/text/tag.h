/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tag.h - what the tags of HTML mean for the text between them
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_TAG_H
#define GALLEY_TEXT_TAG_H

#include "blocks.h"

/* Tags that Markdown itself makes. */
enum tag_id {
	TAG_P, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5, TAG_H6, TAG_UL, TAG_OL,
	TAG_LI, TAG_BLOCKQUOTE, TAG_PRE, TAG_TH, TAG_TD, TAG_CODE, TAG_EM,
	TAG_STRONG, TAG_DEL, TAG_A, TAG_IMG, TAG_BR, TAG_KNOWN,
};

struct tag {
	const char *name;
	const char *scope;	/* NULL: it names none */
	bool is_inline;		/* its end ends no block */
	bool is_apart;		/* its start ends the block before it */
	bool ignored;		/* text in it is masked */
	bool skipped;		/* text in it is left out */
};

struct tags {
	struct tag known[TAG_KNOWN];
	struct tag *others;	/* of HTML, as they came up */
	size_t other_count;
	const struct blocks_wish *wish;
};

void tags_begin(struct tags *tags, const struct blocks_wish *wish);

/* The tag of this name, whatever its case; never NULL, lives as the pool. */
const struct tag *tags_find(struct tags *tags, struct slice name,
    struct pool *pool);

/* Whether class="..." holds a class whose text is left out or masked. */
bool tags_ignore_class(const struct tags *tags, struct slice classes);

#endif
