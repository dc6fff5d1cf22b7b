/* SPDX-License-Identifier: Apache-2.0 */
/*
 * push.h - which moves of which refs a server takes (rule T9)
 *
 * What the commits hold rules T1 to T8 judge elsewhere; here it is told as
 * facts: what stood on a ref, what is put there, what main does in the same
 * push.  Moves are judged together, so that their order cannot matter.
 */

#ifndef GALLEY_MODEL_PUSH_H
#define GALLEY_MODEL_PUSH_H

#include "base/oid.h"
#include "refname.h"

/* By these words a client knows that somebody else was first. */
#define PUSH_RACE "it changed here meanwhile"

/* Stands before the 40 digits at which a journal ends here. */
#define PUSH_END "it ends with "

enum push_by {
	PUSH_CLIENT,	/* what a client asks a server with hooks for */
	PUSH_SERVER,	/* what is about to happen to a server's refs */
	PUSH_HOST,	/* one move on a host without hooks */
};

/* What stands, or stood, on a ref. */
enum push_end {
	PUSH_NOTHING,
	PUSH_LINE,	/* steps that no merge ends: a request, a journal */
	PUSH_ARCHIVED,	/* rejected or withdrawn, kept under refs/galley/closed */
	PUSH_ON_MAIN,	/* a merge that main has */
	PUSH_MERGE,	/* a merge that main has not yet */
};

/* Where the open of a new request was before. */
enum push_opening {
	PUSH_FRESH,
	PUSH_MERGED,	/* on main */
	PUSH_CLOSED,	/* rejected or withdrawn */
};

struct push_move {
	struct refname name;
	const char *ref;	/* full */
	struct oid old_id;	/* zero: it is created */
	struct oid new_id;	/* zero: it is removed */
	bool current;		/* old_id is what stands there now */
	enum push_end was;
	enum push_end becomes;
	/* what becomes holds every event of what was */
	bool grows;
	enum push_opening opening;	/* of a created request */
};

/* A step that main takes in this push: a merge, and the request it names. */
struct push_step {
	const char *request;
	struct oid merge;
};

struct push {
	enum push_by by;
	/* no ref of a workspace is there yet */
	bool is_empty;
	const struct push_move *moves;
	size_t move_count;
	const struct push_step *steps;	/* as main takes them */
	size_t step_count;
};

/*
 * Why the move at this index may not be made, with the remedy in parentheses;
 * NULL: it may.
 */
const char *push_objection(const struct push *push, size_t index,
    struct pool *pool);

/*
 * Whether each move may be made without the others and without main: lines that
 * begin or go on.  What was once said of them, by their ids, stays true.
 */
bool push_stands_apart(const struct push *push);

#endif
