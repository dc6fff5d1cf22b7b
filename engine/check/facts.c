/* SPDX-License-Identifier: Apache-2.0 */
#include "facts.h"

#include "data/reader.h"
#include "data/yaml.h"

const struct node *
facts_read(struct slice text, struct pool *pool)
{
	const struct node *map;
	struct front front;
	struct error err;

	if (!slice_starts(text, "---") ||
	    front_split(&front, "", text, &err) || yaml_parse(&map,
	    (struct place){ "", front.yaml_line, 1 }, front.yaml, pool, &err))
		return NULL;
	return map;
}

static bool
take(const struct node *map, const char *name, struct names *out,
    struct pool *pool)
{
	const struct node *value = map && map->kind == NODE_MAP ?
	    node_get(map, name) : NULL;

	if (!value)
		return false;
	if (value->kind == NODE_TEXT)
		names_add(out, pool, value->text);
	for (size_t i = 0; value->kind == NODE_LIST && i < value->count; i++) {
		if (value->items[i]->kind == NODE_TEXT)
			names_add(out, pool, value->items[i]->text);
	}
	return out->count > 0;
}

static bool
take_from(const struct node *map, const char *name, struct names *out,
    struct pool *pool)
{
	return map && (take(node_get(map, "for"), name, out, pool) ||
	    take(map, name, out, pool) ||
	    take(node_get(map, "audience"), name, out, pool));
}

struct names
facts_values(const struct facts *facts, const char *name, struct pool *pool)
{
	struct names out = { 0 };

	if (!take_from(facts->own, name, &out, pool))
		take_from(facts->template, name, &out, pool);
	return out;
}

const char *
facts_text(const struct facts *facts, const char *name)
{
	const char *text = facts->own ?
	    node_get_text(facts->own, name, NULL) : NULL;

	return text || !facts->template ? text :
	    node_get_text(facts->template, name, NULL);
}

const char *
facts_channel(const struct facts *facts)
{
	const char *channel = facts_text(facts, "channel");

	return channel ? channel : facts_text(facts, "kind");
}
