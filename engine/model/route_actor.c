/* SPDX-License-Identifier: Apache-2.0 */
#include "route_actor.h"

#include <string.h>

#include "data/yaml.h"
#include "needs.h"
#include "path.h"

static const struct names nobody = { 0 };

static bool
holds_role(const struct needs *needs, const struct library *library,
    const char *id, const struct names *without)
{
	for (size_t i = 0; i < needs->roles.count; i++) {
		if (people_may_act(&library->policy->people, id,
		    needs->roles.items[i], library->now, without))
			return true;
	}
	return false;
}

static bool
could_satisfy(const struct needs *needs, const struct library *library,
    const struct person *person, const struct names *without)
{
	if (needs->kind == NEEDS_ROLE)
		return (needs->hardware ?
		    person_has_living_hardware_key(person) :
		    person_has_living_key(person)) &&
		    holds_role(needs, library, person->id, without);
	for (size_t i = 0; i < needs->count; i++) {
		if (could_satisfy(&needs->items[i], library, person, without))
			return true;
	}
	return false;
}

void
route_actors(struct names *out, const struct needs *needs,
    const struct library *library, const struct names *without,
    struct pool *pool)
{
	const struct people *people = &library->policy->people;
	struct names roles = { 0 }, deputies;

	needs_roles(needs, &roles, pool);
	deputies = people_deputies(people, &roles, pool);
	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		if ((person_has_any_role(p, &roles) ||
		    names_has(&deputies, p->id)) &&
		    could_satisfy(needs, library, p, without))
			names_add(out, pool, p->id);
	}
}

static bool
is_admin(const struct person *person)
{
	return !person->ended && person_has_living_key(person) &&
	    person_has_role(person, "admin");
}

void
route_admins(struct names *out, const struct policy *policy,
    struct pool *pool)
{
	for (size_t i = 0; i < policy->people.count; i++) {
		if (is_admin(&policy->people.items[i]))
			names_add(out, pool, policy->people.items[i].id);
	}
}

/* The owner that the document on old main names, or NULL. */
static const char *
owner_of(const struct change *change, struct pool *pool)
{
	struct path path = path_read(change->path, pool);
	struct front front = { .yaml = change->old_text, .yaml_line = 1 };
	const struct node *map;
	struct error err;

	if (path.kind == PATH_CUSTOMIZATION)
		return path.person;
	if (path.kind != PATH_CLAIM &&
	    front_split(&front, change->path, change->old_text, &err))
		return NULL;
	if (yaml_parse(&map, (struct place){ change->path, front.yaml_line,
	    0 }, front.yaml, pool, &err))
		return NULL;
	return node_get_text(map, "owner", NULL);
}

static bool
owns_all(const char *id, const struct changes *changes, struct pool *pool)
{
	for (size_t i = 0; i < changes->count; i++) {
		const char *owner = owner_of(&changes->items[i], pool);

		if (!owner || strcmp(owner, id) != 0)
			return false;
	}
	return true;
}

void
route_recallers(struct names *out, const struct library *library,
    const struct changes *changes, struct pool *pool)
{
	const struct people *people = &library->policy->people;

	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		if (p->ended || !person_has_living_key(p))
			continue;
		if (is_admin(p) || people_may_act(people, p->id, "brand-owner",
		    library->now, &nobody) || owns_all(p->id, changes, pool))
			names_add(out, pool, p->id);
	}
}
