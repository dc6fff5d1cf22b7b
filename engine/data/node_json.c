/* SPDX-License-Identifier: Apache-2.0 */
#include "node.h"

#include <stdlib.h>

#include <jansson.h>

enum { JSON_LIMIT = 1024 * 1024, REPORT_LIMIT = 64 << 20, JSON_LEVELS = 64 };

struct json_reader {
	const char *path;
	struct pool *pool;
	struct error *err;
};

static enum error_code
refuse_json(const struct json_reader *r, const char *what)
{
	return error_at(r->err, (struct place){ r->path, 0, 0 }, "json", "%s",
	    what);
}

static enum error_code from_json(struct node **out, json_t *json, int level,
    const struct json_reader *r);

static enum error_code
list_from_json(struct node *list, json_t *json, int level,
    const struct json_reader *r)
{
	for (size_t i = 0; i < json_array_size(json); i++) {
		struct node *item;
		enum error_code code = from_json(&item,
		    json_array_get(json, i), level + 1, r);

		if (code)
			return code;
		node_push(r->pool, list, item);
	}
	return ERR_NONE;
}

static enum error_code
map_from_json(struct node *map, json_t *json, int level,
    const struct json_reader *r)
{
	const char *key;
	json_t *value;

	json_object_foreach(json, key, value) {
		struct node *item;
		enum error_code code = from_json(&item, value, level + 1, r);

		if (code)
			return code;
		item->key = pool_text(r->pool, key);
		node_push(r->pool, map, item);
	}
	return ERR_NONE;
}

static enum error_code
from_json(struct node **out, json_t *json, int level,
    const struct json_reader *r)
{
	if (level > JSON_LEVELS)
		return refuse_json(r, "more than 64 levels (nest less deeply)");
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		*out = node_map(r->pool);
		return map_from_json(*out, json, level, r);
	case JSON_ARRAY:
		*out = node_list(r->pool);
		return list_from_json(*out, json, level, r);
	case JSON_STRING:
		*out = node_text(r->pool, json_string_value(json));
		return ERR_NONE;
	case JSON_INTEGER:
		*out = node_number(r->pool, json_integer_value(json));
		return ERR_NONE;
	case JSON_REAL:
		return refuse_json(r, "a number with a fraction or an exponent "
		    "(write a whole number or a text)");
	case JSON_TRUE:
	case JSON_FALSE:
		*out = node_bool(r->pool, json_is_true(json));
		return ERR_NONE;
	case JSON_NULL:
		break;
	}
	*out = node_null(r->pool);
	return ERR_NONE;
}

/* jansson's words without the piece of input that it quotes. */
static enum error_code
refuse_form(const struct json_reader *r, const json_error_t *e)
{
	struct place place = { r->path, e->line > 0 ? (size_t)e->line : 1,
		e->column > 0 ? (size_t)e->column : 1 };
	size_t len = slice_find(slice_of(e->text), " near ");

	return error_at(r->err, place, "json", "%.*s (write JSON as in "
	    "RFC 8259)", (int)len, e->text);
}

static enum error_code
read_json(struct node **out, const struct json_reader *r, struct slice text)
{
	json_error_t problem;
	struct node *read;
	enum error_code code;
	json_t *json;

	json_set_alloc_funcs(mem_alloc, free);
	json = json_loadb(text.len ? text.at : "", text.len,
	    JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &problem);
	if (!json)
		return refuse_form(r, &problem);
	code = from_json(&read, json, 1, r);
	json_decref(json);
	if (!code)
		*out = read;
	return code;
}

enum error_code
node_read_json(struct node **out, const char *path, struct slice text,
    struct pool *pool, struct error *err)
{
	struct json_reader r = { path, pool, err };

	if (text.len > JSON_LIMIT)
		return refuse_json(&r, "more than 1 MiB (split it)");
	return read_json(out, &r, text);
}

enum error_code
node_read_report(struct node **out, const char *path, struct slice text,
    struct pool *pool, struct error *err)
{
	struct json_reader r = { path, pool, err };

	if (text.len > REPORT_LIMIT)
		return refuse_json(&r, "more than 64 MiB (check fewer files "
		    "at once)");
	return read_json(out, &r, text);
}
