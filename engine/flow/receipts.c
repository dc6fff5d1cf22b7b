/* SPDX-License-Identifier: Apache-2.0 */
#include "receipts.h"

#include <string.h>

#include "base/date.h"
#include "signed_commit.h"

/* Tries against other writers; each means that somebody else got on. */
enum { ROUNDS = 50 };

/* Receipts in the making, after the one that was last when they were begun. */
struct appending {
	struct galley *g;
	struct receipt_entry entry;
	struct ref_move move;	/* of the month's ref */
	struct logged last;	/* before them; its id is zero: none */
	struct oid workspace;
	struct oid tip;
	int64_t time;
};

enum error_code
receipts_tip(struct galley *g, const char **name, struct oid *out,
    struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code = store_refs(g->store, RECEIPTS_LOG, &refs,
	    &g->pool, err);

	if (code)
		return code;
	*out = (struct oid){ { 0 } };
	*name = NULL;
	if (refs.count) {
		*out = refs.items[refs.count - 1].id;
		*name = refs.items[refs.count - 1].name;
	}
	return ERR_NONE;
}

bool
receipts_are_written(struct galley *g)
{
	struct error ignored;
	const char *name = NULL;
	struct oid tip;

	return !receipts_tip(g, &name, &tip, &ignored) && name;
}

enum error_code
receipts_read(struct galley *g, struct oid id, struct logged *out,
    struct pool *pool, struct error *err)
{
	struct logged read = { .id = id };
	enum error_code code;

	(void)((code = view_read_commit(g->store, id, &read.commit, pool,
	    err)) ||
	    (code = receipt_parse(&read.receipt, read.commit.message, pool,
	    err)));
	if (!code && read.commit.parent_count > 1)
		code = error_set(err, ERR_INVALID, "it follows two receipts");
	if (code)
		return error_wrap(err, code, "receipt %.12s: ",
		    oid_text(id).hex);
	if (read.commit.parent_count)
		read.before = read.commit.parents[0];
	read.time = read.commit.time;
	*out = read;
	return ERR_NONE;
}

enum error_code
receipts_signer(const struct logged *logged, struct public_key *out,
    struct error *err)
{
	struct signer signer;
	enum error_code code = sshsig_verify(&signer,
	    logged->commit.signature, logged->commit.payload, err);

	if (!code)
		*out = signer.key;
	return code;
}

/* The workspace's root: as the receipts say, or where main begins. */
static enum error_code
find_workspace(struct appending *a, struct error *err)
{
	struct oid main;

	if (!oid_is_zero(a->last.id)) {
		a->workspace = a->last.receipt.workspace;
		return ERR_NONE;
	}
	if (!store_ref(a->g->store, "refs/heads/main", &main))
		return error_set(err, ERR_MISSING, "this server has no "
		    "workspace yet");
	return view_find_root(a->g->store, main, &a->workspace, err);
}

static enum error_code
begin(struct appending *a, struct error *err)
{
	struct galley *g = a->g;
	const char *name;
	enum error_code code = receipts_tip(g, &name, &a->tip, err);

	a->time = g->now;
	a->last = (struct logged){ .time = 0 };
	if (!code && !oid_is_zero(a->tip))
		code = receipts_read(g, a->tip, &a->last, &g->pool, err);
	if (!code)
		code = find_workspace(a, err);
	if (code)
		return code;
	if (a->time < a->last.time)
		a->time = a->last.time;
	a->move.name = pool_format(&g->pool, RECEIPTS_LOG "%.7s",
	    date_day(a->time).at);
	a->move.old_id = name && strcmp(name, a->move.name) == 0 ? a->tip :
	    (struct oid){ { 0 } };
	return ERR_NONE;
}

/* One receipt of at most RECEIPT_MOVES moves. */
static enum error_code
write_one(struct appending *a, struct receipt_move *moves, size_t count,
    struct error *err)
{
	struct galley *g = a->g;
	struct receipt receipt = { a->entry.gap, pool_format(&g->pool, "%.7s",
		date_day(a->time).at), a->workspace, moves, count };
	struct commit commit = { .name = "galley", .email = "galley@localhost",
		.time = a->time, .parents = { a->tip },
		.parent_count = oid_is_zero(a->tip) ? 0 : 1 };
	struct buf message = { 0 };
	enum error_code code = store_update_tree(g->store,
	    (struct oid){ { 0 } }, &(struct tree_changes){ 0 }, &commit.tree,
	    err);

	receipt_sort(moves, count);
	receipt_write(&receipt, &message);
	commit.message = buf_slice(&message);
	if (!code)
		code = signed_commit_write(g->store, g->key, &commit,
		    &a->tip, err);
	buf_release(&message);
	return code;
}

static bool
tells(const struct receipt *receipt, const struct receipt_move *move)
{
	for (size_t i = 0; i < receipt->count; i++) {
		const struct receipt_move *m = &receipt->moves[i];

		if (strcmp(m->ref, move->ref) == 0 &&
		    oid_equal(m->old_id, move->old_id) &&
		    oid_equal(m->new_id, move->new_id))
			return true;
	}
	return false;
}

/*
 * Whoever was cut off after its receipt and before its end is the last one in
 * the log, since nobody writes without the lock.
 */
static void
leave_out_told(struct appending *a)
{
	size_t receipts = a->entry.count / RECEIPT_MOVES + 1;
	struct logged at = a->last;
	struct error ignored;

	while (receipts-- && !oid_is_zero(at.id)) {
		size_t kept = 0;

		for (size_t i = 0; i < a->entry.count; i++) {
			if (!tells(&at.receipt, &a->entry.moves[i]))
				a->entry.moves[kept++] = a->entry.moves[i];
		}
		a->entry.count = kept;
		if (oid_is_zero(at.before) || receipts_read(a->g, at.before,
		    &at, &a->g->pool, &ignored))
			return;
	}
}

static enum error_code
append(struct appending *a, struct error *err)
{
	enum error_code code = begin(a, err);
	size_t done = 0;

	if (!code && a->entry.gap)
		leave_out_told(a);
	while (!code && done < a->entry.count) {
		size_t left = a->entry.count - done;
		size_t count = left < RECEIPT_MOVES ? left : RECEIPT_MOVES;

		code = write_one(a, a->entry.moves + done, count, err);
		done += count;
	}
	a->move.new_id = a->tip;
	return code || done == 0 ? code :
	    store_move_refs(a->g->store, &a->move, 1, err);
}

enum error_code
receipts_append(struct galley *g, const struct receipt_entry *entry,
    struct error *err)
{
	enum error_code code = ERR_MOVED;

	for (int i = 0; i < ROUNDS && code == ERR_MOVED; i++) {
		struct appending a = { .g = g, .entry = *entry };

		code = append(&a, err);
	}
	return code;
}
