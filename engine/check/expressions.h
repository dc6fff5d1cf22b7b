/* SPDX-License-Identifier: Apache-2.0 */
/*
 * expressions.h - all expressions of all rules, searched in one pass
 *
 * A group is what one regular expression (a)|(b)|(c) would be: its matches
 * come leftmost first, of two at one place the one that was added first, and
 * do not overlap.  Words are found by the lexicon; PCRE2 is asked only where
 * the words and factors of an expression stand.
 *
 *	expressions_scan(&run, text);
 *	while (expressions_next(&run, group, from, &match))
 *		from = expression_after(&match, text);
 */

#ifndef GALLEY_CHECK_EXPRESSIONS_H
#define GALLEY_CHECK_EXPRESSIONS_H

#include "lexicon.h"
#include "twins.h"

struct expressions;

/* What is not in the pool lives until expressions_free. */
struct expressions *expressions_new(struct pool *pool);
void expressions_free(struct expressions *e);

/* From now on no word or factor says where to search. */
void expressions_plainly(struct expressions *e);

uint32_t expressions_group(struct expressions *e);

struct expression {
	uint32_t group;
	struct pattern_text text;
	bool word;		/* \b(?:text)\b */
	bool captures;		/* the matches' groups are asked for */
	uint32_t tag;		/* told with each match */
	struct answers *answers;	/* what is known of it already; or NULL */
};

/*
 * The text must outlive e.  Errors name its character; the group has it or not.
 */
enum error_code expressions_add(struct expressions *e,
    const struct expression *expression, struct error *err);

/* Whether a text means only itself, so that nothing of it is read. */
bool expressions_is_word(struct slice text);

/* To be called once, after the last. */
void expressions_build(struct expressions *e);

struct expression_match {
	size_t start;
	size_t end;
	uint32_t tag;
	struct pattern_match captured;	/* where captures were asked for */
};

/* One search over many texts; expressions_run_release ends it. */
struct expressions_run {
	struct expressions *e;
	struct pattern_work work;
	struct boundary boundary;
	struct slice text;
	struct lexicon_hits hits;
	uint32_t *next_hit;	/* [hit]: index + 1 of its group's next one */
	size_t next_room;
	struct group_state *groups;
	struct entry_state *entries;
	uint32_t *touched;	/* groups with something to forget */
	size_t touched_count;
	struct twin_answers answers;
	bool measured;		/* work knows the text's longest word */
	bool costly;		/* the last search was given up */
};

void expressions_run_start(struct expressions_run *run,
    struct expressions *e, size_t file_size);
void expressions_run_release(struct expressions_run *run);

/* Goes over text, which must live until the next scan. */
void expressions_scan(struct expressions_run *run, struct slice text);

/* What searching in the text at hand may still cost. */
struct pattern_work *expressions_work(struct expressions_run *run);

/* Whether the group can have a match in the text. */
bool expressions_may_match(const struct expressions_run *run,
    uint32_t group);

/*
 * The group's next match that begins at from or later; from never goes back
 * within a text.  False: none, or it is costly.
 */
bool expressions_next(struct expressions_run *run, uint32_t group,
    size_t from, struct expression_match *out);

/* Where to search on: the match's end, or the character after an empty one. */
size_t expression_after(const struct expression_match *match,
    struct slice text);

#endif
