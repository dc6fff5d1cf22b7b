/* SPDX-License-Identifier: Apache-2.0 */
#include "inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "index.h"
#include "model/customization.h"
#include "renewal.h"
#include "requests.h"

/* What one screen holds, and how many are judged to find it. */
enum { SCREEN = 24, LOOKS = 200, DAY = 24 * 60 * 60 };

/* So many commits are read before their memory is given back. */
enum { HEADS = 64 };

#define HERE "refs/heads/"
#define THERE "refs/remotes/origin/"

struct inbox {
	struct galley *g;
	const struct person *person;
	struct index index;
	struct index_key key;
	struct node *list;
	size_t looks;
	int64_t more;
};

/* One line that says what a customization asks for. */
static const char *
summary(const struct view *view, const struct dossier *d, struct node *item)
{
	struct buf out = { 0 };
	struct customization c;
	struct template t;
	struct error err;

	for (size_t i = 0; i < d->changes.count; i++) {
		const struct change *change = &d->changes.items[i];

		if (d->request.name.kind != REF_CUSTOM || !change->new_mode ||
		    customization_parse(&c, change->path, change->new_text,
		    view->pool, &err)) {
			buf_format(&out, "%s%s", i ? ", " : "", change->path);
			continue;
		}
		node_set_text(view->pool, item, "account",
		    customization_for(&c, "account"));
		if (!library_template(&view->library, c.template_id, &t,
		    view->pool, &err))
			node_set_text(view->pool, item, "title", t.title);
		for (size_t f = 0; f < c.field_count; f++)
			buf_format(&out, "%s%s %s", f ? ", " : "",
			    c.fields[f].name, c.fields[f].value);
		for (size_t r = 0; r < c.region_count; r++)
			buf_format(&out, "%s%s reworded", out.len ? ", " : "",
			    c.regions[r].name);
	}
	return buf_settle(&out, view->pool).at;
}

static int64_t
submitted_at(const struct request *r)
{
	return r->last_submit < r->count ? r->events[r->last_submit].time :
	    r->events[r->count - 1].time;
}

static struct node *
describe(struct inbox *box, const struct view *view, const struct dossier *d,
    const struct names *requirements)
{
	struct pool *pool = view->pool;
	struct node *item = node_map(pool);

	node_set_text(pool, item, "request", d->request.name.request);
	node_set_text(pool, item, "owner", d->request.owner);
	node_set_names(pool, item, "requirements", requirements);
	node_set_text(pool, item, "since", pool_text(pool,
	    date_time(submitted_at(&d->request)).at));
	node_set_text(pool, item, "summary", summary(view, d, item));
	renewal_report(box->g, d, item);
	return item;
}

/* The same main, in memory of its own: a thousand dossiers are large. */
static enum error_code
open_view(struct inbox *box, struct view *view, struct pool *pool,
    struct error *err)
{
	struct galley *g = box->g;
	struct view_start start = { .store = g->store, .root = g->main.root,
		.commit = g->main.commit, .before = &g->main,
		.pasts = &g->pasts };
	enum error_code code = view_open(view, &start, pool, err);

	view->library.now = g->main.library.now;
	view->library.memo = g->main.library.memo;
	return code;
}

static const char *
local_ref(const struct index_entry *e, struct pool *pool)
{
	return strncmp(e->ref, THERE, strlen(THERE)) != 0 ? e->ref :
	    pool_format(pool, HERE "%s", e->ref + strlen(THERE));
}

/* The item of what waits for the person; NULL: it does not. */
static struct node *
judge_in(struct inbox *box, const struct index_entry *e, struct pool *pool)
{
	struct names open = { 0 };
	struct refname name = refname_read(local_ref(e, pool), pool);
	struct merge_question q;
	struct dossier d;
	struct error ignored;
	struct view view;

	if ((name.kind != REF_CUSTOM && name.kind != REF_CHANGE) ||
	    open_view(box, &view, pool, &ignored) ||
	    dossier_open(&d, &view, &name, e->head, &ignored) ||
	    d.blocked || d.request.state != REQUEST_SUBMITTED)
		return NULL;
	q = (struct merge_question){ &view.library, &d.request, &d.changes,
		d.seen.hex, &d.new_policy };
	merge_open_to(&d.decision, &q, box->person, &open, pool);
	return open.count ? describe(box, &view, &d, &open) : NULL;
}

static void
judge(struct inbox *box, struct index_entry *e)
{
	struct pool pool = { 0 };
	struct node *item = judge_in(box, e, &pool);
	struct buf json = { 0 };

	if (item)
		node_write_json(item, &json);
	e->item = buf_settle(&json, &box->g->pool);
	e->judged = true;
	box->index.fresh++;
	box->looks++;
	pool_release(&pool);
}

static void
show(struct inbox *box, const struct index_entry *e)
{
	struct node *item;
	struct error ignored;

	if (!node_read_json(&item, "index", e->item, &box->g->pool, &ignored))
		node_push(&box->g->pool, box->list, item);
}

/* What stands between the last ">" of the line and the zone. */
static bool
read_time(struct slice line, int64_t *out)
{
	const char *at = memrchr(line.at, '>', line.len);
	char digits[20] = { 0 };
	size_t len;

	if (!at)
		return false;
	line = slice_skip(line, (size_t)(at - line.at) + 1);
	len = line.len < sizeof digits ? line.len : sizeof digits - 1;
	memcpy(digits, line.at, len);
	*out = strtoll(digits, NULL, 10);
	return *out >= 0;
}

/*
 * A request's last event and its time, from one object.  They only choose what
 * is judged; nothing is verified yet.
 */
static bool
read_head(struct store *store, struct index_entry *e, struct pool *pool)
{
	struct slice raw, line, word = { 0 };
	struct error err;
	bool timed = false;

	if (store_glance(store, e->head, OBJECT_COMMIT, &raw, pool, &err))
		return false;
	while (slice_line(&raw, &line) && line.len) {
		if (slice_starts(line, "committer "))
			timed = read_time(line, &e->time);
	}
	e->read = timed && slice_until(&raw, ':', &word) &&
	    event_kind_read(&e->kind, pool_copy(pool, word));
	return e->read;
}

/* Whether a request whose last event is this may be submitted. */
static bool
may_wait(enum event_kind last)
{
	switch (last) {
	case EVENT_SUBMIT:
	case EVENT_REFRESH:
	case EVENT_COMMENT:
	case EVENT_SUGGEST:
	case EVENT_APPROVE:
	case EVENT_EXCEPTION:
		return true;
	default:
		return false;
	}
}

static void
add_refs(struct index *index, const struct refs *refs)
{
	for (size_t i = 0; i < refs->count; i++)
		index->items[index->count++] = (struct index_entry){
			.ref = refs->items[i].name,
			.head = refs->items[i].id };
}

/*
 * In the byte order of the refs, as the index has them: change/ and custom/ in
 * one pass.
 */
static enum error_code
find_refs(struct inbox *box, struct error *err)
{
	static const char *const prefixes[] = { HERE "c", THERE "c" };
	enum { SIDES = sizeof prefixes / sizeof prefixes[0] };
	struct refs refs[SIDES] = { 0 };
	size_t sides = box->g->has_origin ? SIDES : SIDES / 2, count = 0;

	for (size_t i = 0; i < sides; i++) {
		enum error_code code = store_refs(box->g->store, prefixes[i],
		    &refs[i], &box->g->pool, err);

		if (code)
			return code;
		count += refs[i].count;
	}
	box->index.items = pool_alloc(&box->g->pool,
	    (count + 1) * sizeof *box->index.items);
	for (size_t i = 0; i < sides; i++)
		add_refs(&box->index, &refs[i]);
	return ERR_NONE;
}

static int
compare_ref(const void *key, const void *entry)
{
	return strcmp(key, ((const struct index_entry *)entry)->ref);
}

/* Whether this clone has the same request under refs/heads. */
static bool
has_own(const struct inbox *box, const struct index_entry *e)
{
	struct pool passing = { 0 };
	const char *own = local_ref(e, &passing);
	bool found = own != e->ref && bsearch(own, box->index.items,
	    box->index.count, sizeof *e, compare_ref);

	pool_release(&passing);
	return found;
}

static int
compare_age(const void *left, const void *right)
{
	const struct index_entry *const *a = left, *const *b = right;

	if ((*a)->time != (*b)->time)
		return (*a)->time < (*b)->time ? -1 : 1;
	return strcmp((*a)->ref, (*b)->ref);
}

/* Those that may wait, the longest waiting first. */
static size_t
line_up(struct inbox *box, struct index_entry **out)
{
	struct pool passing = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < box->index.count; i++) {
		struct index_entry *e = &box->index.items[i];

		if (!e->read && read_head(box->g->store, e, &passing))
			box->index.fresh++;
		if (i % HEADS == 0)
			pool_release(&passing);
		if (e->read && may_wait(e->kind) && !has_own(box, e))
			out[count++] = e;
	}
	pool_release(&passing);
	qsort(out, count, sizeof *out, compare_age);
	return count;
}

static void
fill_screen(struct inbox *box)
{
	struct index_entry **queue = pool_alloc(&box->g->pool,
	    (box->index.count + 1) * sizeof *queue);
	size_t count = line_up(box, queue);

	for (size_t i = 0; i < count; i++) {
		bool full = box->list->count >= SCREEN;

		if (!queue[i]->judged && !full && box->looks < LOOKS)
			judge(box, queue[i]);
		if (!queue[i]->judged || (full && queue[i]->item.len))
			box->more++;
		else if (queue[i]->item.len)
			show(box, queue[i]);
	}
}

/* Whether any approval could ever be asked of the person. */
static bool
may_be_asked(const struct inbox *box)
{
	const struct policy *policy = &box->g->main.policy;
	struct names roles = { 0 };

	names_add(&roles, &box->g->pool, "admin");
	for (size_t i = 0; i < policy->workflows.count; i++)
		workflow_roles(&policy->workflows.items[i], &roles,
		    &box->g->pool);
	for (size_t i = 0; i < policy->people.count; i++) {
		const struct person *p = &policy->people.items[i];

		for (size_t j = 0; j < p->delegation_count; j++) {
			if (strcmp(p->delegations[j].to,
			    box->person->id) == 0)
				return true;
		}
	}
	return person_has_any_role(box->person, &roles);
}

enum error_code
inbox_list(struct galley *g, struct node *list, int64_t *more,
    struct error *err)
{
	struct inbox box = { .g = g, .list = list };
	enum error_code code;

	*more = 0;
	code = workspace_person(g, &box.person, err);
	if (code || !may_be_asked(&box))
		return code;
	code = find_refs(&box, err);
	if (code)
		return code;
	box.key = (struct index_key){ g->main.commit, g->as, g->now / DAY };
	index_load(&box.index, g->store, &box.key);
	fill_screen(&box);
	index_save(&box.index, g->store, &box.key);
	index_release(&box.index);
	*more = box.more;
	return ERR_NONE;
}

int
galley_inbox(galley *g, galley_report **report, galley_error *err)
{
	struct node *made = node_map(&g->pool), *list = node_list(&g->pool);
	int64_t more = 0;
	enum error_code code = inbox_list(g, list, &more, err);

	node_set(&g->pool, made, "requests", list);
	node_set_number(&g->pool, made, "more", more);
	*report = made;
	return (int)code;
}
