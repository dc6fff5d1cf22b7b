/* SPDX-License-Identifier: Apache-2.0 */
/* Needs satisfied by persons who all differ, as a search. */
#include "tally.h"

#include <string.h>

enum { STEPS = 20000 };

/* What is left to satisfy: needs from their item on, then the next goal. */
struct goal {
	const struct tally *tally;
	const struct needs *needs;
	size_t item;
	const struct goal *next;
};

struct search {
	const char **used;
	size_t used_count;
	size_t steps;
};

static bool solve(struct search *s, const struct goal *goal);

static bool
is_used(const struct search *s, const char *person)
{
	for (size_t i = 0; i < s->used_count; i++) {
		if (strcmp(s->used[i], person) == 0)
			return true;
	}
	return false;
}

static bool
solve_role(struct search *s, const struct goal *goal, size_t from,
    size_t wanted)
{
	if (wanted == 0)
		return solve(s, goal->next);
	if (++s->steps > STEPS)
		return false;
	for (size_t i = from; i < goal->tally->count; i++) {
		const struct ballot *b = &goal->tally->ballots[i];

		if (is_used(s, b->person) ||
		    !tally_counts(goal->tally, goal->needs, b))
			continue;
		s->used[s->used_count++] = b->person;
		if (solve_role(s, goal, i + 1, wanted - 1))
			return true;
		s->used_count--;
	}
	return false;
}

/* "approvals: all" leaves no choice: all who must approve are counted here. */
static bool
solve_all_holders(struct search *s, const struct goal *goal)
{
	struct tally whole = *goal->tally;
	size_t before = s->used_count;

	whole.needs = goal->needs;
	if (!tally_reached(&whole))
		return false;
	for (size_t i = 0; i < whole.count; i++) {
		const char *id = whole.ballots[i].person;

		if (!tally_must(&whole, goal->needs,
		    people_find(whole.people, id)))
			continue;
		if (is_used(s, id)) {
			s->used_count = before;
			return false;
		}
		s->used[s->used_count++] = id;
	}
	if (solve(s, goal->next))
		return true;
	s->used_count = before;
	return false;
}

static bool
solve_any(struct search *s, const struct goal *goal)
{
	for (size_t i = 0; i < goal->needs->count; i++) {
		struct goal one = { goal->tally, &goal->needs->items[i], 0,
			goal->next };

		if (solve(s, &one))
			return true;
	}
	return false;
}

static bool
solve_all(struct search *s, const struct goal *goal)
{
	struct goal rest = *goal;
	struct goal one = { goal->tally, NULL, 0, &rest };

	if (goal->item == goal->needs->count)
		return solve(s, goal->next);
	one.needs = &goal->needs->items[goal->item];
	rest.item++;
	return solve(s, &one);
}

static bool
solve(struct search *s, const struct goal *goal)
{
	if (!goal)
		return true;
	if (++s->steps > STEPS)
		return false;
	switch (goal->needs->kind) {
	case NEEDS_ROLE:
		return goal->needs->approvals == 0 ?
		    solve_all_holders(s, goal) :
		    solve_role(s, goal, 0, goal->needs->approvals);
	case NEEDS_ANY:
		return solve_any(s, goal);
	case NEEDS_ALL:
		return solve_all(s, goal);
	}
	return false;
}

bool
tally_distinct(const struct tally *const *tallies, size_t count,
    struct pool *pool)
{
	struct search s = { 0 };
	struct goal *goals = pool_alloc(pool, (count + 1) * sizeof *goals);
	size_t ballots = 1;

	for (size_t i = 0; i < count; i++) {
		goals[i] = (struct goal){ tallies[i], tallies[i]->needs, 0,
			i + 1 < count ? &goals[i + 1] : NULL };
		ballots += tallies[i]->count;
	}
	s.used = pool_alloc(pool, ballots * sizeof *s.used);
	return count == 0 || solve(&s, &goals[0]);
}
