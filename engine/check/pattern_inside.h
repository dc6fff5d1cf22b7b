/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_inside.h - what a pattern is read into, and matched with
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_PATTERN_INSIDE_H
#define GALLEY_CHECK_PATTERN_INSIDE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "pattern.h"
#include "regex_reach.h"

/* A lookbehind that PCRE2 cannot do: callout number index + 1. */
struct behind {
	struct pattern *before;	/* its inside, up to the end of the text */
	bool negative;
	uint32_t most;		/* characters that it takes; REGEX_MANY */
};

struct pattern {
	struct pattern_text text;
	struct regex_tree tree;
	struct slice rewritten;
	struct pool *pool;
	pcre2_code *fast;	/* with JIT; compiled at the first find */
	pcre2_code *anchored;	/* the same for matches that begin at a place */
	pcre2_code *counted;	/* interpreted, each step called out */
	pcre2_match_data *data;
	pcre2_match_context *context;
	struct behind *behinds;
	struct regex_reach reach;
	bool unread;		/* known, but for what it is rewritten to */
	size_t searched;	/* bytes, before JIT is worth it */
	bool fast_is_ready;	/* JIT has seen it */
	bool at_is_ready;
};

/* What PCRE2 gets, where that was not worth finding out yet. */
bool pattern_read(struct pattern *p);

#endif
