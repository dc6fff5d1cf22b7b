/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rule_run.h - rules at work on one file
 *
 * Internal to check/: what a kind asks while it judges a block, and how it
 * tells what it found.
 */

#ifndef GALLEY_CHECK_RULE_RUN_H
#define GALLEY_CHECK_RULE_RUN_H

#include "facts.h"
#include "rule.h"

/* What is kept of one file: nobody mends more at once. */
enum { RUN_ALERTS = 40000, RUN_FINDINGS = 10000 };

/* What a rule found, in bytes of the source. */
struct alert {
	const struct rule *rule;
	struct source_span span;
	const char *match;
	const char *message;
	struct names fixes;	/* texts to write instead */
	const char *reason;	/* NULL: the rule's */
	const char *owner;	/* NULL: the rule's */
	const char *remedy;	/* what would be right, in words; or NULL */
	bool mild;		/* a warning, where the rule is an error */
	size_t directives;	/* that precede it */
	size_t order;
};

struct rule_run {
	struct expressions_run *search;	/* of the rule at hand */
	const char *path;
	struct slice source;
	const struct facts *facts;	/* never NULL */
	int64_t now;
	const struct blocks_wish *wish;	/* that blocks were read by */
	const struct blocks *blocks;
	const struct block *block;	/* at hand */
	struct pool *pool;
	struct alert *alerts;
	size_t alert_count;
	bool too_many;		/* more were reported than are kept */
	void **states;		/* by the rule's number */
};

/* By place, then rule, then the order in which they were found; for qsort. */
int alert_by_place(const void *left, const void *right);

/* Of Vale's kinds a rule says one thing of one place. */
bool alert_is_twin(const struct alert *a, const struct alert *b);

/* What a rule keeps for the file, zeroed at its beginning. */
void *rule_state(struct rule_run *run, const struct rule *rule);

/* What of the block's text is meant, and what the message is filled with. */
struct rule_hit {
	size_t start;
	size_t end;
	const char *arguments[3];
	size_t count;
	const char *message;	/* NULL: the rule's */
	const char *says;	/* filled in, the message's one argument */
	struct names fixes;	/* texts to write instead */
	const char *reason;	/* the registry's entry; NULL: the rule's */
	const char *owner;	/* NULL: the rule's */
	const char *remedy;	/* what would be right; NULL: nothing is known */
	bool mild;		/* a warning, where the rule is an error */
};

void rule_report(struct rule_run *run, const struct rule *rule,
    const struct rule_hit *hit);

/* The same of the file as a whole, at its first byte. */
void rule_report_file(struct rule_run *run, const struct rule *rule,
    const struct rule_hit *hit);

/* The same of bytes of the source. */
void rule_report_span(struct rule_run *run, const struct rule *rule,
    const struct rule_hit *hit, struct source_span span);

/*
 * Reads a text with its slots as they are written and nothing ignored: the
 * file's own and an approved one compare only when both are read so.  False:
 * it cannot be read, which is reported.
 */
bool rule_read_whole(struct rule_run *run, const struct rule *rule,
    struct slice text, struct blocks *out);

/* The next match in the block of the rule's group; see expressions_next. */
bool rule_next(struct rule_run *run, const struct rule *rule, size_t from,
    struct expression_match *out);

/*
 * Whether the pattern is in a text that no search goes over, out of what the
 * rule may cost in this file; a search that is too costly gives the rule up.
 */
bool rule_finds(struct rule_run *run, struct pattern *pattern,
    struct slice text);

/* Whether an exception stands in a match, or around it. */
bool rule_excepts(struct rule_run *run, const struct rule *rule, size_t start,
    size_t end);

/* These bytes of the block's text, as they are there; in the pool. */
struct slice rule_text(const struct rule_run *run, size_t start, size_t end);
const char *rule_text_copy(const struct rule_run *run, size_t start,
    size_t end);

#endif
