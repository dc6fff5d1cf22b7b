/* SPDX-License-Identifier: Apache-2.0 */
/* Which events a request's state admits, and whose. */
#include "request.h"

#include <string.h>

static const char *const state_names[] = {
	[REQUEST_DRAFT] = "draft",
	[REQUEST_SUBMITTED] = "submitted",
	[REQUEST_CHANGES_REQUESTED] = "changes-requested",
	[REQUEST_CLOSED] = "closed",
};

const char *
request_state_name(enum request_state state)
{
	return state_names[state];
}

struct asked {
	const struct request *request;
	const struct person *person;
};

static const char *
against_owner_event(const struct asked *a)
{
	if (strcmp(a->person->id, a->request->owner) != 0)
		return "only the request's owner may";
	return NULL;
}

static const char *
against_handover(const struct asked *a)
{
	if (strcmp(a->person->id, a->request->owner) == 0)
		return NULL;
	if (!a->request->inherited)
		return "only the request's owner hands it over";
	if (!person_has_role(a->person, "registrar") &&
	    !person_has_role(a->person, "admin"))
		return "only a registrar or an admin hands it over for an "
		    "owner who is ended";
	return NULL;
}

/*
 * Asks the undisputed state too: a request-changes that should not have been
 * there leaves a policy request open to approvals.
 */
static const char *
against_approval(const struct asked *a)
{
	const struct request *r = a->request;

	if (r->lapsed)
		return "its submitter has ended: its owner submits it again";
	if (r->undisputed != REQUEST_SUBMITTED)
		return "it is not submitted: its owner is still working on it";
	return NULL;
}

static const char *
against_objection(const struct asked *a)
{
	return a->request->state == REQUEST_CHANGES_REQUESTED ? NULL :
	    against_approval(a);
}

static const char *
against_nothing(const struct asked *a)
{
	(void)a;
	return NULL;
}

static const char *
against_open(const struct asked *a)
{
	(void)a;
	return "it is open already";
}

static const char *
against_foreign(const struct asked *a)
{
	(void)a;
	return "a request has no such event";
}

static const char *(*const against[])(const struct asked *a) = {
	[EVENT_OPEN] = against_open,
	[EVENT_EDIT] = against_owner_event,
	[EVENT_REFRESH] = against_owner_event,
	[EVENT_SUBMIT] = against_owner_event,
	[EVENT_COMMENT] = against_nothing,
	[EVENT_SUGGEST] = against_nothing,
	[EVENT_REQUEST_CHANGES] = against_objection,
	[EVENT_APPROVE] = against_approval,
	[EVENT_EXCEPTION] = against_approval,
	[EVENT_REJECT] = against_objection,
	[EVENT_WITHDRAW] = against_owner_event,
	[EVENT_HANDOVER] = against_handover,
	[EVENT_FOUND] = against_foreign,
	[EVENT_MERGE] = against_foreign,
	[EVENT_JOURNAL] = against_foreign,
};

static const char *
reason_against(const struct asked *a, enum event_kind kind)
{
	if (!a->person || a->person->ended)
		return "only a living person may";
	if (a->request->state == REQUEST_CLOSED)
		return a->request->closed_by == EVENT_REJECT ?
		    "it was rejected; a new one may be opened" :
		    "it was withdrawn; a new one may be opened";
	return against[kind](a);
}

bool
request_may(const struct request *request, enum event_kind kind,
    const struct person *person, const struct people *people,
    const char **why)
{
	struct asked a = { request, person };

	if (person)
		a.person = people_find(people, person->id);
	*why = reason_against(&a, kind);
	return !*why;
}

bool
request_may_go_to(const struct people *people, const char *id,
    const char **why)
{
	const struct person *to = people_find(people, id);

	*why = NULL;
	if (!to)
		*why = "nobody has this name";
	else if (to->ended)
		*why = "this person is ended";
	return !*why;
}
