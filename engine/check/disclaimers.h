/* SPDX-License-Identifier: Apache-2.0 */
/*
 * disclaimers.h - which disclaimers a file needs, and which it has
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_DISCLAIMERS_H
#define GALLEY_CHECK_DISCLAIMERS_H

#include "claim_words.h"

struct disclaimers {
	const struct registry *registry;
	struct claim_words claims;
	uint32_t triggers;	/* group; the tag is the entry */
	uint32_t texts;		/* group; twice the entry, + 1 of a former one */
};

/* A place in one of the file's blocks. */
struct disclaimer_place {
	const struct block *block;	/* NULL: nowhere */
	size_t start;
	size_t end;
};

/* What the file says of one entry. */
struct disclaimer_seen {
	struct disclaimer_place trigger;	/* the first */
	struct disclaimer_place last_trigger;
	struct disclaimer_place text;		/* the last */
	struct disclaimer_place former;
};

struct disclaimers_state {
	struct disclaimer_seen *items;	/* NULL: no block was seen */
};

enum error_code disclaimers_read(struct rule_reading *r);

/* Notes what a block has; the state is the rule's. */
void disclaimers_judge(struct rule_run *run, const struct rule *rule,
    const struct block *block);

/* NULL: the file has no block. */
const struct disclaimer_seen *disclaimers_seen(struct rule_run *run,
    const struct rule *rule);

/* Reports at a place. */
void disclaimers_report(struct rule_run *run, const struct rule *rule,
    struct disclaimer_place place, struct rule_hit *hit);

#endif
