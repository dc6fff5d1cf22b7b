/* SPDX-License-Identifier: Apache-2.0 */
#include "person_memo.h"

#include <string.h>

/*
 * Files of so many bytes are kept, which is about ten thousand people's.  What
 * is made of them takes ten times that.
 */
enum { KEPT_BYTES = 2 << 20, FIRST_ROOM = 256 };

/* The place of a file in the table, or the empty one where it would stand. */
static struct person_made *
place_of(struct person_made *items, size_t room, struct oid file,
    const char *id)
{
	unsigned first;
	size_t at;

	memcpy(&first, file.at, sizeof first);
	at = first % room;
	while (items[at].person.id && !(oid_equal(items[at].file, file) &&
	    strcmp(items[at].person.id, id) == 0))
		at = (at + 1) % room;
	return &items[at];
}

const struct person *
person_memo_find(const struct person_memo *memo, struct oid file,
    const char *id)
{
	const struct person_made *place = memo && memo->room ?
	    place_of(memo->items, memo->room, file, id) : NULL;

	return place && place->person.id ? &place->person : NULL;
}

/* What was told of persons before stays where it was. */
static void
grow(struct person_memo *memo)
{
	size_t room = memo->room ? memo->room * 2 : FIRST_ROOM;
	struct person_made *items = pool_alloc(&memo->pool,
	    room * sizeof *items);

	memset(items, 0, room * sizeof *items);
	for (size_t i = 0; i < memo->room; i++) {
		const struct person_made *old = &memo->items[i];

		if (old->person.id)
			*place_of(items, room, old->file, old->person.id) =
			    *old;
	}
	memo->items = items;
	memo->room = room;
}

enum error_code
person_memo_parse(struct person_memo *memo, struct oid file, const char *id,
    struct slice text, struct person *out, struct pool *pool,
    struct error *err)
{
	bool keeps = memo && memo->bytes + text.len <= KEPT_BYTES;
	struct pool *own = keeps ? &memo->pool : pool;
	enum error_code code = person_parse(out, pool_text(own, id), text, own,
	    err);

	if (code || !keeps)
		return code;
	if (memo->count * 2 >= memo->room)
		grow(memo);
	*place_of(memo->items, memo->room, file, id) =
	    (struct person_made){ file, *out };
	memo->count++;
	memo->bytes += text.len;
	return ERR_NONE;
}

void
person_memo_release(struct person_memo *memo)
{
	pool_release(&memo->pool);
	*memo = (struct person_memo){ .room = 0 };
}
