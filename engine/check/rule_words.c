/* SPDX-License-Identifier: Apache-2.0 */
#include "rule_words.h"

#include <string.h>

#include "expressions.h"

bool
rule_words_next(struct rule_words *w, struct slice *token)
{
	while (!slice_line(&w->rest, token)) {
		if (w->at == w->list->count)
			return false;
		w->node = w->list->items[w->at++];
		if (w->node->line) {
			*token = slice_of(w->node->text);
			return true;
		}
		w->rest = slice_of(w->node->text);
	}
	return true;
}

static bool
is_word(const struct node *node)
{
	return expressions_is_word(slice_of(node->text)) &&
	    !strchr(node->text, '\n');
}

static size_t
words_from(const struct node *list, size_t from)
{
	size_t to = from;

	while (to < list->count && is_word(list->items[to]))
		to++;
	return to;
}

static struct node *
lines_of(const struct node *list, size_t from, size_t to, struct pool *pool)
{
	struct buf lines = { 0 };
	struct node *node;

	for (; from < to; from++) {
		buf_text(&lines, list->items[from]->text);
		buf_char(&lines, '\n');
	}
	node = node_text(pool, buf_slice(&lines).at);
	buf_release(&lines);
	return node;
}

/* Two words and more are worth it. */
static struct node *
gather_list(const struct node *list, struct pool *pool)
{
	struct node *out = node_list(pool);

	for (size_t i = 0; i < list->count; i++) {
		size_t to = words_from(list, i);

		if (to < i + 2) {
			node_push(pool, out, list->items[i]);
			continue;
		}
		node_push(pool, out, lines_of(list, i, to, pool));
		i = to - 1;
	}
	out->key = list->key;
	out->key_line = list->key_line;
	out->key_column = list->key_column;
	out->line = list->line;
	out->column = list->column;
	return out;
}

static bool
is_of_texts(const struct node *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i]->kind != NODE_TEXT)
			return false;
	}
	return list->kind == NODE_LIST;
}

const struct node *
rule_words_gather(const struct node *map, struct pool *pool)
{
	const struct node *tokens = node_get(map, "tokens");
	struct node *out;

	if (!tokens || !is_of_texts(tokens) || strcmp(node_get_text(map,
	    "extends", ""), "existence") != 0)
		return map;
	out = node_map(pool);
	for (size_t i = 0; i < map->count; i++)
		node_push(pool, out, map->items[i] == tokens ?
		    gather_list(tokens, pool) : map->items[i]);
	out->line = map->line;
	out->column = map->column;
	return out;
}
