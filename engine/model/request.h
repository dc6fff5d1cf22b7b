/* SPDX-License-Identifier: Apache-2.0 */
/*
 * request.h - a request's state, as a fold over its line of events
 *
 * Nothing else stores state.  Signatures and trees were read below; here each
 * event says who signed it (a key), what it says, and whether its tree differs.
 */

#ifndef GALLEY_MODEL_REQUEST_H
#define GALLEY_MODEL_REQUEST_H

#include "base/oid.h"
#include "event.h"
#include "people.h"
#include "refname.h"

struct event {
	struct message message;
	struct oid id;
	int64_t time;
	const char *key;	/* that signed it, verified */
	/* in the commit; must be one ever listed (T2) */
	const char *email;
	bool user_verified;
	bool changes_tree;	/* its tree is not its parent's */
	bool pure;		/* a refresh that only moved the base */
	/*
	 * Of an edit that names Galley-Accepts: what it put, without LF at
	 * its end, in the one slot that it changes, if that is the place the
	 * suggestion names; at NULL otherwise.
	 */
	struct slice accepted;
	/* Set by request_fold: */
	const char *person;
	bool living;		/* person and key, on old main */
};

enum request_state {
	REQUEST_DRAFT,
	REQUEST_SUBMITTED,
	REQUEST_CHANGES_REQUESTED,
	REQUEST_CLOSED,		/* rejected or withdrawn */
};

struct request {
	struct refname name;
	struct event *events;	/* the first is open */
	size_t count;
	enum request_state state;
	/* The state if no request-changes were there: of policy and recalls. */
	enum request_state undisputed;
	enum event_kind closed_by;	/* EVENT_REJECT or EVENT_WITHDRAW */
	const char *opener;
	/* the last handover's, else the ref's person; may be ended */
	const char *named_owner;
	/* after handovers and succession; may be ended */
	const char *owner;
	bool inherited;		/* whom the line names as owner is ended */
	/* the last submit's signer or key is ended: a draft */
	bool lapsed;
	/* signers of edit, impure refresh, last submit (T4) */
	struct names authors;
	/* hex of the last refresh's Galley-Base, or open's parent */
	struct oid base;
	size_t last_submit;	/* index; count: never submitted */
	/* index of the last edit or impure refresh; count: none */
	size_t last_content;
	size_t last_handover;	/* index; count: none */
};

struct line {
	struct refname name;
	struct oid open_parent;
	struct event *events;
	size_t count;
	const char *workspace;	/* hex id of main's root */
	/*
	 * Of a request that changes people's files: the people of its head.
	 * A living key there of a living person of old main may sign a
	 * comment, though old main lists it not (rule T7).  NULL: none may.
	 */
	const struct people *head_people;
};

/*
 * Folds a line under old main's people; out shares the line's events.  An
 * event that its signer may not make, in a state or form that the rules do
 * not allow, is ERR_INVALID and names its rule ("T2: approve 0123abcd: ...").
 * A verdict that does not count leaves the line valid: merge.h counts.
 */
enum error_code request_fold(struct request *out, const struct line *line,
    const struct people *people, struct pool *pool, struct error *err);

/*
 * Whether person may make this event on the request now; *why says why not.
 * What depends on the route (who may approve, reject) merge.h says.
 */
bool request_may(const struct request *request, enum event_kind kind,
    const struct person *person, const struct people *people,
    const char **why);

/* Whether a request may be handed over to this person; *why says why not. */
bool request_may_go_to(const struct people *people, const char *id,
    const char **why);

/*
 * Who has what a line names this person as owner of: he himself or, if he is
 * ended, his living successor.  Without one it stays his.  NULL: he is nobody.
 */
const char *request_owner_of(const struct people *people, const char *named);

/* Whether id stands for person: he himself, or one ended whom he succeeds. */
bool request_stands_for(const struct people *people, const char *id,
    const char *person);

/* The suggestion that the edit at index accepts, as an index; count: none. */
size_t request_accepted(const struct request *request, size_t edit);

const char *request_state_name(enum request_state state);

#endif
