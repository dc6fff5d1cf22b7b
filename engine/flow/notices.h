/* SPDX-License-Identifier: Apache-2.0 */
/*
 * notices.h - what there is to tell, to everybody, told already or not
 */

#ifndef GALLEY_FLOW_NOTICES_H
#define GALLEY_FLOW_NOTICES_H

#include "model/notice.h"
#include "told.h"

struct notice_to {
	const char *person;
	struct notice notice;
	const char *key;	/* its identity's digest, in hex */
	size_t step;		/* main's merges, the last one is 1; 0: none */
};

struct notices {
	struct notice_to *items;	/* by person, in byte order; none twice */
	size_t count;
	struct oid *mains;	/* before each of the merges looked at */
	size_t main_count;
};

/*
 * Whose turn it is, what is late, stuck or stale, what documents need, which
 * requests were sent back, rejected, or, after since->commit, merged: what was
 * decided before since->began is left out, and what one decided himself.
 * Persons who are ended or want no notices are told nothing.
 */
enum error_code notices_gather(struct notices *out, struct galley *g,
    const struct told_main *since, struct error *err);

#endif
