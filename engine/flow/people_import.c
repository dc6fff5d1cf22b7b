/* SPDX-License-Identifier: Apache-2.0 */
/* People added and ended as a personnel department lists them. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/id.h"
#include "data/csv.h"
#include "propose.h"
#include "report.h"

/* A list being taken over, row by row. */
struct taking_over {
	struct galley *g;
	struct csv csv;
	struct person *people;	/* added or ended, in the file's order */
	const struct csv_cell **cells;	/* where each begins in the file */
	size_t count;
	struct names added;
	struct names ended;
	struct node *differs;
	int64_t same;
	struct error *err;
};

static enum error_code
fail(struct taking_over *t, const struct csv_cell *cell, const char *text)
{
	error_at(t->err, (struct place){ t->csv.path, cell->line,
	    cell->column }, "people", "%s", text);
	t->err->code = ERR_REFUSED;
	return ERR_REFUSED;
}

/* The text of a row's cell; "": it is empty, or there is no such column. */
static const char *
text_of(struct taking_over *t, size_t row, const char *column)
{
	const struct csv_cell *cell = csv_cell(&t->csv, row, column);

	return cell ? cell->text : "";
}

static enum error_code
judge_columns(struct taking_over *t)
{
	static const char *const needed[] = { "id", "name", "email", "roles" };
	static const char *const known[] = { "id", "name", "email", "roles",
		"team", "key", "ended", "successor" };
	struct names all = { 0 };

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		names_add(&all, &t->g->pool, known[i]);
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
		if (!names_has(&t->csv.columns, needed[i]))
			return error_set(t->err, ERR_REFUSED, "%s:1: people: "
			    "the column \"%s\" is missing (the first row names "
			    "id, name, email, roles, and may name team, key, "
			    "ended, successor)", t->csv.path, needed[i]);
	}
	for (size_t i = 0; i < t->csv.columns.count; i++) {
		if (!names_has(&all, t->csv.columns.items[i]))
			return error_set(t->err, ERR_REFUSED, "%s:1: people: "
			    "there is no column \"%s\" (remove it, or name it "
			    "%s)", t->csv.path, t->csv.columns.items[i],
			    names_nearest(&all, t->csv.columns.items[i]));
	}
	return ERR_NONE;
}

/* Roles stand between spaces, ";" or ",". */
static void
read_roles(struct taking_over *t, const char *text, struct names *out)
{
	while (*text) {
		size_t len = strcspn(text, " ;,");

		if (len)
			names_add(out, &t->g->pool, pool_copy(&t->g->pool,
			    (struct slice){ text, len }));
		text += len + strspn(text + len, " ;,");
	}
}

static void
keep(struct taking_over *t, const struct person *person,
    const struct csv_cell *cell)
{
	t->people = pool_grow(&t->g->pool, t->people, t->count,
	    sizeof *t->people);
	t->cells = pool_grow(&t->g->pool, t->cells, t->count,
	    sizeof *t->cells);
	t->people[t->count] = *person;
	t->cells[t->count++] = cell;
}

/* The person as a file would have him: what is wrong is told at the row. */
static enum error_code
judge_person(struct taking_over *t, const struct person *person,
    const struct csv_cell *cell)
{
	struct buf text = { 0 };
	struct person again;
	struct error why;
	enum error_code code;

	person_write(person, &text);
	code = person_parse(&again, person->id, buf_slice(&text), &t->g->pool,
	    &why);
	buf_release(&text);
	return code ? fail(t, cell, why.text) : ERR_NONE;
}

static enum error_code
add(struct taking_over *t, size_t row)
{
	const struct csv_cell *cell = csv_cell(&t->csv, row, "id");
	const char *team = text_of(t, row, "team");
	const char *key = text_of(t, row, "key");
	struct person p = { .id = cell->text,
		.name = text_of(t, row, "name"), .team = team[0] ? team : NULL };
	struct public_key public;
	enum error_code code;

	if (text_of(t, row, "ended")[0])
		return ERR_NONE;	/* left before he came */
	names_add(&p.emails, &t->g->pool, text_of(t, row, "email"));
	read_roles(t, text_of(t, row, "roles"), &p.roles);
	if (key[0]) {
		if (public_key_read(&public, slice_of(key), t->err))
			return fail(t, csv_cell(&t->csv, row, "key"),
			    pool_text(&t->g->pool, t->err->text));
		p.keys = pool_alloc(&t->g->pool, sizeof *p.keys);
		p.keys[0] = (struct person_key){ .text = pool_text(
		    &t->g->pool, public.text) };
		p.key_count = 1;
	}
	if ((code = judge_person(t, &p, cell)))
		return code;
	names_add(&t->added, &t->g->pool, p.id);
	keep(t, &p, cell);
	return ERR_NONE;
}

static enum error_code
end(struct taking_over *t, size_t row, const struct person *person)
{
	const struct csv_cell *cell = csv_cell(&t->csv, row, "ended");
	const char *successor = text_of(t, row, "successor");
	struct person p = *person;
	enum error_code code;
	int64_t day;

	p.ended = true;
	p.ended_on = cell->text;
	if (strcmp(cell->text, "yes") == 0 || strcmp(cell->text, "true") == 0)
		p.ended_on = pool_text(&t->g->pool, date_day(t->g->now).at);
	else if (!date_read(&day, slice_of(cell->text)))
		return fail(t, cell, "\"ended\" is a day that there is, or "
		    "yes");
	else if (day > t->g->now)
		return ERR_NONE;	/* still here */
	if (successor[0])
		p.successor = successor;
	if ((code = judge_person(t, &p, cell)))
		return code;
	names_add(&t->ended, &t->g->pool, p.id);
	keep(t, &p, cell);
	return ERR_NONE;
}

/* What the list says otherwise is told, and left to people. */
static void
compare(struct taking_over *t, size_t row, const struct person *person)
{
	const char *email = text_of(t, row, "email");
	struct node *item;
	struct names roles = { 0 }, what = { 0 };
	size_t held = 0;

	read_roles(t, text_of(t, row, "roles"), &roles);
	for (size_t i = 0; i < roles.count; i++)
		held += person_has_role(person, roles.items[i]);
	if (strcmp(person->name, text_of(t, row, "name")) != 0)
		names_add(&what, &t->g->pool, "name");
	if (!names_has(&person->emails, email))
		names_add(&what, &t->g->pool, "email");
	if (held != roles.count || held != person->roles.count)
		names_add(&what, &t->g->pool, "roles");
	t->same += !what.count;
	if (!what.count)
		return;
	item = node_map(&t->g->pool);
	node_set_text(&t->g->pool, item, "person", person->id);
	node_set_names(&t->g->pool, item, "what", &what);
	node_push(&t->g->pool, t->differs, item);
}

static enum error_code
take_row(struct taking_over *t, size_t row)
{
	const struct csv_cell *id = csv_cell(&t->csv, row, "id");
	const struct person *person;

	if (!id_is_id(slice_of(id->text)))
		return fail(t, id, pool_format(&t->g->pool, "\"%s\" is not an "
		    "id (use a-z, 0-9 and -, at most 60 bytes)", id->text));
	person = people_find(&t->g->main.policy.people, id->text);
	if (!person)
		return add(t, row);
	if (text_of(t, row, "ended")[0] && !person->ended)
		return end(t, row, person);
	compare(t, row, person);
	return ERR_NONE;
}

/* An id or an address, whose it is, and where the list says so. */
struct mark {
	const char *text;
	const char *whose;
	const struct csv_cell *cell;	/* NULL: on main */
};

static int
compare_mark(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;
	int order = strcmp(a->text, b->text);

	if (order || !a->cell || !b->cell)
		return order ? order : (a->cell != NULL) - (b->cell != NULL);
	return a->cell->line < b->cell->line ? -1 : 1;
}

/* The first in the list that is somebody else's already. */
static enum error_code
judge_marks(struct taking_over *t, struct mark *marks, size_t count,
    const char *what)
{
	const struct mark *first = NULL;
	const char *place;

	if (count)
		qsort(marks, count, sizeof *marks, compare_mark);
	for (size_t i = 1; i < count; i++) {
		if (marks[i].cell && strcmp(marks[i].text,
		    marks[i - 1].text) == 0 &&
		    (!first || marks[i].cell->line < first->cell->line))
			first = &marks[i];
	}
	if (!first)
		return ERR_NONE;
	place = first[-1].cell ? pool_format(&t->g->pool, " (line %zu)",
	    first[-1].cell->line) : "";
	return fail(t, first->cell, pool_format(&t->g->pool, "%s is the %s of "
	    "%s%s already", first->text, what, first[-1].whose, place));
}

static enum error_code
judge_ids(struct taking_over *t)
{
	struct mark *marks = pool_alloc(&t->g->pool,
	    (t->csv.rows + 1) * sizeof *marks);

	for (size_t row = 0; row < t->csv.rows; row++) {
		const struct csv_cell *cell = csv_cell(&t->csv, row, "id");

		marks[row] = (struct mark){ cell->text,
			text_of(t, row, "name"), cell };
	}
	return judge_marks(t, marks, t->csv.rows, "id");
}

static enum error_code
judge_addresses(struct taking_over *t)
{
	const struct people *people = &t->g->main.policy.people;
	struct mark *marks = NULL;
	size_t count = 0;

	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		for (size_t e = 0; e < p->emails.count; e++) {
			marks = pool_grow(&t->g->pool, marks, count,
			    sizeof *marks);
			marks[count++] = (struct mark){ p->emails.items[e],
				p->id, NULL };
		}
	}
	for (size_t i = 0; i < t->count; i++) {
		if (t->people[i].ended)
			continue;
		marks = pool_grow(&t->g->pool, marks, count, sizeof *marks);
		marks[count++] = (struct mark){ t->people[i].emails.items[0],
			t->people[i].id, t->cells[i] };
	}
	return judge_marks(t, marks, count, "address");
}

static enum error_code
judge_admins(struct taking_over *t)
{
	const struct policy *policy = &t->g->main.policy;
	size_t left = policy_admins(policy);

	for (size_t i = 0; i < t->count; i++) {
		const struct person *p = &t->people[i];

		if (!p->ended || !person_has_role(p, "admin") ||
		    !person_has_living_key(p))
			continue;
		if (left-- <= (size_t)policy->settings.quorum)
			return fail(t, t->cells[i], pool_format(&t->g->pool,
			    "%s holds the last admin key that the quorum of "
			    "%lld needs (add an admin first)", p->id,
			    (long long)policy->settings.quorum));
	}
	return ERR_NONE;
}

static struct proposed_file
file_of(struct taking_over *t, const struct person *person)
{
	struct buf text = { 0 };
	struct slice kept;

	person_write(person, &text);
	kept = buf_settle(&text, &t->g->pool);
	return (struct proposed_file){ pool_format(&t->g->pool,
	    "people/%s.yaml", person->id), kept.at, kept.len };
}

static enum error_code
propose(struct taking_over *t, struct act *act)
{
	struct change_request request = { .topic = "staff",
		.file_count = t->count };
	struct proposed_file *files = pool_alloc(&t->g->pool,
	    (t->count + 1) * sizeof *files);

	if (!t->count)
		return error_set(t->err, ERR_REFUSED, "%s: nobody is added or "
		    "ended: all are as main has them", t->csv.path);
	for (size_t i = 0; i < t->count; i++)
		files[i] = file_of(t, &t->people[i]);
	request.files = files;
	request.message = pool_format(&t->g->pool, "Add %zu and end %zu "
	    "people", t->added.count, t->ended.count);
	return propose_change(act, t->g, &request, t->err);
}

int
galley_people_import(galley *g, const char *path, const char *text,
    galley_report **report, galley_error *err)
{
	struct taking_over t = { .g = g, .err = err,
		.differs = node_list(&g->pool) };
	struct act act;
	enum error_code code = csv_read(&t.csv, path, slice_of(text), &g->pool,
	    err);

	(void)(code || (code = judge_columns(&t)) ||
	    (code = judge_ids(&t)));
	for (size_t row = 0; !code && row < t.csv.rows; row++)
		code = take_row(&t, row);
	(void)(code || (code = judge_addresses(&t)) ||
	    (code = judge_admins(&t)) || (code = propose(&t, &act)));
	if (code)
		return (int)code;
	*report = report_act(g, &act);
	node_set_names(&g->pool, *report, "added", &t.added);
	node_set_names(&g->pool, *report, "ended", &t.ended);
	node_set(&g->pool, *report, "differs", t.differs);
	node_set_number(&g->pool, *report, "same", t.same);
	return 0;
}
