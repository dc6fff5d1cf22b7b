/* SPDX-License-Identifier: Apache-2.0 */
/* handover of all at once: a leaver's requests, documents, and reviews. */
#include <string.h>

#include "due.h"
#include "member.h"
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
	const char *change;	/* the request that proposes them, or NULL */
	size_t given;		/* of the requests */
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
	enum error_code code = due_list_requests(s->g, DUE_ALL, waiting, s->err);

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
		s->given += !code && !dry_run;
	}
	s->g->options.dry_run = was;
	return code;
}

static const char *
topic_of(struct succession *s)
{
	return pool_format(&s->g->pool, "handover-%.50s", s->from);
}

/* Whether an open request makes of the file what this handover would. */
static bool
has_file(const struct dossier *d, const struct proposed_file *file)
{
	for (size_t i = 0; i < d->changes.count; i++) {
		const struct change *c = &d->changes.items[i];

		if (strcmp(c->path, file->path) == 0)
			return slice_equal(c->new_text, (struct slice){
			    file->content, file->length });
	}
	return false;
}

static void
leave_out(struct names *names, const char *name)
{
	size_t kept = 0;

	for (size_t i = 0; i < names->count; i++) {
		if (strcmp(names->items[i], name) != 0)
			names->items[kept++] = names->items[i];
	}
	names->count = kept;
}

/*
 * A handover that was cut off, or waits for approval, is not proposed a second
 * time, nor given away itself.
 */
static void
find_change(struct succession *s)
{
	const char *name = pool_format(&s->g->pool, "change/%s/%s",
	    s->g->as, topic_of(s));
	struct request_ref ref;
	struct dossier d;
	struct error err;
	bool same = s->file_count && requests_get(s->g, name, &ref) &&
	    !requests_open(s->g, &ref, &d, &err) &&
	    d.request.state != REQUEST_CLOSED;

	for (size_t i = 0; same && i < s->file_count; i++)
		same = has_file(&d, &s->files[i]);
	if (!same)
		return;
	s->change = name;
	leave_out(&s->requests, name);
}

static enum error_code
propose_owner(struct succession *s)
{
	struct change_request request = { .topic = topic_of(s), .files = s->files,
		.file_count = s->file_count, .message = pool_format(
	    &s->g->pool, "What %s owned is owned by %s", s->from, s->to) };
	struct act act;
	enum error_code code;

	if (!s->file_count || s->change)
		return ERR_NONE;
	code = propose_change(&act, s->g, &request, s->err);
	if (!code)
		s->change = act.name.request;
	return code;
}

/* What there is to do, or why there is nothing. */
static enum error_code
judge_rest(struct succession *s)
{
	const struct person *from = people_find(&s->g->main.policy.people,
	    s->from);
	const char *heir = from && from->ended ? from->successor : NULL;

	find_documents(s);
	find_change(s);
	if (s->requests.count || (s->file_count && !s->change))
		return ERR_NONE;
	if (s->change)
		return error_set(s->err, ERR_REFUSED, "what is %s's was handed "
		    "over already; the documents wait in %s (galley explain "
		    "%s)", s->from, s->change, s->change);
	if (heir)
		return error_set(s->err, ERR_REFUSED, "%s owns nothing that "
		    "could go to %s: it is %s's, who succeeds him", s->from,
		    s->to, heir);
	return error_set(s->err, ERR_REFUSED, "%s owns nothing that could "
	    "go to %s (it was handed over already)", s->from, s->to);
}

/* Cut off in the middle: what is done is told, and is not done again. */
static enum error_code
hand_over(struct succession *s)
{
	bool begun = s->change != NULL;
	enum error_code code = give(s, true);

	if (!code)
		code = propose_owner(s);
	if (code || s->g->options.dry_run)
		return code;
	code = give(s, false);
	if (!code || (!s->given && (begun || !s->change)))
		return code;
	return error_wrap(s->err, ERR_PARTIAL, "%zu of %zu requests were "
	    "handed over (the same command goes on from there): ", s->given,
	    s->requests.count);
}

static struct node *
report_of(struct succession *s, struct node *reviews)
{
	struct pool *pool = &s->g->pool;
	struct node *made = node_map(pool), *documents = node_list(pool);
	struct names given = s->requests;

	if (!s->g->options.dry_run)
		given.count = s->given;
	for (size_t i = 0; i < s->file_count; i++)
		node_push(pool, documents, node_text(pool,
		    s->files[i].path));
	node_set_names(pool, made, "requests", &given);
	node_set(pool, made, "documents", documents);
	node_set(pool, made, "reviews", reviews);
	node_set_known(pool, made, "change", s->change);
	return made;
}

static enum error_code
judge(struct succession *s)
{
	const struct people *people = &s->g->main.policy.people;
	const struct person *person;
	const char *why;
	enum error_code code;

	(void)((code = workspace_person(s->g, &person, s->err)) ||
	    (code = member_find(s->g, s->from, &person, s->err)));
	if (code)
		return code;
	if (strcmp(s->from, s->to) == 0 ||
	    !request_may_go_to(people, s->to, &why))
		return error_set(s->err, ERR_REFUSED, "nothing can go from %s "
		    "to %s: name another who is living (galley people lists "
		    "all)", s->from, s->to);
	return ERR_NONE;
}

/* All is judged before anything is given. */
int
galley_handover_all(galley *g, const char *from, const char *to,
    galley_report **report, galley_error *err)
{
	struct succession s = { .g = g, .from = from, .to = to, .err = err };
	struct node *reviews = node_list(&g->pool);
	enum error_code code;

	(void)((code = judge(&s)) || (code = find_requests(&s)) ||
	    (code = list_reviews(&s, reviews)) || (code = judge_rest(&s)) ||
	    (code = hand_over(&s)));
	if (!code || code == ERR_PARTIAL)
		*report = report_of(&s, reviews);
	return (int)code;
}
