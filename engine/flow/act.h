/* SPDX-License-Identifier: Apache-2.0 */
/*
 * act.h - signed events added to a request, and what follows from them
 *
 * An act writes commits, decides by the model whether the request now merges,
 * and then moves all refs at once: it is done whole or not at all.
 *
 *	act_begin(&act, g, &name, err) || act_event(&act, &m, tree, err) ||
 *	    act_finish(&act, err)
 */

#ifndef GALLEY_FLOW_ACT_H
#define GALLEY_FLOW_ACT_H

#include "requests.h"

struct act {
	struct galley *g;
	struct refname name;
	struct oid start;	/* the ref before; zero: it is new */
	struct oid head;
	struct oid tree;
	struct dossier dossier;	/* after act_finish: the request as it is now */
	struct oid merge;	/* zero: not merged */
	/* why the checks let nothing merge yet; code 0: they do */
	struct error held;
	struct names kept;	/* files of the work tree left as they were */
	/* one's own open, edit, submit: needs no origin */
	bool may_wait;
	bool firm;		/* what the checks are against is refused */
	bool whole;		/* what could never merge is refused at once */
	bool unsent;		/* kept here until origin can be reached */
	bool tried;		/* its merge waits for origin's check (trial.h) */
};

/*
 * Runs one attempt at an act: it looks, decides, signs and finishes.  With an
 * origin, what it has is fetched first.  Where somebody else was first the
 * attempt is made again on what came, five times at most, then ERR_SYSTEM.
 */
typedef enum error_code act_attempt(struct galley *g, void *of,
    struct error *err);

enum error_code act_run(struct galley *g, act_attempt *attempt, void *of,
    struct error *err);

/*
 * Before a verdict: what it is for must be what the person could see when the
 * act began.  ERR_MOVED says how to see what changed.
 */
enum error_code act_judge_seen(struct galley *g, const struct dossier *dossier,
    struct error *err);

/* Continues an open request. */
enum error_code act_begin(struct act *act, struct galley *g,
    const struct request_ref *ref, struct error *err);

/* Opens a new request on today's main: its open event is written. */
enum error_code act_open(struct act *act, struct galley *g,
    const struct refname *name, struct error *err);

/* Signs and writes one event; tree NULL: the tree stays. */
enum error_code act_event(struct act *act, const struct message *message,
    const struct oid *tree, struct error *err);

/* Writes the act's tree with content (NULL: removed) at path. */
enum error_code act_put(struct act *act, const char *path,
    const struct slice *content, struct oid *tree, struct error *err);

/*
 * Judges what was written and merges if it may; moves the refs unless this is
 * a dry run.  What only the checks are against is kept, and waits (held).
 * Where the new line does not count, nothing has happened.  While origin is
 * away what may wait is kept here, and nothing merges.
 */
enum error_code act_finish(struct act *act, struct error *err);

/* Writes a signed commit with any parents, by the acting person. */
struct act_commit {
	struct oid tree;
	const struct oid *parents;
	size_t parent_count;
	struct slice message;
	int64_t time;
};

enum error_code act_write_commit(struct galley *g,
    const struct act_commit *commit, struct oid *out, struct error *err);

#endif
