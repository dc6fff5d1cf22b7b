/* SPDX-License-Identifier: Apache-2.0 */
/* Taking over what origin has, and sending what waits here. */
#include <string.h>

#include "follow.h"
#include "gate.h"
#include "origin.h"
#include "own_journal.h"
#include "raise_version.h"
#include "remote.h"
#include "report.h"
#include "trial.h"
#include "unsent.h"
#include "witness.h"

/* A synchronisation in progress. */
struct syncing {
	struct galley *g;
	struct fetched fetched;
	struct names sent;
	struct names waiting;
	struct names done;	/* requests that had their turn */
	struct node *warnings;
	struct refname name;	/* of the request that is being sent */
};

static void
warn(struct syncing *s, const struct error *why)
{
	node_push(&s->g->pool, s->warnings, node_text(&s->g->pool,
	    pool_text(&s->g->pool, why->text)));
}

/* A workspace made here has all its history to send, once. */
static enum error_code
send_main(struct syncing *s, struct error *err)
{
	struct galley *g = s->g;
	struct ref_move move = { "refs/heads/main",
		remote_head(g, "refs/heads/main"), g->main.commit };
	struct publication p = { .moves = &move, .count = 1 };

	return oid_equal(move.old_id, move.new_id) ? ERR_NONE :
	    publish(g, &p, err);
}

static enum error_code
begin(struct act *act, struct galley *g, const struct request_ref *ref,
    const struct dossier *d, struct error *err)
{
	struct oid there = remote_head(g, ref->name.ref);

	if (raise_version_applies(g, d))
		return raise_version_begin(act, g, ref, d, err);
	if (oid_is_zero(there) || view_on_chain(g->store, ref->head, there))
		return act_begin(act, g, ref, err);
	return unsent_begin(act, g, ref, there, err);
}

/* Whether origin has it already, and nothing follows from that. */
static bool
is_settled(struct galley *g, const struct request_ref *ref,
    const struct dossier *d)
{
	struct error ignored;

	return oid_equal(ref->head, remote_head(g, ref->name.ref)) &&
	    (d->blocked || !d->decision.may_merge ||
	    gate_judge(&g->main, d, &ignored) == ERR_REFUSED) &&
	    !raise_version_applies(g, d);
}

/* Sends the branch as it is here, and merges it where it may merge now. */
static enum error_code
attempt(struct galley *g, void *of, struct error *err)
{
	struct syncing *s = of;
	struct request_ref ref = { .name = s->name };
	struct oid there = remote_head(g, ref.name.ref);
	struct dossier d;
	struct act act;
	enum error_code code;

	if (!store_ref(g->store, ref.name.ref, &ref.head))
		ref.head = there;
	if (oid_is_zero(ref.head) || follow_is_merged(g, ref.head))
		return ERR_NONE;
	code = dossier_open(&d, &g->main, &ref.name, ref.head, err);
	if (code || is_settled(g, &ref, &d))
		return code;
	if (dossier_merged_before(&g->main, &d.read))
		return error_set(err, ERR_MOVED, "%s was approved without what "
		    "was changed here since (galley undo %s drops that)",
		    ref.name.request, ref.name.request);
	code = begin(&act, g, &ref, &d, err);
	if (!code)
		code = act_finish(&act, err);
	/* What origin only checks had been there before. */
	if (!code && !act.unsent && !(act.tried && oid_equal(there, act.head)))
		names_add(&s->sent, &g->pool, ref.name.request);
	return code;
}

/*
 * Of each ref below a prefix, what stands behind the base is a request's name.
 * One that cannot be sent stays, is told, and holds up no other.
 */
static void
send_requests(struct syncing *s, const char *prefix, const char *base)
{
	struct galley *g = s->g;
	struct refs refs = { 0 };
	struct error err;

	if (store_refs(g->store, prefix, &refs, &g->pool, &err)) {
		warn(s, &err);
		return;
	}
	for (size_t i = 0; i < refs.count; i++) {
		s->name = refname_of_request(refs.items[i].name + strlen(base),
		    &g->pool);
		if ((s->name.kind != REF_CUSTOM && s->name.kind !=
		    REF_CHANGE) || names_has(&s->done, s->name.request))
			continue;
		names_add(&s->done, &g->pool, s->name.request);
		if (act_run(g, attempt, s, &err)) {
			names_add(&s->waiting, &g->pool, s->name.request);
			warn(s, &err);
		}
	}
}

/* Origin may forbid that others do it: that is fine. */
static void
tidy(struct syncing *s, const char *kind)
{
	struct galley *g = s->g;
	const char *prefix = pool_format(&g->pool, "%s%s/", REMOTE_HEADS, kind);
	struct ref_move *moves;
	struct refs refs = { 0 };
	struct error ignored;
	size_t count = 0;

	if (store_refs(g->store, prefix, &refs, &g->pool, &ignored))
		return;
	moves = pool_alloc(&g->pool, (refs.count + 1) * sizeof *moves);
	for (size_t i = 0; i < refs.count; i++) {
		if (follow_is_merged(g, refs.items[i].id))
			moves[count++] = (struct ref_move){ remote_branch(
			    refs.items[i].name, &g->pool),
			    refs.items[i].id, { { 0 } } };
	}
	if (count)
		remote_push(g, moves, count, &ignored);
}

static void
write_report(struct syncing *s, struct node *report)
{
	struct pool *pool = &s->g->pool;

	report_main(s->g, report);
	node_set_number(pool, report, "fetched", (int64_t)s->fetched.merges);
	node_set_names(pool, report, "sent", &s->sent);
	node_set_names(pool, report, "waiting", &s->waiting);
	node_set(pool, report, "warnings", s->warnings);
	if (s->fetched.kept.count)
		node_set_names(pool, report, "kept", &s->fetched.kept);
}

/* A dry run says what would be sent, as far as this clone knows. */
static enum error_code
list_unsent(struct syncing *s, struct error *err)
{
	struct request_refs refs;
	enum error_code code = requests_list(s->g, &refs, err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		if (refs.items[i].unsent)
			names_add(&s->waiting, &s->g->pool,
			    refs.items[i].name.request);
	}
	return code;
}

/*
 * Before the rest, so that receipts never tell of more than is here.  They are
 * evidence and no authority: what is wrong with them is told and stops nothing.
 */
static enum error_code
fetch_receipts(struct syncing *s, struct error *err)
{
	struct galley *g = s->g;
	struct error why;

	switch (remote_fetch_rest(g, g->as, &why)) {
	case REMOTE_DONE:
		break;
	case REMOTE_AWAY:
		*err = why;
		g->away = true;
		return err->code;
	default:
		warn(s, &why);
		break;
	}
	return ERR_NONE;
}

static enum error_code
exchange(struct syncing *s, struct error *err)
{
	struct galley *g = s->g;
	struct error why;
	enum error_code code = fetch_receipts(s, err);

	if (!code)
		code = origin_fetch(g, 0, &s->fetched, err);
	if (!code && witness_follow(g, &why))
		warn(s, &why);
	if (!code)
		code = send_main(s, err);
	if (code)
		return code;
	send_requests(s, "refs/heads/custom/", "refs/heads/custom/");
	send_requests(s, "refs/heads/change/", "refs/heads/");
	send_requests(s, REMOTE_TRIALS, REMOTE_TRIALS);
	if (own_journal_send(g, &why))
		warn(s, &why);
	if (!receipts_are_written(g)) {
		tidy(s, "custom");
		tidy(s, "change");
		trial_tidy(g);
	}
	return ERR_NONE;
}

int
galley_sync(galley *g, galley_report **report, galley_error *err)
{
	struct syncing s = { .g = g, .warnings = node_list(&g->pool) };
	struct node *made = node_map(&g->pool);
	enum error_code code;

	if (!g->has_origin)
		return (int)error_set(err, ERR_MISSING, "this workspace has no "
		    "origin, so there is nothing to fetch and nobody to send "
		    "to (name one with: git remote add origin URL)");
	code = g->options.dry_run ? list_unsent(&s, err) : exchange(&s, err);
	if (code)
		return (int)code;
	write_report(&s, made);
	*report = made;
	return 0;
}
