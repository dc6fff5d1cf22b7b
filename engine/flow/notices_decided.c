/* SPDX-License-Identifier: Apache-2.0 */
#include "notices_decided.h"

#include <string.h>

#include "archive.h"
#include "base/date.h"
#include "requests.h"

/*
 * Who asked hears what became of it: an heir only of what he submitted himself,
 * or a leaver's decisions would be told a second time.
 */
static const char *
asker(const struct request *r)
{
	return r->last_submit < r->count ? r->events[r->last_submit].person :
	    r->owner;
}

/* Tells the owner, unless he decided it himself. */
static void
tell(struct notices *out, struct galley *g, const char *owner,
    const struct notice *notice)
{
	size_t before = out->count;

	if (!notice->by || strcmp(owner, notice->by) != 0)
		notices_add(out, g, owner, notice);
	if (out->count > before && notice->kind == NOTICE_APPROVED)
		out->items[before].step = out->main_count;
}

/* The person whose address a commit has (T2), or its name. */
static const char *
signer_of(struct galley *g, const struct commit *commit)
{
	const struct people *people = &g->main.policy.people;

	for (size_t i = 0; i < people->count; i++) {
		if (names_has(&people->items[i].emails, commit->email))
			return people->items[i].id;
	}
	return commit->name;
}

static void
tell_merge(struct notices *out, struct galley *g, struct oid id,
    const struct commit *commit)
{
	struct notice notice = { .kind = NOTICE_APPROVED,
		.by = signer_of(g, commit),
		.round = pool_text(&g->pool, oid_text(id).hex) };
	struct message message;
	struct refname name;
	struct dossier d;
	struct error ignored;

	if (event_parse(&message, commit->message, &g->pool, &ignored))
		return;
	name = refname_of_request(message.request, &g->pool);
	notice.name = name.request;
	if (dossier_fold(&d, &g->main, &name, commit->parents[1], &ignored))
		tell(out, g, name.person, &notice);
	else
		tell(out, g, asker(&d.request), &notice);
}

static enum error_code
add_merges(struct notices *out, struct galley *g,
    const struct told_main *since, struct error *err)
{
	struct oid at = g->main.commit;

	while (!oid_equal(at, since->commit)) {
		struct commit commit;
		enum error_code code = view_read_commit(g->store, at, &commit,
		    &g->pool, err);

		if (code)
			return code;
		if (commit.parent_count < COMMIT_PARENTS)
			break;
		out->mains = pool_grow(&g->pool, out->mains, out->main_count,
		    sizeof *out->mains);
		out->mains[out->main_count++] = commit.parents[0];
		tell_merge(out, g, at, &commit);
		at = commit.parents[0];
	}
	return ERR_NONE;
}

/* The last event of a kind, or NULL. */
static const struct event *
last_of(const struct request *request, enum event_kind kind)
{
	for (size_t i = request->count; i > 0; i--) {
		if (request->events[i - 1].message.kind == kind)
			return &request->events[i - 1];
	}
	return NULL;
}

/* What became of a request that is not in the queue. */
static void
tell_line(struct notices *out, struct galley *g, const struct refname *name,
    const struct oid *head, int64_t began)
{
	struct notice notice = { .name = name->request };
	const struct event *e = NULL;
	struct error ignored;
	struct dossier d;

	if (dossier_fold(&d, &g->main, name, *head, &ignored))
		return;
	if (d.request.state == REQUEST_CHANGES_REQUESTED)
		e = last_of(&d.request, EVENT_REQUEST_CHANGES);
	else if (d.request.state == REQUEST_CLOSED)
		e = last_of(&d.request, EVENT_REJECT);
	if (!e || (e->message.kind == EVENT_REJECT && e->time < began))
		return;
	notice.kind = e->message.kind == EVENT_REJECT ? NOTICE_REJECTED :
	    NOTICE_RETURNED;
	notice.by = e->person;
	notice.about = e->message.text;
	notice.round = pool_text(&g->pool, oid_text(e->id).hex);
	tell(out, g, notice.kind == NOTICE_REJECTED ? asker(&d.request) :
	    d.request.owner, &notice);
}

/*
 * Whether a line with this last event may be sent back or rejected: nothing but
 * its owner's next version, or its end, takes a request for changes from it.
 */
static bool
may_be_decided(enum event_kind last)
{
	return last == EVENT_REQUEST_CHANGES || last == EVENT_REJECT ||
	    last == EVENT_COMMENT || last == EVENT_SUGGEST ||
	    last == EVENT_REFRESH || last == EVENT_APPROVE ||
	    last == EVENT_EXCEPTION;
}

static void
tell_archive(struct notices *out, struct galley *g, int64_t month,
    int64_t began)
{
	struct archive archive = { 0 };
	struct error ignored;

	if (archive_read(g->store, pool_format(&g->pool, "%.7s",
	    date_day(month).at), &archive, &g->pool, &ignored))
		return;
	for (size_t i = 0; i < archive.count; i++) {
		struct refname name = refname_of_request(
		    archive.items[i].request, &g->pool);
		struct index_entry e = { .head = archive.items[i].head };

		if (queue_read_head(g->store, &e, &g->pool) &&
		    may_be_decided(e.kind))
			tell_line(out, g, &name, &e.head, began);
	}
}

enum error_code
notices_add_decided(struct notices *out, const struct queue *queue,
    const struct told_main *since, struct error *err)
{
	struct galley *g = queue->g;
	enum error_code code = add_merges(out, g, since, err);

	for (size_t i = 0; !code && i < queue->index.count; i++) {
		const struct index_entry *e = &queue->index.items[i];
		struct refname name;

		if (e->read && may_be_decided(e->kind) &&
		    queue_name(queue, e, &name, &g->pool))
			tell_line(out, g, &name, &e->head, since->began);
	}
	if (code)
		return code;
	tell_archive(out, g, g->now, since->began);
	tell_archive(out, g, date_add_months(g->now, -1), since->began);
	return ERR_NONE;
}
