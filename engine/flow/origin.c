/* SPDX-License-Identifier: Apache-2.0 */
#include "origin.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "remote.h"
#include "verify.h"

#define MAIN "refs/heads/main"

/* An act may wait a little; a copy for a customer hardly at all. */
enum { ACT_SECONDS = 60, SHORT_SECONDS = 5 };

enum error_code
origin_remember(struct galley *g, struct error *err)
{
	const char *line = pool_format(&g->pool, "%lld\n", (long long)g->now);
	enum error_code code = file_make_folder(workspace_file(g, ""), 0755,
	    err);

	return code ? code : file_write(workspace_file(g, "fetched"),
	    slice_of(line), 0644, err);
}

/* When origin's main was verified last; 0: never. */
static int64_t
last_time(struct galley *g)
{
	struct buf line = { 0 };
	struct error ignored;
	int64_t time = 0;

	if (!file_read(&line, workspace_file(g, "fetched"), 64, &ignored))
		time = strtoll(line.at, NULL, 10);
	buf_release(&line);
	return time;
}

static struct oid
read_main(struct galley *g)
{
	struct oid id = { { 0 } };

	store_ref(g->store, MAIN, &id);
	return id;
}

static enum error_code
move_main(struct galley *g, struct oid to, struct names *kept,
    struct error *err)
{
	struct ref_move move = { MAIN, g->main.commit, to };
	enum error_code code = store_move_refs(g->store, &move, 1, err);

	/* Another process that follows the same origin may have been first. */
	if (code == ERR_MOVED && oid_equal(read_main(g), to))
		code = ERR_NONE;
	return code ? code : publish_follow_main(g, kept, err);
}

/* Verifies origin's main from the one here on, or all of it for a new clone. */
static enum error_code
judge_main(struct galley *g, struct oid there, struct fetched *out,
    struct error *err)
{
	struct verify_range range = { .from = g->main.commit, .to = there };
	enum error_code code = view_find_root(g->store, there, &range.root,
	    err);

	if (!code && !oid_is_zero(range.from) &&
	    !oid_equal(range.root, g->main.root))
		code = error_set(err, ERR_INVALID, "T9: it begins with %s, "
		    "this workspace with %s", oid_text(range.root).hex,
		    oid_text(g->main.root).hex);
	if (!code)
		code = verify_steps(g, &range, &out->merges, err);
	return code ? error_wrap(err, ERR_INVALID, "origin's library is "
	    "refused and nothing was taken over (tell your administrator): ") :
	    ERR_NONE;
}

enum error_code
origin_follow_main(struct galley *g, struct fetched *out, struct error *err)
{
	struct oid there = remote_head(g, MAIN), here = read_main(g);
	bool known = last_time(g) > 0;
	enum error_code code = ERR_NONE;

	if (!oid_equal(here, g->main.commit))
		code = workspace_reload(g, err);
	if (code || (oid_equal(here, there) && !oid_is_zero(there)))
		return code;
	if (oid_is_zero(there) && known)
		return error_set(err, ERR_INVALID, "origin's library is gone "
		    "(tell your administrator)");
	/* A workspace that is about to be sent to its first origin. */
	if (!known && !oid_is_zero(here) && (oid_is_zero(there) ||
	    view_on_chain(g->store, here, there)))
		return ERR_NONE;
	if (oid_is_zero(there))
		return error_set(err, ERR_MISSING, "there is no workspace at "
		    "this address");
	code = judge_main(g, there, out, err);
	return code ? code : move_main(g, there, &out->kept, err);
}

bool
origin_line_holds(struct galley *g, struct oid head, struct oid id)
{
	struct pool pool = { 0 };
	struct oid at = head;
	bool held = oid_equal(at, id), more = !held;

	for (int i = 0; more && i <= LINE_LIMIT; i++) {
		struct commit commit;
		struct error ignored;

		more = !view_read_commit(g->store, at, &commit, &pool,
		    &ignored) && commit.parent_count &&
		    !slice_starts(commit.message, "open: ");
		if (more)
			at = commit.parents[commit.parent_count - 1];
		held = more && oid_equal(at, id);
		more = more && !held;
	}
	pool_release(&pool);
	return held;
}

static bool
is_merge(struct galley *g, struct oid head)
{
	struct pool pool = { 0 };
	struct commit commit;
	struct error ignored;
	bool merge = !view_read_commit(g->store, head, &commit, &pool,
	    &ignored) && commit.parent_count == 2;

	pool_release(&pool);
	return merge;
}

/* Whether this commit ends its line: a merge, a reject, a withdraw. */
static bool
is_closed(struct galley *g, struct oid head)
{
	struct pool pool = { 0 };
	struct commit commit;
	struct error ignored;
	bool closed = !view_read_commit(g->store, head, &commit, &pool,
	    &ignored) && (commit.parent_count == 2 ||
	    slice_starts(commit.message, "reject: ") ||
	    slice_starts(commit.message, "withdraw: "));

	pool_release(&pool);
	return closed;
}

bool
origin_is_merged(struct galley *g, struct oid head)
{
	return is_merge(g, head) && view_on_chain(g->store, g->main.commit,
	    head);
}

/* Where a request's branch here should be; zero: it is over. */
static struct oid
place_for(struct galley *g, const struct refname *name, struct oid here)
{
	struct oid there = remote_head(g, name->ref), merge;
	struct oid nowhere = { { 0 } };

	if (!oid_is_zero(there) && origin_line_holds(g, there, here)) {
		if (origin_is_merged(g, there))
			return nowhere;
		return is_merge(g, there) ? here : there;
	}
	if (oid_is_zero(there) && is_closed(g, here))
		return nowhere;
	return requests_merged(g, name->request, &merge) &&
	    origin_line_holds(g, merge, here) ? nowhere : here;
}

static enum error_code
follow_own(struct galley *g, const char *kind, struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code = store_refs(g->store, pool_format(&g->pool,
	    "refs/heads/%s/", kind), &refs, &g->pool, err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		struct refname name = refname_read(refs.items[i].name,
		    &g->pool);
		struct ref_move move = { name.ref, refs.items[i].id,
			{ { 0 } } };

		if (name.kind == REF_NONE)
			continue;
		move.new_id = place_for(g, &name, move.old_id);
		if (!oid_equal(move.new_id, move.old_id))
			code = store_move_refs(g->store, &move, 1, err);
	}
	return code == ERR_MOVED ? ERR_NONE : code;
}

/* One's own open requests from another machine become branches here. */
static enum error_code
take_own(struct galley *g, const char *kind, struct error *err)
{
	struct refs refs = { 0 };
	struct oid id;
	enum error_code code = store_refs(g->store, pool_format(&g->pool,
	    "%s%s/%s/", REMOTE_HEADS, kind, g->as), &refs, &g->pool, err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		const char *branch = pool_format(&g->pool, "refs/heads/%s",
		    refs.items[i].name + strlen(REMOTE_HEADS));
		struct ref_move move = { branch, { { 0 } }, refs.items[i].id };

		if (refname_read(branch, &g->pool).kind != REF_NONE &&
		    !store_ref(g->store, branch, &id) &&
		    !is_closed(g, move.new_id))
			code = store_move_refs(g->store, &move, 1, err);
	}
	return code == ERR_MOVED ? ERR_NONE : code;
}

static enum error_code
follow_requests(struct galley *g, struct error *err)
{
	static const char *const kinds[] = { "custom", "change" };
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < 2; i++) {
		code = follow_own(g, kinds[i], err);
		if (!code && g->as)
			code = take_own(g, kinds[i], err);
	}
	return code;
}

enum error_code
origin_fetch(struct galley *g, int seconds, struct fetched *out,
    struct error *err)
{
	enum remote_answer answer = remote_fetch(g, seconds, err);
	enum error_code code;

	g->away = answer == REMOTE_AWAY;
	if (answer != REMOTE_DONE)
		return err->code;
	code = origin_follow_main(g, out, err);
	if (!code)
		code = follow_requests(g, err);
	if (!code && !oid_is_zero(remote_head(g, MAIN)))
		code = origin_remember(g, err);
	return code;
}

enum error_code
origin_before_act(struct galley *g, struct error *err)
{
	struct fetched fetched = { 0 };
	enum error_code code;

	if (!g->has_origin || g->options.dry_run)
		return ERR_NONE;
	code = origin_fetch(g, ACT_SECONDS, &fetched, err);
	return g->away ? ERR_NONE : code;
}

enum error_code
origin_judge_age(struct galley *g, struct error *err)
{
	int64_t days = g->main.policy.settings.library_age_days, since;
	struct fetched fetched = { 0 };
	enum error_code code;

	if (!g->has_origin || g->now - last_time(g) <= days * DAY_SECONDS)
		return ERR_NONE;
	code = origin_fetch(g, SHORT_SECONDS, &fetched, err);
	if (!g->away)
		return code;
	since = last_time(g);
	return error_set(err, ERR_MOVED, "library-age: this library is of %s; "
	    "it may be used for %lld days (connect, then run: galley sync)",
	    since ? date_day(since).at : "an unknown day", (long long)days);
}

/* Whether the move only adds to what origin has. */
static bool
adds(struct galley *g, const struct ref_move *move)
{
	struct oid there = remote_head(g, move->name);

	return oid_is_zero(there) || oid_is_zero(move->new_id) ||
	    oid_equal(there, move->old_id) ||
	    origin_line_holds(g, move->new_id, there) ||
	    view_on_chain(g->store, move->new_id, there);
}

/* This clone's own branch goes where origin's went; a merged one is done with. */
static enum error_code
follow_request(struct galley *g, const struct ref_move *move,
    struct error *err)
{
	struct refname name = refname_read(move->name, &g->pool);
	struct ref_move here = { move->name, { { 0 } }, move->new_id };
	bool there = store_ref(g->store, move->name, &here.old_id);
	enum error_code code;

	if ((there && !oid_equal(here.old_id, move->old_id)) || (!there &&
	    (!g->as || strcmp(name.person, g->as) != 0)))
		return ERR_NONE;
	if (oid_equal(move->new_id, g->main.commit))
		here.new_id = (struct oid){ { 0 } };
	if (oid_equal(here.old_id, here.new_id))
		return ERR_NONE;
	code = store_move_refs(g->store, &here, 1, err);
	return code == ERR_MOVED ? ERR_NONE : code;
}

/* git notes what it pushed; a clone with settings of its own may not. */
static enum error_code
note_pushed(struct galley *g, const struct ref_move *move, struct error *err)
{
	struct ref_move note = { remote_name(g, move->name),
		remote_head(g, move->name), move->new_id };

	return oid_equal(note.old_id, note.new_id) ? ERR_NONE :
	    store_move_refs(g->store, &note, 1, err);
}

static enum error_code
follow_push(struct galley *g, struct publication *p, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < p->count; i++) {
		code = note_pushed(g, &p->moves[i], err);
		if (!code && strcmp(p->moves[i].name, MAIN) == 0 &&
		    !oid_equal(p->moves[i].new_id, g->main.commit))
			code = move_main(g, p->moves[i].new_id, &p->kept, err);
	}
	for (size_t i = 0; !code && i < p->count; i++) {
		enum ref_kind kind = refname_read(p->moves[i].name,
		    &g->pool).kind;

		if ((kind == REF_CUSTOM || kind == REF_CHANGE) &&
		    !oid_is_zero(p->moves[i].new_id))
			code = follow_request(g, &p->moves[i], err);
	}
	return code ? code : origin_remember(g, err);
}

enum error_code
origin_push(struct galley *g, struct publication *p, struct error *err)
{
	for (size_t i = 0; i < p->count; i++) {
		if (!adds(g, &p->moves[i]))
			return error_set(err, ERR_MOVED, "%s went on elsewhere "
			    "too (galley sync brings both together)",
			    refname_read(p->moves[i].name, &g->pool).request);
	}
	switch (remote_push(g, p->moves, p->count, err)) {
	case REMOTE_DONE:
		return follow_push(g, p, err);
	case REMOTE_RACED:
		g->race.lost = true;
		break;
	case REMOTE_AWAY:
		g->away = true;
		break;
	default:
		break;
	}
	return err->code;
}
