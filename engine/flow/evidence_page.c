/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence_page.h"

#include <string.h>

#include "base/date.h"
#include "dossier.h"
#include "model/due.h"
#include "model/needs.h"
#include "model/verdict.h"
#include "text/html.h"

static void
write_link(struct buf *out, const char *anchor, const char *text)
{
	buf_format(out, "<a href=\"#%s\">", anchor);
	html_text(out, slice_of(text));
	buf_text(out, "</a>");
}

void
evidence_write_link(const struct evidence *e, struct buf *out)
{
	buf_text(out, "<li>");
	write_link(out, evidence_anchor(e, NULL), e->request);
	buf_format(out, ", %s", date_time(e->commit->time).at);
	for (size_t i = 0; i < e->changes->count; i++) {
		const struct tree_change *c = &e->changes->items[i];

		buf_text(out, i ? ", " : ": ");
		write_link(out, evidence_anchor(e, c), c->path);
	}
	buf_text(out, "</li>\n");
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

	if (m->kind > EVENT_HANDOVER)
		return "";
	return stage ? pool_format(pool, "%s: %s", meanings[m->kind], stage) :
	    meanings[m->kind];
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

/* The roles that may do this to a workflow's stage; none where it is not named. */
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
write_event(const struct evidence *e, const struct event *event,
    int64_t taken)
{
	const struct person *p = people_find(&e->before->policy.people,
	    event->person);

	buf_text(e->out, "<tr>");
	evidence_put(e, "td", date_time(event->time).at);
	evidence_put(e, "td", taken ? date_time(taken).at : "no receipt");
	evidence_put(e, "td", p ? pool_format(e->pool, "%s (%s)", p->name,
	    p->id) : event->person);
	evidence_put(e, "td", p ? names_join(&p->roles, ", ", e->pool) : "");
	evidence_put(e, "td", pool_format(e->pool, "%s%s", meaning_of(
	    &event->message, e->pool), stead_of(e, event)));
	evidence_put(e, "td", event->message.text);
	evidence_put(e, "td", pool_format(e->pool, "%.12s",
	    oid_text(event->id).hex));
	buf_text(e->out, "</tr>\n");
}

/*
 * The time that receipts tell is asked of copies that have none.  What no push
 * of the request brought came with its merge.
 */
static void
write_events(const struct evidence *e, const struct request *request)
{
	struct request dated = *request;

	dated.events = pool_alloc(e->pool,
	    (request->count + 1) * sizeof *dated.events);
	for (size_t i = 0; i < request->count; i++) {
		dated.events[i] = request->events[i];
		dated.events[i].time = 0;
	}
	taken_date(e->taken, &dated);
	evidence_put(e, "h3", "Who did what");
	buf_text(e->out, "<table>\n<tr><th>Signed, by his clock</th>"
	    "<th>Taken by the server</th><th>Who</th><th>Roles then</th>"
	    "<th>What it means</th><th>In his words</th><th>Id</th></tr>\n");
	for (size_t i = 0; i < request->count; i++)
		write_event(e, &request->events[i], dated.events[i].time ?
		    dated.events[i].time : e->witnessed);
	buf_text(e->out, "</table>\n");
}

static void
write_file(const struct evidence *e, const char *path)
{
	struct slice text;

	if (!source_read(&e->before->source, path, &text))
		return;
	evidence_put(e, "h4", path);
	evidence_put(e, "pre", pool_copy(e->pool, text));
}

/* The workflows that the result names, as they were; else the settings. */
static void
write_policy(const struct evidence *e)
{
	struct slice rest = slice_of(e->message->text), line, id;
	struct names paths = { 0 };

	evidence_put(e, "h3", "Under which policy, and with what result");
	evidence_put(e, "pre", e->message->text);
	while (slice_line(&rest, &line)) {
		if (!slice_until(&line, '/', &id) ||
		    slice_find(id, " ") < id.len)
			continue;
		id.len = slice_find(id, "/");
		if (!names_has(&paths, pool_copy(e->pool, id)))
			names_add(&paths, e->pool, pool_copy(e->pool, id));
	}
	for (size_t i = 0; i < paths.count; i++)
		write_file(e, pool_format(e->pool, "workflows/%s.yaml",
		    paths.items[i]));
	write_file(e, "galley.yaml");
}

/*
 * The keys are those of main before; where people change, a new key of theirs
 * may have signed a comment (T7), so main after.
 */
static const char *
people_at(const struct evidence *e)
{
	for (size_t i = 0; i < e->changes->count; i++) {
		if (strncmp(e->changes->items[i].path, "people/", 7) == 0)
			return "";
	}
	return "^1";
}

static void
write_keys(const struct evidence *e, const char *merge, struct buf *out)
{
	buf_format(out, "people=%s%s\n", merge, people_at(e));
	buf_text(out,
	    "git ls-tree -r --name-only $people people/ |\n"
	    "while read -r file; do\n"
	    "\tmails=$(git show \"$people:$file\" |\n"
	    "\t    grep -o '[a-z0-9._+-]*@[a-z0-9.-]*' |\n"
	    "\t    grep -v '@openssh.com$' | paste -sd, -)\n"
	    "\tgit show \"$people:$file\" |\n"
	    "\t    grep -o '\\(sk-\\)\\?ssh-ed25519\\(@openssh.com\\)\\? "
	    "AAAA[A-Za-z0-9+/=]*' |\n"
	    "\t    sed \"s|^|$mails namespaces=\\\"git\\\" |\"\n"
	    "done > signers\n");
}

/* Runs in any clone made by git alone; each line fails where it must. */
static void
write_check(const struct evidence *e, const struct request *request)
{
	struct buf text = { 0 };
	const char *merge = pool_text(e->pool, oid_text(e->merge).hex);

	buf_text(&text, "set -e\n");
	write_keys(e, merge, &text);
	buf_format(&text, "git merge-base --is-ancestor %s origin/main\n",
	    merge);
	buf_format(&text, "for id in %s", merge);
	for (size_t i = 0; i < request->count; i++)
		buf_format(&text, " \\\n    %s",
		    oid_text(request->events[i].id).hex);
	buf_text(&text, "\ndo\n\tgit -c gpg.format=ssh -c "
	    "gpg.ssh.allowedSignersFile=signers verify-commit $id\ndone\n");
	buf_format(&text, "git cat-file commit %s > commit\n"
	    "sed -n '/^gpgsig /,/^ -----END/p' commit |\n"
	    "    sed 's/^gpgsig //; s/^ //' > commit.sig\n"
	    "sed '/^gpgsig /,/^ -----END/d' commit > commit.text\n"
	    "ssh-keygen -Y verify -f signers -I %s -n git -s commit.sig "
	    "< commit.text\n", merge, e->commit->email);
	for (size_t i = 0; i < e->changes->count; i++) {
		const struct tree_change *c = &e->changes->items[i];

		if (c->new_mode)
			buf_format(&text, "[ \"$(git rev-parse %s:%s)\" = "
			    "%s ]\n", merge, c->path,
			    oid_text(c->new_id).hex);
	}
	evidence_put(e, "h3", "How to check it, offline, with git and "
	    "ssh-keygen in a clone");
	buf_text(e->out, "<pre class=\"check\">");
	html_text(e->out, buf_slice(&text));
	buf_text(e->out, "</pre>\n");
	evidence_put(e, "p", "That the rules were kept, from the founding on, "
	    "is proven by: galley verify");
	buf_release(&text);
}

enum error_code
evidence_write(const struct evidence *e, struct error *err)
{
	struct refname name = refname_of_request(e->request, e->pool);
	struct dossier d;
	enum error_code code = dossier_fold(&d, e->before, &name,
	    e->commit->parents[1], err);

	if (code)
		return code;
	buf_format(e->out, "<h2 id=\"%s\">", evidence_anchor(e, NULL));
	html_text(e->out, slice_of(e->request));
	buf_text(e->out, "</h2>\n");
	evidence_put(e, "p", pool_format(e->pool, "Approved and in force from "
	    "%s, as %s signed it (%s). %s", date_time(e->commit->time).at,
	    e->commit->name, oid_text(e->merge).hex, e->witnessed ?
	    pool_format(e->pool, "Witnessed by the server at %s.",
	    date_time(e->witnessed).at) : "No server witnessed the time."));
	evidence_write_documents(e);
	write_events(e, &d.request);
	write_policy(e);
	write_check(e, &d.request);
	return ERR_NONE;
}
