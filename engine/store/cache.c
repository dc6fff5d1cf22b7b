/* SPDX-License-Identifier: Apache-2.0 */
#include "store/cache.h"

#include <stdlib.h>
#include <string.h>

static struct cached *
slot_of(struct cache *cache, struct oid id)
{
	return &cache->slots[((size_t)id.at[0] << 8 | id.at[1]) % CACHE_SLOTS];
}

struct cached *
cache_get(struct cache *cache, struct oid id, enum object_kind kind)
{
	struct cached *slot = slot_of(cache, id);

	return slot->at && slot->kind == kind && oid_equal(slot->id, id) ?
	    slot : NULL;
}

void
cache_put(struct cache *cache, struct oid id, enum object_kind kind,
    struct slice bytes)
{
	struct cached *slot = slot_of(cache, id);

	if (bytes.len > (kind == OBJECT_TREE ? CACHE_TREE_LIMIT :
	    CACHE_OBJECT_LIMIT))
		return;
	if (cache->bytes + bytes.len > CACHE_BUDGET)
		cache_release(cache);
	cache->bytes += bytes.len - slot->len;
	*slot = (struct cached){ .id = id, .kind = kind, .len = bytes.len,
		.at = mem_resize(slot->at, bytes.len) };
	if (bytes.len)
		memcpy(slot->at, bytes.at, bytes.len);
}

void
cache_release(struct cache *cache)
{
	for (size_t i = 0; i < CACHE_SLOTS; i++)
		free(cache->slots[i].at);
	*cache = (struct cache){ 0 };
}
