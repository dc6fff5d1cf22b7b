/* SPDX-License-Identifier: Apache-2.0 */
/*
 * journal_judge.h - whether a journal's entries are its person's own
 *
 * Its commits' form, signatures, order and gaps are judged, and that each names
 * a step of main; its lines are not, for nothing on main depends on them.
 */

#ifndef GALLEY_FLOW_JOURNAL_JUDGE_H
#define GALLEY_FLOW_JOURNAL_JUDGE_H

#include "line.h"

struct journal_range {
	const char *person;
	struct oid known;	/* judged before; zero: from its root on */
	struct oid head;
	/* each signer must be living, and his key (the gate asks that) */
	bool living;
};

struct journal_judged {
	size_t entries;		/* that were read */
	bool grows;		/* what is known lies on it */
};

/* The first entry, from the head back, that does not count is ERR_INVALID. */
enum error_code journal_judge(struct journal_judged *out,
    const struct view *view, const struct journal_range *range,
    struct error *err);

#endif
