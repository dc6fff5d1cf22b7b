/* SPDX-License-Identifier: Apache-2.0 */
/* project-consistency: what all templates must say alike. */
#include <string.h>

#include "kind.h"

static const char *const keys[] = { "keys", NULL };

/* A value that an approved template has. */
struct approved {
	uint32_t key;
	const char *path;
	const char *value;
};

struct consistency {
	const struct node *keys;	/* a map: name to expression */
	struct approved *items;
	size_t count;
};

static struct pattern_span
value_of(const struct pattern_match *m)
{
	if (m->count > 1 && m->groups[1].start != SIZE_MAX)
		return m->groups[1];
	return (struct pattern_span){ m->start, m->end };
}

/* Every value that a text has of a key. */
static void
add_values(struct rule_reading *r, struct pattern *pattern, uint32_t key,
    const struct known_file *file)
{
	struct consistency *own = r->rule->own;
	struct pattern_work work = pattern_work(file->text.len);
	struct pattern_match m;

	for (size_t from = 0; pattern_find(pattern, &work, file->text, from,
	    &m) == PATTERN_FOUND;) {
		struct pattern_span at = value_of(&m);
		struct expression_match match = { .start = m.start,
			.end = m.end };

		own->items = pool_grow(r->pool, own->items, own->count,
		    sizeof *own->items);
		own->items[own->count++] = (struct approved){ key, file->path,
			pool_copy(r->pool, (struct slice){ file->text.at +
			at.start, at.end - at.start }) };
		from = expression_after(&match, file->text);
	}
}

static void
add_shelf(const struct registries *registries, const char *folder,
    struct known_files *out)
{
	struct names shelves = { 0 };

	source_list(registries->source, pool_format(registries->pool, "%s%s",
	    registries->rest, folder), &shelves, registries->pool);
	for (size_t i = 0; i < shelves.count; i++)
		registries_files(registries, pool_format(registries->pool,
		    "%s/%s", folder, shelves.items[i]), ".md", out);
}

static enum error_code
read_key(struct rule_reading *r, uint32_t i, const struct known_files *files)
{
	const struct consistency *own = r->rule->own;
	const struct node *item = own->keys->items[i];
	struct pattern_text text = { .fold = true, .multiline = true };
	struct pattern *pattern;
	struct error err;
	enum error_code code;

	if (item->kind != NODE_TEXT)
		return rule_fail(r, item, "\"%s\" must be an expression",
		    item->key);
	text.text = slice_of(item->text);
	code = kind_add_pattern(r, r->rule->group, item->text, i, item);
	if (code)
		return code;
	if (pattern_new(&pattern, &text, r->pool, &err) ||
	    pattern_check(pattern, &err))
		return rule_fail(r, item, "%s", err.text);
	for (size_t f = 0; f < files->count; f++)
		add_values(r, pattern, i, &files->items[f]);
	pattern_free(pattern);
	return ERR_NONE;
}

static enum error_code
read(struct rule_reading *r)
{
	struct consistency *own = pool_alloc(r->pool, sizeof *own);
	struct known_files files = { 0 };
	enum error_code code = ERR_NONE;

	r->rule->own = own;
	kind_group(r);
	own->keys = node_get(r->map, "keys");
	if (!own->keys || own->keys->kind != NODE_MAP)
		return rule_fail(r, own->keys, "\"keys\" must be a map (phone: "
		    "'call ([0-9 ]+)')");
	if (r->registries) {
		add_shelf(r->registries, "templates", &files);
		registries_files(r->registries, "blocks", ".md", &files);
	}
	for (uint32_t i = 0; !code && i < own->keys->count; i++)
		code = read_key(r, i, &files);
	return code;
}

/* The first other file that says something else. */
static const struct approved *
find_other(const struct rule_run *run, const struct consistency *own,
    uint32_t key, struct slice value)
{
	for (size_t i = 0; i < own->count; i++) {
		if (own->items[i].key == key && strcmp(own->items[i].path,
		    run->path) != 0 && !slice_is(value, own->items[i].value))
			return &own->items[i];
	}
	return NULL;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct consistency *own = rule->own;
	struct expression_match m;

	if (!kind_is_body(block))
		return;
	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		struct pattern_span at = value_of(&m.captured);
		struct slice value = rule_text(run, at.start, at.end);
		const struct approved *other = find_other(run, own, m.tag,
		    value);
		struct rule_hit hit = { .start = at.start, .end = at.end,
			.arguments = { own->keys->items[m.tag]->key },
			.count = 3, .says = "the %s is \"%s\" in %s",
			.remedy = "let all templates say the same" };

		if (!other)
			continue;
		hit.arguments[1] = other->value;
		hit.arguments[2] = other->path;
		rule_report(run, rule, &hit);
	}
}

const struct rule_kind kind_project_consistency = {
	.name = "project-consistency",
	.keys = keys,
	.many = true,
	.by_matches = true,
	.read = read,
	.judge = judge,
};
