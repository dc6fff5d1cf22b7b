/* SPDX-License-Identifier: Apache-2.0 */
/*
 * people.h - who there is, with which keys and roles (people/<id>.yaml)
 *
 *	name: Rep One
 *	emails: [rep1@northwind.example]
 *	roles: [rep]
 *	keys:
 *	  - key: ssh-ed25519 AAAA...
 *	  - {key: ssh-ed25519 AAAB..., ended: 2026-05-01}
 *	delegation:
 *	  - {role: legal, to: ann, from: 2026-05-01, until: 2026-05-14}
 *	hours: Mon-Fri 9:00-17:00, Europe/Berlin
 *	holidays: [de, 2026-08-03..2026-08-14]
 *	notices: {when: daily}
 *	ended: 2026-06-30
 *	successor: rep2
 */

#ifndef GALLEY_MODEL_PEOPLE_H
#define GALLEY_MODEL_PEOPLE_H

#include "worktime.h"

struct person_key {
	const char *text;	/* canonical "ssh-ed25519 AAAA..." */
	bool ended;
	const char *ended_on;	/* "2026-05-01"; NULL: "ended: true" */
};

struct delegation {
	const char *role;
	const char *to;
	int64_t from;		/* first second */
	int64_t until;		/* first second of the day after the last */
	size_t line;		/* in the file; 0: in none */
};

struct person {
	const char *id;
	const char *name;
	struct names emails;
	struct names roles;
	struct person_key *keys;
	size_t key_count;
	struct delegation *delegations;
	size_t delegation_count;
	const char *team;
	const char *hours;	/* as they are written; worktime has them */
	const struct node *holidays;
	struct worktime worktime;
	const struct node *notices;
	const char *notices_when;	/* NULL: not said */
	bool ended;
	const char *ended_on;	/* NULL: "ended: true" */
	const char *successor;
};

struct people {
	struct person *items;	/* by id, in byte order */
	size_t count;
};

/* Keys and emails are told apart as text, so a file gives them canonically. */
bool person_key_is_canonical(const char *text);
bool person_email_is_canonical(const char *text);

/* sk-ssh-ed25519: each signature can say that a person was there. */
bool person_key_is_hardware(const char *text);

/*
 * Reads the file of the person with this id; all of it lives in the pool.  What
 * is wrong with it is ERR_REFUSED at its place.
 */
enum error_code person_parse(struct person *out, const char *id,
    struct slice text, struct pool *pool, struct error *err);

/* The same of what yaml_parse read of the file; the map is borrowed. */
enum error_code person_take(struct person *out, const char *id,
    const struct node *map, struct pool *pool, struct error *err);

/* Appends the file that person_parse reads as this person. */
void person_write(const struct person *person, struct buf *out);

const struct person *people_find(const struct people *people,
    const char *id);

/* Who a key was ever listed for; *living: neither key nor person is ended. */
const struct person *people_by_key(const struct people *people,
    const char *key, bool *living);

bool person_has_role(const struct person *person, const char *role);
bool person_has_any_role(const struct person *person,
    const struct names *roles);
bool person_has_living_key(const struct person *person);
bool person_has_living_hardware_key(const struct person *person);

/*
 * Whom delegations of these roles name, in force or not: besides the roles' own
 * holders nobody can act with one.  Asking so first spares a question about
 * each of a thousand people.
 */
struct names people_deputies(const struct people *people,
    const struct names *roles, struct pool *pool);

/*
 * Whether id acts with role at a time: living and holding it, or living and
 * delegated to by a living holder (never admin or registrar), who must not be
 * among without, nor may id.
 */
bool people_may_act(const struct people *people, const char *id,
    const char *role, int64_t time, const struct names *without);

#endif
