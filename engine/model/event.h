/* SPDX-License-Identifier: Apache-2.0 */
/*
 * event.h - the messages of galley's commits: subject, free text, trailers
 *
 *	approve: rep1/first-touch/bolt
 *
 *	Good opening.
 *
 *	Galley-Event: approve
 *	Galley-Stage: standard/brand
 *	Galley-Seen: 5f2a...
 *
 * A message counts only if event_write of what event_parse read gives the
 * same bytes (rule T1).
 */

#ifndef GALLEY_MODEL_EVENT_H
#define GALLEY_MODEL_EVENT_H

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"

enum event_kind {
	EVENT_OPEN,
	EVENT_EDIT,
	EVENT_REFRESH,
	EVENT_SUBMIT,
	EVENT_COMMENT,
	EVENT_SUGGEST,
	EVENT_REQUEST_CHANGES,
	EVENT_APPROVE,
	EVENT_EXCEPTION,
	EVENT_REJECT,
	EVENT_WITHDRAW,
	EVENT_HANDOVER,
	EVENT_FOUND,		/* the root of main */
	EVENT_MERGE,
	EVENT_JOURNAL,
};

enum { EVENT_TEXT_LIMIT = 15 * 1024 };

/* Every trailer; an event has those of its kind, in its kind's order. */
enum trailer {
	TRAILER_WORKSPACE,
	TRAILER_REF,
	TRAILER_ACCEPTS,
	TRAILER_BASE,
	TRAILER_PATH,
	TRAILER_SLOT,
	TRAILER_MUST_FIX,
	TRAILER_RESOLVES,
	TRAILER_STAGE,
	TRAILER_FINDING,
	TRAILER_UNTIL,
	TRAILER_SEEN,
	TRAILER_TO,
	TRAILER_MAIN,
	TRAILER_COUNT,
};

struct message {
	enum event_kind kind;
	const char *request;	/* what stands after "approve: " */
	/* free text between subject and trailers, or "" */
	const char *text;
	const char *trailers[TRAILER_COUNT];	/* NULL: absent */
};

const char *event_name(enum event_kind kind);
/* What stands on a request's line; the others are main's and a journal's. */
bool event_is_of_request(enum event_kind kind);

bool event_kind_read(enum event_kind *out, const char *name);

/*
 * Whether a message can carry this free text: valid UTF-8 without hidden
 * character or CR, no line that reads like a trailer of galley's, at most
 * EVENT_TEXT_LIMIT bytes.
 */
bool event_text_ok(const char *text);

/*
 * Appends the message.  Text is trimmed of white space at its ends; trailers
 * that the kind does not have are left out.
 */
void event_write(const struct message *message, struct buf *out);

/* Strict; an error is "T1: ..." and ERR_INVALID. */
enum error_code event_parse(struct message *out, struct slice message,
    struct pool *pool, struct error *err);

#endif
