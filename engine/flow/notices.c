/* SPDX-License-Identifier: Apache-2.0 */
/* What waits, is late or expires. */
#include "notices.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "due.h"
#include "notices_decided.h"

static void
add_each(struct notices *out, struct galley *g, const struct node *who,
    const struct notice *notice)
{
	for (size_t i = 0; who && i < who->count; i++)
		notices_add(out, g, who->items[i]->text, notice);
}

static void
add_admins(struct notices *out, struct galley *g, const struct notice *notice)
{
	const struct people *people = &g->main.policy.people;

	for (size_t i = 0; i < people->count; i++) {
		if (person_has_role(&people->items[i], "admin"))
			notices_add(out, g, people->items[i].id, notice);
	}
}

/* The deadlines of one requirement; of many, the last that he passed counts. */
static void
add_turns(struct notices *out, struct galley *g, struct notice notice,
    const struct node *wait)
{
	const struct node *turns = node_get(wait, "turns");
	const char *now = pool_text(&g->pool, date_time(g->now).at);
	struct names told = { 0 };

	notice.about = node_get_text(wait, "requirement", "");
	for (size_t i = 0; turns && i < turns->count; i++) {
		const struct node *t = turns->items[i];

		notice.due = node_get_text(t, "due", NULL);
		notice.kind = notice_of_turn(notice.due, node_get_text(t,
		    "remind", NULL), now);
		add_each(out, g, node_get(t, "who"), &notice);
	}
	due_escalated(wait, now, &told, &g->pool);
	notice.kind = NOTICE_ESCALATED;
	notice.due = NULL;
	for (size_t i = 0; i < told.count; i++)
		notices_add(out, g, told.items[i], &notice);
}

static void
add_stuck(struct notices *out, struct galley *g, struct notice notice,
    const struct node *of)
{
	notice.kind = NOTICE_STUCK;
	notice.about = node_get_text(of, "stuck", NULL);
	if (notice.about)
		add_admins(out, g, &notice);
}

static void
add_request(struct notices *out, struct galley *g, const struct node *item)
{
	const struct node *waits = node_get(item, "waits");
	struct notice notice = { .kind = NOTICE_STALE,
		.name = node_get_text(item, "request", ""),
		.round = node_get_text(item, "round", ""),
		.about = node_get_text(item, "stale", NULL) };

	if (notice.about)
		notices_add(out, g, node_get_text(item, "owner", NULL),
		    &notice);
	notice.kind = NOTICE_YOURS;
	notice.about = node_get_text(item, "yours", NULL);
	if (notice.about)
		notices_add(out, g, node_get_text(item, "owner", NULL),
		    &notice);
	add_stuck(out, g, notice, item);
	notice.kind = NOTICE_TURN;
	notice.about = node_get_text(item, "blocked", NULL);
	add_each(out, g, node_get(item, "lift"), &notice);
	for (size_t i = 0; waits && i < waits->count; i++) {
		add_stuck(out, g, notice, waits->items[i]);
		add_turns(out, g, notice, waits->items[i]);
	}
}

static void
add_document(struct notices *out, struct galley *g, const struct node *item)
{
	struct notice notice = { .name = node_get_text(item, "path", ""),
		.about = node_get_text(item, "why", "") };
	const char *who = node_get_text(item, "who", NULL);

	if (!notice_kind_read(&notice.kind, node_get_text(item, "what", "")))
		return;
	if (who)
		notices_add(out, g, who, &notice);
	else
		add_admins(out, g, &notice);
}

/* What is equal stays in the order in which it was found. */
static int
compare_person(const void *left, const void *right)
{
	const struct notice_to *a = left, *b = right;
	int order = strcmp(a->person, b->person);

	if (order == 0)
		order = (int)a->notice.kind - (int)b->notice.kind;
	return order ? order : strcmp(a->notice.name, b->notice.name);
}

/* The same has the same kind and name, so that it lies among those. */
static bool
is_repeated(const struct notices *all, size_t kept, const struct notice_to *to)
{
	for (size_t i = kept; i > 0 &&
	    compare_person(&all->items[i - 1], to) == 0; i--) {
		if (strcmp(all->items[i - 1].key, to->key) == 0)
			return true;
	}
	return false;
}

static void
drop_repeated(struct notices *all)
{
	size_t kept = 0;

	for (size_t i = 0; i < all->count; i++) {
		if (!is_repeated(all, kept, &all->items[i]))
			all->items[kept++] = all->items[i];
	}
	all->count = kept;
}

enum error_code
notices_gather(struct notices *out, struct galley *g,
    const struct told_main *since, struct error *err)
{
	struct node *requests = node_list(&g->pool);
	struct node *documents = node_list(&g->pool);
	struct queue queue;
	enum error_code code = due_open(&queue, g, err);

	*out = (struct notices){ 0 };
	if (code)
		return code;
	due_list_queue(&queue, DUE_ALL, requests);
	code = notices_add_decided(out, &queue, since, err);
	queue_close(&queue);
	if (code)
		return code;
	due_list_documents(g, documents);
	for (size_t i = 0; i < requests->count; i++)
		add_request(out, g, requests->items[i]);
	for (size_t i = 0; i < documents->count; i++)
		add_document(out, g, documents->items[i]);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items,
		    compare_person);
	drop_repeated(out);
	return (enum error_code)galley_trust(g, err);
}
