/* SPDX-License-Identifier: Apache-2.0 */
#include "people.h"

#include <stdlib.h>
#include <string.h>

static int
compare_id(const void *id, const void *person)
{
	return strcmp(id, ((const struct person *)person)->id);
}

const struct person *
people_find(const struct people *people, const char *id)
{
	return people->count == 0 ? NULL : bsearch(id, people->items,
	    people->count, sizeof *people->items, compare_id);
}

static const struct person_key *
find_key(const struct person *person, const char *key)
{
	for (size_t i = 0; i < person->key_count; i++) {
		if (strcmp(person->keys[i].text, key) == 0)
			return &person->keys[i];
	}
	return NULL;
}

const struct person *
people_by_key(const struct people *people, const char *key, bool *living)
{
	for (size_t i = 0; i < people->count; i++) {
		const struct person *person = &people->items[i];
		const struct person_key *listed = find_key(person, key);

		if (listed) {
			*living = !listed->ended && !person->ended;
			return person;
		}
	}
	*living = false;
	return NULL;
}

bool
person_has_role(const struct person *person, const char *role)
{
	return names_has(&person->roles, role);
}

bool
person_has_any_role(const struct person *person, const struct names *roles)
{
	for (size_t i = 0; i < roles->count; i++) {
		if (person_has_role(person, roles->items[i]))
			return true;
	}
	return false;
}

bool
person_has_living_key(const struct person *person)
{
	for (size_t i = 0; i < person->key_count; i++) {
		if (!person->keys[i].ended)
			return true;
	}
	return false;
}

bool
person_has_living_hardware_key(const struct person *person)
{
	for (size_t i = 0; i < person->key_count; i++) {
		if (!person->keys[i].ended &&
		    person_key_is_hardware(person->keys[i].text))
			return true;
	}
	return false;
}

/* Said again here: no file that lists one makes it count. */
static bool
is_delegable(const char *role)
{
	return strcmp(role, "admin") != 0 && strcmp(role, "registrar") != 0;
}

static bool
delegates(const struct person *from, const char *to, const char *role,
    int64_t time)
{
	for (size_t i = 0; i < from->delegation_count; i++) {
		const struct delegation *d = &from->delegations[i];

		if (strcmp(d->to, to) == 0 && strcmp(d->role, role) == 0 &&
		    d->from <= time && time < d->until)
			return true;
	}
	return false;
}

struct names
people_deputies(const struct people *people, const struct names *roles,
    struct pool *pool)
{
	struct names deputies = { 0 };

	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		for (size_t k = 0; k < p->delegation_count; k++) {
			if (names_has(roles, p->delegations[k].role))
				names_add(&deputies, pool,
				    p->delegations[k].to);
		}
	}
	return deputies;
}

bool
people_may_act(const struct people *people, const char *id, const char *role,
    int64_t time, const struct names *without)
{
	const struct person *person = people_find(people, id);

	if (!person || person->ended || names_has(without, id))
		return false;
	if (person_has_role(person, role))
		return true;
	if (!is_delegable(role))
		return false;
	for (size_t i = 0; i < people->count; i++) {
		const struct person *from = &people->items[i];

		if (delegates(from, id, role, time) && !from->ended &&
		    person_has_role(from, role) &&
		    !names_has(without, from->id))
			return true;
	}
	return false;
}
