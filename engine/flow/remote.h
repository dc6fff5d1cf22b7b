/* SPDX-License-Identifier: Apache-2.0 */
/*
 * remote.h - git itself, run to fetch from origin and to push to it
 *
 * What came is judged in origin.h: nothing here trusts or moves a branch of
 * this clone.
 */

#ifndef GALLEY_FLOW_REMOTE_H
#define GALLEY_FLOW_REMOTE_H

#include "workspace.h"

#define LOCAL_HEADS "refs/heads/"
#define REMOTE_HEADS "refs/remotes/origin/"
#define REMOTE_TRIALS REMOTE_HEADS "merge/"	/* trial.h */

enum remote_answer {
	REMOTE_DONE,
	REMOTE_AWAY,	/* no connection, no such repository, out of time */
	REMOTE_RACED,	/* a ref there was not what this clone thought */
	REMOTE_REFUSED,	/* origin's gate, or git, said no and why */
	REMOTE_DECLINED,	/* the host itself said no */
};

/* Points origin at url and writes which refs git fetches from it. */
enum error_code remote_set(struct galley *g, const char *url,
    struct error *err);

/*
 * Fetches main and requests to refs/remotes/origin/, and drops there what is
 * gone.  Whatever is not REMOTE_DONE is told in err; seconds 0: no limit.
 */
enum remote_answer remote_fetch(struct galley *g, int seconds,
    struct error *err);

/* Fetches receipts, and the journal of one person to refs/remotes/origin/. */
enum remote_answer remote_fetch_rest(struct galley *g, const char *person,
    struct error *err);

/* Fetches one branch ("refs/heads/journal/...") as remote_head() tells it. */
enum remote_answer remote_fetch_branch(struct galley *g, const char *branch,
    struct error *err);

/*
 * Fetches the trials of requests whose names begin so, as remote_head() tells
 * them, and drops here what is gone there.
 */
enum remote_answer remote_fetch_trials(struct galley *g, const char *request,
    struct error *err);

/*
 * Moves all refs at origin or none, each only from its old id there.  What
 * the moves bring is sent along.
 */
enum remote_answer remote_push(struct galley *g, const struct ref_move *moves,
    size_t count, struct error *err);

/*
 * Asks where a branch ends at origin that no fetch shows, by trying to replace
 * it with mine, which galley's gate refuses.  REMOTE_REFUSED: out is its end;
 * REMOTE_RACED: origin took mine, or did not say.
 */
enum remote_answer remote_ask_end(struct galley *g,
    const struct ref_move *mine, struct oid *out, struct error *err);

/* Fetches what ends so, as remote_head() tells the branch. */
enum remote_answer remote_fetch_end(struct galley *g, const char *branch,
    struct oid end, struct error *err);

/* Where origin had a branch of ours ("refs/heads/main") last; zero: nowhere. */
struct oid remote_head(struct galley *g, const char *branch);
const char *remote_name(const char *branch, struct pool *pool);

/* Whether a ref says where origin has a branch. */
bool remote_is_theirs(const char *ref);

/* That branch ("refs/heads/main"); a ref of this clone's own as it is. */
const char *remote_branch(const char *ref, struct pool *pool);

#endif
