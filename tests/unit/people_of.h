/* SPDX-License-Identifier: Apache-2.0 */
/*
 * people_of.h - people for tests, a line each
 *
 *	people_of("rep1 rep\n" "ann!rep2 rep legal\n", pool)
 *
 * "!" marks a person as ended, what follows it is the successor ("~" names one
 * of a living person), "#" one whose keys have all ended; roles follow,
 * "legal>dee" delegates legal to dee from 2026-05-01 through 2026-05-14.
 * Each has the email <id>@northwind.example and three keys: "key <id>", the
 * ended "key <id>/2" and the hardware "sk-ssh-ed25519@openssh.com <id>/3".
 */

#ifndef GALLEY_TESTS_PEOPLE_OF_H
#define GALLEY_TESTS_PEOPLE_OF_H

#include "model/people.h"

static inline const char *
key_of(const char *signer, struct pool *pool)
{
	struct slice text = slice_of(signer);

	return pool_format(pool, "%s %s", slice_ends(text, "/3") ?
	    "sk-ssh-ed25519@openssh.com" : "key", signer);
}

static inline void
person_add_key(struct person *p, const char *suffix, struct pool *pool)
{
	const char *signer = pool_format(pool, "%s%s", p->id, suffix);

	p->keys = pool_grow(pool, p->keys, p->key_count, sizeof *p->keys);
	p->keys[p->key_count++] = (struct person_key){
		.text = key_of(signer, pool),
		.ended = slice_is(slice_of(suffix), "/2"),
	};
}

enum { DELEGATED_FROM = 1777593600, DELEGATED_UNTIL = 1778803200 };

static inline void
person_add_role(struct person *p, struct slice word, struct pool *pool)
{
	struct slice rest = word, role;

	slice_until(&rest, '>', &role);
	if (role.len == word.len) {
		names_add(&p->roles, pool, pool_copy(pool, role));
		return;
	}
	p->delegations = pool_grow(pool, p->delegations, p->delegation_count,
	    sizeof *p->delegations);
	p->delegations[p->delegation_count++] = (struct delegation){
		.role = pool_copy(pool, role), .to = pool_copy(pool, rest),
		.from = DELEGATED_FROM, .until = DELEGATED_UNTIL };
}

static inline struct person
person_of(struct slice line, struct pool *pool)
{
	struct person p = { 0 };
	struct slice name, role, id;
	bool locked;

	slice_until(&line, ' ', &name);
	locked = slice_ends(name, "#");
	name.len -= locked;
	p.ended = slice_find(name, "!") < name.len;
	slice_until(&name, p.ended ? '!' : '~', &id);
	p.id = p.name = pool_copy(pool, id);
	p.successor = name.len ? pool_copy(pool, name) : NULL;
	while (slice_until(&line, ' ', &role))
		person_add_role(&p, role, pool);
	names_add(&p.emails, pool, pool_format(pool, "%s@northwind.example",
	    p.id));
	person_add_key(&p, "", pool);
	person_add_key(&p, "/2", pool);
	person_add_key(&p, "/3", pool);
	for (size_t i = 0; locked && i < p.key_count; i++)
		p.keys[i].ended = true;
	return p;
}

/* In its place among the others. */
static inline void
people_add(struct people *people, struct slice line, struct pool *pool)
{
	struct person p = person_of(line, pool);
	size_t at = people->count;

	people->items = pool_grow(pool, people->items, people->count,
	    sizeof *people->items);
	people->count++;
	while (at > 0 && slice_compare(slice_of(people->items[at - 1].id),
	    slice_of(p.id)) > 0) {
		people->items[at] = people->items[at - 1];
		at--;
	}
	people->items[at] = p;
}

/* Lines may stand in any order. */
static inline struct people
people_of(const char *text, struct pool *pool)
{
	struct people people = { 0 };
	struct slice rest = slice_of(text), line;

	while (slice_line(&rest, &line))
		people_add(&people, line, pool);
	return people;
}

/* Gives each a key "key <id>/new", and adds the person fresh. */
static inline void
people_add_new_keys(struct people *people, struct pool *pool)
{
	people_add(people, slice_of("fresh rep"), pool);
	for (size_t i = 0; i < people->count; i++)
		person_add_key(&people->items[i], "/new", pool);
}

#endif
