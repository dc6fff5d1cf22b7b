/* SPDX-License-Identifier: Apache-2.0 */
/* Keys of a person who is there: a new one, one ended; and a return. */
#include <string.h>

#include "base/date.h"
#include "member.h"

/* Room for one key more than there are. */
static void
copy_keys(struct galley *g, struct person *person)
{
	struct person_key *keys = pool_alloc(&g->pool,
	    (person->key_count + 1) * sizeof *keys);

	for (size_t i = 0; i < person->key_count; i++)
		keys[i] = person->keys[i];
	person->keys = keys;
}

static enum error_code
judge_new_key(struct galley *g, const struct person *person, const char *key,
    struct error *err)
{
	bool living;
	const struct person *of = people_by_key(&g->main.policy.people, key,
	    &living);

	if (!of)
		return member_judge_living(person, err);
	return error_set(err, ERR_REFUSED, "T7: this key is %s's already, and "
	    "a key is one person's for ever (make another: galley key new)",
	    of->id);
}

int
galley_people_add_key(galley *g, const char *id, const char *text,
    galley_report **report, galley_error *err)
{
	struct person person;
	struct public_key key;
	enum error_code code;

	(void)((code = member_take(g, id, &person, err)) ||
	    (code = public_key_read(&key, slice_of(text), err)) ||
	    (code = judge_new_key(g, &person, key.text, err)));
	if (code)
		return (int)code;
	copy_keys(g, &person);
	person.keys[person.key_count++] = (struct person_key){
		.text = pool_text(&g->pool, key.text) };
	return (int)member_put(g, &person, &(struct member_change){ "key",
	    pool_format(&g->pool, "A new key of %s", person.name) }, report,
	    err);
}

/* By its text, the base64 in it, or its fingerprint. */
static bool
is_key(const struct person_key *key, struct slice name)
{
	struct public_key read;
	struct error err;

	if (slice_starts(name, key->text))
		return true;
	return !public_key_read(&read, slice_of(key->text), &err) &&
	    slice_is(name, public_key_fingerprint(&read).at);
}

int
galley_people_end_key(galley *g, const char *id, const char *name,
    galley_report **report, galley_error *err)
{
	struct person person;
	struct person_key *key = NULL;
	enum error_code code = member_take(g, id, &person, err);

	if (code)
		return (int)code;
	copy_keys(g, &person);
	for (size_t i = 0; i < person.key_count; i++) {
		if (is_key(&person.keys[i], slice_of(name)))
			key = &person.keys[i];
	}
	if (!key)
		return (int)error_set(err, ERR_MISSING, "%s has no such key "
		    "(galley people show %s lists them)", person.id,
		    person.id);
	if (key->ended)
		return (int)error_set(err, ERR_REFUSED, "this key of %s has "
		    "ended already", person.id);
	key->ended = true;
	key->ended_on = pool_text(&g->pool, date_day(g->now).at);
	return (int)member_put(g, &person, &(struct member_change){ "end-key",
	    pool_format(&g->pool, "End a key of %s", person.name) }, report,
	    err);
}

int
galley_people_restore(galley *g, const char *id, galley_report **report,
    galley_error *err)
{
	struct person person;
	enum error_code code = member_take(g, id, &person, err);

	if (code)
		return (int)code;
	if (!person.ended)
		return (int)error_set(err, ERR_REFUSED, "%s has not ended",
		    id);
	person.ended = false;
	person.ended_on = NULL;
	person.successor = NULL;
	return (int)member_put(g, &person, &(struct member_change){ "restore",
	    pool_format(&g->pool, "Take back the end of %s", person.name) },
	    report, err);
}
