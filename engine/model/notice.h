/* SPDX-License-Identifier: Apache-2.0 */
/*
 * notice.h - what a person is told, as one line and one command
 *
 *	Your turn: rep1/first-touch/bolt waits for standard/legal
 *	    galley diff rep1/first-touch/bolt
 *
 * Only what he may do himself is named; a command that is typed shows, and
 * nothing in a notice acts.
 */

#ifndef GALLEY_MODEL_NOTICE_H
#define GALLEY_MODEL_NOTICE_H

#include <stdint.h>

#include "base/mem.h"

enum notice_kind {
	NOTICE_TURN,
	NOTICE_REMIND,
	NOTICE_LATE,
	NOTICE_ESCALATED,
	NOTICE_STUCK,
	NOTICE_STALE,
	NOTICE_YOURS,
	NOTICE_RETURNED,
	NOTICE_REJECTED,
	NOTICE_APPROVED,
	NOTICE_EXPIRES,
	NOTICE_UNUSABLE,
	NOTICE_OUTDATED,
};

struct notice {
	enum notice_kind kind;
	const char *name;	/* of a request, or a path of main */
	const char *about;	/* a requirement, a reason, what one said */
	const char *by;		/* who decided, or NULL */
	const char *due;	/* "2027-02-03T17:00:00Z", or NULL */
	const char *round;	/* tells two of the same kind and name apart */
};

/* "late"; false: there is no such kind. */
const char *notice_name(enum notice_kind kind);
bool notice_kind_read(enum notice_kind *out, const char *name);

/*
 * What a turn is at a time: late after its due, else to be reminded of after
 * its remind, both times as text or NULL.
 */
enum notice_kind notice_of_turn(const char *due, const char *remind,
    const char *now);

/* One line; of what somebody said the beginning. */
const char *notice_line(const struct notice *notice, struct pool *pool);

const char *notice_command(const struct notice *notice, struct pool *pool);

/* What is the same for the same notice, and for no other of that person. */
const char *notice_identity(const struct notice *notice, struct pool *pool);

/*
 * Whether a person who wants to be told so ("at-once", "daily", "weekly",
 * "never"; NULL: at once) and was told at last (0: not yet) is told now.  Days
 * and weeks are UTC's; a week begins on Monday.
 */
bool notice_is_time(const char *when, int64_t last, int64_t now);

#endif
