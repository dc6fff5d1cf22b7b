/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/yaml.h"
#include "model/people.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static void
check_same(const struct person *a, const struct person *b)
{
	if (!same_text(a->name, b->name) || !same_text(a->team, b->team) ||
	    !same_text(a->hours, b->hours) || a->ended != b->ended ||
	    !same_text(a->ended_on, b->ended_on) ||
	    !same_text(a->successor, b->successor) ||
	    a->emails.count != b->emails.count ||
	    a->roles.count != b->roles.count ||
	    a->key_count != b->key_count ||
	    a->delegation_count != b->delegation_count)
		abort();
	for (size_t i = 0; i < a->key_count; i++) {
		if (strcmp(a->keys[i].text, b->keys[i].text) != 0 ||
		    a->keys[i].ended != b->keys[i].ended ||
		    !same_text(a->keys[i].ended_on, b->keys[i].ended_on))
			abort();
	}
	for (size_t i = 0; i < a->delegation_count; i++) {
		if (a->delegations[i].from != b->delegations[i].from ||
		    a->delegations[i].until != b->delegations[i].until)
			abort();
	}
}

/* A person that is read is written as a file that reads as the same person. */
static void
check_round(const struct person *person, struct pool *pool)
{
	struct buf first = { 0 }, second = { 0 };
	struct person again;
	struct error err;

	person_write(person, &first);
	if (first.len <= YAML_LIMIT) {
		if (person_parse(&again, "rep1", buf_slice(&first), pool,
		    &err))
			abort();
		check_same(person, &again);
		person_write(&again, &second);
		if (!slice_equal(buf_slice(&first), buf_slice(&second)))
			abort();
	}
	buf_release(&first);
	buf_release(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool pool = { 0 };
	struct person person;
	struct error err;

	if (!person_parse(&person, "rep1", (struct slice){
	    (const char *)data, size }, &pool, &err))
		check_round(&person, &pool);
	pool_release(&pool);
	return 0;
}
