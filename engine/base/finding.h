/* SPDX-License-Identifier: Apache-2.0 */
/*
 * finding.h - what a check has to say about a place in a text
 */

#ifndef GALLEY_BASE_FINDING_H
#define GALLEY_BASE_FINDING_H

#include <stdbool.h>

#include "error.h"
#include "names.h"

enum severity {
	SEVERITY_SUGGESTION,
	SEVERITY_WARNING,
	SEVERITY_ERROR,		/* blocks */
};

/* Bytes from..to of the file, to not included; both 0: not known. */
struct extent {
	size_t from;
	size_t to;
};

/*
 * What a program may put in the place of a part of the file.  One text: --fix
 * takes it by itself; several: a person chooses; none: it needs a person.
 */
struct replacement {
	struct extent bytes;	/* from == to, both not 0: put in there */
	struct names texts;	/* "" takes the bytes away */
};

/* Digits of a fingerprint that people are shown. */
enum { FINGERPRINT_SHORT = 12 };

/* Only the first six are always there; the others are NULL or zeros. */
struct finding {
	const char *rule;	/* "locked-text" */
	enum severity severity;
	struct place place;	/* where it begins */
	const char *match;	/* the text it is about, or "" */
	const char *message;	/* what is wrong */
	const char *fix;	/* what would be right, or "" */
	struct extent bytes;	/* of the match */
	struct replacement replacement;
	const char *reason;	/* why the rule is, or its registry's entry */
	const char *link;	/* where to read more */
	const char *owner;	/* of the rule: whom to ask */
	const char *rule_version;	/* hex; of a rule that is a file */
	const char *fingerprint;	/* 64 hex digits; NULL: not made yet */
	/* "ann, until 2026-12-31": who excepted it; NULL: it stands */
	const char *excepted;
	bool known;		/* an earlier run had it: it does not count */
	/* who may except it, and the command; NULL: nobody, or not asked */
	const char *remedy;
};

/* All zeros is the empty list; the items live in the pool given to add. */
struct findings {
	struct finding *items;
	size_t count;
};

/* Copies nothing: the finding's texts must live as long as the list. */
void findings_add(struct findings *list, struct pool *pool,
    struct finding finding);

/* By path, line, column, rule; equal findings are kept once. */
void findings_sort(struct findings *list);

/* Errors that stand. */
size_t findings_errors(const struct findings *list);
bool finding_is_error(const struct finding *finding);

/* Neither excepted nor known. */
bool finding_stands(const struct finding *finding);

/* Turns a parser's error ("path:line:column: rule: text") into a finding. */
void findings_add_error(struct findings *list, struct pool *pool,
    const struct error *err, const char *path);

const char *severity_name(enum severity severity);

/* False: there is no severity of that name. */
bool severity_read(enum severity *out, const char *name);

#endif
