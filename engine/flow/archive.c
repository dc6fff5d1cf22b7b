/* SPDX-License-Identifier: Apache-2.0 */
#include "archive.h"

#include <string.h>

#include "base/date.h"
#include "base/quota.h"
#include "line.h"
#include "requests.h"

#define CLOSED "refs/galley/closed/"

/*
 * So many heads in one archive commit at most, and so many tries against others;
 * files that are open beside the locks.
 */
enum { BATCH = 1000, ROUNDS = 5, OTHER_FILES = 16 };

/* A sweep: what one move of refs takes away and keeps. */
struct sweep {
	struct galley *g;
	struct archived *kept;
	size_t kept_count;
	struct ref_move *moves;
	size_t move_count;
};

/* A commit's parents and message, nothing else of it is asked. */
struct parsed {
	struct oid before;	/* the first parent; zero: there is none */
	struct slice message;
	size_t parents;
};

static bool
take_id(struct slice *rest, struct oid *out)
{
	if (rest->len < OID_HEX ||
	    !oid_read(out, (struct slice){ rest->at, OID_HEX }))
		return false;
	*rest = slice_skip(*rest, OID_HEX);
	return true;
}

static bool
parse(struct slice raw, struct parsed *out)
{
	struct slice line, id;
	struct oid parent;

	*out = (struct parsed){ .parents = 0 };
	while (slice_line(&raw, &line) && line.len) {
		if (!slice_starts(line, "parent "))
			continue;
		id = slice_skip(line, strlen("parent "));
		if (!take_id(&id, &parent))
			return false;
		if (out->parents++ == 0)
			out->before = parent;
	}
	out->message = raw;
	return true;
}

/* What stands behind an archive commit's subject. */
static bool
take_lines(const struct parsed *p, struct slice *out)
{
	struct slice line;

	*out = p->message;
	return slice_line(out, &line) && slice_starts(line, "closed: ") &&
	    slice_line(out, &line);
}

static bool
parse_line(struct slice line, struct archived *out, struct pool *pool)
{
	struct slice name;

	if (!slice_until(&line, ' ', &name) || !take_id(&line, &out->open) ||
	    line.len == 0)
		return false;
	line = slice_skip(line, 1);
	out->request = pool_copy(pool, name);
	return take_id(&line, &out->head) && line.len == 0;
}

/* Reads one archive commit; returns the one before it, or zero. */
static struct oid
read_one(struct store *store, struct oid id, struct archive *out,
    struct pool *pool)
{
	struct oid nowhere = { { 0 } };
	struct slice raw, rest, line;
	struct archived item;
	struct parsed p;
	struct error ignored;
	size_t count = 0;

	if (store_read(store, id, OBJECT_COMMIT, &raw, pool, &ignored) ||
	    !parse(raw, &p) || !take_lines(&p, &rest))
		return nowhere;
	for (; slice_line(&rest, &line); count++) {
		if (!parse_line(line, &item, pool))
			return nowhere;
		out->items = pool_grow(pool, out->items, out->count,
		    sizeof *out->items);
		out->items[out->count++] = item;
	}
	return p.parents == count + 1 ? p.before : nowhere;
}

enum error_code
archive_read(struct store *store, const char *month, struct archive *out,
    struct pool *pool, struct error *err)
{
	struct archive found = { 0 };
	struct refs refs = { 0 };
	enum error_code code = store_refs(store, pool_format(pool, CLOSED "%s",
	    month ? month : ""), &refs, pool, err);

	for (size_t i = refs.count; !code && i-- > 0;) {
		struct oid at = refs.items[i].id;

		while (!oid_is_zero(at))
			at = read_one(store, at, &found, pool);
	}
	if (!code)
		*out = found;
	return code;
}

/*
 * From the last event, which was read, back to the first.  Each line was judged
 * when it came: only where it leads is asked.
 */
static bool
find_open(struct store *store, const struct commit *tip, struct oid *out)
{
	struct pool pool = { 0 };
	struct oid at = tip->parents[0];
	bool found = false, more = tip->parent_count == 1;

	for (int i = 1; more && !found && i < LINE_LIMIT; i++) {
		struct parsed p;
		struct slice raw;
		struct error ignored;

		more = !store_glance(store, at, OBJECT_COMMIT, &raw, &pool,
		    &ignored) && parse(raw, &p) && p.parents == 1;
		found = more && slice_starts(p.message, "open: ");
		*out = at;
		at = more ? p.before : at;
	}
	pool_release(&pool);
	return found;
}

static bool
says(const struct commit *tip, const char *event, const char *request,
    struct pool *pool)
{
	return slice_starts(tip->message, pool_format(pool, "%s: %s\n", event,
	    request));
}

/* Adds what becomes of one ref, if it is closed. */
static void
plan(struct sweep *s, const char *ref)
{
	struct galley *g = s->g;
	struct refname name = refname_read(ref, &g->pool);
	struct archived item = { .request = name.request };
	struct commit tip;
	struct error ignored;

	if ((name.kind != REF_CUSTOM && name.kind != REF_CHANGE) ||
	    !store_ref(g->store, ref, &item.head) ||
	    view_read_commit(g->store, item.head, &tip, &g->pool, &ignored))
		return;
	if (tip.parent_count == 2 ? !chain_holds(&g->chain, item.head) :
	    (!says(&tip, "reject", name.request, &g->pool) &&
	    !says(&tip, "withdraw", name.request, &g->pool)) ||
	    !find_open(g->store, &tip, &item.open))
		return;
	if (tip.parent_count != 2)
		s->kept[s->kept_count++] = item;
	s->moves[s->move_count++] = (struct ref_move){ ref, item.head,
		{ { 0 } } };
}

static enum error_code
write_archive(struct sweep *s, struct oid before, struct oid *out,
    struct error *err)
{
	struct galley *g = s->g;
	struct oid tree;
	struct buf bytes = { 0 };
	enum error_code code = store_update_tree(g->store,
	    (struct oid){ { 0 } }, &(struct tree_changes){ 0 }, &tree, err);

	if (code)
		return code;
	buf_format(&bytes, "tree %s\n", oid_text(tree).hex);
	if (!oid_is_zero(before))
		buf_format(&bytes, "parent %s\n", oid_text(before).hex);
	for (size_t i = 0; i < s->kept_count; i++)
		buf_format(&bytes, "parent %s\n",
		    oid_text(s->kept[i].head).hex);
	for (int i = 0; i < 2; i++)
		buf_format(&bytes, "%s galley <galley@localhost> %lld +0000\n",
		    i ? "committer" : "author", (long long)g->now);
	buf_format(&bytes, "\nclosed: %.7s\n\n", date_day(g->now).at);
	for (size_t i = 0; i < s->kept_count; i++) {
		buf_format(&bytes, "%s %s", s->kept[i].request,
		    oid_text(s->kept[i].open).hex);
		buf_format(&bytes, " %s\n", oid_text(s->kept[i].head).hex);
	}
	code = store_write(g->store, OBJECT_COMMIT, buf_slice(&bytes), out,
	    err);
	buf_release(&bytes);
	return code;
}

static enum error_code
keep(struct sweep *s, struct error *err)
{
	struct galley *g = s->g;
	struct ref_move move = { .name = pool_format(&g->pool, CLOSED "%.7s",
		date_day(g->now).at) };
	enum error_code code;

	if (s->kept_count == 0)
		return ERR_NONE;
	store_ref(g->store, move.name, &move.old_id);
	code = write_archive(s, move.old_id, &move.new_id, err);
	s->moves[s->move_count++] = move;
	return code;
}

/* One batch, looked at anew: a ref may have gone on since it closed. */
static enum error_code
sweep_batch(struct galley *g, const struct names *refs, struct error *err)
{
	struct sweep s = { .g = g };
	enum error_code code;

	s.kept = pool_alloc(&g->pool, refs->count * sizeof *s.kept);
	s.moves = pool_alloc(&g->pool, (refs->count + 1) * sizeof *s.moves);
	for (size_t i = 0; i < refs->count; i++)
		plan(&s, refs->items[i]);
	code = keep(&s, err);
	return code || s.move_count == 0 ? code :
	    store_move_refs(g->store, s.moves, s.move_count, err);
}

/* Each name is locked by a file that stays open. */
static size_t
batch_size(void)
{
	size_t files = quota_files();

	if (files <= OTHER_FILES)
		return 1;
	files -= OTHER_FILES;
	return files < BATCH ? files : BATCH;
}

enum error_code
archive_sweep(struct galley *g, const struct names *refs, struct error *err)
{
	enum error_code code = ERR_NONE;
	size_t size = batch_size();

	for (size_t from = 0; !code && from < refs->count; from += size) {
		size_t left = refs->count - from;
		struct names batch = { refs->items + from,
			left < size ? left : size };

		code = ERR_MOVED;
		for (int i = 0; i < ROUNDS && code == ERR_MOVED; i++)
			code = sweep_batch(g, &batch, err);
	}
	return code;
}
