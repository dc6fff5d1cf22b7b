/* SPDX-License-Identifier: Apache-2.0 */
/*
 * inlines.h - from the inlines that cmark found back to their bytes
 *
 * cmark 0.30's columns are off for autolinks, code that goes over lines and
 * what follows a link definition.  So a cursor goes over the block's source in
 * step with the nodes: each says what stands there next (a delimiter, these
 * bytes, an entity), and what it says is compared.
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_INLINES_H
#define GALLEY_TEXT_INLINES_H

#include <cmark.h>

#include "gather.h"
#include "shadow.h"

struct inlines {
	struct gather *gather;
	const struct shadow *shadow;
	const char *text;	/* the shadow's bytes */
	size_t at;
	size_t line;		/* where the cursor's line begins */
	size_t end;		/* of the block's last line */
	size_t quotes;		/* ">" that its lines begin with */
	size_t dropped;		/* what stands before this is no text */

	size_t link_from;	/* where the open link begins */
	size_t image_from;
	struct draft alt;	/* an image's alternative text */
	size_t images;		/* open ones */
	size_t links;		/* open ones */
	bool autolink;		/* its child is read already */
	bool address_link;	/* shows its own address: masked */
	bool struck;		/* between "~~" and "~~" */
	size_t unstruck;	/* no "~~" closes before this */

	bool is_table;
	size_t head;		/* where its first row begins */
	size_t rule;		/* its line of dashes */
	size_t rule_end;
	bool in_cell;
	enum tag_id cell;
};

/* Begins with a paragraph or heading. */
void inlines_begin(struct inlines *inlines, cmark_node *block);

/* Ends it: an open cell is closed. */
void inlines_end(struct inlines *inlines);

void inlines_enter(struct inlines *inlines, cmark_node *node);
void inlines_exit(struct inlines *inlines, cmark_node *node);

/* Adds a link or an image that ends at the cursor to what was read. */
void inlines_note_link(struct inlines *inlines, cmark_node *node,
    size_t from);

/*
 * Where the destination, title or label after a link's "]" ends; at itself:
 * there is none.
 */
size_t inlines_link_end(const struct inlines *inlines, size_t at);

/* Where link definitions at the start of a paragraph end. */
size_t inlines_definitions_end(const struct inlines *inlines, size_t at);

/* Where a line's own text begins: behind indentation and quote marks. */
size_t inlines_line_text(const struct inlines *inlines, size_t at);

/* Takes the text of a node. */
void inlines_take_text(struct inlines *inlines, struct slice want);

/*
 * Moves the cursor to want where the source does not read as cmark says, a
 * little further on; false: it is not there.
 */
bool inlines_find(struct inlines *inlines, struct slice want);

/* Moves the cursor past a tag that stands there: it may go over lines. */
void inlines_pass(struct inlines *inlines, struct slice literal);

/* Copies text that may hold the bars of a table, addresses or "~~". */
void inlines_copy(struct inlines *inlines, size_t from, size_t to);

/* Finds the table in a paragraph of lines that begin at the cursor. */
void inlines_find_table(struct inlines *inlines);
void inlines_open_cell(struct inlines *inlines, size_t at);
void inlines_close_cell(struct inlines *inlines);

#endif
