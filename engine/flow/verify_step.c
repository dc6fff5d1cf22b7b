/* SPDX-License-Identifier: Apache-2.0 */
#include "verify_step.h"

#include <string.h>

#include "base/date.h"
#include "gate.h"
#include "installed.h"
#include "trees.h"

enum error_code
verify_step_read(struct verifier *v, struct step *s, struct error *err)
{
	enum error_code code;

	(void)((code = line_read_commit(&v->view, s->id, &s->commit, &s->pool,
	    err)) ||
	    (s->event.id = s->id, code = line_read_event(&s->event, &v->view,
	    &s->commit, &s->pool, err)));
	v->commits++;
	return code;
}

/* Who signed a commit of main, by the people that judge it (T2, T3). */
static enum error_code
judge_signer(const struct step *s, const struct people *people,
    const struct person **out, struct error *err)
{
	bool living = false;
	const struct person *person = people_by_key(people, s->event.key,
	    &living);

	if (!person)
		return error_set(err, ERR_INVALID, "T2: signed by a key that "
		    "belongs to nobody");
	if (!living)
		return error_set(err, ERR_INVALID, "T3: signed by %s, who or "
		    "whose key had ended", person->id);
	if (!names_has(&person->emails, s->event.email))
		return error_set(err, ERR_INVALID, "T2: %s is not an address "
		    "of %s", s->event.email, person->id);
	*out = person;
	return ERR_NONE;
}

enum error_code
verify_step_root(struct verifier *v, struct step *s, struct error *err)
{
	struct view_start start = { .store = v->g->store,
		.root = v->range.root, .commit = s->id, .read = &s->commit,
		.pasts = &v->pasts, .persons = &v->g->persons };
	struct tree_changes all = { 0 };
	const struct person *person;
	enum error_code code;

	/* Main's first is read before there is a main to look at. */
	v->view.store = v->g->store;
	code = verify_step_read(v, s, err);
	if (!code && !oid_equal(s->id, v->range.root))
		code = error_set(err, ERR_INVALID, "T9: main does not begin "
		    "with %s, this workspace's root",
		    oid_text(v->range.root).hex);
	if (!code && (s->commit.parent_count ||
	    s->event.message.kind != EVENT_FOUND))
		code = error_set(err, ERR_INVALID, "T6: main does not begin "
		    "with its founding");
	if (!code)
		code = view_open(&v->view, &start, &s->pool, err);
	if (!code)
		code = trees_judge(&all, &v->view, (struct trees){
		    .after = s->commit.tree }, &s->pool, err);
	if (!code)
		code = judge_signer(s, &v->view.policy.people, &person, err);
	if (code)
		return code;
	if (strcmp(s->event.message.request,
	    v->view.policy.settings.name) != 0)
		return error_set(err, ERR_INVALID, "T1: the founding names %s, "
		    "galley.yaml %s", s->event.message.request,
		    v->view.policy.settings.name);
	if (!person_has_role(person, "admin"))
		return error_set(err, ERR_INVALID, "T9: the founding is signed "
		    "by %s, who is not an admin in it", person->id);
	return ERR_NONE;
}

/* The form of a merge: what it must be before its request is asked. */
static enum error_code
judge_form(const struct verifier *v, const struct step *s, struct error *err)
{
	const struct person *person;

	if (s->commit.parent_count != 2 ||
	    s->event.message.kind != EVENT_MERGE)
		return error_set(err, ERR_INVALID, "T6: main moved by "
		    "something that is not a merge");
	if (!oid_equal(s->commit.parents[0], v->view.commit))
		return error_set(err, ERR_INVALID, "T6: the merge's first "
		    "parent is not main");
	if (s->commit.time < v->view.time)
		return error_set(err, ERR_INVALID, "T3: the merge is dated "
		    "before the main it builds on");
	return judge_signer(s, &v->view.policy.people, &person, err);
}

/* Whether what a merge made of main is the change set, nothing more or less. */
static bool
is_change_set(const struct tree_changes *made, const struct changes *changes)
{
	if (made->count != changes->count)
		return false;
	for (size_t i = 0; i < made->count; i++) {
		const struct tree_change *m = &made->items[i];
		const struct change *c = &changes->items[i];

		if (strcmp(m->path, c->path) != 0 ||
		    m->new_mode != c->new_mode ||
		    !oid_equal(m->new_id, c->new_id))
			return false;
	}
	return true;
}

/* No rule of the chain's own: the clock of who asks. */
static enum error_code
judge_clock(const struct verifier *v, const struct step *s, struct error *err)
{
	const struct verify_range *range = &v->range;
	int64_t time = s->commit.time;
	bool early = time < range->earliest;

	if ((!range->latest || time <= range->latest) && !early)
		return ERR_NONE;
	if (early && range->latest - range->earliest > VERIFY_TRIAL_SECONDS)
		return error_set(err, ERR_INVALID, "T3: it is dated %s, and "
		    "was not brought in within a day (galley sync has it tried "
		    "anew)", date_time(time).at);
	return error_set(err, ERR_INVALID, "T3: it is dated %s, more than five "
	    "minutes from the clock here (set the clock of the machine that "
	    "signed it, and approve again)", date_time(time).at);
}

static enum error_code
judge_outcome(const struct verifier *v, struct step *s, struct error *err)
{
	const struct dossier *d = &s->dossier;
	struct tree_changes made = { 0 };
	struct buf message = { 0 };
	bool same;
	enum error_code code;

	if (d->blocked)
		return error_set(err, ERR_INVALID, "%s", d->why.text);
	if (!d->decision.may_merge)
		return error_set(err, ERR_INVALID, "%s: %s",
		    d->decision.rule ? d->decision.rule : "T6",
		    d->decision.why);
	code = trees_compare(&made, &v->view, (struct trees){ v->view.tree,
	    s->commit.tree }, &s->pool, err);
	if (code)
		return code;
	if (!is_change_set(&made, &d->changes))
		return error_set(err, ERR_INVALID, "T6: the merge's tree is "
		    "not main with the request's change set");
	merge_message(&d->decision, d->request.name.request, &message);
	same = slice_equal(buf_slice(&message), s->commit.message);
	buf_release(&message);
	return same ? ERR_NONE : error_set(err, ERR_INVALID, "T6: the merge's "
	    "message is not the computed one");
}

/* What the checks find is told; no rule of the chain depends on it. */
static void
check_again(struct verifier *v, const struct step *s)
{
	struct pool *pool = &v->g->pool;
	struct node *item;
	struct error why;

	if (!gate_judge(&v->view, &s->dossier, &why))
		return;
	item = node_map(pool);
	node_set_text(pool, item, "request", s->event.message.request);
	node_set_text(pool, item, "text", why.text);
	node_push(pool, v->refused, item);
}

enum error_code
verify_step_merge(struct verifier *v, struct step *s, struct error *err)
{
	struct refname name;
	enum error_code code;

	v->view.library.now = s->commit.time;
	code = judge_form(v, s, err);
	if (code)
		return code;
	name = refname_of_request(s->event.message.request, &s->pool);
	if (name.kind != REF_CUSTOM && name.kind != REF_CHANGE)
		return error_set(err, ERR_INVALID, "T1: %s is not a request",
		    s->event.message.request);
	(void)((code = judge_clock(v, s, err)) ||
	    (code = dossier_open(&s->dossier, &v->view, &name,
	    s->commit.parents[1], err)));
	if (code)
		return code;
	v->commits += (int64_t)s->dossier.request.count;
	v->merges++;
	code = judge_outcome(v, s, err);
	if (!code && v->how->checks)
		check_again(v, s);
	/* Which programs stood where, and what they said, nothing proves. */
	if (v->range.checks)
		v->view.library.outside = installed_checks(v->g->store, true,
		    &s->pool);
	return code || !v->range.checks ? code : gate_judge(&v->view,
	    &s->dossier, err);
}
