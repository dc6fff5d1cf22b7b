/* SPDX-License-Identifier: Apache-2.0 */
#include "node.h"

#include <string.h>

#include "base/date.h"

static struct node *
make(struct pool *pool, enum node_kind kind)
{
	struct node *node = pool_alloc(pool, sizeof *node);

	node->kind = kind;
	return node;
}

struct node *
node_null(struct pool *pool)
{
	return make(pool, NODE_NULL);
}

struct node *
node_map(struct pool *pool)
{
	return make(pool, NODE_MAP);
}

struct node *
node_list(struct pool *pool)
{
	return make(pool, NODE_LIST);
}

struct node *
node_text(struct pool *pool, const char *text)
{
	struct node *node = make(pool, NODE_TEXT);

	node->text = pool_text(pool, text);
	return node;
}

struct node *
node_number(struct pool *pool, int64_t number)
{
	struct node *node = make(pool, NODE_NUMBER);

	node->number = number;
	return node;
}

struct node *
node_bool(struct pool *pool, bool value)
{
	struct node *node = make(pool, NODE_BOOL);

	node->number = value;
	return node;
}

void
node_push(struct pool *pool, struct node *list, struct node *item)
{
	list->items = pool_grow(pool, list->items, list->count,
	    sizeof *list->items);
	list->items[list->count++] = item;
}

/* Where the key stands in the map, or its count. */
static size_t
find(const struct node *map, const char *key)
{
	for (size_t i = 0; i < map->count; i++) {
		const char *other = map->items[i]->key;

		/* Most keys differ in their first byte: no call is needed. */
		if (*other == *key && strcmp(other, key) == 0)
			return i;
	}
	return map->count;
}

void
node_set(struct pool *pool, struct node *map, const char *key,
    struct node *value)
{
	size_t at = find(map, key);

	value->key = pool_text(pool, key);
	if (at < map->count)
		map->items[at] = value;
	else
		node_push(pool, map, value);
}

void
node_set_text(struct pool *pool, struct node *map, const char *key,
    const char *text)
{
	node_set(pool, map, key,
	    text ? node_text(pool, text) : node_null(pool));
}

void
node_set_known(struct pool *pool, struct node *map, const char *key,
    const char *text)
{
	if (text)
		node_set_text(pool, map, key, text);
}

void
node_set_number(struct pool *pool, struct node *map, const char *key,
    int64_t number)
{
	node_set(pool, map, key, node_number(pool, number));
}

void
node_set_time(struct pool *pool, struct node *map, const char *key,
    int64_t time)
{
	if (time)
		node_set_text(pool, map, key, date_time(time).at);
}

void
node_set_bool(struct pool *pool, struct node *map, const char *key, bool value)
{
	node_set(pool, map, key, node_bool(pool, value));
}

void
node_set_names(struct pool *pool, struct node *map, const char *key,
    const struct names *names)
{
	struct node *list = node_list(pool);

	for (size_t i = 0; i < names->count; i++)
		node_push(pool, list, node_text(pool, names->items[i]));
	node_set(pool, map, key, list);
}

void
node_set_lines(struct pool *pool, struct node *map, const char *key,
    const char *text)
{
	struct node *list = node_list(pool);
	struct slice rest = slice_of(text), line;

	while (slice_line(&rest, &line))
		node_push(pool, list, node_text(pool, pool_copy(pool, line)));
	node_set(pool, map, key, list);
}

const struct node *
node_get(const struct node *map, const char *key)
{
	size_t at;

	if (!map || map->kind != NODE_MAP)
		return NULL;
	at = find(map, key);
	return at < map->count ? map->items[at] : NULL;
}

const char *
node_get_text(const struct node *map, const char *key, const char *fallback)
{
	const struct node *node = node_get(map, key);

	return node && node->kind == NODE_TEXT ? node->text : fallback;
}

int64_t
node_get_number(const struct node *map, const char *key, int64_t fallback)
{
	const struct node *node = node_get(map, key);

	return node && node->kind == NODE_NUMBER ? node->number : fallback;
}

bool
node_get_bool(const struct node *map, const char *key)
{
	const struct node *node = node_get(map, key);

	return node && node->kind == NODE_BOOL && node->number;
}
