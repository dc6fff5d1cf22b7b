/* SPDX-License-Identifier: Apache-2.0 */
#include "store/cache.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 32 };

static uint16_t *
slot_of(struct cache *cache, struct oid id)
{
	return &cache->slots[((size_t)id.at[0] << 8 | id.at[1]) % CACHE_SLOTS];
}

struct cached *
cache_get(struct cache *cache, struct oid id, enum object_kind kind)
{
	uint16_t slot = *slot_of(cache, id);
	struct cached *item = slot ? &cache->items[slot - 1] : NULL;

	return item && item->kind == kind && oid_equal(item->id, id) ? item :
	    NULL;
}

static void
make_room(struct cache *cache)
{
	if (cache->count < cache->room)
		return;
	cache->room = cache->room ? 2 * cache->room : FIRST_ROOM;
	cache->items = mem_resize(cache->items, cache->room *
	    sizeof *cache->items);
}

/* What is in the object's slot makes room for it. */
static struct cached *
take_item(struct cache *cache, struct oid id)
{
	uint16_t *slot = slot_of(cache, id);

	if (!*slot) {
		make_room(cache);
		cache->items[cache->count++] = (struct cached){ .at = NULL };
		*slot = (uint16_t)cache->count;
	}
	return &cache->items[*slot - 1];
}

/* One object mostly takes the room of one like it. */
static void
make_item_room(struct cache *cache, struct cached *item, size_t len)
{
	if (item->at && item->room >= len && item->room / 2 <= len)
		return;
	cache->bytes += len - item->room;
	item->at = mem_resize(item->at, len);
	item->room = len;
}

void
cache_put(struct cache *cache, struct oid id, enum object_kind kind,
    struct slice bytes)
{
	struct cached *item;

	if (bytes.len > (kind == OBJECT_TREE ? CACHE_TREE_LIMIT :
	    CACHE_OBJECT_LIMIT))
		return;
	if (cache->bytes + bytes.len > CACHE_BUDGET)
		cache_release(cache);
	item = take_item(cache, id);
	make_item_room(cache, item, bytes.len);
	*item = (struct cached){ .id = id, .kind = kind, .len = bytes.len,
		.at = item->at, .room = item->room };
	if (bytes.len)
		memcpy(item->at, bytes.at, bytes.len);
}

void
cache_release(struct cache *cache)
{
	for (size_t i = 0; i < cache->count; i++)
		free(cache->items[i].at);
	free(cache->items);
	*cache = (struct cache){ 0 };
}
