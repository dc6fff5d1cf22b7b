/* SPDX-License-Identifier: Apache-2.0 */
/*
 * regex_reach.h - how often matching may try the same text in other ways
 *
 * A repeat whose characters cannot begin what follows it stops where it must:
 * it costs its length once.  Any other may give back what it took, and each
 * one more multiplies the ways.
 */

#ifndef GALLEY_CHECK_REGEX_REACH_H
#define GALLEY_CHECK_REGEX_REACH_H

#include "base/pack.h"
#include "regex.h"

struct regex_reach {
	unsigned in_words;	/* repeats that give back, ended by a space */
	unsigned anywhere;	/* the same, not ended by a space */
	bool runs_in_words;	/* some repeat runs on to a space */
	bool runs_anywhere;	/* some repeat runs on beyond it */
	bool nested;		/* one that gives back stands in a repeat */
	uint64_t choices;	/* of its short repeats, multiplied */
};

struct regex_reach regex_reach(const struct regex *r);

/*
 * The most steps, of about a nanosecond each, that a match may take in len
 * bytes with no word longer than word; anchored: from one place only.
 */
uint64_t regex_reach_cost(const struct regex_reach *reach, size_t len,
    size_t word, bool anchored);

/* As bytes, and back; see base/pack.h. */
void regex_reach_pack(const struct regex_reach *reach, struct buf *out);
bool regex_reach_take(struct regex_reach *out, struct slice *rest);

#endif
