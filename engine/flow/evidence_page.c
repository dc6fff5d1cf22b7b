/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence_page.h"

#include <string.h>

#include "base/date.h"
#include "dossier.h"
#include "model/due.h"
#include "model/needs.h"
#include "model/verdict.h"
#include "text/html.h"
#include "trees.h"

void
evidence_page_release(struct evidence_page *page)
{
	buf_release(&page->list);
	buf_release(&page->sections);
	buf_release(&page->policies);
}

static const char *
meaning_of(const struct message *m, struct pool *pool)
{
	static const char *const meanings[] = {
		[EVENT_OPEN] = "began the request",
		[EVENT_EDIT] = "wrote these words, as an author",
		[EVENT_REFRESH] = "brought it to the then present text",
		[EVENT_SUBMIT] = "asked for approval, as an author",
		[EVENT_COMMENT] = "remarked",
		[EVENT_SUGGEST] = "suggested other words",
		[EVENT_REQUEST_CHANGES] = "asked for changes",
		[EVENT_APPROVE] = "approved what was to be seen then",
		[EVENT_EXCEPTION] = "permitted an exception",
		[EVENT_REJECT] = "rejected",
		[EVENT_WITHDRAW] = "withdrew",
		[EVENT_HANDOVER] = "handed over",
	};
	const char *stage = m->trailers[TRAILER_STAGE];
	const char *to = m->trailers[TRAILER_TO];

	if (!event_is_of_request(m->kind))
		return "";
	if (to)
		return pool_format(pool, "%s to %s", meanings[m->kind], to);
	return stage ? pool_format(pool, "%s: %s", m->kind == EVENT_SUGGEST ?
	    "approved it with his own wording" : meanings[m->kind], stage) :
	    meanings[m->kind];
}

/* An approval that nothing rests on must not look like one. */
static const char *
void_because(const struct dossier *d, size_t index)
{
	const struct message *m = &d->request.events[index].message;
	const char *seen = m->trailers[TRAILER_SEEN];

	if (seen && strcmp(seen, d->seen.hex) != 0)
		return "; this was another version than the one in force";
	if ((m->kind == EVENT_APPROVE || m->kind == EVENT_EXCEPTION) &&
	    index < d->request.last_submit)
		return "; it was submitted anew since, so this did not count";
	return "";
}

static void
add_principal(const struct evidence *e, const char *deputy,
    const struct names *roles, struct names *out)
{
	const struct people *people = &e->before->policy.people;
	const char *id = due_stead(people, roles, deputy, e->commit->time);
	const struct person *p = id ? people_find(people, id) : NULL;

	if (p)
		names_add(out, e->pool, pool_format(e->pool, "%s (%s)",
		    p->name, p->id));
}

/* The roles that may do this to a workflow's stage; none: it is not named. */
static struct names
asked_roles(const struct evidence *e, const struct event *event,
    const struct workflow *w, const struct stage *stage)
{
	struct names roles = { 0 };

	if (!verdict_names(event, pool_format(e->pool, "%s/%s", w->id,
	    stage ? stage->name : "override"), e->pool))
		return roles;
	if (!stage && w->override)
		names_add(&roles, e->pool, w->override);
	if (stage && event->message.kind == EVENT_EXCEPTION)
		roles = stage->exception_by;
	else if (stage)
		needs_roles(&stage->needs, &roles, e->pool);
	return roles;
}

/* Whose roles a deputy acted with (T3), as a part of a sentence. */
static const char *
stead_of(const struct evidence *e, const struct event *event)
{
	const struct workflows *all = &e->before->policy.workflows;
	struct names principals = { 0 };

	for (size_t i = 0; i < all->count; i++) {
		const struct workflow *w = &all->items[i];

		for (size_t k = 0; k <= w->stage_count; k++) {
			struct names roles = asked_roles(e, event, w,
			    k < w->stage_count ? &w->stages[k] : NULL);

			if (roles.count)
				add_principal(e, event->person, &roles,
				    &principals);
		}
	}
	return !principals.count ? "" : pool_format(e->pool,
	    ", as the deputy of %s", names_join(&principals, ", ", e->pool));
}

static void
write_meaning(const struct evidence *e, const struct dossier *d, size_t index)
{
	const struct event *event = &d->request.events[index];

	buf_text(e->out, "<td>");
	html_text(e->out, slice_of(pool_format(e->pool, "%s%s%s",
	    meaning_of(&event->message, e->pool), stead_of(e, event),
	    void_because(d, index))));
	if (event->message.text[0]) {
		buf_text(e->out, "<div class=\"words\">");
		html_text(e->out, slice_of(event->message.text));
		buf_text(e->out, "</div>");
	}
	buf_text(e->out, "</td>");
}

static void
write_event(const struct evidence *e, const struct dossier *d, size_t index,
    int64_t taken)
{
	const struct event *event = &d->request.events[index];
	const struct person *p = people_find(&e->before->policy.people,
	    event->person);

	buf_format(e->out, "<tr><td class=\"time\">%s</td>"
	    "<td class=\"time\">%s</td><td>",
	    date_time(event->time).at, taken ? date_time(taken).at :
	    "no receipt here");
	html_text(e->out, slice_of(evidence_person(e, event->person)));
	if (p && p->roles.count) {
		buf_text(e->out, "<div class=\"roles\">");
		html_text(e->out, slice_of(names_join(&p->roles, ", ",
		    e->pool)));
		buf_text(e->out, "</div>");
	}
	buf_text(e->out, "</td>");
	write_meaning(e, d, index);
	buf_format(e->out, "<td class=\"id\">%.12s</td></tr>\n",
	    oid_text(event->id).hex);
}

/*
 * The time that receipts tell is asked of copies that have none.  What no push
 * of the request brought came with its merge.
 */
static void
write_events(const struct evidence *e, const struct dossier *d)
{
	struct request dated = d->request;

	dated.events = pool_alloc(e->pool,
	    (dated.count + 1) * sizeof *dated.events);
	for (size_t i = 0; i < dated.count; i++) {
		dated.events[i] = d->request.events[i];
		dated.events[i].time = 0;
	}
	push_times_date(e->page->times, &dated);
	evidence_put(e->out, "h3", "Who did what");
	buf_text(e->out, "<table class=\"events\">\n<thead><tr><th>Signed, by "
	    "his clock</th><th>Taken by the server</th><th>Who, and his roles "
	    "then</th><th>What it means, and in his words</th><th>Id</th></tr>"
	    "</thead>\n<tbody>\n");
	for (size_t i = 0; i < dated.count; i++)
		write_event(e, d, i, dated.events[i].time ?
		    dated.events[i].time : e->witnessed);
	buf_text(e->out, "</tbody>\n</table>\n");
}

static void
write_heading(const struct evidence *e)
{
	buf_format(e->out, "<h2 id=\"%s\">", evidence_anchor(e, NULL));
	html_text(e->out, slice_of(e->request));
	buf_text(e->out, "</h2>\n");
	evidence_put(e->out, "p", pool_format(e->pool, "In force from %s, by a "
	    "merge that %s signed. %s", date_time(e->commit->time).at,
	    e->commit->name, e->witnessed ? pool_format(e->pool,
	    "Witnessed by the server at %s.", date_time(e->witnessed).at) :
	    "No server's receipt of it is here, so only the signer's clock "
	    "tells the time."));
	buf_text(e->out, "<p class=\"id\">");
	buf_text(e->out, oid_text(e->merge).hex);
	buf_text(e->out, "</p>\n");
}

enum error_code
evidence_write(const struct evidence *e, struct error *err)
{
	struct refname name = refname_of_request(e->request, e->pool);
	struct dossier d;
	enum error_code code = dossier_fold(&d, e->before, &name,
	    e->commit->parents[1], err);

	if (!code)
		code = trees_changes(&d.changes, e->before, (struct trees){
		    d.read.base_tree, d.read.tree }, err);
	if (code)
		return code;
	d.seen = dossier_seen(e->before, &d.changes);
	write_heading(e);
	evidence_write_result(e);
	evidence_write_documents(e);
	write_events(e, &d);
	evidence_write_policy(e);
	evidence_write_check(e, &d.request);
	return ERR_NONE;
}
