/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern.h - regular expressions as style rules write them, bounded in cost
 *
 * The dialect is .NET's as far as PCRE2 has it; a lookbehind whose length
 * varies is matched by a step of its own.  The cost is counted in steps and
 * not in seconds, so that the same bytes give the same findings everywhere.
 *
 *	code = pattern_new(&p, &(struct pattern_text){ text }, pool, err);
 *	if (pattern_find(p, &work, block, 0, &match) == PATTERN_FOUND) ...
 */

#ifndef GALLEY_CHECK_PATTERN_H
#define GALLEY_CHECK_PATTERN_H

#include "base/error.h"
#include "base/mem.h"
#include "answers.h"
#include "regex.h"

enum { PATTERN_GROUPS = 10 };

struct pattern;
struct regex_reach;

struct pattern_text {
	struct slice text;
	bool fold;		/* ignore case */
	bool multiline;		/* ^ and $ at each line */
};

/* A text that may be known from before. */
struct pattern_from {
	struct pattern_text text;
	struct answers *answers;
	bool checked;		/* what PCRE2 does not compile is refused now */
};

/* Bytes start..end; of a group that took no part, start is SIZE_MAX. */
struct pattern_span {
	size_t start;
	size_t end;
};

struct pattern_match {
	size_t start;
	size_t end;
	struct pattern_span groups[PATTERN_GROUPS];	/* [0] is all */
	size_t count;
};

/* What the first group has, else all of the match. */
struct pattern_span pattern_value(const struct pattern_match *match);

enum pattern_result {
	PATTERN_NONE,
	PATTERN_FOUND,
	PATTERN_COSTLY,		/* no answer within the steps allowed */
};

/*
 * What matching may still cost: of one file, for all of its rules, and of the
 * rule that is at work.  All zeros allows nothing.
 */
struct pattern_work {
	uint64_t fast;		/* worst-case steps of compiled matching */
	uint64_t steps;		/* counted steps, all rules together */
	uint64_t rule_steps;	/* counted steps of this rule */
	size_t longest_word;	/* of the text at hand; 0: not known */
};

/* What a file of so many bytes may cost. */
struct pattern_work pattern_work(size_t file_size);

/* The counted steps that one rule may take of it. */
uint64_t pattern_work_of_rule(size_t file_size);

/*
 * Judges the text now and gives it to PCRE2 at the first find, unless the text
 * must be known to compile: then pattern_check does it.  Lives in the pool
 * but for what PCRE2 holds: pattern_free frees that.
 */
enum error_code pattern_new(struct pattern **out,
    const struct pattern_text *text, struct pool *pool, struct error *err);

/* The same by what is known, else by finding it out. */
enum error_code pattern_recall(struct pattern **out,
    const struct pattern_from *from, struct pool *pool, struct error *err);

/* Whether PCRE2 compiles it, too; err names the character. */
enum error_code pattern_check(struct pattern *p, struct error *err);

/*
 * Of one that was checked, the words of its choices gathered, so that matching
 * tries fewer; before the first find.  Returns the text that it has then.
 */
struct slice pattern_gather(struct pattern *p);

void pattern_free(struct pattern *p);

/* One that was read and compiled before, when its reach was this. */
struct pattern *pattern_known(const struct pattern_text *text,
    const struct regex_reach *reach, struct pool *pool);

/* What pattern_known needs. */
const struct regex_reach *pattern_reach(const struct pattern *p);

/* Whether both match the same, being written alike. */
bool pattern_is_same(const struct pattern *p, const struct pattern *other);

const struct regex_tree *pattern_tree(const struct pattern *p);

/* The first match that begins at from or later.  text is valid UTF-8. */
enum pattern_result pattern_find(struct pattern *p,
    struct pattern_work *work, struct slice text, size_t from,
    struct pattern_match *out);

/* The match that begins at from, if there is one. */
enum pattern_result pattern_at(struct pattern *p, struct pattern_work *work,
    struct slice text, size_t from, struct pattern_match *out);

#endif
