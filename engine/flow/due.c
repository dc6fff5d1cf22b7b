/* SPDX-License-Identifier: Apache-2.0 */
#include "due.h"

#include <string.h>

#include "base/date.h"
#include "member.h"
#include "model/notice.h"

/* What is looked at: everybody's, or one person's. */
struct looking {
	struct galley *g;
	const char *now;
	const char *person;	/* NULL: everybody */
	struct node *list;
};

static void
add_persons(struct names *names, const struct node *who, struct pool *pool)
{
	for (size_t i = 0; who && i < who->count; i++)
		names_add(names, pool, who->items[i]->text);
}

/* The persons, or "" where the one who is asked for is not among them. */
static const char *
concerned(struct looking *l, const struct names *who)
{
	if (l->person && !names_has(who, l->person))
		return "";
	return names_join(who, ", ", &l->g->pool);
}

const char *
due_escalated(const struct node *wait, const char *now, struct names *told,
    struct pool *pool)
{
	const struct node *turns = node_get(wait, "turns");
	const struct node *higher = node_get(wait, "escalate_to");
	struct names late = { 0 };
	const char *first = NULL;

	for (size_t i = 0; turns && i < turns->count; i++) {
		const struct node *t = turns->items[i];
		const char *due = node_get_text(t, "due", NULL);

		if (notice_of_turn(due, NULL, now) != NOTICE_LATE)
			continue;
		if (!first || strcmp(due, first) < 0)
			first = due;
		add_persons(&late, node_get(t, "who"), pool);
	}
	for (size_t i = 0; first && higher && i < higher->count; i++) {
		const char *person = higher->items[i]->text;

		if (!names_has(&late, person))
			names_add(told, pool, person);
	}
	return first;
}

struct entry {
	const char *what;
	const char *name;	/* a request or a path */
	const char *why;
	const char *who;
	const char *when;	/* or NULL */
};

static void
add(struct looking *l, const struct entry *e)
{
	struct node *item = node_map(&l->g->pool);

	if (!e->who || !e->who[0])
		return;
	node_set_text(&l->g->pool, item, "what", e->what);
	node_set_text(&l->g->pool, item, "name", e->name);
	node_set_text(&l->g->pool, item, "why", e->why);
	node_set_text(&l->g->pool, item, "who", e->who);
	node_set_known(&l->g->pool, item, "when", e->when);
	node_push(&l->g->pool, l->list, item);
}

static void
add_turns(struct looking *l, const char *request, const struct node *wait)
{
	const struct node *turns = node_get(wait, "turns");
	const char *name = node_get_text(wait, "requirement", "");
	struct names told = { 0 };
	const char *first;

	for (size_t i = 0; turns && i < turns->count; i++) {
		const struct node *t = turns->items[i];
		const char *due = node_get_text(t, "due", NULL);
		enum notice_kind kind = notice_of_turn(due, node_get_text(t,
		    "remind", NULL), l->now);
		struct names who = { 0 };

		add_persons(&who, node_get(t, "who"), &l->g->pool);
		if (kind != NOTICE_TURN)
			add(l, &(struct entry){ notice_name(kind), request,
			    name, concerned(l, &who), due });
	}
	first = due_escalated(wait, l->now, &told, &l->g->pool);
	if (first)
		add(l, &(struct entry){ notice_name(NOTICE_ESCALATED),
		    request, name, concerned(l, &told), first });
}

/* One person's name as a list of one. */
static const char *
only(struct looking *l, const char *person)
{
	return person && (!l->person || strcmp(person, l->person) == 0) ?
	    person : "";
}

static const char *
admins(struct looking *l)
{
	struct names names = { 0 };
	const struct people *people = &l->g->main.policy.people;

	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		if (!p->ended && person_has_role(p, "admin"))
			names_add(&names, &l->g->pool, p->id);
	}
	if (l->person && !names_has(&names, l->person))
		return "";
	return names_join(&names, ", ", &l->g->pool);
}

static void
add_request(struct looking *l, const struct node *item)
{
	const char *request = node_get_text(item, "request", "");
	const char *stale = node_get_text(item, "stale", NULL);
	const char *stuck = node_get_text(item, "stuck", NULL);
	const char *yours = node_get_text(item, "yours", NULL);
	const struct node *waits = node_get(item, "waits");

	if (stale)
		add(l, &(struct entry){ "stale", request, pool_format(
		    &l->g->pool, "%s changed since (galley refresh)", stale),
		    only(l, node_get_text(item, "owner", NULL)), NULL });
	if (yours)
		add(l, &(struct entry){ "yours", request, yours,
		    only(l, node_get_text(item, "owner", NULL)), NULL });
	if (stuck)
		add(l, &(struct entry){ "stuck", request, stuck, admins(l),
		    NULL });
	for (size_t i = 0; waits && i < waits->count; i++) {
		const char *why = node_get_text(waits->items[i], "stuck",
		    NULL);

		if (why)
			add(l, &(struct entry){ "stuck", request, why,
			    admins(l), NULL });
		add_turns(l, request, waits->items[i]);
	}
}

static void
add_document(struct looking *l, const struct node *item)
{
	const char *who = node_get_text(item, "who", NULL);

	add(l, &(struct entry){ node_get_text(item, "what", ""),
	    node_get_text(item, "path", ""), node_get_text(item, "why", ""),
	    who ? only(l, who) : admins(l), NULL });
}

int
galley_due(galley *g, const char *person, galley_report **report,
    galley_error *err)
{
	struct node *made = node_map(&g->pool), *list = node_list(&g->pool);
	struct node *requests = node_list(&g->pool);
	struct node *documents = node_list(&g->pool);
	struct looking l = { g, pool_text(&g->pool, date_time(g->now).at),
		person, list };
	const struct person *found;
	enum error_code code = person ? member_find(g, person, &found, err) :
	    ERR_NONE;

	if (!code)
		code = due_list_requests(g, g->now, requests, err);
	if (code)
		return (int)code;
	due_list_documents(g, documents);
	for (size_t i = 0; i < requests->count; i++)
		add_request(&l, requests->items[i]);
	for (size_t i = 0; i < documents->count; i++)
		add_document(&l, documents->items[i]);
	node_set(&g->pool, made, "due", list);
	*report = made;
	return 0;
}
