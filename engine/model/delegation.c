/* SPDX-License-Identifier: Apache-2.0 */
#include "delegation.h"

#include <stdio.h>
#include <string.h>

/* Longer chains than this are no circle that people would make. */
enum { CHAIN = 8, PATH_ROOM = 80 };

bool
delegation_equal(const struct delegation *a, const struct delegation *b)
{
	return strcmp(a->role, b->role) == 0 && strcmp(a->to, b->to) == 0 &&
	    a->from == b->from && a->until == b->until;
}

static bool
had(const struct person *before, const struct delegation *d)
{
	for (size_t i = 0; before && i < before->delegation_count; i++) {
		if (delegation_equal(&before->delegations[i], d))
			return true;
	}
	return false;
}

/* Follows a role from deputy to deputy while all their windows meet. */
static bool
reaches(const struct people *people, const struct delegation *d,
    const char *start, int steps)
{
	const struct person *next = people_find(people, d->to);

	if (strcmp(d->to, start) == 0)
		return true;
	for (size_t i = 0; steps && next && i < next->delegation_count; i++) {
		struct delegation on = next->delegations[i];

		on.from = on.from > d->from ? on.from : d->from;
		on.until = on.until < d->until ? on.until : d->until;
		if (on.from < on.until && strcmp(on.role, d->role) == 0 &&
		    reaches(people, &on, start, steps - 1))
			return true;
	}
	return false;
}

static enum error_code
judge(const struct people *people, const struct person *person,
    const struct delegation *d, struct error *err)
{
	const struct person *to = people_find(people, d->to);
	char path[PATH_ROOM];
	struct place place = { path, d->line, 0 };

	snprintf(path, sizeof path, "people/%s.yaml", person->id);
	if (!to)
		error_at(err, place, "delegation", "%s is delegated to %s, who "
		    "is not a person of this workspace (galley people lists "
		    "all)", d->role, d->to);
	else if (to->ended)
		error_at(err, place, "delegation", "%s is delegated to "
		    "%s, who has ended (name a living person)", d->role, d->to);
	else if (!person_has_role(person, d->role))
		error_at(err, place, "delegation", "%s delegates %s, which "
		    "he does not hold (one delegates a role of his own)",
		    person->id, d->role);
	else if (reaches(people, d, person->id, CHAIN))
		error_at(err, place, "delegation", "%s is delegated round in "
		    "a circle: %s stands in for %s at that time (name "
		    "another)", d->role, person->id, d->to);
	else
		return ERR_NONE;
	err->code = ERR_REFUSED;
	return ERR_REFUSED;
}

enum error_code
delegation_judge(const struct people *before, const struct people *after,
    struct error *err)
{
	for (size_t i = 0; i < after->count; i++) {
		const struct person *p = &after->items[i];
		const struct person *was;

		if (!p->delegation_count)
			continue;
		was = people_find(before, p->id);
		for (size_t k = 0; k < p->delegation_count; k++) {
			const struct delegation *d = &p->delegations[k];
			enum error_code code = had(was, d) ? ERR_NONE :
			    judge(after, p, d, err);

			if (code)
				return code;
		}
	}
	return ERR_NONE;
}
