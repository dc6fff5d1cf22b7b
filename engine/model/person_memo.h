/* SPDX-License-Identifier: Apache-2.0 */
/*
 * person_memo.h - persons as their files were parsed before
 *
 * From one main to the next few of a thousand people's files differ.  What was
 * parsed of the others is the same and is not parsed again: parsing asks nothing
 * but the bytes, which the id names, and the person's id.  A policy is judged as
 * a whole each time.
 */

#ifndef GALLEY_MODEL_PERSON_MEMO_H
#define GALLEY_MODEL_PERSON_MEMO_H

#include "base/oid.h"
#include "people.h"

struct person_made {
	struct oid file;
	struct person person;	/* without id: an empty place */
};

/* All zeros knows nobody.  What it knows lives as long as it does. */
struct person_memo {
	struct pool pool;
	struct person_made *items;	/* a table, by file */
	size_t count;
	size_t room;
	size_t bytes;		/* of the files */
};

/* NULL: his file was not parsed.  A memo that is NULL knows nobody. */
const struct person *person_memo_find(const struct person_memo *memo,
    struct oid file, const char *id);

/*
 * person_parse, which lives as long as the memo, and he is remembered.  What it
 * has no room for, and all where it is NULL, lives in pool and is forgotten.
 */
enum error_code person_memo_parse(struct person_memo *memo, struct oid file,
    const char *id, struct slice text, struct person *out, struct pool *pool,
    struct error *err);

void person_memo_release(struct person_memo *memo);

#endif
