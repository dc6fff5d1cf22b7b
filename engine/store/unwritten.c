/* SPDX-License-Identifier: Apache-2.0 */
#include "store/unwritten.h"

#include <string.h>

enum { FIRST_ROOM = 64 };

/* An id is a hash already. */
static size_t
start_of(struct oid id, size_t room)
{
	uint32_t head;

	memcpy(&head, id.at, sizeof head);
	return head & (room - 1);
}

/* The slot of the object, or the free one where it would be. */
static size_t *
slot_of(const struct unwritten *u, struct oid id)
{
	size_t i = start_of(id, u->room);

	while (u->slots[i] && !oid_equal(u->items[u->slots[i] - 1].id, id))
		i = (i + 1) & (u->room - 1);
	return &u->slots[i];
}

static void
grow(struct unwritten *u)
{
	u->room = u->room ? u->room * 2 : FIRST_ROOM;
	u->slots = pool_alloc(&u->pool, u->room * sizeof *u->slots);
	for (size_t i = 0; i < u->count; i++)
		*slot_of(u, u->items[i].id) = i + 1;
}

const struct unwritten_object *
unwritten_find(const struct unwritten *unwritten, struct oid id)
{
	size_t found = unwritten->room ? *slot_of(unwritten, id) : 0;

	return found ? &unwritten->items[found - 1] : NULL;
}

void
unwritten_add(struct unwritten *unwritten,
    const struct unwritten_object *object)
{
	struct unwritten *u = unwritten;
	struct unwritten_object *made;

	if (unwritten_find(u, object->id))
		return;
	if (u->count * 2 >= u->room)
		grow(u);
	u->items = pool_grow(&u->pool, u->items, u->count, sizeof *u->items);
	made = &u->items[u->count];
	*made = *object;
	made->bytes.at = pool_copy(&u->pool, object->bytes);
	*slot_of(u, made->id) = ++u->count;
	u->bytes += made->bytes.len;
}

void
unwritten_release(struct unwritten *unwritten)
{
	pool_release(&unwritten->pool);
	*unwritten = (struct unwritten){ 0 };
}
