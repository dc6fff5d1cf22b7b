/* SPDX-License-Identifier: Apache-2.0 */
/* handover of all at once: a leaver's requests, documents, and reviews. */
#include <string.h>

#include "due.h"
#include "propose.h"
#include "report.h"
#include "requests.h"

/* What a leaver leaves, and to whom. */
struct succession {
	struct galley *g;
	const char *from;
	const char *to;
	struct names requests;
	struct proposed_file *files;
	size_t file_count;
	struct error *err;
};

static enum error_code
find_requests(struct succession *s)
{
	struct request_refs refs = { 0 };
	enum error_code code = requests_list(s->g, &refs, s->err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		const struct request_ref *ref = &refs.items[i];
		struct error ignored;
		struct dossier d;

		if (!dossier_fold(&d, &s->g->main, &ref->name, ref->head,
		    &ignored) && d.request.state != REQUEST_CLOSED &&
		    strcmp(d.request.owner, s->from) == 0)
			names_add(&s->requests, &s->g->pool,
			    ref->name.request);
	}
	return code;
}

/* The document with another owner in its front matter, if it is the leaver's. */
static bool
with_owner(struct succession *s, struct slice text, struct buf *out)
{
	const char *owned = pool_format(&s->g->pool, "owner: %s", s->from);
	struct slice rest = text, line;
	bool found = false, begun = false;

	while (slice_line(&rest, &line)) {
		bool ends = slice_is(line, "---") && begun;

		begun = true;
		if (!found && slice_is(slice_trim(line), owned) &&
		    line.at[0] == 'o') {
			buf_format(out, "owner: %s\n", s->to);
			found = true;
			continue;
		}
		buf_add(out, line);
		buf_char(out, '\n');
		if (ends)
			break;
	}
	buf_add(out, rest);
	return found;
}

static void
look_at(struct succession *s, const char *path)
{
	struct buf out = { 0 };
	struct slice text;

	if (!source_read(&s->g->main.source, path, &text) ||
	    !with_owner(s, text, &out)) {
		buf_release(&out);
		return;
	}
	text = buf_settle(&out, &s->g->pool);
	s->files = pool_grow(&s->g->pool, s->files, s->file_count,
	    sizeof *s->files);
	s->files[s->file_count++] = (struct proposed_file){ path, text.at,
		text.len };
}

static void
find_documents(struct succession *s)
{
	static const char *const folders[] = { "blocks", "agreements" };
	struct shelf_list shelf = { 0 };

	library_templates(&s->g->main.library, &shelf, &s->g->pool);
	for (size_t i = 0; i < shelf.count; i++)
		look_at(s, shelf.items[i].path);
	for (size_t f = 0; f < sizeof folders / sizeof folders[0]; f++) {
		struct names files = { 0 };

		source_list(&s->g->main.source, folders[f], &files,
		    &s->g->pool);
		for (size_t i = 0; i < files.count; i++)
			look_at(s, pool_format(&s->g->pool, "%s/%s",
			    folders[f], files.items[i]));
	}
}

/* Who of a turn is the leaver, and who else could act. */
static bool
split(struct succession *s, const struct node *turns, struct names *others)
{
	bool his = false;

	for (size_t i = 0; turns && i < turns->count; i++) {
		const struct node *who = node_get(turns->items[i], "who");

		for (size_t k = 0; who && k < who->count; k++) {
			const char *person = who->items[k]->text;

			if (strcmp(person, s->from) == 0)
				his = true;
			else
				names_add(others, &s->g->pool, person);
		}
	}
	return his;
}

static enum error_code
list_reviews(struct succession *s, struct node *list)
{
	struct pool *pool = &s->g->pool;
	struct node *waiting = node_list(pool);
	enum error_code code = due_list_requests(s->g, waiting, s->err);

	for (size_t i = 0; !code && i < waiting->count; i++) {
		const struct node *waits = node_get(waiting->items[i],
		    "waits");

		for (size_t k = 0; waits && k < waits->count; k++) {
			struct names others = { 0 };
			struct node *item = node_map(pool);

			if (!split(s, node_get(waits->items[k], "turns"),
			    &others))
				continue;
			node_set_text(pool, item, "request", node_get_text(
			    waiting->items[i], "request", ""));
			node_set_text(pool, item, "requirement",
			    node_get_text(waits->items[k], "requirement", ""));
			node_set_names(pool, item, "others", &others);
			node_push(pool, list, item);
		}
	}
	return code;
}

static enum error_code
give(struct succession *s, bool dry_run)
{
	bool was = s->g->options.dry_run;
	enum error_code code = ERR_NONE;

	s->g->options.dry_run = dry_run;
	for (size_t i = 0; !code && i < s->requests.count; i++) {
		struct galley_turn turn = { .name = s->requests.items[i],
			.to = s->to };
		galley_report *report;

		code = (enum error_code)galley_handover(s->g, &turn, &report,
		    s->err);
	}
	s->g->options.dry_run = was;
	return code;
}

static enum error_code
propose_owner(struct succession *s, struct node *report)
{
	struct change_request request = { .topic = pool_format(&s->g->pool,
	    "handover-%.50s", s->from), .files = s->files,
		.file_count = s->file_count, .message = pool_format(
	    &s->g->pool, "What %s owned is owned by %s", s->from, s->to) };
	struct act act;
	enum error_code code;

	if (!s->file_count)
		return ERR_NONE;
	code = propose_change(&act, s->g, &request, s->err);
	if (!code)
		node_set_text(&s->g->pool, report, "change",
		    act.name.request);
	return code;
}

static enum error_code
judge(struct succession *s)
{
	const struct people *people = &s->g->main.policy.people;
	const struct person *person;
	const char *why;
	enum error_code code = workspace_person(s->g, &person, s->err);

	if (code)
		return code;
	if (!people_find(people, s->from))
		return error_set(s->err, ERR_MISSING, "%s is nobody in this "
		    "workspace (galley people lists all)", s->from);
	if (strcmp(s->from, s->to) == 0 ||
	    !request_may_go_to(people, s->to, &why))
		return error_set(s->err, ERR_REFUSED, "nothing can go from %s "
		    "to %s: name another who is living (galley people lists "
		    "all)", s->from, s->to);
	return ERR_NONE;
}

/* All is judged before anything is given, so that nothing stays half done. */
int
galley_handover_all(galley *g, const char *from, const char *to,
    galley_report **report, galley_error *err)
{
	struct succession s = { .g = g, .from = from, .to = to, .err = err };
	struct node *made = node_map(&g->pool), *reviews = node_list(&g->pool);
	struct node *documents = node_list(&g->pool);
	enum error_code code;

	(void)((code = judge(&s)) || (code = find_requests(&s)));
	if (code)
		return (int)code;
	find_documents(&s);
	code = list_reviews(&s, reviews);
	if (!code && !s.requests.count && !s.file_count)
		code = error_set(err, ERR_REFUSED, "%s owns nothing that could "
		    "go to %s (it was handed over already)", from, to);
	(void)(code || (code = give(&s, true)) ||
	    (code = propose_owner(&s, made)) ||
	    (g->options.dry_run ? ERR_NONE : (code = give(&s, false))));
	if (code)
		return (int)code;
	for (size_t i = 0; i < s.file_count; i++)
		node_push(&g->pool, documents, node_text(&g->pool,
		    s.files[i].path));
	node_set_names(&g->pool, made, "requests", &s.requests);
	node_set(&g->pool, made, "documents", documents);
	node_set(&g->pool, made, "reviews", reviews);
	*report = made;
	return 0;
}
