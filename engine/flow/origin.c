/* SPDX-License-Identifier: Apache-2.0 */
#include "origin.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/file.h"
#include "base/plural.h"
#include "follow.h"
#include "owner.h"
#include "remote.h"
#include "verified.h"
#include "verify.h"

#define MAIN "refs/heads/main"

/* An act may wait a little; a copy for a customer hardly at all. */
enum { ACT_SECONDS = 60, SHORT_SECONDS = 5 };

/* Main here is what origin has at this time. */
static enum error_code
remember(struct galley *g, struct error *err)
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
	return code ? code : follow_main(g, kept, err);
}

/* Verifies origin's main from the one here on, or all of it for a new clone. */
static enum error_code
judge_main(struct galley *g, struct oid there, struct fetched *out,
    struct error *err)
{
	int64_t now = g->options.now ? g->options.now : (int64_t)time(NULL);
	struct verify_range range = { .from = g->main.commit, .to = there,
		.latest = now + VERIFY_CLOCK_SECONDS };
	struct verified verified = { 0 };
	enum error_code code = view_find_root(g->store, there, &range.root,
	    err);

	if (!code && !oid_is_zero(range.from) &&
	    !oid_equal(range.root, g->main.root))
		code = error_set(err, ERR_INVALID, "T9: it begins with %s, "
		    "this workspace with %s", oid_text(range.root).hex,
		    oid_text(g->main.root).hex);
	if (!code)
		code = verify_steps(g, &range, &verified, err);
	out->merges = verified.merges;
	return code ? error_wrap(err, ERR_INVALID, "origin's library is "
	    "refused and nothing was taken over (tell your administrator): ") :
	    ERR_NONE;
}

static enum error_code
follow_origin_main(struct galley *g, struct fetched *out, struct error *err)
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

enum error_code
origin_fetch(struct galley *g, int seconds, struct fetched *out,
    struct error *err)
{
	enum remote_answer answer;
	enum error_code code = oid_is_zero(g->main.commit) ? ERR_NONE :
	    verified_hold(g, err);

	if (code)
		return code;
	answer = remote_fetch(g, seconds, err);
	g->away = answer == REMOTE_AWAY;
	if (answer != REMOTE_DONE)
		return err->code;
	code = follow_origin_main(g, out, err);
	if (!code)
		code = follow_requests(g, err);
	if (!code && !oid_is_zero(remote_head(g, MAIN)))
		code = remember(g, err);
	return code;
}

enum error_code
origin_before_act(struct galley *g, struct error *err)
{
	struct fetched fetched = { 0 };
	enum error_code code;

	if (!g->has_origin || g->options.dry_run)
		return verified_hold(g, err);
	code = origin_fetch(g, ACT_SECONDS, &fetched, err);
	for (size_t i = 0; i < fetched.kept.count; i++)
		names_add(&g->race.kept, &g->pool, fetched.kept.items[i]);
	return g->away ? ERR_NONE : code;
}

enum error_code
origin_judge_age(struct galley *g, struct error *err)
{
	int64_t days = g->main.policy.settings.library_age_days, since;
	struct fetched fetched = { 0 };
	enum error_code code = verified_hold(g, err);

	if (code || !g->has_origin ||
	    g->now - last_time(g) <= days * DAY_SECONDS)
		return code;
	code = origin_fetch(g, SHORT_SECONDS, &fetched, err);
	if (!g->away)
		return code;
	since = last_time(g);
	return error_set(err, ERR_MOVED, "library-age: this library is of %s; "
	    "it may be used for %s (connect, then run: galley sync)",
	    since ? date_day(since).at : "an unknown day", plural((size_t)days,
	    "day", &g->pool));
}

/* Whether the move only adds to what origin has. */
static bool
adds(struct galley *g, const struct ref_move *move)
{
	struct oid there = remote_head(g, move->name);

	return oid_is_zero(there) || oid_is_zero(move->new_id) ||
	    oid_equal(there, move->old_id) ||
	    follow_line_holds(g, move->new_id, there) ||
	    view_on_chain(g->store, move->new_id, there);
}

/* One's own branch goes where origin's went; a merged one is done with. */
static enum error_code
follow_request(struct galley *g, const struct ref_move *move,
    struct error *err)
{
	struct request_ref ref = { .name = refname_read(move->name, &g->pool),
		.head = move->new_id };
	struct ref_move here = { move->name, { { 0 } }, move->new_id };
	bool there = store_ref(g->store, move->name, &here.old_id);
	enum error_code code;

	if (there ? !oid_equal(here.old_id, move->old_id) :
	    !owner_is_own(g, &ref))
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
	struct ref_move note = { remote_name(move->name, &g->pool),
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
	return code ? code : remember(g, err);
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
	case REMOTE_DECLINED:
		p->declined = true;
		break;
	default:
		break;
	}
	return err->code;
}
