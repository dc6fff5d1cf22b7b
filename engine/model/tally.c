/* SPDX-License-Identifier: Apache-2.0 */
#include "tally.h"

#include <string.h>

#include "needs.h"

void
tally_add(struct tally *tally, struct ballot ballot, struct pool *pool)
{
	size_t at = tally->count;

	for (size_t i = 0; i < tally->count; i++) {
		if (strcmp(tally->ballots[i].person, ballot.person) == 0) {
			tally->ballots[i].hardware |= ballot.hardware;
			return;
		}
	}
	tally->ballots = pool_grow(pool, tally->ballots, tally->count,
	    sizeof *tally->ballots);
	tally->count++;
	while (at > 0 &&
	    strcmp(tally->ballots[at - 1].person, ballot.person) > 0) {
		tally->ballots[at] = tally->ballots[at - 1];
		at--;
	}
	tally->ballots[at] = ballot;
}

static bool
acts(const struct tally *tally, const struct needs *role, const char *person)
{
	for (size_t i = 0; i < role->roles.count; i++) {
		if (people_may_act(tally->people, person,
		    role->roles.items[i], tally->now, &tally->authors))
			return true;
	}
	return false;
}

bool
tally_counts(const struct tally *tally, const struct needs *role,
    const struct ballot *ballot)
{
	return (ballot->hardware || !role->hardware) &&
	    acts(tally, role, ballot->person);
}

static const struct ballot *
find_ballot(const struct tally *tally, const char *person)
{
	for (size_t i = 0; i < tally->count; i++) {
		if (strcmp(tally->ballots[i].person, person) == 0)
			return &tally->ballots[i];
	}
	return NULL;
}

bool
tally_must(const struct tally *tally, const struct needs *role,
    const struct person *person)
{
	return !person->ended && person_has_any_role(person, &role->roles) &&
	    !names_has(&tally->authors, person->id);
}

/* "approvals: all" of nobody is not reached. */
static bool
all_reached(const struct tally *tally, const struct needs *role)
{
	size_t holders = 0;

	for (size_t i = 0; i < tally->people->count; i++) {
		const struct person *p = &tally->people->items[i];
		const struct ballot *ballot = find_ballot(tally, p->id);

		if (!tally_must(tally, role, p))
			continue;
		if (!ballot || !tally_counts(tally, role, ballot))
			return false;
		holders++;
	}
	return holders > 0;
}

static bool
role_reached(const struct tally *tally, const struct needs *role)
{
	size_t counted = 0;

	if (role->approvals == 0)
		return all_reached(tally, role);
	for (size_t i = 0; i < tally->count; i++)
		counted += tally_counts(tally, role, &tally->ballots[i]);
	return counted >= role->approvals;
}

static bool
reached(const struct tally *tally, const struct needs *needs)
{
	if (needs->kind == NEEDS_ROLE)
		return role_reached(tally, needs);
	for (size_t i = 0; i < needs->count; i++) {
		if (reached(tally, &needs->items[i]) ==
		    (needs->kind == NEEDS_ANY))
			return needs->kind == NEEDS_ANY;
	}
	return needs->kind == NEEDS_ALL && needs->count > 0;
}

bool
tally_reached(const struct tally *tally)
{
	return reached(tally, tally->needs);
}

static bool
counts_somewhere(const struct tally *tally, const struct needs *needs,
    const struct ballot *ballot)
{
	if (needs->kind == NEEDS_ROLE)
		return tally_counts(tally, needs, ballot);
	for (size_t i = 0; i < needs->count; i++) {
		if (counts_somewhere(tally, &needs->items[i], ballot))
			return true;
	}
	return false;
}

void
tally_counted(const struct tally *tally, struct names *out,
    struct pool *pool)
{
	for (size_t i = 0; i < tally->count; i++) {
		if (counts_somewhere(tally, tally->needs, &tally->ballots[i]))
			names_add(out, pool, tally->ballots[i].person);
	}
}

bool
tally_could(const struct tally *tally, const char *person)
{
	struct ballot best = { person, true };

	return counts_somewhere(tally, tally->needs, &best);
}

/* Whether one more approval of person would bring unreached needs nearer. */
static bool
would_help(const struct tally *tally, const struct needs *needs,
    const struct person *person)
{
	const struct ballot *ballot = find_ballot(tally, person->id);

	if (reached(tally, needs))
		return false;
	if (needs->kind == NEEDS_ROLE)
		return acts(tally, needs, person->id) &&
		    (needs->approvals > 0 ||
		    tally_must(tally, needs, person)) &&
		    (!needs->hardware ||
		    person_has_living_hardware_key(person)) &&
		    !(ballot && tally_counts(tally, needs, ballot));
	for (size_t i = 0; i < needs->count; i++) {
		if (would_help(tally, &needs->items[i], person))
			return true;
	}
	return false;
}

void
tally_missing(const struct tally *tally, struct names *out,
    struct pool *pool)
{
	struct names roles = { 0 }, deputies;

	needs_roles(tally->needs, &roles, pool);
	deputies = people_deputies(tally->people, &roles, pool);
	for (size_t i = 0; i < tally->people->count; i++) {
		const struct person *p = &tally->people->items[i];

		if ((person_has_any_role(p, &roles) ||
		    names_has(&deputies, p->id)) &&
		    person_has_living_key(p) &&
		    would_help(tally, tally->needs, p))
			names_add(out, pool, p->id);
	}
}
