/* SPDX-License-Identifier: Apache-2.0 */
#include "queue.h"

#include <stdlib.h>
#include <string.h>

#include "remote.h"

/* So many commits are read before their memory is given back. */
enum { HEADS = 64 };

/* The same main, in memory of its own: a thousand dossiers are large. */
static enum error_code
open_view(struct queue *queue, struct view *view, struct pool *pool,
    struct error *err)
{
	struct galley *g = queue->g;
	struct view_start start = { .store = g->store, .root = g->main.root,
		.commit = g->main.commit, .before = &g->main,
		.pasts = &g->pasts };
	enum error_code code = view_open(view, &start, pool, err);

	view->library.now = g->main.library.now;
	view->library.memo = g->main.library.memo;
	return code;
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

bool
queue_read_head(struct store *store, struct index_entry *e, struct pool *pool)
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

/* Whether a request whose last event is this may be submitted, or is open. */
static bool
may_wait(enum event_kind last, bool all)
{
	switch (last) {
	case EVENT_OPEN:
	case EVENT_EDIT:
	case EVENT_REQUEST_CHANGES:
	case EVENT_HANDOVER:
		return all;
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
find_refs(struct queue *queue, struct error *err)
{
	static const char *const prefixes[] = { LOCAL_HEADS "c",
		REMOTE_HEADS "c" };
	enum { SIDES = sizeof prefixes / sizeof prefixes[0] };
	struct refs refs[SIDES] = { 0 };
	size_t sides = queue->g->has_origin ? SIDES : SIDES / 2, count = 0;

	for (size_t i = 0; i < sides; i++) {
		enum error_code code = store_refs(queue->g->store, prefixes[i],
		    &refs[i], &queue->g->pool, err);

		if (code)
			return code;
		count += refs[i].count;
	}
	queue->index.items = pool_alloc(&queue->g->pool,
	    (count + 1) * sizeof *queue->index.items);
	for (size_t i = 0; i < sides; i++)
		add_refs(&queue->index, &refs[i]);
	return ERR_NONE;
}

static int
compare_ref(const void *key, const void *entry)
{
	return strcmp(key, ((const struct index_entry *)entry)->ref);
}

const struct index_entry *
queue_twin(const struct queue *queue, const struct index_entry *e)
{
	struct pool passing = { 0 };
	const struct index_entry *found;
	const char *twin = remote_is_theirs(e->ref) ?
	    remote_branch(e->ref, &passing) : remote_name(e->ref, &passing);

	found = queue->index.count == 0 ? NULL : bsearch(twin,
	    queue->index.items, queue->index.count, sizeof *e, compare_ref);
	pool_release(&passing);
	return found;
}

/* Whether this clone has the same request under refs/heads. */
static bool
has_own(const struct queue *queue, const struct index_entry *e)
{
	return remote_is_theirs(e->ref) && queue_twin(queue, e);
}

bool
queue_name(const struct queue *queue, const struct index_entry *e,
    struct refname *out, struct pool *pool)
{
	if (has_own(queue, e))
		return false;
	*out = refname_read(remote_branch(e->ref, pool), pool);
	return out->kind == REF_CUSTOM || out->kind == REF_CHANGE;
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
static void
line_up(struct queue *queue)
{
	struct pool passing = { 0 };
	struct index_entry **out = pool_alloc(&queue->g->pool,
	    (queue->index.count + 1) * sizeof *out);
	size_t count = 0;

	for (size_t i = 0; i < queue->index.count; i++) {
		struct index_entry *e = &queue->index.items[i];

		if (!e->read && queue_read_head(queue->g->store, e, &passing))
			queue->index.fresh++;
		if (i % HEADS == 0)
			pool_release(&passing);
		if (e->read && may_wait(e->kind, queue->all) &&
		    !has_own(queue, e))
			out[count++] = e;
	}
	pool_release(&passing);
	qsort(out, count, sizeof *out, compare_age);
	queue->items = out;
	queue->count = count;
}

static enum error_code
fill(struct queue *queue, const struct index_key *key, struct error *err)
{
	struct galley *g = queue->g;
	enum error_code code = find_refs(queue, err);

	queue->key = *key;
	if (code)
		return code;
	index_load(&queue->index, g->store, key);
	line_up(queue);
	return ERR_NONE;
}

enum error_code
queue_open(struct queue *queue, struct galley *g,
    const struct index_key *key, struct error *err)
{
	*queue = (struct queue){ .g = g };
	return fill(queue, key, err);
}

enum error_code
queue_open_all(struct queue *queue, struct galley *g,
    const struct index_key *key, struct error *err)
{
	*queue = (struct queue){ .g = g, .all = true };
	return fill(queue, key, err);
}

/* Read when something is judged, which mostly was before. */
static void
date_events(struct queue *queue, struct request *request)
{
	if (!queue->has_times)
		push_times_read(queue->g, &queue->times);
	queue->has_times = true;
	push_times_date(&queue->times, request);
}

bool
queue_fold(struct queue *queue, const struct index_entry *e,
    struct queued *out, struct pool *pool)
{
	struct refname name;
	struct error ignored;

	return queue_name(queue, e, &name, pool) &&
	    !open_view(queue, &out->view, pool, &ignored) &&
	    !dossier_fold(&out->dossier, &out->view, &name, e->head,
	    &ignored);
}

bool
queue_decide(struct queue *queue, struct queued *q)
{
	struct error ignored;

	if (q->dossier.request.state != REQUEST_SUBMITTED ||
	    dossier_decide(&q->dossier, &q->view, &ignored))
		return false;
	date_events(queue, &q->dossier.request);
	return true;
}

bool
queue_dossier(struct queue *queue, const struct index_entry *e,
    struct queued *out, struct pool *pool)
{
	return queue_fold(queue, e, out, pool) && queue_decide(queue, out);
}

void
queue_remember(struct queue *queue, struct index_entry *e,
    const struct node *item)
{
	struct buf json = { 0 };

	if (item)
		node_write_json(item, &json);
	e->item = buf_settle(&json, &queue->g->pool);
	e->judged = true;
	queue->index.fresh++;
}

struct node *
queue_item(struct queue *queue, const struct index_entry *e)
{
	struct node *item;
	struct error ignored;

	if (!e->judged || !e->item.len || node_read_json(&item, "index",
	    e->item, &queue->g->pool, &ignored))
		return NULL;
	return item;
}

void
queue_close(struct queue *queue)
{
	index_save(&queue->index, queue->g->store, &queue->key);
	index_release(&queue->index);
}
