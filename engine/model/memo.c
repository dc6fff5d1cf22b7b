/* SPDX-License-Identifier: Apache-2.0 */
#include "memo.h"

#include <string.h>

static bool
is_key(const char *key, const char *folder, const char *id)
{
	size_t len = strlen(folder);

	return strncmp(key, folder, len) == 0 && key[len] == '/' &&
	    strcmp(key + len + 1, id) == 0;
}

const struct template *
memo_find_template(const struct memo *memo, const char *folder,
    const char *id)
{
	for (size_t i = 0; memo && i < memo->template_count; i++) {
		if (is_key(memo->templates[i].key, folder, id))
			return &memo->templates[i].t;
	}
	return NULL;
}

const struct node *
memo_find_head(const struct memo *memo, const char *path, struct slice file)
{
	for (size_t i = 0; memo && i < memo->template_count; i++) {
		const struct template *t = &memo->templates[i].t;

		if (strcmp(t->path, path) == 0 && slice_equal(t->file, file))
			return t->head;
	}
	return NULL;
}

bool
memo_has_room(const struct memo *memo)
{
	return memo && memo->template_count < MEMO_ROOM &&
	    memo->reads_count < MEMO_ROOM;
}

void
memo_add_template(struct memo *memo, const char *folder,
    const struct template *t)
{
	if (!memo_has_room(memo))
		return;
	memo->templates[memo->template_count++] = (struct memo_template){
		pool_format(memo->pool, "%s/%s", folder, t->id), *t };
}

const struct names *
memo_find_reads(const struct memo *memo, const char *path)
{
	for (size_t i = 0; memo && i < memo->reads_count; i++) {
		if (strcmp(memo->reads[i].path, path) == 0)
			return &memo->reads[i].reads;
	}
	return NULL;
}

void
memo_add_reads(struct memo *memo, const char *path,
    const struct names *reads)
{
	struct memo_reads *entry;

	if (!memo_has_room(memo))
		return;
	entry = &memo->reads[memo->reads_count++];
	entry->path = pool_text(memo->pool, path);
	for (size_t i = 0; i < reads->count; i++)
		names_add(&entry->reads, memo->pool, pool_text(memo->pool,
		    reads->items[i]));
}

const struct memo_digest *
memo_find_digest(const struct memo *memo, const char *path)
{
	for (size_t i = 0; memo && i < memo->digest_count; i++) {
		if (strcmp(memo->digests[i].path, path) == 0)
			return &memo->digests[i];
	}
	return NULL;
}

void
memo_add_digest(struct memo *memo, const struct memo_digest *digest)
{
	struct memo_digest *entry;

	if (!memo || memo->digest_count == MEMO_ROOM)
		return;
	entry = &memo->digests[memo->digest_count++];
	*entry = *digest;
	entry->path = pool_text(memo->pool, digest->path);
}

bool
memo_is_of(const char *path)
{
	static const char *const shelves[] = { "templates/", "blocks/",
		"claims/", "pillars/" };

	for (size_t i = 0; i < sizeof shelves / sizeof shelves[0]; i++) {
		if (slice_starts(slice_of(path), shelves[i]))
			return true;
	}
	return false;
}

const struct memo_lifetime *
memo_find_lifetime(const struct memo *memo, const char *path)
{
	for (size_t i = 0; memo && i < memo->lifetime_count; i++) {
		if (strcmp(memo->lifetimes[i].path, path) == 0)
			return &memo->lifetimes[i];
	}
	return NULL;
}

void
memo_add_lifetime(struct memo *memo, const struct memo_lifetime *lifetime)
{
	struct memo_lifetime *entry;

	if (memo->lifetime_count == MEMO_ROOM)
		return;
	entry = &memo->lifetimes[memo->lifetime_count++];
	*entry = *lifetime;
	entry->path = pool_text(memo->pool, lifetime->path);
}
