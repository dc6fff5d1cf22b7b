/* SPDX-License-Identifier: Apache-2.0 */
#include "notice.h"

#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "path.h"
#include "refname.h"

enum {
	KINDS = NOTICE_OUTDATED + 1,
	SAID = 160,		/* bytes shown of what somebody said */
	MONDAY = 4,		/* 1970-01-01 was a Thursday */
};

static const struct {
	const char *name;
	const char *before;	/* the name */
	const char *after;	/* it, and before about */
	const char *command;
} kinds[KINDS] = {
	[NOTICE_TURN] = { "turn", "Your turn: ", " waits for ",
	    "galley diff" },
	[NOTICE_REMIND] = { "remind", "Soon due: ", " waits for ",
	    "galley diff" },
	[NOTICE_LATE] = { "late", "Late: ", " waits for ", "galley diff" },
	[NOTICE_ESCALATED] = { "escalated", "Late with others: ",
	    " waits for ", "galley explain" },
	[NOTICE_STUCK] = { "stuck", "Stuck: ", ": ", "galley explain" },
	[NOTICE_STALE] = { "stale", "Out of date: ", ", changed since: ",
	    "galley refresh" },
	[NOTICE_YOURS] = { "yours", "Yours now: ", ": ", "galley status" },
	[NOTICE_RETURNED] = { "returned", "Changes requested: ", ": ",
	    "galley status" },
	[NOTICE_REJECTED] = { "rejected", "Rejected: ", ": ", "galley log" },
	[NOTICE_APPROVED] = { "approved", "Approved and in force: ", ": ",
	    "galley status" },
	[NOTICE_EXPIRES] = { "expires", "Expires soon: ", ": ",
	    "galley edit" },
	[NOTICE_UNUSABLE] = { "unusable", "No longer usable: ", ": ",
	    "galley check" },
	[NOTICE_OUTDATED] = { "outdated", "Outdated words: ", ": ",
	    "galley refresh" },
};

const char *
notice_name(enum notice_kind kind)
{
	return kinds[kind].name;
}

bool
notice_kind_read(enum notice_kind *out, const char *name)
{
	for (int i = 0; i < KINDS; i++) {
		if (strcmp(kinds[i].name, name) == 0) {
			*out = (enum notice_kind)i;
			return true;
		}
	}
	return false;
}

enum notice_kind
notice_of_turn(const char *due, const char *remind, const char *now)
{
	if (due && strcmp(due, now) < 0)
		return NOTICE_LATE;
	return remind && strcmp(remind, now) < 0 ? NOTICE_REMIND : NOTICE_TURN;
}

/* The first line of a text, cut between characters. */
static const char *
beginning(const char *text, struct pool *pool)
{
	struct slice rest = slice_trim(slice_of(text)), line = { "", 0 };

	slice_line(&rest, &line);
	line = slice_trim(line);
	if (line.len <= SAID)
		return pool_format(pool, "%s%s", pool_copy(pool, line),
		    rest.len ? " ..." : "");
	return pool_format(pool, "%s ...", pool_copy(pool, utf8_cut(line,
	    SAID)));
}

/* A customization is called as its request was; other files by their path. */
static const char *
called(const struct notice *n, struct pool *pool)
{
	return path_read(n->name, pool).kind == PATH_CUSTOMIZATION ?
	    refname_request(n->name, pool) : n->name;
}

const char *
notice_line(const struct notice *n, struct pool *pool)
{
	const char *about = beginning(n->about ? n->about : "", pool);

	return pool_format(pool, "%s%s%s%s%s%s%s%s", kinds[n->kind].before,
	    called(n, pool), n->by ? ", by " : "", n->by ? n->by : "",
	    *about ? kinds[n->kind].after : "", about,
	    n->due ? ", due " : "", n->due ? n->due : "");
}

const char *
notice_command(const struct notice *n, struct pool *pool)
{
	return pool_format(pool, "%s %s", kinds[n->kind].command,
	    called(n, pool));
}

/* No part holds an LF but what one said, which comes last. */
const char *
notice_identity(const struct notice *n, struct pool *pool)
{
	return pool_format(pool, "%s\n%s\n%s\n%s", kinds[n->kind].name,
	    n->name, n->round ? n->round : "", n->about ? n->about : "");
}

bool
notice_is_time(const char *when, int64_t last, int64_t now)
{
	int64_t was = last / DAY_SECONDS, day = now / DAY_SECONDS;

	if (when && strcmp(when, "never") == 0)
		return false;
	if (!when || !last || strcmp(when, "at-once") == 0)
		return true;
	if (strcmp(when, "daily") == 0)
		return day > was;
	return (day + 7 - MONDAY) / 7 > (was + 7 - MONDAY) / 7;
}
