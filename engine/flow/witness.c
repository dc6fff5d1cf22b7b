/* SPDX-License-Identifier: Apache-2.0 */
#include "witness.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "follow.h"
#include "model/witness.h"
#include "remote.h"

#define MAIN "refs/heads/main"

/* Where a commit stands on main, for a search by id. */
struct position {
	struct oid id;
	size_t index;		/* 0 is the tip */
};

/* A log that is being judged. */
struct judging {
	struct galley *g;
	struct position *places;	/* by id */
	size_t count;
	struct oid *log;	/* the last receipt first */
	size_t log_count;
	bool met;		/* the receipt to stop at */
	struct witness *out;
	/* main as the receipts before reached it; count: nowhere yet */
	size_t main;
	struct names keys;	/* of the server, by that main */
	struct oid keys_blob;	/* the galley.yaml that lists them */
	struct witness_move *moves;
	size_t move_count;
	int64_t time;		/* of the receipt before */
};

static int
by_id(const void *a, const void *b)
{
	const struct position *x = a, *y = b;

	return memcmp(x->id.at, y->id.at, OID_SIZE);
}

/* Where on main it stands; count: nowhere. */
static size_t
index_of(const struct judging *j, struct oid id)
{
	struct position key = { id, 0 };
	const struct position *found = bsearch(&key, j->places, j->count,
	    sizeof *j->places, by_id);

	return found ? found->index : j->count;
}

static void
contradict(struct judging *j, const char *text)
{
	node_push(&j->g->pool, j->out->contradictions, node_text(&j->g->pool,
	    text));
}

static const char *
shown(struct judging *j, struct oid id)
{
	return pool_format(&j->g->pool, "%.12s", oid_text(id).hex);
}

/* The receipts from the last one back to the first, or up to but not stop. */
static enum error_code
collect(struct judging *j, struct oid tip, struct oid stop, struct error *err)
{
	struct pool pool = { 0 };
	enum error_code code = ERR_NONE;

	while (!code && !oid_is_zero(tip) &&
	    !(j->met = oid_equal(tip, stop))) {
		struct commit commit;

		code = view_read_commit(j->g->store, tip, &commit, &pool, err);
		j->log = pool_grow(&j->g->pool, j->log, j->log_count,
		    sizeof *j->log);
		j->log[j->log_count++] = tip;
		tip = code || !commit.parent_count ? (struct oid){ { 0 } } :
		    commit.parents[0];
		if (j->log_count % 64 == 0)
			pool_release(&pool);
	}
	pool_release(&pool);
	return code;
}

static bool
holds(const struct judging *j, struct oid receipt)
{
	for (size_t i = 0; i < j->log_count; i++) {
		if (oid_equal(j->log[i], receipt))
			return true;
	}
	return false;
}

/* The keys of a main are read anew where its galley.yaml is another one. */
static void
read_keys(struct judging *j, struct oid main)
{
	struct galley *g = j->g;
	struct settings settings;
	struct commit commit;
	struct tree_entry entry;
	struct slice text;
	struct error ignored;

	if (view_read_commit(g->store, main, &commit, &g->pool, &ignored) ||
	    store_find(g->store, commit.tree, "galley.yaml", &entry, &g->pool,
	    &ignored) || oid_equal(entry.id, j->keys_blob))
		return;
	j->keys = (struct names){ 0 };
	j->keys_blob = entry.id;
	if (!store_read(g->store, entry.id, OBJECT_BLOB, &text, &g->pool,
	    &ignored) && !settings_parse(&settings, text, &g->pool, &ignored))
		j->keys = settings.server_keys;
}

/* Main went on, as far as main here has it; back it never goes. */
static void
follow_moved_main(struct judging *j, const struct receipt *receipt)
{
	for (size_t i = 0; i < receipt->count; i++) {
		size_t index = index_of(j, receipt->moves[i].new_id);

		if (strcmp(receipt->moves[i].ref, MAIN) == 0 &&
		    index < j->main) {
			j->main = index;
			read_keys(j, receipt->moves[i].new_id);
		}
	}
}

/* Main's commits after its old and up to its new id; the first receipt counts. */
static void
mark_steps(struct judging *j, const struct receipt_move *m)
{
	size_t from = index_of(j, m->old_id), to = index_of(j, m->new_id);

	for (size_t i = to; from < j->count && i < from; i++) {
		if (!j->out->times[i])
			j->out->times[i] = j->time;
	}
}

static void
take_moves(struct judging *j, const struct receipt *receipt, size_t order)
{
	struct pool *pool = &j->g->pool;

	for (size_t i = 0; i < receipt->count; i++) {
		const struct receipt_move *m = &receipt->moves[i];

		j->moves = pool_grow(pool, j->moves, j->move_count,
		    sizeof *j->moves);
		j->moves[j->move_count++] = (struct witness_move){
			pool_text(pool, m->ref), m->old_id, m->new_id,
			receipt->gap, order };
		if (!receipt->gap && strcmp(m->ref, MAIN) == 0)
			mark_steps(j, m);
	}
}

/* Whether it counts: a server's key signed it, for this workspace. */
static bool
is_trusted(struct judging *j, const struct logged *logged)
{
	struct public_key key;
	struct error why;

	if (receipts_signer(logged, &key, &why)) {
		contradict(j, pool_format(&j->g->pool, "receipt %s: %s",
		    shown(j, logged->id), why.text));
		return false;
	}
	if (!oid_equal(logged->receipt.workspace, j->g->main.root)) {
		contradict(j, pool_format(&j->g->pool, "receipt %s is of "
		    "another workspace", shown(j, logged->id)));
		return false;
	}
	return names_has(&j->keys, key.text);
}

static void
judge_receipt(struct judging *j, size_t order)
{
	struct pool pool = { 0 };
	struct logged logged;
	struct error why;

	if (receipts_read(j->g, j->log[j->log_count - 1 - order], &logged,
	    &pool, &why)) {
		contradict(j, pool_text(&j->g->pool, why.text));
	} else {
		if (logged.time < j->time)
			contradict(j, pool_format(&j->g->pool, "receipt %s is "
			    "dated before the one it follows",
			    shown(j, logged.id)));
		j->time = logged.time;
		if (is_trusted(j, &logged)) {
			j->out->trusted++;
			take_moves(j, &logged.receipt, order);
			push_times_keep(&j->out->pushes, &logged, &j->g->pool);
		}
		follow_moved_main(j, &logged.receipt);
	}
	pool_release(&pool);
}

/* Whether nothing may follow on a request that ended so. */
static bool
is_over(struct judging *j, struct oid id)
{
	return oid_is_zero(id) || index_of(j, id) < j->count ||
	    follow_is_closed(j->g, id);
}

/* Whether later, on main or on a request, comes after earlier. */
static bool
goes_on(struct judging *j, const char *ref, struct oid earlier,
    struct oid later)
{
	size_t from = index_of(j, earlier), to = index_of(j, later);

	if (strcmp(ref, MAIN) == 0)
		return from < j->count && to <= from;
	return follow_line_holds(j->g, later, earlier) || is_over(j, earlier);
}

static void
judge_jump(struct judging *j, const struct witness_jump *jump)
{
	if (goes_on(j, jump->ref, jump->from, jump->to))
		return;
	contradict(j, pool_format(&j->g->pool, "%s was taken back: the server "
	    "took %s for it and went on from %s", jump->ref,
	    shown(j, jump->from), shown(j, jump->to)));
}

/* Where a ref is now, as far as this clone knows. */
static struct oid
head_of(struct judging *j, const char *ref)
{
	struct galley *g = j->g;
	struct oid id = { { 0 } };

	if (strcmp(ref, MAIN) == 0)
		return g->main.commit;
	if (g->has_origin)
		return remote_head(g, ref);
	store_ref(g->store, ref, &id);
	return id;
}

static void
judge_end(struct judging *j, const struct witness_end *end)
{
	struct oid now = head_of(j, end->ref);

	if (oid_equal(now, end->id) || goes_on(j, end->ref, end->id, now))
		return;
	contradict(j, pool_format(&j->g->pool, "%s: the server took %s for "
	    "it, which %s", end->ref, shown(j, end->id), oid_is_zero(now) ?
	    "is gone without having been closed" :
	    "what is there now does not hold"));
}

static void
judge_moves(struct judging *j)
{
	struct witness_fold fold;

	witness_fold(j->moves, j->move_count, &fold, &j->g->pool);
	for (size_t i = 0; i < fold.jump_count; i++)
		judge_jump(j, &fold.jumps[i]);
	for (size_t i = 0; i < fold.end_count; i++)
		judge_end(j, &fold.ends[i]);
}

/* Every month's last receipt stands in the one line. */
static enum error_code
judge_months(struct judging *j, struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code = store_refs(j->g->store, RECEIPTS_LOG, &refs,
	    &j->g->pool, err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		if (!holds(j, refs.items[i].id))
			contradict(j, pool_format(&j->g->pool, "the receipts "
			    "of %s are not what the later ones follow",
			    refs.items[i].name + strlen(RECEIPTS_LOG)));
	}
	return code;
}

/* The last receipt that this clone saw; zero: none. */
static struct oid
remembered(struct galley *g)
{
	struct buf text = { 0 };
	struct oid id = { { 0 } };
	struct error ignored;

	if (!file_read(&text, workspace_file(g, "receipt"), 64, &ignored))
		oid_read(&id, slice_trim(buf_slice(&text)));
	buf_release(&text);
	return id;
}

static enum error_code
remember(struct galley *g, struct oid tip, struct error *err)
{
	enum error_code code = file_make_folder(workspace_file(g, ""), 0755,
	    err);

	return code ? code : file_write(workspace_file(g, "receipt"),
	    slice_of(pool_format(&g->pool, "%s\n", oid_text(tip).hex)), 0644,
	    err);
}

static void
judge_remembered(struct judging *j)
{
	struct oid last = remembered(j->g);

	if (!oid_is_zero(last) && !holds(j, last))
		contradict(j, pool_format(&j->g->pool, "the receipts do not "
		    "hold %s, the last one that this clone saw",
		    shown(j, last)));
}

static void
sort_places(struct judging *j, const struct oid *chain)
{
	j->places = pool_alloc(&j->g->pool, j->count * sizeof *j->places);
	for (size_t i = 0; i < j->count; i++)
		j->places[i] = (struct position){ chain[i], i };
	qsort(j->places, j->count, sizeof *j->places, by_id);
}

enum error_code
witness_judge(struct galley *g, const struct oid *chain, size_t count,
    struct witness *out, struct error *err)
{
	struct judging j = { .g = g, .count = count, .main = count,
		.out = out };
	const char *name;
	struct oid tip;
	enum error_code code = receipts_tip(g, &name, &tip, err);

	*out = (struct witness){ .contradictions = node_list(&g->pool) };
	out->times = pool_alloc(&g->pool, count * sizeof *out->times);
	if (!code)
		code = collect(&j, tip, (struct oid){ { 0 } }, err);
	if (code)
		return code;
	out->receipts = j.log_count;
	judge_remembered(&j);
	if (j.log_count == 0)
		return ERR_NONE;
	sort_places(&j, chain);
	for (size_t i = 0; i < j.log_count; i++)
		judge_receipt(&j, i);
	push_times_sort(&out->pushes);
	judge_moves(&j);
	return judge_months(&j, err);
}

enum error_code
witness_follow(struct galley *g, struct error *err)
{
	struct judging j = { .g = g };
	struct oid last = remembered(g), tip;
	const char *name;
	enum error_code code = receipts_tip(g, &name, &tip, err);

	if (code || oid_equal(tip, last))
		return code;
	code = collect(&j, tip, last, err);
	if (!code && !oid_is_zero(last) && !j.met)
		code = error_set(err, ERR_INVALID, "origin's receipts do not "
		    "hold %.12s, the last one that this clone saw: somebody "
		    "rewrote them (tell your administrator)",
		    oid_text(last).hex);
	if (code || oid_is_zero(tip))
		return code;
	push_times_add(g, j.log, j.log_count);
	return remember(g, tip, err);
}
