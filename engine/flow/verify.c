/* SPDX-License-Identifier: Apache-2.0 */
/* Anyone's proof that main holds only what its own rules allowed. */
#include "verify.h"

#include <string.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "report.h"
#include "verified.h"
#include "verify_step.h"
#include "witness.h"

/* Fewer steps than these are done before anything is taken ahead. */
enum { AHEAD_STEPS = 32 };

/* What so many steps changed is not learned again by whoever comes next. */
enum { PASTS_STEPS = 16 };

/*
 * Only where to go on: each step reads its commit for good, and compares its
 * first parent with the step before.  A chain that cannot be read on does not
 * end there.
 */
static bool
read_on(struct store *store, struct oid *at, struct pool *pool)
{
	struct slice raw;
	struct error err;

	if (store_glance(store, *at, OBJECT_COMMIT, &raw, pool, &err)) {
		store_doubt(store, &err);
		return false;
	}
	return commit_first_parent(raw, at);
}

/*
 * What was only glanced at may, where it is damaged, lead back to where we
 * were: each time the chain is twice as long a commit is marked, and whoever
 * meets the mark goes round in circles.
 */
static void
collect_chain(struct verifier *v)
{
	struct pool pool = { 0 };
	struct oid at = v->range.to, mark = { { 0 } };

	do {
		if ((v->count & (v->count - 1)) == 0)
			mark = at;
		v->chain = pool_grow(&v->g->pool, v->chain, v->count,
		    sizeof *v->chain);
		v->chain[v->count++] = at;
		if (v->count % 64 == 0)
			pool_release(&pool);
	} while (!oid_equal(at, v->range.from) &&
	    read_on(v->g->store, &at, &pool) && !oid_equal(at, mark));
	pool_release(&pool);
}

static void
note_step(struct verifier *v, const struct step *s)
{
	struct pool *pool = &v->g->pool;
	const struct person *person = people_by_key(&v->view.policy.people,
	    s->event.key, &(bool){ false });
	struct distrust_step rests = { s->id, &s->event, s->commit.time,
		s->commit.parent_count ? &s->dossier : NULL };
	struct node *item;

	distrust_note(&v->distrust, &rests, pool);
	if (v->how->quiet)
		return;
	item = node_map(pool);
	node_set_text(pool, item, "commit", oid_text(s->id).hex);
	node_set_text(pool, item, "kind", event_name(s->event.message.kind));
	node_set_text(pool, item, "request", s->event.message.request);
	node_set_time(pool, item, "time", s->commit.time);
	node_set_text(pool, item, "by", person ? person->id : NULL);
	node_set_lines(pool, item, "requirements", s->event.message.kind ==
	    EVENT_MERGE ? s->event.message.text : "");
	node_set_bool(pool, item, "valid", true);
	node_push(pool, v->steps, item);
}

/* Keeps a step's memory only while the policy that was read in it rules. */
static void
end_step(struct verifier *v, struct step *s, bool holds_policy)
{
	if (holds_policy) {
		pool_release(&v->policy_pool);
		v->policy_pool = s->pool;
	} else {
		pool_release(&s->pool);
	}
}

static enum error_code
take_root(struct verifier *v, struct error *err)
{
	struct step s = { .id = v->chain[v->count - 1] };
	enum error_code code = verify_step_root(v, &s, err);

	if (!code)
		code = pasts_learn(&v->pasts, v->g->store, &s.commit, s.id,
		    err);
	if (!code)
		note_step(v, &s);
	else
		error_wrap(err, ERR_INVALID, "root %.12s: ",
		    oid_text(s.id).hex);
	end_step(v, &s, true);
	return code ? ERR_INVALID : ERR_NONE;
}

/* Main before the step; shelves that are the same are not read again. */
static enum error_code
open_view(struct verifier *v, size_t i, struct pool *pool,
    struct error *err)
{
	/* The first view begins with main's policy, if it is still the same. */
	struct view before = v->view.store ? v->view : v->g->main;
	struct view_start start = { .store = v->g->store,
		.root = v->range.root, .commit = v->chain[i + 1],
		.before = &before,
		.read = v->last.parent_count ? &v->last : NULL,
		.pasts = &v->pasts };
	enum error_code code = view_open(&v->view, &start, pool, err);

	if (!code && !v->view.same_shelves) {
		pool_release(&v->memo_pool);
		v->memo = (struct memo){ .pool = &v->memo_pool };
	}
	v->view.library.memo = &v->memo;
	v->front = (struct front_memo){ .pool = pool };
	v->view.library.front = &v->front;
	if (!code)
		kept_rules_use(&v->rules, &v->view);
	v->view.checked = checked_wait(v->checked, i);
	return code;
}

static enum error_code
take_step(struct verifier *v, size_t i, struct error *err)
{
	struct step s = { .id = v->chain[i] };
	enum error_code code;

	(void)((code = open_view(v, i, &s.pool, err)) ||
	    (code = verify_step_read(v, &s, err)) ||
	    (code = verify_step_merge(v, &s, err)));
	if (!code) {
		pasts_note(&v->pasts, &s.dossier.changes, &s.commit, s.id);
		note_step(v, &s);
		v->last = s.commit;
	} else {
		v->failed = pool_text(&v->g->pool, s.event.message.request ?
		    s.event.message.request : "unreadable");
		error_wrap(err, ERR_INVALID, "merge %.12s (%s): ",
		    oid_text(s.id).hex, v->failed);
	}
	end_step(v, &s, !v->view.inherited);
	return code ? ERR_INVALID : ERR_NONE;
}

/* What stands beside main: told, and no reason against it. */
static enum error_code
judge_others(struct verifier *v, struct node *report, struct error *err)
{
	struct survey survey;
	enum error_code code = survey_refs(v->g, &survey, err);

	v->commits += survey.commits;
	node_set_number(&v->g->pool, report, "requests", survey.requests);
	node_set(&v->g->pool, report, "warnings", survey.warnings);
	return code;
}

static void
report_totals(struct verifier *v, struct node *report)
{
	struct pool *pool = &v->g->pool;

	report_main(v->g, report);
	if (!oid_is_zero(v->range.from))
		node_set_text(pool, report, "from",
		    oid_text(v->range.from).hex);
	node_set(pool, report, "steps", v->steps);
	node_set_number(pool, report, "merges", v->merges);
	node_set_number(pool, report, "commits", v->commits);
	node_set_number(pool, report, "admins",
	    (int64_t)policy_admins(&v->g->main.policy));
	node_set_number(pool, report, "quorum",
	    v->g->main.policy.settings.quorum);
	distrust_report(&v->distrust, report, pool);
	if (!v->how->checks)
		return;
	node_set(pool, report, "refused", v->refused);
	node_set_number(pool, report, "rules_read",
	    (int64_t)kept_rules_read(&v->rules));
	node_set_names(pool, report, "left_out",
	    &v->g->main.policy.settings.checks);
}

/* The chain ended early: a commit that cannot be read, or another root. */
static enum error_code
lacks_start(struct verifier *v, struct error *err)
{
	struct commit commit;
	enum error_code code = view_read_commit(v->g->store,
	    v->chain[v->count - 1], &commit, &v->g->pool, err);

	return code ? code : error_set(err, ERR_INVALID, "T6: it does not "
	    "contain %.12s, which was main before",
	    oid_text(v->range.from).hex);
}

/* The judge is one thread; he and the others verify signatures ahead of him. */
static enum error_code
start_ahead(struct verifier *v, struct error *err)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	int threads = v->how->threads ? v->how->threads : (int)processors;

	if (threads > CHECKED_THREADS)
		threads = CHECKED_THREADS;
	if (v->count < AHEAD_STEPS)
		return ERR_NONE;
	return checked_start(&v->checked, v->g->store, v->chain, v->count,
	    threads > 1 ? threads - 1 : 0, err);
}

/* Every step of the range, in order; what is before it was verified. */
static enum error_code
judge_chain(struct verifier *v, struct error *err)
{
	enum error_code code = ERR_NONE;

	v->memo.pool = &v->memo_pool;
	collect_chain(v);
	if (oid_is_zero(v->range.from))
		code = take_root(v, err);
	else if (!oid_equal(v->chain[v->count - 1], v->range.from))
		code = lacks_start(v, err);
	else if (v->count > 1)
		code = pasts_follow(&v->pasts, v->g->store, v->range.from,
		    err);
	if (!code)
		code = start_ahead(v, err);
	for (size_t i = v->count - 1; !code && i-- > 0;)
		(void)((code = interrupt_judge(err)) ||
		    (code = take_step(v, i, err)));
	if (store_trust(v->g->store, err))
		code = err->code;
	checked_free(v->checked);
	pool_release(&v->policy_pool);
	pool_release(&v->memo_pool);
	kept_rules_release(&v->rules);
	if (!code && v->count > PASTS_STEPS && store_may_write(v->g->store))
		pasts_save(&v->pasts, v->g->store);
	pasts_release(&v->pasts);
	return code;
}

enum error_code
verify_steps(struct galley *g, const struct verify_range *range,
    struct verified *out, struct error *err)
{
	struct galley_verify quiet = { .quiet = true };
	struct verifier v = { .g = g, .how = &quiet, .range = *range };
	enum error_code code = judge_chain(&v, err);

	*out = (struct verified){ (size_t)v.merges, v.failed };
	return code;
}

/* What the server's receipts say; steps tell it one by one. */
static enum error_code
judge_witnessed(struct verifier *v, struct node *report, struct error *err)
{
	struct pool *pool = &v->g->pool;
	struct witness w;
	int64_t witnessed = 0;
	enum error_code code = witness_judge(v->g, v->chain, v->count, &w,
	    err);

	if (code)
		return code;
	for (size_t i = 0; i < v->count; i++) {
		witnessed += w.times[i] != 0;
		if (v->count - 1 - i < v->steps->count)
			node_set_bool(pool, v->steps->items[v->count - 1 - i],
			    "witnessed", w.times[i] != 0);
	}
	node_set_number(pool, report, "receipts", (int64_t)w.receipts);
	node_set_number(pool, report, "witnessed", witnessed);
	node_set(pool, report, "contradictions", w.contradictions);
	return w.contradictions->count == 0 ? ERR_NONE : error_set(err,
	    ERR_REFUSED, "every step is valid, but what the server signed "
	    "contradicts what is here: %s",
	    w.contradictions->items[0]->text);
}

static enum error_code
judge_refused(const struct verifier *v, struct error *err)
{
	if (v->refused->count == 0)
		return ERR_NONE;
	return error_set(err, ERR_REFUSED, "every step is valid, but the "
	    "checks of that time find errors in %zu of them",
	    v->refused->count);
}

/* What is beside main, and what the server signed of it. */
static enum error_code
judge_beside(struct verifier *v, struct node *report, struct error *err)
{
	enum error_code code = v->how->onward ? ERR_NONE :
	    judge_others(v, report, err);

	(void)(code || (code = store_trust(v->g->store, err)) ||
	    (code = v->how->onward ? ERR_NONE :
	    judge_witnessed(v, report, err)) ||
	    (code = judge_refused(v, err)));
	return code;
}

int
galley_verify(galley *g, const struct galley_verify *how,
    galley_report **report, galley_error *err)
{
	struct verifier v = { .g = g, .how = how,
		.range = { .root = g->main.root, .to = g->main.commit },
		.steps = node_list(&g->pool), .refused = node_list(&g->pool) };
	struct node *made = node_map(&g->pool);
	struct error ignored;
	enum error_code code = distrust_start(&v.distrust, g, how->distrust,
	    err);

	if (code)
		return (int)code;
	if (how->onward && how->distrust)
		return (int)error_set(err, ERR_USAGE, "--distrust needs the "
		    "whole history (leave out --onward)");
	if (how->onward)
		v.range.from = verified_last(g);
	(void)((code = judge_chain(&v, err)) ||
	    (code = judge_beside(&v, made, err)));
	/* Where it cannot be remembered the next one takes longer. */
	if (!code && !oid_equal(v.range.from, v.range.to))
		verified_note(g, &ignored);
	report_totals(&v, made);
	*report = made;
	return (int)code;
}
