/* SPDX-License-Identifier: Apache-2.0 */
/*
 * said.h - what a text says at most: its slots at their longest
 *
 * A slot is as long as the max of its field, where that says so, else as it is
 * written.
 *
 *	said_block(&said, run, block);
 *	length = graphemes_count(buf_slice(&said.text)) + said.more;
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_SAID_H
#define GALLEY_CHECK_SAID_H

#include "base/buf.h"
#include "rule_run.h"

/* All zeros is the empty text. */
struct said {
	struct buf text;	/* each slot is an "x" */
	size_t more;		/* what slots have beyond that */
};

void said_add(struct said *out, struct rule_run *run, struct slice text);

/* Adds a block's text, whose slots may be masked. */
void said_block(struct said *out, struct rule_run *run,
    const struct block *block);

void said_release(struct said *said);

/* The fields that the file's front matter declares, or NULL. */
const struct node *said_fields(const struct rule_run *run);

/*
 * The max of a field.  False: it is no number of characters; without one, *out
 * is left as it was.
 */
bool said_max(const struct node *field, size_t *out);

#endif
