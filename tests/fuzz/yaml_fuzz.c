/* SPDX-License-Identifier: Apache-2.0 */
#include "data/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_same(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->count != b->count)
		return false;
	if (a->kind == NODE_TEXT && strcmp(a->text, b->text) != 0)
		return false;
	if ((a->key || b->key) && strcmp(a->key, b->key) != 0)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!is_same(a->items[i], b->items[i]))
			return false;
	}
	return true;
}

/* A text reads back alike in a block and between brackets. */
static void
check_in_flow(const struct node *node, struct pool *pool)
{
	struct place start = { "flow", 1, 0 };
	const struct node *again;
	struct buf out = { 0 };
	struct error err;

	if (node->kind == NODE_TEXT) {
		buf_text(&out, "[");
		yaml_write_scalar(&out, node->text);
		buf_text(&out, "]");
		if (out.len <= YAML_LIMIT &&
		    (yaml_parse(&again, start, buf_slice(&out), pool, &err) ||
		    again->count != 1 ||
		    strcmp(again->items[0]->text, node->text) != 0))
			abort();
		buf_release(&out);
	}
	for (size_t i = 0; i < node->count; i++)
		check_in_flow(node->items[i], pool);
}

/* What parses, written and parsed again, is the same; a mistake has a place. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct place start = { "file", 1, 0 };
	const struct node *node, *again;
	struct buf out = { 0 };
	struct pool pool = { 0 };
	struct error err;

	if (yaml_parse(&node, start, text, &pool, &err)) {
		if (strncmp(err.text, "file:", 5) != 0)
			abort();
	} else {
		yaml_write(&out, node, 0);
		if (out.len <= YAML_LIMIT &&
		    (yaml_parse(&again, start, buf_slice(&out), &pool, &err) ||
		    !is_same(node, again)))
			abort();
		check_in_flow(node, &pool);
	}
	buf_release(&out);
	pool_release(&pool);
	return 0;
}
