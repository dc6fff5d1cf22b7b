/* SPDX-License-Identifier: Apache-2.0 */
#include "push.h"

#include <string.h>

/* A move among the others. */
struct asked {
	const struct push *push;
	const struct push_move *move;
	struct pool *pool;
};

#define AGAIN "run galley sync, look at it, and decide again"

static bool
is_creation(const struct push_move *move)
{
	return oid_is_zero(move->old_id);
}

static bool
is_removal(const struct push_move *move)
{
	return oid_is_zero(move->new_id);
}

static const struct push_move *
find_move(const struct push *push, const char *ref)
{
	for (size_t i = 0; i < push->move_count; i++) {
		if (strcmp(push->moves[i].ref, ref) == 0)
			return &push->moves[i];
	}
	return NULL;
}

/* The last merge by which main takes over this request; NULL: it does not. */
static const struct push_step *
last_step(const struct push *push, const char *request)
{
	for (size_t i = push->step_count; i-- > 0;) {
		if (strcmp(push->steps[i].request, request) == 0)
			return &push->steps[i];
	}
	return NULL;
}

static const char *
against_foreign(const struct asked *a)
{
	const struct push_move *main = find_move(a->push, "refs/heads/main");

	/* git notes a move of main for the name that points to it, too. */
	if (a->push->by == PUSH_SERVER && strcmp(a->move->ref, "HEAD") == 0 &&
	    main && oid_equal(main->new_id, a->move->new_id))
		return NULL;
	return "a workspace has no such name (requests are "
	    "custom/PERSON/TEMPLATE/NAME or change/PERSON/TOPIC)";
}

static const char *
against_galley(const struct asked *a)
{
	(void)a;
	return "only the server itself writes here (leave it out)";
}

/* On a host without hooks anybody tries a merge out there. */
static const char *
against_trial(const struct asked *a)
{
	const struct push *push = a->push;

	if (push->by == PUSH_HOST)
		return push->step_count == 1 && strcmp(push->steps[0].request,
		    a->move->name.request) == 0 ? NULL :
		    "it tries out another change than the one it is named "
		    "after (approve again with galley)";
	return "this server takes an approved change at once and needs no "
	    "trial of it (leave it out)";
}

static const char *
against_removal(const struct asked *a)
{
	const struct push_move *m = a->move;

	if (a->push->by == PUSH_CLIENT)
		return "nothing is removed: what is closed the server clears "
		    "away by itself (leave it out)";
	if ((m->name.kind == REF_CUSTOM || m->name.kind == REF_CHANGE) &&
	    (m->was == PUSH_ON_MAIN || m->was == PUSH_ARCHIVED))
		return NULL;
	return "it is not closed, so it is not removed (withdraw it with: "
	    "galley withdraw)";
}

/* Main never moves without the requests that it takes over. */
static const char *
against_lone_main(const struct asked *a)
{
	const struct push *push = a->push;

	for (size_t i = 0; i < push->step_count; i++) {
		const char *request = push->steps[i].request;
		struct refname name = refname_of_request(request, a->pool);
		const struct push_move *m;

		if (name.kind == REF_NONE)
			return "the library moves only by approved requests "
			    "("AGAIN")";
		m = find_move(push, name.ref);
		if (!m || !oid_equal(m->new_id,
		    last_step(push, request)->merge))
			return pool_format(a->pool, "%s is approved without "
			    "being closed in the same act ("AGAIN")", request);
	}
	return NULL;
}

static const char *
against_main(const struct asked *a)
{
	if (is_creation(a->move) && !a->push->is_empty)
		return "the library here is gone although requests are left "
		    "(tell your administrator)";
	if (is_creation(a->move) || a->push->by == PUSH_HOST)
		return NULL;
	if (a->push->step_count == 0)
		return "the library moves only by approved requests ("AGAIN")";
	return against_lone_main(a);
}

/* A name whose request is over is free again. */
static bool
begins(const struct push_move *move)
{
	return move->was == PUSH_NOTHING || move->was == PUSH_ON_MAIN;
}

static const char *
against_beginning(const struct asked *a)
{
	static const char *const whys[] = {
		[PUSH_FRESH] = NULL,
		[PUSH_MERGED] = "it was approved already, and a request is "
		    "approved once (make a new one)",
		[PUSH_CLOSED] = "it was rejected or withdrawn, and nothing "
		    "carries over (make a new one)",
	};

	return whys[a->move->opening];
}

/* A request ends on main, by the very step that main takes with it. */
static const char *
against_end(const struct asked *a)
{
	const struct push_move *m = a->move;
	const struct push_step *step = last_step(a->push, m->name.request);

	if (m->becomes == PUSH_MERGE &&
	    (!step || !oid_equal(step->merge, m->new_id)))
		return "it is closed without being taken into the library in "
		    "the same act ("AGAIN")";
	if (begins(m))
		return against_beginning(a);
	return m->grows ? NULL : "what was decided on it meanwhile would be "
	    "lost ("AGAIN")";
}

static const char *
against_request(const struct asked *a)
{
	const struct push_move *m = a->move;

	if (m->becomes == PUSH_MERGE || m->becomes == PUSH_ON_MAIN)
		return against_end(a);
	if (begins(m))
		return against_beginning(a);
	return m->grows ? NULL : "it has other steps here, and none is ever "
	    "taken back ("AGAIN")";
}

static const char *
against_journal(const struct asked *a)
{
	return a->move->grows ? NULL : pool_format(a->pool, "a journal only "
	    "grows, and here "PUSH_END"%s (run galley sync where it was "
	    "written)", oid_text(a->move->old_id).hex);
}

static const char *(*const against[])(const struct asked *a) = {
	[REF_NONE] = against_foreign,
	[REF_MAIN] = against_main,
	[REF_CUSTOM] = against_request,
	[REF_CHANGE] = against_request,
	[REF_JOURNAL] = against_journal,
	[REF_GALLEY] = against_galley,
	[REF_MERGE] = against_trial,
};

static bool
is_twice(const struct asked *a)
{
	return find_move(a->push, a->move->ref) != a->move;
}

/* Whether something of a workspace's may stand under this name at all. */
static bool
has_place(const struct asked *a)
{
	switch (a->move->name.kind) {
	case REF_NONE:
	case REF_GALLEY:
	case REF_MERGE:
		return false;
	default:
		return true;
	}
}

const char *
push_objection(const struct push *push, size_t index, struct pool *pool)
{
	struct asked a = { push, &push->moves[index], pool };

	if (is_twice(&a))
		return "it is named twice (name it once)";
	if (!has_place(&a))
		return against[a.move->name.kind](&a);
	if (!a.move->current)
		return PUSH_RACE " ("AGAIN")";
	if (is_removal(a.move))
		return against_removal(&a);
	return against[a.move->name.kind](&a);
}

bool
push_stands_apart(const struct push *push)
{
	for (size_t i = 0; i < push->move_count; i++) {
		if (push->moves[i].becomes != PUSH_LINE)
			return false;
	}
	return true;
}
