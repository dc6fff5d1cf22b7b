/* SPDX-License-Identifier: Apache-2.0 */
/*
 * regex.h - a rule's regular expression, taken apart
 *
 * PCRE2 decides what matches; this tells beforehand which texts cannot hold a
 * match, what may not stand in a rule, and how costly a match may become.
 */

#ifndef GALLEY_CHECK_REGEX_H
#define GALLEY_CHECK_REGEX_H

#include <stdint.h>

#include "base/error.h"
#include "base/mem.h"

enum {
	REGEX_LIMIT = 128 * 1024,	/* bytes of one pattern */
	REGEX_DEPTH = 60,		/* groups within groups */
	REGEX_OTHERS = 8,
};

#define REGEX_MANY UINT32_MAX

enum regex_kind {
	REGEX_CHARACTERS,	/* one character of a set */
	REGEX_SEQUENCE,
	REGEX_CHOICE,
	REGEX_REPEAT,		/* parts[0], least to most times */
	REGEX_BOUNDARY,		/* \b */
	REGEX_AHEAD,		/* parts[0] is looked for, not taken */
	REGEX_BEHIND,
	REGEX_ASSERTION,	/* ^ $ \B ... */
	REGEX_OPAQUE,		/* may be anything: a backreference ... */
};

/* Characters: the ASCII ones by bit, a few others by number. */
struct regex_set {
	uint64_t ascii[2];
	uint32_t others[REGEX_OTHERS];
	size_t other_count;
	bool any_other;		/* more beyond ASCII than others tells */
	bool unknown;		/* it may lack some of these */
};

struct regex {
	enum regex_kind kind;
	struct regex_set set;
	struct regex **parts;
	size_t count;
	uint32_t least;
	uint32_t most;
	bool lazy;
	bool atomic;		/* gives nothing back: no list of its words */
	bool negative;		/* AHEAD and BEHIND */
	size_t from;		/* bytes of the pattern */
	size_t to;
};

struct regex_tree {
	struct regex *root;
	bool extended;		/* (?x): the parts tell nothing */
	bool backreference;
	bool loose_flags;	/* (?i): it holds for what follows, too */
	/* lookbehinds whose length varies, in order */
	struct regex **behinds;
	size_t behind_count;
	/* \uXXXX, which PCRE2 writes otherwise */
	size_t *units;
	size_t unit_count;
	unsigned captures;
};

/*
 * Reads text; fold is "ignore case".  Refused, with the character where it
 * stands: (*VERB), \C, \K, callouts, recursion, conditions, and what is too
 * long or too deep.  Other mistakes are left to PCRE2.
 */
enum error_code regex_parse(struct regex_tree *out, struct slice text,
    bool fold, struct pool *pool, struct error *err);

bool regex_set_has(const struct regex_set *set, unsigned char c);

/* The fewest and most characters that a match of it has. */
struct regex_length {
	uint32_t least;
	uint32_t most;		/* REGEX_MANY: no bound */
};

struct regex_length regex_length(const struct regex *r);

#endif
