/* SPDX-License-Identifier: Apache-2.0 */
#include "changes.h"

#include <string.h>

#include "data/reader.h"
#include "data/yaml.h"
#include "path.h"
#include "recall.h"
#include "values.h"

static bool
is_customization(const char *path)
{
	struct pool pool = { 0 };
	bool is = path_read(path, &pool).kind == PATH_CUSTOMIZATION;

	pool_release(&pool);
	return is;
}

enum changes_kind
changes_classify(const struct changes *changes, const struct names *ci)
{
	size_t policy = 0;

	for (size_t i = 0; i < changes->count; i++)
		policy += path_is_policy(changes->items[i].path, ci);
	if (changes->count == 0)
		return CHANGES_EMPTY;
	if (policy == changes->count)
		return CHANGES_POLICY;
	if (policy > 0)
		return CHANGES_MIXED;
	if (changes->count == 1 && is_customization(changes->items[0].path))
		return CHANGES_CUSTOM;
	return CHANGES_CONTENT;
}

static bool
change_equal(const struct change *a, const struct change *b)
{
	return strcmp(a->path, b->path) == 0 && a->old_mode == b->old_mode &&
	    a->new_mode == b->new_mode && oid_equal(a->old_id, b->old_id) &&
	    oid_equal(a->new_id, b->new_id);
}

bool
changes_equal(const struct changes *a, const struct changes *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!change_equal(&a->items[i], &b->items[i]))
			return false;
	}
	return true;
}

/* A document's map and what follows it; a claim is all map. */
struct recallable {
	const struct node *map;
	struct slice body;
};

static bool
read_recallable(struct recallable *out, const struct change *change,
    struct slice text, struct pool *pool)
{
	struct front front = { .yaml = text, .yaml_line = 1 };
	struct error err;

	switch (path_read(change->path, pool).kind) {
	case PATH_TEMPLATE:
	case PATH_BLOCK:
	case PATH_CUSTOMIZATION:
		if (front_split(&front, change->path, text, &err))
			return false;
		break;
	case PATH_CLAIM:
		break;
	default:
		return false;
	}
	out->body = front.body;
	return !yaml_parse(&out->map, (struct place){ change->path,
	    front.yaml_line, 0 }, front.yaml, pool, &err) &&
	    out->map->kind == NODE_MAP;
}

/* The map without its "recalled", in a new node. */
static const struct node *
without_recalled(const struct node *map, struct pool *pool)
{
	struct node *rest = node_map(pool);

	for (size_t i = 0; i < map->count; i++) {
		if (strcmp(map->items[i]->key, "recalled") != 0)
			node_push(pool, rest, map->items[i]);
	}
	return rest;
}

static bool
adds_recalled(const struct change *change, struct pool *pool)
{
	struct recallable before, after = { 0 };
	struct recalled recalled = { 0 };
	struct reader r = { .path = change->path, .pool = pool };
	struct error err;

	if (!change->old_mode || change->old_mode != change->new_mode ||
	    !read_recallable(&before, change, change->old_text, pool) ||
	    !read_recallable(&after, change, change->new_text, pool))
		return false;
	r.map = after.map;
	return !node_get(before.map, "recalled") &&
	    !recall_read_reason(&recalled, &r, &err) && recalled.set &&
	    slice_equal(before.body, after.body) &&
	    values_same(without_recalled(before.map, pool),
	    without_recalled(after.map, pool));
}

bool
changes_is_recall(const struct changes *changes, struct pool *pool)
{
	for (size_t i = 0; i < changes->count; i++) {
		if (!adds_recalled(&changes->items[i], pool))
			return false;
	}
	return changes->count > 0;
}
