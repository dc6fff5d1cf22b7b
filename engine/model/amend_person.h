/* SPDX-License-Identifier: Apache-2.0 */
/*
 * amend_person.h - what a policy change does to one person's file
 */

#ifndef GALLEY_MODEL_AMEND_PERSON_H
#define GALLEY_MODEL_AMEND_PERSON_H

#include "people.h"

struct amend_person {
	bool ends;		/* the person */
	bool ends_key;
	bool adds_key;
	bool adds_successor;
	bool duties;		/* hours, holidays, notices, delegation */
	bool other;		/* anything else, and taking "ended" back */
};

/* Both versions exist; nothing is set where only the layout differs. */
struct amend_person amend_person_compare(const struct person *before,
    const struct person *after);

/* What a change erases of a person, or NULL: "a key", "an email". */
const char *amend_person_erases(const struct person *before,
    const struct person *after);

/* The key of this text in the person's file, or NULL. */
const struct person_key *amend_person_key(const struct person *person,
    const char *text);

#endif
