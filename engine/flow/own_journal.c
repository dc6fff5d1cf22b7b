/* SPDX-License-Identifier: Apache-2.0 */
#include "own_journal.h"

#include "journal_join.h"
#include "origin.h"
#include "receipts.h"
#include "remote.h"

/* Tries against the person's other machines. */
enum { ROUNDS = 5 };

/* Where one's own journal should be, here and at origin. */
static enum error_code
join(struct galley *g, struct oid here, struct oid there, struct oid *out,
    struct error *err)
{
	*out = here;
	if (oid_is_zero(there) || view_on_chain(g->store, here, there))
		return ERR_NONE;
	*out = there;
	if (oid_is_zero(here) || view_on_chain(g->store, there, here))
		return ERR_NONE;
	return journal_join(g, here, there, out, err);
}

static enum error_code
send(struct galley *g, const char *name, struct error *err)
{
	struct ref_move move = { .name = name };
	struct publication p = { .moves = &move, .count = 1 };
	struct oid there = remote_head(g, name);
	enum error_code code;

	store_ref(g->store, name, &move.old_id);
	code = join(g, move.old_id, there, &move.new_id, err);
	if (!code && !oid_equal(move.old_id, move.new_id))
		code = store_move_refs(g->store, &move, 1, err);
	if (code || oid_equal(move.new_id, there))
		return code;
	move.old_id = move.new_id;
	return publish(g, &p, err);
}

/*
 * Learns what origin has.  A host that shows journals is asked as for any
 * branch; where they are hidden only galley's own gate is asked, which never
 * lets one be overwritten.  false: it cannot be learned.
 */
static bool
learn(struct galley *g, const char *name)
{
	struct ref_move mine = { .name = name };
	struct error ignored;
	struct oid end;

	if (remote_fetch_branch(g, name, &ignored) == REMOTE_DONE)
		return true;
	return receipts_are_written(g) &&
	    store_ref(g->store, name, &mine.new_id) &&
	    remote_ask_end(g, &mine, &end, &ignored) == REMOTE_REFUSED &&
	    remote_fetch_end(g, name, end, &ignored) == REMOTE_DONE;
}

enum error_code
own_journal_send(struct galley *g, struct error *err)
{
	const char *name = pool_format(&g->pool, "refs/heads/journal/%s",
	    g->as ? g->as : "");
	enum error_code code = ERR_MOVED;

	if (!g->as)
		return ERR_NONE;
	for (int i = 0; code == ERR_MOVED && i < ROUNDS; i++) {
		code = send(g, name, err);
		if (code == ERR_MOVED && !learn(g, name))
			break;
	}
	return code;
}
