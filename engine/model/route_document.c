/* SPDX-License-Identifier: Apache-2.0 */
#include "route_document.h"

#include <string.h>

#include "issue.h"
#include "path.h"
#include "usable.h"

struct reading {
	const struct route_question *q;
	struct pool *pool;
	struct error *err;
};

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * Bytes removed plus added, with equal bytes at both ends left out, unless what
 * was there is to be approved anew.
 */
static size_t
change_size(const struct change *change, bool old_ended)
{
	struct slice a = change->old_text, b = change->new_text;
	size_t shorter = old_ended ? 0 : least(a.len, b.len);
	size_t start = 0, end = 0;

	while (start < shorter && a.at[start] == b.at[start])
		start++;
	while (end < shorter - start &&
	    a.at[a.len - 1 - end] == b.at[b.len - 1 - end])
		end++;
	return a.len + b.len - 2 * (start + end);
}

static void
add_roles(struct names *out, const struct route_question *q,
    struct pool *pool)
{
	for (size_t i = 0; i < q->authors->count; i++) {
		const struct person *author = people_find(
		    &q->library->policy->people, q->authors->items[i]);

		for (size_t j = 0; author && j < author->roles.count; j++)
			names_add(out, pool, author->roles.items[j]);
	}
}

static void
fill_circumstances(struct circumstances *c, const struct reading *in)
{
	const struct changes *changes = in->q->changes;

	for (size_t i = 0; i < changes->count; i++) {
		const char *path = changes->items[i].path;

		names_add(&c->paths, in->pool, path);
		c->size += change_size(&changes->items[i], usable_approval(
		    in->q->library, path, in->pool).ended);
	}
	add_roles(&c->author_roles, in->q, in->pool);
}

/* A version, in the pool; NULL: it is absent, or *why it cannot be read. */
static const struct customization *
read_version(const struct reading *in, const char *path, struct slice text,
    const char **why)
{
	struct customization *c = pool_alloc(in->pool, sizeof *c);
	struct customization_file file = { path, text,
		in->q->library->front };
	struct path place = path_read(path, in->pool);

	if (customization_read(c, &file, in->pool, in->err)) {
		*why = pool_text(in->pool, in->err->text);
		return NULL;
	}
	if (strcmp(c->template_id, place.template_id) != 0) {
		*why = pool_format(in->pool, "%s names the template %s, and "
		    "its path %s", path, c->template_id, place.template_id);
		return NULL;
	}
	return c;
}

/* A "for" that contradicts a field or leaves the audience is an error. */
static const char *
judge_audience(const struct document_route *d, const struct reading *in)
{
	const struct customization *c = d->c.proposal.new;
	const char *why = NULL;

	if (!c || !d->c.proposal.t)
		return NULL;
	for (size_t i = 0; !why && i < c->audience_count; i++)
		why = issue_facet_objection(d->c.proposal.t, c,
		    &c->audience[i], in->pool);
	return why ? pool_format(in->pool, "%s: %s", d->change->path, why) :
	    NULL;
}

static void
read_template(struct document_route *d, const struct reading *in)
{
	struct path place = path_read(d->change->path, in->pool);
	struct template *t = pool_alloc(in->pool, sizeof *t);

	if (library_template(in->q->library, place.template_id, t, in->pool,
	    in->err)) {
		d->unread = pool_text(in->pool, in->err->text);
		return;
	}
	d->c.proposal.t = t;
	d->c.kind = t->kind;
}

static void
read_versions(struct document_route *d, const struct reading *in)
{
	struct proposal *p = &d->c.proposal;
	const struct change *change = d->change;
	struct approval approval = usable_approval(in->q->library,
	    change->path, in->pool);

	p->old_ended = approval.ended;
	if (change->on_main) {
		p->old_text = change->old_text;
		p->old = read_version(in, change->path, change->old_text,
		    &d->unread);
	}
	if (change->new_mode) {
		p->new_text = change->new_text;
		p->new = read_version(in, change->path, change->new_text,
		    &d->unread);
	}
	if (approval.past.approved) {
		p->approved_text = approval.past.approved_text;
		p->approved = read_version(in, change->path,
		    p->approved_text, &d->unread);
	}
}

/* What somebody took out of use comes back by an approval, never by itself. */
static bool
was_recalled(const struct document_route *d)
{
	return d->c.proposal.old && d->c.proposal.old->recalled.set;
}

/* A change that leaves one version alone must not bring another in by it. */
static bool
auto_holds(const struct document_route *d)
{
	const struct condition *when = d->workflow->auto_approve;

	return condition_holds(when, &d->c, VERSION_NEW) &&
	    (!d->c.proposal.old || condition_holds(when, &d->c, VERSION_OLD));
}

/* Why no rule approves it by itself, or NULL. */
static const char *
why_not_auto(const struct document_route *d, enum ref_kind ref_kind,
    struct pool *pool)
{
	const struct condition *when = d->workflow->auto_approve;
	const char *why = NULL;

	if (!d->change->new_mode)
		return pool_format(pool, "%s is removed", d->change->path);
	if (d->unread)
		return d->unread;
	if (was_recalled(d))
		return pool_format(pool, "%s is recalled", d->change->path);
	if (when && ref_kind == REF_CUSTOM && (when->kind == CONDITION_WITHIN ?
	    preapproved_whole(&d->c.proposal, &why, pool) : auto_holds(d)))
		return NULL;
	return why ? why : pool_format(pool, "no rule of %s approves it "
	    "automatically", d->workflow->id);
}

static enum error_code
find_workflow(struct document_route *d, const struct reading *in)
{
	const struct library *library = in->q->library;
	const char *path = d->change->path;
	const char *id = library_workflow(library, path, in->pool);

	if (!id)
		return error_set(in->err, ERR_REFUSED, "T3: no workflow judges "
		    "%s (name one under workflows in galley.yaml)", path);
	d->workflow = workflows_find(&library->policy->workflows, id);
	if (!d->workflow)
		return error_set(in->err, ERR_REFUSED, "T3: there is no "
		    "workflow %s, which judges %s (add workflows/%s.yaml)",
		    id, path, id);
	return ERR_NONE;
}

enum error_code
route_document(struct document_route *out, const struct route_question *q,
    const struct change *change, struct pool *pool, struct error *err)
{
	struct error unused = { 0 };
	struct reading in = { q, pool, err };
	struct document_route d = { .change = change };
	enum error_code code = find_workflow(&d, &in);

	if (code)
		return code;
	in.err = &unused;
	d.customization = path_read(change->path, pool).kind ==
	    PATH_CUSTOMIZATION;
	if (d.customization) {
		d.c.proposal.library = q->library;
		fill_circumstances(&d.c, &in);
		read_template(&d, &in);
		read_versions(&d, &in);
		d.against = judge_audience(&d, &in);
		d.why_not = why_not_auto(&d, q->ref_kind, pool);
		d.auto_approved = !d.why_not && !d.against;
	}
	*out = d;
	return ERR_NONE;
}

/*
 * What nobody can read nobody may approve; but it may be taken away, and what
 * could not be read before may be put right.
 */
static enum result
unread_needs(const struct document_route *d, const char **reason)
{
	bool hopeless = d->change->new_mode &&
	    (!d->c.proposal.t || !d->c.proposal.new);

	*reason = d->unread;
	return hopeless ? RESULT_ERROR : RESULT_WAITING;
}

static enum result
conditional_needs(const struct document_route *d, const struct stage *stage,
    const char **reason, struct pool *pool)
{
	if (condition_holds(stage->when, &d->c, VERSION_NEW) ||
	    condition_holds(stage->when, &d->c, VERSION_OLD)) {
		*reason = condition_reason(stage->when, &d->c, pool);
		return RESULT_WAITING;
	}
	*reason = "its condition does not hold";
	return RESULT_NOT_NEEDED;
}

enum result
route_document_needs(const struct document_route *d,
    const struct stage *stage, const char **reason, struct pool *pool)
{
	if (!d->customization) {
		*reason = pool_format(pool, "%s changes, which needs every "
		    "stage of %s", d->change->path, d->workflow->id);
		return RESULT_WAITING;
	}
	if (d->unread)
		return unread_needs(d, reason);
	if (d->against) {
		*reason = d->against;
		return RESULT_ERROR;
	}
	if (stage->when)
		return conditional_needs(d, stage, reason, pool);
	*reason = d->auto_approved ? "approved automatically" : d->why_not;
	return d->auto_approved ? RESULT_NOT_NEEDED : RESULT_WAITING;
}
