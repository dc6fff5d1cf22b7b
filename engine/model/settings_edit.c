/* SPDX-License-Identifier: Apache-2.0 */
#include "settings_edit.h"

#include <string.h>

#include "data/yaml.h"
#include "settings.h"

static const char PATH[] = "galley.yaml";

/* What stands below a key of the file. */
static const struct shape {
	const char *key;
	bool is_map;		/* of entries; else the value itself */
	bool is_list;		/* of texts; else one text */
	bool is_fixed;		/* galley counts it, nobody sets it */
} shapes[] = {
	{ "name", false, false, false },
	{ "format", false, false, true },
	{ "version", false, false, true },
	{ "admins", true, false, false },
	{ "registrar", false, true, false },
	{ "propose", true, true, false },
	{ "workflows", true, false, false },
	{ "limits", true, false, false },
	{ "links", false, true, false },
	{ "checks", false, true, false },
	{ "server-keys", false, true, false },
	{ "ci", false, true, false },
};

enum { SHAPES = sizeof shapes / sizeof shapes[0] };

/* A key, cut at its dot. */
struct target {
	const struct shape *shape;
	const char *entry;	/* NULL: none */
};

static enum error_code
no_key(const char *key, struct error *err)
{
	struct pool pool = { 0 };
	struct names keys = { 0 };

	for (size_t i = 0; i < SHAPES; i++)
		names_add(&keys, &pool, pool_format(&pool, "%s%s",
		    shapes[i].key, shapes[i].is_map ? ".X" : ""));
	error_set(err, ERR_USAGE, "%s is not a key of %s (its keys: %s)", key,
	    PATH, names_join(&keys, ", ", &pool));
	pool_release(&pool);
	return ERR_USAGE;
}

static enum error_code
find_target(struct target *out, const char *key, struct error *err)
{
	const char *dot = strchr(key, '.');
	size_t len = dot ? (size_t)(dot - key) : strlen(key);

	for (size_t i = 0; i < SHAPES; i++) {
		if (!slice_is((struct slice){ key, len }, shapes[i].key) ||
		    shapes[i].is_map != (dot && dot[1]))
			continue;
		*out = (struct target){ &shapes[i], dot ? dot + 1 : NULL };
		return ERR_NONE;
	}
	return no_key(key, err);
}

static struct node *
make_value(const struct target *t, const struct names *values,
    struct pool *pool)
{
	struct node *list;

	if (!t->shape->is_list)
		return node_text(pool, values->items[0]);
	list = node_list(pool);
	for (size_t i = 0; i < values->count; i++)
		node_push(pool, list, node_text(pool, values->items[i]));
	return list;
}

/* The entries of a map, with the target's set, or left out (value NULL). */
static struct node *
make_entries(const struct target *t, const struct node *was,
    struct node *value, struct pool *pool)
{
	struct node *map = node_map(pool);

	for (size_t i = 0; was && i < was->count; i++) {
		struct node *entry = pool_alloc(pool, sizeof *entry);

		*entry = *was->items[i];
		if (value || strcmp(entry->key, t->entry) != 0)
			node_set(pool, map, entry->key, entry);
	}
	if (value)
		node_set(pool, map, t->entry, value);
	return map;
}

/* The lines of one key: where they begin, and what follows them. */
struct lines {
	struct slice before;
	struct slice own;
	struct slice after;
};

static bool
is_aside(struct slice line)
{
	struct slice text = slice_trim(line);

	return text.len == 0 || line.at[0] == '#';
}

/* A key's lines end where the next key's begin, or the comment above it. */
static struct lines
cut_lines(struct slice text, const struct node *map, const char *key)
{
	struct slice rest = text, line;
	size_t first = 0, next = SIZE_MAX, from = text.len, to = text.len;

	for (size_t i = 0; i < map->count; i++) {
		if (strcmp(map->items[i]->key, key) != 0)
			continue;
		first = map->items[i]->key_line;
		if (i + 1 < map->count)
			next = map->items[i + 1]->key_line;
	}
	for (size_t at = 1; first && slice_line(&rest, &line); at++) {
		size_t ends = (size_t)(rest.at - text.at);

		if (at == first)
			from = (size_t)(line.at - text.at);
		if (at >= first && at < next && !is_aside(line))
			to = ends;
	}
	return (struct lines){ { text.at, from },
		{ text.at + from, to - from }, slice_skip(text, to) };
}

/* What is said about a key behind its one line stays there. */
static struct slice
comment_of(struct slice own)
{
	struct slice line;
	size_t at;

	if (!slice_line(&own, &line) || own.len ||
	    memchr(line.at, '"', line.len) || memchr(line.at, '\'', line.len))
		return (struct slice){ "", 0 };
	at = slice_find(line, " #");
	while (at > 0 && at < line.len && line.at[at - 1] == ' ')
		at--;
	return slice_skip(line, at);
}

static void
write_line(struct buf *out, const struct node *map, struct slice comment)
{
	size_t from = out->len;

	if (map->items[0]->count == 0 && map->items[0]->kind != NODE_TEXT)
		buf_format(out, "%s: %s\n", map->items[0]->key,
		    map->items[0]->kind == NODE_LIST ? "[]" : "{}");
	else
		yaml_write(out, map, 0);
	if (memchr(out->at + from, '\n', out->len - from - 1) ||
	    comment.len == 0)
		return;
	out->len--;
	buf_add(out, comment);
	buf_char(out, '\n');
}

static void
write_all(struct buf *out, struct slice text, const struct node *old,
    const struct node *entry)
{
	struct lines lines = cut_lines(text, old, entry->items[0]->key);

	buf_add(out, lines.before);
	if (lines.own.len == 0 && lines.before.len &&
	    !slice_ends(lines.before, "\n"))
		buf_char(out, '\n');
	write_line(out, entry, comment_of(lines.own));
	buf_add(out, lines.after);
}

/* An address in the place of a host would let no link pass. */
static enum error_code
judge_hosts(const struct names *values, struct error *err)
{
	for (size_t i = 0; i < values->count; i++) {
		if (strpbrk(values->items[i], " \t/:@?#"))
			return error_set(err, ERR_USAGE, "\"%s\" is no host (as "
			    "in northwind.example)", values->items[i]);
	}
	return ERR_NONE;
}

static enum error_code
judge_values(const struct target *t, const char *key,
    const struct names *values, struct error *err)
{
	if (t->shape->is_fixed)
		return error_set(err, ERR_USAGE, "%s is not set by hand "
		    "(galley raises the version itself)", key);
	if (values->count == 0 || (values->count > 1 && !t->shape->is_list))
		return error_set(err, ERR_USAGE, "%s takes %s", key,
		    t->shape->is_list ? "one value or more (\"\" for none)" :
		    "one value");
	return strcmp(t->shape->key, "links") == 0 ?
	    judge_hosts(values, err) : ERR_NONE;
}

static bool
is_nothing(const struct names *values)
{
	return values->count == 1 && values->items[0][0] == '\0';
}

static enum error_code
read_map(const struct node **out, struct slice text, struct pool *pool,
    struct error *err)
{
	return yaml_parse(out, (struct place){ PATH, 1, 0 }, text, pool, err);
}

static enum error_code
edit(struct buf *out, struct slice text, const struct target *t,
    const struct names *values, struct pool *pool, struct error *err)
{
	static const struct names none = { 0 };
	struct node *entry = node_map(pool), *value = NULL;
	struct settings whole;
	const struct node *old;
	enum error_code code = read_map(&old, text, pool, err);

	if (code)
		return code;
	if (!is_nothing(values))
		value = make_value(t, values, pool);
	else if (!t->shape->is_map)
		value = make_value(t, t->shape->is_list ? &none : values,
		    pool);
	if (t->shape->is_map)
		value = make_entries(t, node_get(old, t->shape->key), value,
		    pool);
	node_set(pool, entry, t->shape->key, value);
	write_all(out, text, old, entry);
	return settings_parse(&whole, buf_slice(out), pool, err);
}

enum error_code
settings_edit(struct buf *out, struct slice text, const char *key,
    const struct names *values, struct error *err)
{
	struct pool pool = { 0 };
	struct buf made = { 0 };
	struct target t;
	enum error_code code;

	(void)((code = find_target(&t, key, err)) ||
	    (code = judge_values(&t, key, values, err)) ||
	    (code = edit(&made, text, &t, values, &pool, err)));
	if (!code)
		buf_add(out, buf_slice(&made));
	buf_release(&made);
	pool_release(&pool);
	return code;
}

enum error_code
settings_edit_keys(struct names *out, struct slice text, struct pool *pool,
    struct error *err)
{
	const struct node *map;
	enum error_code code = read_map(&map, text, pool, err);

	for (size_t i = 0; !code && i < map->count; i++) {
		const struct node *item = map->items[i];

		if (item->kind != NODE_MAP)
			names_add(out, pool, item->key);
		for (size_t k = 0; item->kind == NODE_MAP &&
		    k < item->count; k++)
			names_add(out, pool, pool_format(pool, "%s.%s",
			    item->key, item->items[k]->key));
	}
	return code;
}

enum error_code
settings_edit_values(struct names *out, struct slice text, const char *key,
    struct pool *pool, struct error *err)
{
	const struct node *value;
	struct target t;
	enum error_code code;

	(void)((code = find_target(&t, key, err)) ||
	    (code = read_map(&value, text, pool, err)));
	if (code)
		return code;
	value = node_get(value, t.shape->key);
	if (value && t.entry)
		value = node_get(value, t.entry);
	if (value && value->kind == NODE_TEXT)
		names_add(out, pool, value->text);
	for (size_t i = 0; value && value->kind == NODE_LIST &&
	    i < value->count; i++)
		names_add(out, pool, value->items[i]->text);
	return ERR_NONE;
}
