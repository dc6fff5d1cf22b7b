/* SPDX-License-Identifier: Apache-2.0 */
#include "act.h"

#include <string.h>

#include "base/date.h"
#include "closed.h"
#include "gate.h"
#include "model/proposer.h"
#include "origin.h"
#include "owner.h"
#include "signed_commit.h"
#include "trees.h"
#include "trial.h"

enum { ROUNDS = 5 };

/* What a newer galley wrote is read; to write what it means is not ours. */
static enum error_code
judge_format(const struct galley *g, struct error *err)
{
	int64_t format = g->main.policy.settings.format;

	if (format <= FORMAT_KNOWN)
		return ERR_NONE;
	return error_set(err, ERR_REFUSED, "galley.yaml: format %lld is newer "
	    "than this galley, which writes %d and only reads this one "
	    "(install a newer galley)", (long long)format, FORMAT_KNOWN);
}

enum error_code
act_write_commit(struct galley *g, const struct act_commit *what,
    struct oid *out, struct error *err)
{
	struct commit commit = { .tree = what->tree, .time = what->time,
		.parent_count = what->parent_count, .message = what->message };
	const struct person *person;
	enum error_code code;

	(void)((code = judge_format(g, err)) ||
	    (code = workspace_key(g, err)) ||
	    (code = workspace_person(g, &person, err)));
	if (code)
		return code;
	for (size_t i = 0; i < what->parent_count; i++)
		commit.parents[i] = what->parents[i];
	commit.name = person->name;
	commit.email = person->emails.items[0];
	return signed_commit_write(g->store, g->key, &commit, out, err);
}

enum error_code
act_begin(struct act *act, struct galley *g, const struct request_ref *ref,
    struct error *err)
{
	struct commit commit;
	enum error_code code = view_read_commit(g->store, ref->head, &commit,
	    &g->pool, err);

	if (code)
		return code;
	*act = (struct act){ .g = g, .name = ref->name, .start = ref->head,
		.head = ref->head, .tree = commit.tree };
	act->may_wait = owner_is_own(g, ref);
	return ERR_NONE;
}

/* A name whose ref lies on main is free, and its ref goes on from there. */
static struct oid
closed_ref(struct galley *g, const char *ref)
{
	struct oid at = { { 0 } };

	if (store_ref(g->store, ref, &at) && chain_holds(&g->chain, at))
		return at;
	return (struct oid){ { 0 } };
}

static enum error_code
write_event(struct act *act, const struct message *message,
    struct act_commit *commit, struct error *err)
{
	struct buf text = { 0 };
	struct oid id;
	enum error_code code;

	event_write(message, &text);
	commit->message = buf_slice(&text);
	code = act_write_commit(act->g, commit, &id, err);
	buf_release(&text);
	if (code)
		return code;
	act->head = id;
	act->tree = commit->tree;
	act->may_wait &= message->kind == EVENT_OPEN ||
	    message->kind == EVENT_EDIT || message->kind == EVENT_SUBMIT;
	return ERR_NONE;
}

/*
 * Begun in the second in which the name's last request was, it would be the
 * same bytes, and over before it began: a second tells them apart.  What began
 * in this second was archived this month.
 */
static enum error_code
write_open(struct act *act, const struct message *open, struct error *err)
{
	struct galley *g = act->g;
	struct act_commit commit = { act->tree, &g->main.commit, 1, { "", 0 },
		g->now };
	const char *month = pool_format(&g->pool, "%.7s",
	    date_day(g->now).at);
	bool over = true;
	enum error_code code = ERR_NONE;

	for (; !code && over; commit.time++) {
		code = write_event(act, open, &commit, err);
		if (!code)
			code = closed_holds(g->store, month, &(struct archived){
			    open->request, act->head, { { 0 } } }, &over, err);
	}
	return code;
}

enum error_code
act_open(struct act *act, struct galley *g, const struct refname *name,
    struct error *err)
{
	struct message open = { .kind = EVENT_OPEN, .request = name->request,
		.text = "" };

	*act = (struct act){ .g = g, .name = *name,
		.start = closed_ref(g, name->ref), .head = g->main.commit,
		.tree = g->main.tree, .may_wait = true };
	open.trailers[TRAILER_WORKSPACE] = pool_text(&g->pool,
	    oid_text(g->main.root).hex);
	open.trailers[TRAILER_REF] = name->ref;
	return write_open(act, &open, err);
}

enum error_code
act_event(struct act *act, const struct message *message,
    const struct oid *tree, struct error *err)
{
	struct oid parent = act->head;
	struct act_commit commit = { tree ? *tree : act->tree, &parent, 1,
		{ "", 0 }, act->g->now };

	return write_event(act, message, &commit, err);
}

enum error_code
act_put(struct act *act, const char *path, const struct slice *content,
    struct oid *tree, struct error *err)
{
	struct tree_change change = { .path = path };
	struct tree_changes changes = { &change, 1 };
	enum error_code code = ERR_NONE;

	if (content) {
		change.new_mode = MODE_FILE;
		code = trees_judge_file(&act->g->main, path, *content, err);
		if (!code)
			code = store_write(act->g->store, OBJECT_BLOB, *content,
			    &change.new_id, err);
	}
	return code ? code : store_update_tree(act->g->store, act->tree,
	    &changes, tree, err);
}

static enum error_code
write_merge(struct act *act, struct error *err)
{
	struct galley *g = act->g;
	struct oid waiting = trial_find(g, &act->name, act->head);
	struct oid parents[] = { g->main.commit, act->head };
	struct buf message = { 0 };
	struct act_commit commit = { .parents = parents, .parent_count = 2,
		.time = g->now };
	enum error_code code;

	if (!oid_is_zero(waiting)) {
		act->merge = waiting;
		return ERR_NONE;
	}
	code = dossier_merged_tree(&g->main, &act->dossier.changes,
	    &commit.tree, err);
	if (code)
		return code;
	merge_message(&act->dossier.decision, act->name.request, &message);
	commit.message = buf_slice(&message);
	code = act_write_commit(g, &commit, &act->merge, err);
	buf_release(&message);
	return code;
}

/* Offline: one's own words are kept, and sync sends them. */
static enum error_code
keep_here(struct act *act, struct error *err)
{
	struct ref_move move = { act->name.ref, { { 0 } }, act->head };
	enum error_code code;

	store_ref(act->g->store, move.name, &move.old_id);
	if (!oid_is_zero(move.old_id))
		move.old_id = act->start;
	code = oid_equal(move.old_id, move.new_id) ? ERR_NONE :
	    store_move_refs(act->g->store, &move, 1, err);
	act->unsent = !code;
	act->merge = (struct oid){ { 0 } };
	return code;
}

static enum error_code
publish_act(struct act *act, bool *declined, struct error *err)
{
	struct galley *g = act->g;
	bool merged = !oid_is_zero(act->merge);
	struct ref_move moves[] = {
		{ act->name.ref, act->start, merged ? act->merge : act->head },
		{ "refs/heads/main", g->main.commit, act->merge },
	};
	struct publication p = { .moves = moves, .count = merged ? 2 : 1 };
	enum error_code code = publish(g, &p, err);

	for (size_t i = 0; i < p.kept.count; i++)
		names_add(&g->race.kept, &g->pool, p.kept.items[i]);
	act->kept = g->race.kept;
	*declined = p.declined && merged;
	if (code == ERR_SYSTEM && g->away && act->may_wait)
		return keep_here(act, err);
	return code;
}

/* A host without hooks checks a merge first: somebody's may have passed. */
static enum error_code
move_refs(struct act *act, struct error *err)
{
	bool declined;
	enum error_code code = publish_act(act, &declined, err), tried;
	struct oid theirs;
	struct error why;

	if (!declined)
		return code;
	theirs = trial_ask(act->g, &act->name, act->head);
	if (!oid_is_zero(theirs) && !oid_equal(theirs, act->merge)) {
		act->merge = theirs;
		code = publish_act(act, &declined, err);
	}
	if (!declined)
		return code;
	tried = trial_send(act, &why);
	if (tried == ERR_MOVED) {
		act->g->race.lost = true;
		*err = why;
		return tried;
	}
	return tried ? code : ERR_NONE;
}

/* Left open, what nobody's agreement could bring in would only confuse. */
static enum error_code
judge_whole(struct act *act, struct error *err)
{
	const struct dossier *d = &act->dossier;
	const struct route *route = &d->decision.route;
	const char *why = d->blocked ? d->why.text : proposer_objection(
	    &d->request, &d->changes, &act->g->main.policy, &act->g->pool);

	if (d->blocked)
		return error_set(err, ERR_REFUSED, "%s",
		    pool_text(&act->g->pool, why));
	for (size_t i = 0; i < route->count; i++) {
		if (route->items[i].result == RESULT_ERROR)
			return error_set(err, ERR_REFUSED, "%s",
			    route->items[i].reason);
	}
	return why ? error_set(err, ERR_DENIED, "%s", why) : ERR_NONE;
}

enum error_code
act_finish(struct act *act, struct error *err)
{
	struct galley *g = act->g;
	struct dossier *d = &act->dossier;
	enum error_code code = dossier_open(d, &g->main, &act->name, act->head,
	    err);

	if (code)
		return code;
	act->may_wait &= changes_classify(&d->changes,
	    &g->main.policy.settings.ci) != CHANGES_POLICY;
	if (act->whole && (code = judge_whole(act, err)))
		return code;
	if (!d->blocked && (d->decision.may_merge || act->whole) && !g->away)
		code = gate_judge(&g->main, d, err);
	if (!code && g->newcomer && d->decision.may_merge)
		code = error_set(err, ERR_REFUSED, "T3: a key that main does "
		    "not list yet cannot bring it into force; anybody else can "
		    "(galley sync, or galley comment %s)",
		    act->name.request);
	if (code == ERR_REFUSED && !act->whole && !act->firm) {
		act->held = *err;
		code = ERR_NONE;
	} else if (!code && !d->blocked && d->decision.may_merge && !g->away) {
		code = write_merge(act, err);
	}
	if (code || g->options.dry_run)
		return code;
	return move_refs(act, err);
}

/* Reads what came before the act is made, or made again. */
static enum error_code
catch_up(struct galley *g, bool again, struct error *err)
{
	if (g->has_origin)
		return origin_before_act(g, err);
	return again ? workspace_reload(g, err) : ERR_NONE;
}

/* Read before main moved, a request may seem to be nowhere. */
static bool
is_overtaken(struct galley *g, enum error_code code)
{
	struct oid main;

	if (code != ERR_MISSING)
		return code == ERR_MOVED && g->race.lost;
	return store_ref(g->store, "refs/heads/main", &main) &&
	    !oid_equal(main, g->main.commit);
}

static enum error_code
run_rounds(struct galley *g, act_attempt *attempt, void *of,
    struct error *err)
{
	for (int round = 0; round < ROUNDS; round++) {
		enum error_code code = catch_up(g, round > 0, err);

		g->race.lost = false;
		if (!code)
			code = attempt(g, of, err);
		if (!is_overtaken(g, code))
			return code;
	}
	return error_set(err, ERR_SYSTEM, "somebody else was first %d times in "
	    "a row, and nothing was changed (try again)", ROUNDS);
}

enum error_code
act_run(struct galley *g, act_attempt *attempt, void *of, struct error *err)
{
	enum error_code code;

	if (g->race.depth++ == 0) {
		g->race.tree = g->main.tree;
		g->race.kept = (struct names){ 0 };
	}
	code = run_rounds(g, attempt, of, err);
	g->race.depth--;
	return code;
}

enum error_code
act_judge_seen(struct galley *g, const struct dossier *dossier,
    struct error *err)
{
	const char *name = dossier->request.name.request;

	if (g->race.seen && strcmp(g->race.seen, dossier->seen.hex) != 0)
		return error_set(err, ERR_MOVED, "%s changed meanwhile, so "
		    "nothing was signed (galley diff %s shows it as it is now; "
		    "then decide again)", name, name);
	g->race.seen = pool_text(&g->pool, dossier->seen.hex);
	return ERR_NONE;
}
