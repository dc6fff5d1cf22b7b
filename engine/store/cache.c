/* SPDX-License-Identifier: Apache-2.0 */
#include "store/cache.h"

static size_t
slot_of(struct oid id)
{
	return ((size_t)id.at[0] << 8 | id.at[1]) % CACHE_SLOTS;
}

bool
cache_get(const struct cache *cache, struct oid id, enum object_kind kind,
    struct slice *out)
{
	const struct cached *slot = &cache->slots[slot_of(id)];

	if (!slot->used || slot->kind != kind || !oid_equal(slot->id, id))
		return false;
	*out = buf_slice(&slot->bytes);
	return true;
}

void
cache_put(struct cache *cache, struct oid id, enum object_kind kind,
    struct slice bytes)
{
	struct cached *slot = &cache->slots[slot_of(id)];

	if (bytes.len > CACHE_OBJECT_LIMIT)
		return;
	if (cache->bytes + bytes.len > CACHE_BUDGET)
		cache_release(cache);
	cache->bytes += bytes.len - slot->bytes.len;
	buf_release(&slot->bytes);
	*slot = (struct cached){ .id = id, .kind = kind, .used = true };
	buf_add(&slot->bytes, bytes);
}

void
cache_release(struct cache *cache)
{
	for (size_t i = 0; i < CACHE_SLOTS; i++) {
		buf_release(&cache->slots[i].bytes);
		cache->slots[i].used = false;
	}
	cache->bytes = 0;
}
