/* SPDX-License-Identifier: Apache-2.0 */
#include "amend_person.h"

#include <string.h>

#include "delegation.h"
#include "values.h"

const struct person_key *
amend_person_key(const struct person *person, const char *text)
{
	for (size_t i = 0; i < person->key_count; i++) {
		if (strcmp(person->keys[i].text, text) == 0)
			return &person->keys[i];
	}
	return NULL;
}

const char *
amend_person_erases(const struct person *before, const struct person *after)
{
	for (size_t i = 0; i < before->key_count; i++) {
		if (!amend_person_key(after, before->keys[i].text))
			return "a key";
	}
	for (size_t i = 0; i < before->emails.count; i++) {
		if (!names_has(&after->emails, before->emails.items[i]))
			return "an email";
	}
	return NULL;
}

static void
compare_keys(struct amend_person *out, const struct person *before,
    const struct person *after)
{
	for (size_t i = 0; i < after->key_count; i++) {
		const struct person_key *now = &after->keys[i];
		const struct person_key *was = amend_person_key(before,
		    now->text);

		if (!was)
			out->adds_key = true;
		else if (!was->ended && now->ended)
			out->ends_key = true;
		else if (was->ended != now->ended ||
		    !values_same_text(was->ended_on, now->ended_on))
			out->other = true;
	}
}

static bool
delegations_equal(const struct person *a, const struct person *b)
{
	if (a->delegation_count != b->delegation_count)
		return false;
	for (size_t i = 0; i < a->delegation_count; i++) {
		if (!delegation_equal(&a->delegations[i], &b->delegations[i]))
			return false;
	}
	return true;
}

static bool
compare_end(struct amend_person *out, const struct person *before,
    const struct person *after)
{
	out->ends = !before->ended && after->ended;
	out->adds_successor = !before->successor && after->successor;
	if (!out->ends && (before->ended != after->ended ||
	    !values_same_text(before->ended_on, after->ended_on)))
		return false;
	if (out->adds_successor)
		return out->ends;
	return values_same_text(before->successor, after->successor);
}

struct amend_person
amend_person_compare(const struct person *before, const struct person *after)
{
	struct amend_person out = { 0 };

	out.duties = !values_same_text(before->hours, after->hours) ||
	    !values_same(before->holidays, after->holidays) ||
	    !values_same(before->notices, after->notices) ||
	    !delegations_equal(before, after);
	out.other = !values_same_text(before->name, after->name) ||
	    !values_same_text(before->team, after->team) ||
	    !values_equal(&before->emails, &after->emails) ||
	    !values_equal(&before->roles, &after->roles);
	if (!compare_end(&out, before, after))
		out.other = true;
	compare_keys(&out, before, after);
	return out;
}
