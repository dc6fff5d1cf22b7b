/* SPDX-License-Identifier: Apache-2.0 */
#include "heir.h"

#include <string.h>

static bool
is_work(enum event_kind kind)
{
	return kind == EVENT_EDIT || kind == EVENT_REFRESH ||
	    kind == EVENT_SUBMIT;
}

/* Whether the owner did his part of it since this event. */
static bool
has_worked(const struct request *r, size_t since)
{
	for (size_t i = since; i < r->count; i++) {
		if (is_work(r->events[i].message.kind) &&
		    strcmp(r->events[i].person, r->owner) == 0)
			return true;
	}
	return false;
}

bool
heir_find(struct heir *out, const struct request *r,
    const struct people *people)
{
	const struct person *owner = people_find(people, r->owner);
	bool handed = r->last_handover < r->count;

	if (r->state == REQUEST_CLOSED)
		return false;
	if (!owner || owner->ended) {
		*out = (struct heir){ .from = r->owner };
		return true;
	}
	*out = (struct heir){ .person = r->owner };
	if (r->lapsed && !r->inherited)
		return true;
	if (r->state != REQUEST_DRAFT || !(r->inherited || handed) ||
	    has_worked(r, handed ? r->last_handover : 0))
		return false;
	out->from = r->named_owner;
	if (!r->inherited) {
		out->handover = &r->events[r->last_handover];
		out->from = out->handover->person;
	}
	return true;
}

const char *
heir_reason(const struct heir *heir, struct pool *pool)
{
	if (!heir->person)
		return pool_format(pool, "nobody can go on with it: %s, who "
		    "owned it, is ended (a registrar or an admin hands it "
		    "over)", heir->from);
	if (!heir->from)
		return "the key that submitted it has ended: submit it again";
	if (heir->handover)
		return pool_format(pool, "%s handed it over", heir->from);
	return pool_format(pool, "%s is ended", heir->from);
}
