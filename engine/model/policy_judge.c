/* SPDX-License-Identifier: Apache-2.0 */
/* What must hold of a policy by itself, so that somebody can decide. */
#include <stdlib.h>
#include <string.h>

#include "policy.h"

/* A key or an email, and whose it is. */
struct mark {
	const char *text;
	const char *person;
};

struct marks {
	struct mark *items;
	size_t count;
};

static void
add_mark(struct marks *marks, struct pool *pool, const char *text,
    const char *person)
{
	marks->items = pool_grow(pool, marks->items, marks->count,
	    sizeof *marks->items);
	marks->items[marks->count++] = (struct mark){ text, person };
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct mark *)a)->text,
	    ((const struct mark *)b)->text);
}

static void
collect_marks(struct marks *out, const struct people *people,
    struct pool *pool)
{
	for (size_t i = 0; i < people->count; i++) {
		const struct person *p = &people->items[i];

		for (size_t k = 0; k < p->key_count; k++)
			add_mark(out, pool, p->keys[k].text, p->id);
		for (size_t e = 0; e < p->emails.count; e++)
			add_mark(out, pool, p->emails.items[e], p->id);
	}
}

static enum error_code
judge_marks(const struct people *people, struct error *err)
{
	struct pool pool = { 0 };
	struct marks marks = { 0 };
	enum error_code code = ERR_NONE;

	collect_marks(&marks, people, &pool);
	if (marks.count)
		qsort(marks.items, marks.count, sizeof *marks.items, by_text);
	for (size_t i = 1; !code && i < marks.count; i++) {
		const struct mark *a = &marks.items[i - 1];
		const struct mark *b = &marks.items[i];

		if (strcmp(a->text, b->text) == 0)
			code = error_set(err, ERR_INVALID, "T7: %s and %s have "
			    "both %s (a key or an email is one person's)",
			    a->person, b->person, a->text);
	}
	pool_release(&pool);
	return code;
}

static bool
is_able(const struct person *person, bool hardware)
{
	return !person->ended && (hardware ?
	    person_has_living_hardware_key(person) :
	    person_has_living_key(person));
}

size_t
policy_admins(const struct policy *policy)
{
	size_t admins = 0;

	for (size_t i = 0; i < policy->people.count; i++) {
		const struct person *p = &policy->people.items[i];

		admins += person_has_role(p, "admin") && is_able(p, false);
	}
	return admins;
}

static enum error_code
judge_quorum(const struct policy *policy, struct error *err)
{
	int64_t quorum = policy->settings.quorum;
	size_t admins = policy_admins(policy);

	if (quorum < 1)
		return error_set(err, ERR_INVALID, "T7: galley.yaml: the "
		    "quorum of admins is %lld (it is at least 1)",
		    (long long)quorum);
	if ((uint64_t)quorum > admins)
		return error_set(err, ERR_INVALID, "T7: galley.yaml: the "
		    "quorum is %lld, but %zu living admin%s a living key "
		    "(lower the quorum or add an admin first)",
		    (long long)quorum, admins, admins == 1 ? " has" : "s have");
	return ERR_NONE;
}

/* A registrar alone adds people of these roles: none of them may decide. */
static enum error_code
judge_registrar(const struct policy *policy, struct error *err)
{
	const struct names *list = &policy->settings.registrar;
	struct pool pool = { 0 };
	struct names taken = { 0 };
	enum error_code code = ERR_NONE;

	names_add(&taken, &pool, "admin");
	names_add(&taken, &pool, "registrar");
	for (size_t i = 0; i < policy->workflows.count; i++)
		workflow_roles(&policy->workflows.items[i], &taken, &pool);
	for (size_t i = 0; !code && i < list->count; i++) {
		if (names_has(&taken, list->items[i]))
			code = error_set(err, ERR_INVALID, "T7: galley.yaml: "
			    "the registrar list names %s, which decides "
			    "(remove it there)", list->items[i]);
	}
	pool_release(&pool);
	return code;
}

enum error_code
policy_judge(const struct policy *policy, struct error *err)
{
	enum error_code code;

	if ((code = judge_marks(&policy->people, err)) ||
	    (code = judge_quorum(policy, err)))
		return code;
	return judge_registrar(policy, err);
}

/* "all" asks every living holder, so one who cannot sign stops it for ever. */
static bool
can_satisfy_role(const struct policy *policy, const struct needs *needs,
    const char **why, struct pool *pool)
{
	size_t holders = 0, able = 0;
	size_t wanted = needs->approvals ? needs->approvals : 1;
	const char *key = needs->hardware ? "hardware key" : "key";

	for (size_t i = 0; i < policy->people.count; i++) {
		const struct person *p = &policy->people.items[i];

		if (p->ended || !person_has_any_role(p, &needs->roles))
			continue;
		holders++;
		able += is_able(p, needs->hardware);
	}
	if (able >= wanted && (needs->approvals || able == holders))
		return true;
	if (able >= wanted)
		*why = pool_format(pool, "all who hold %s must approve, and "
		    "%zu of %zu have no living %s",
		    names_join(&needs->roles, " or ", pool),
		    holders - able, holders, key);
	else
		*why = pool_format(pool, "%zu living with %s and a living %s, "
		    "%zu needed", able,
		    names_join(&needs->roles, " or ", pool), key, wanted);
	return false;
}

bool
policy_can_satisfy(const struct policy *policy, const struct needs *needs,
    const char **why, struct pool *pool)
{
	if (needs->kind == NEEDS_ROLE)
		return can_satisfy_role(policy, needs, why, pool);
	for (size_t i = 0; i < needs->count; i++) {
		bool can = policy_can_satisfy(policy, &needs->items[i], why,
		    pool);

		if (can != (needs->kind == NEEDS_ALL))
			return can;
	}
	return needs->kind == NEEDS_ALL;
}
