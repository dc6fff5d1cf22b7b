/* SPDX-License-Identifier: Apache-2.0 */
#include "node_pack.h"

#include <string.h>

#include "base/pack.h"

enum { DEPTH = 32, KIND = 7, PLAIN = 8, HAS_KEY = 16, FIRST_ROOM = 8,
	LEAST = 4 };	/* bytes of a node */

void
node_pack(const struct node *node, struct buf *out)
{
	pack_number(out, (uint64_t)node->kind | (node->plain ? PLAIN : 0) |
	    (node->key ? HAS_KEY : 0));
	pack_number(out, node->line);
	pack_number(out, node->column);
	if (node->key) {
		pack_text(out, slice_of(node->key));
		pack_number(out, node->key_line);
		pack_number(out, node->key_column);
	}
	if (node->kind == NODE_TEXT)
		pack_text(out, slice_of(node->text));
	else
		pack_number(out, node->count);
	for (size_t i = 0; i < node->count; i++)
		node_pack(node->items[i], out);
}

static bool
take_size(struct slice *rest, size_t *out)
{
	uint64_t number;

	if (!pack_take_number(rest, &number) || number > SIZE_MAX)
		return false;
	*out = (size_t)number;
	return true;
}

static bool
take_place(struct slice *rest, uint32_t *out)
{
	uint64_t number;

	if (!pack_take_number(rest, &number) || number > UINT32_MAX)
		return false;
	*out = (uint32_t)number;
	return true;
}

/* A text that is what its bytes say up to the NUL. */
static bool
take_string(struct slice *rest, const char **out)
{
	struct slice text;

	if (!pack_take_text(rest, &text) ||
	    (text.len && memchr(text.at, '\0', text.len)))
		return false;
	*out = text.at;
	return true;
}

static bool
take_head(struct node *node, struct slice *rest)
{
	size_t flags;

	if (!take_size(rest, &flags) || !take_place(rest, &node->line) ||
	    !take_place(rest, &node->column))
		return false;
	node->kind = (enum node_kind)(flags & KIND);
	node->plain = flags & PLAIN;
	return !(flags & HAS_KEY) || (take_string(rest, &node->key) &&
	    take_place(rest, &node->key_line) &&
	    take_place(rest, &node->key_column));
}

static bool
take(struct node *node, struct slice *rest, struct pool *pool, int depth)
{
	struct node *items;
	size_t count, room = FIRST_ROOM;

	if (depth == DEPTH || !take_head(node, rest))
		return false;
	if (node->kind == NODE_TEXT)
		return take_string(rest, &node->text);
	if (!take_size(rest, &count) || count > rest->len / LEAST ||
	    (count && node->kind != NODE_LIST && node->kind != NODE_MAP))
		return false;
	/* As much room as node_push thinks there is. */
	while (room < count)
		room *= 2;
	node->items = pool_alloc(pool, room * sizeof *node->items);
	items = pool_alloc(pool, count * sizeof *items);
	for (; node->count < count; node->count++) {
		struct node *item = &items[node->count];

		node->items[node->count] = item;
		if (!take(item, rest, pool, depth + 1) ||
		    !item->key != (node->kind != NODE_MAP))
			return false;
	}
	return node->kind == NODE_NULL || node->kind == NODE_LIST ||
	    node->kind == NODE_MAP;
}

bool
node_unpack(struct node **out, struct slice *rest, struct pool *pool)
{
	*out = node_null(pool);
	return take(*out, rest, pool, 0);
}
