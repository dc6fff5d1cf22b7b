/* SPDX-License-Identifier: Apache-2.0 */
#include "registry.h"

#include <string.h>

#include "base/digest.h"
#include "data/reader.h"
#include "data/yaml.h"

enum { REGISTRY_ENTRIES = 2000, KEYS = 10 };

enum form {
	FORM_NONE,
	FORM_TEXT,
	FORM_LIST,
	FORM_DATE,
	FORM_DIGEST,
	FORM_TEXTS,	/* a map of texts */
	FORM_LISTS,	/* a map of lists */
};

/* One of a list is a choice; the first key names the entry and must be. */
struct key {
	const char *name;
	enum form form;
	bool required;
	const char *choices;	/* "forbid|allow", or NULL */
};

struct schema {
	const char *name;
	struct key keys[KEYS];
};

#define REASONS { "why", FORM_TEXT, false, NULL }, \
	{ "owner", FORM_TEXT, false, NULL }

static const struct schema schemas[] = {
	{ "terms", { { "name", FORM_TEXT, true, NULL },
	    { "variants", FORM_LIST, false, NULL },
	    { "mark", FORM_TEXT, false, NULL },
	    { "marks", FORM_TEXTS, false, NULL },
	    { "attribution", FORM_TEXT, false, NULL },
	    { "nouns", FORM_LIST, false, NULL }, REASONS } },
	{ "competitors", { { "name", FORM_TEXT, true, NULL },
	    { "aliases", FORM_LIST, false, NULL },
	    { "policy", FORM_TEXT, false, "forbid|with-claim|attribute" },
	    { "attribution", FORM_TEXT, false, NULL },
	    { "forbidden-in", FORM_LIST, false, NULL }, REASONS } },
	{ "disclaimers", { { "id", FORM_TEXT, true, NULL },
	    { "text", FORM_TEXT, true, NULL },
	    { "translations", FORM_TEXTS, false, NULL },
	    { "former", FORM_LIST, false, NULL },
	    { "triggers", FORM_LIST, false, NULL },
	    { "claims", FORM_LIST, false, NULL },
	    { "markets", FORM_LIST, false, NULL },
	    { "place", FORM_TEXT, false, "anywhere|same-block|after|last|"
	    "footnote" },
	    REASONS } },
	{ "regulated", { { "term", FORM_TEXT, true, NULL },
	    { "role", FORM_TEXT, true, NULL },
	    { "markets", FORM_LIST, false, NULL },
	    { "segments", FORM_LIST, false, NULL },
	    { "allowed", FORM_LIST, false, NULL }, REASONS } },
	{ "links", { { "host", FORM_TEXT, true, NULL },
	    { "policy", FORM_TEXT, false, "allow|forbid|internal" },
	    { "query", FORM_LISTS, false, NULL }, REASONS } },
	{ "entities", { { "name", FORM_TEXT, true, NULL },
	    { "markets", FORM_LIST, false, NULL },
	    { "misnomers", FORM_LIST, false, NULL },
	    { "address", FORM_TEXT, false, NULL },
	    { "registration", FORM_TEXT, false, NULL }, REASONS } },
	{ "numbers", { { "key", FORM_TEXT, true, NULL },
	    { "pattern", FORM_TEXT, true, NULL },
	    { "value", FORM_TEXT, true, NULL },
	    { "markets", FORM_LIST, false, NULL }, REASONS } },
	{ "assets", { { "path", FORM_TEXT, true, NULL },
	    { "sha256", FORM_DIGEST, true, NULL },
	    { "markets", FORM_LIST, false, NULL },
	    { "channels", FORM_LIST, false, NULL },
	    { "until", FORM_DATE, false, NULL }, REASONS } },
};

enum { SCHEMAS = sizeof schemas / sizeof schemas[0] };

static const struct schema *
find_schema(struct slice name)
{
	for (size_t i = 0; i < SCHEMAS; i++) {
		if (slice_is(name, schemas[i].name))
			return &schemas[i];
	}
	return NULL;
}

/* "registries/terms.yaml" is terms. */
static struct slice
name_of(const char *path)
{
	const char *base = strrchr(path, '/');
	struct slice name = slice_of(base ? base + 1 : path);

	if (slice_ends(name, ".yaml"))
		name.len -= sizeof ".yaml" - 1;
	return name;
}

static bool
is_choice(const char *choices, const char *text)
{
	struct slice rest = slice_of(choices), choice;

	while (slice_until(&rest, '|', &choice)) {
		if (slice_is(choice, text))
			return true;
	}
	return false;
}

/* A text that says something. */
static enum error_code
judge_text(const struct reader *r, const struct key *key, struct error *err)
{
	const char *text = NULL;
	enum error_code code = reader_text(r, key->name, &text, err);

	if (code || !text)
		return code;
	if (slice_trim(slice_of(text)).len == 0)
		return reader_fail(r, node_get(r->map, key->name), err,
		    "\"%s\" is empty (fill it in, or remove it)", key->name);
	if (key->choices && !is_choice(key->choices, text))
		return reader_fail(r, node_get(r->map, key->name), err,
		    "\"%s\" must be one of %s", key->name, key->choices);
	return ERR_NONE;
}

static enum error_code
judge_digest(const struct reader *r, const struct key *key,
    struct error *err)
{
	const char *text = NULL;
	struct digest digest;
	enum error_code code = reader_text(r, key->name, &text, err);

	if (code || !text || digest_read(&digest, slice_of(text)))
		return code;
	return reader_fail(r, node_get(r->map, key->name), err, "\"%s\" must "
	    "be 64 hex digits (what sha256sum prints)", key->name);
}

static enum error_code
judge_list(const struct reader *r, const char *name, struct error *err)
{
	struct names list = { 0 };
	enum error_code code = reader_names(r, name, &list, err);

	for (size_t i = 0; !code && i < list.count; i++) {
		if (slice_trim(slice_of(list.items[i])).len == 0)
			code = reader_fail(r, node_get(r->map, name), err,
			    "\"%s\" has an empty text (remove it)", name);
	}
	return code;
}

/* Each of a map's values. */
static enum error_code
judge_map(const struct reader *r, const struct key *key, struct error *err)
{
	struct reader inner = { 0 };
	enum error_code code = reader_map(r, key->name, &inner, err);

	for (size_t i = 0; !code && inner.map && i < inner.map->count; i++) {
		struct key one = { inner.map->items[i]->key, FORM_TEXT, false,
			NULL };

		code = key->form == FORM_TEXTS ? judge_text(&inner, &one, err) :
		    judge_list(&inner, one.name, err);
	}
	return code;
}

static enum error_code
judge_key(const struct reader *r, const struct key *key, struct error *err)
{
	int64_t date;
	enum error_code code = key->required ?
	    reader_required(r, key->name, err) : ERR_NONE;

	if (code)
		return code;
	switch (key->form) {
	case FORM_LIST:
		return judge_list(r, key->name, err);
	case FORM_DATE:
		return reader_date(r, key->name, &date, err);
	case FORM_DIGEST:
		return judge_digest(r, key, err);
	case FORM_TEXTS:
	case FORM_LISTS:
		return judge_map(r, key, err);
	default:
		return judge_text(r, key, err);
	}
}

static enum error_code
judge_entry(const struct reader *list, const struct node *entry,
    const struct schema *schema, struct error *err)
{
	struct reader r = { entry, list->path, list->pool };
	const char *known[KEYS + 1] = { 0 };
	enum error_code code;

	if (entry->kind != NODE_MAP)
		return reader_fail(list, entry, err, "an entry is a map (- %s: "
		    "...)", schema->keys[0].name);
	for (size_t i = 0; i < KEYS; i++)
		known[i] = schema->keys[i].name;
	code = reader_known(&r, known, err);
	for (size_t i = 0; !code && i < KEYS && known[i]; i++)
		code = judge_key(&r, &schema->keys[i], err);
	return code;
}

/* What is called the same: a price may differ by market, nothing else. */
static bool
is_twin(const struct node *a, const struct node *b, const char *key)
{
	return strcmp(node_get_text(a, key, ""), node_get_text(b, key, "")) ==
	    0 && !node_get(a, "markets") && !node_get(b, "markets");
}

static enum error_code
judge_entries(const struct reader *r, const struct node *list,
    const struct schema *schema, struct error *err)
{
	const char *key = schema->keys[0].name;
	enum error_code code = ERR_NONE;

	if (list->count > REGISTRY_ENTRIES)
		return reader_fail(r, list, err, "%zu entries are too many (%d "
		    "at most)", list->count, REGISTRY_ENTRIES);
	for (size_t i = 0; !code && i < list->count; i++)
		code = judge_entry(r, list->items[i], schema, err);
	for (size_t i = 0; !code && i < list->count; i++) {
		for (size_t k = 0; !code && k < i; k++) {
			if (is_twin(list->items[k], list->items[i], key))
				code = reader_fail(r, list->items[i], err,
				    "\"%s\" is there twice (join the two)",
				    node_get_text(list->items[i], key, ""));
		}
	}
	return code;
}

static enum error_code
read_entries(struct registry *out, struct reader *r, struct slice text,
    struct error *err)
{
	const struct schema *schema = find_schema(name_of(out->path));
	const char *known[2] = { schema ? schema->name : NULL, NULL };
	const struct node *list = NULL;
	enum error_code code;

	if (!schema)
		return error_at(err, (struct place){ out->path, 1, 1 },
		    "registry", "no registry has this name (terms, "
		    "competitors, disclaimers, regulated, links, entities, "
		    "numbers or assets)");
	out->name = schema->name;
	if ((code = yaml_parse(&r->map, (struct place){ out->path, 1, 1 },
	    text, r->pool, err)) ||
	    (code = reader_known(r, known, err)) ||
	    (code = reader_required(r, known[0], err)) ||
	    (code = reader_list(r, known[0], &list, err)) ||
	    (code = judge_entries(r, list, schema, err)))
		return code;
	out->entries = (const struct node *const *)list->items;
	out->count = list->count;
	return ERR_NONE;
}

enum error_code
registry_parse(struct registry *out, const char *path, struct slice text,
    struct pool *pool, struct error *err)
{
	struct registry made = { .path = path };
	struct reader r = { .path = path, .pool = pool };
	enum error_code code = read_entries(&made, &r, text, err);

	if (!code)
		*out = made;
	return code;
}

const char *
registry_name(const struct node *entry)
{
	static const char *const keys[] = { "name", "id", "term", "host",
		"key", "path" };

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		if (node_get(entry, keys[i]))
			return node_get_text(entry, keys[i], "");
	}
	return "";
}

struct names
registry_list(const struct node *entry, const char *key, struct pool *pool)
{
	const struct node *list = node_get(entry, key);
	struct names out = { 0 };

	for (size_t i = 0; list && i < list->count; i++)
		names_add(&out, pool, list->items[i]->text);
	return out;
}

bool
registry_admits(const struct node *entry, const char *key,
    const struct names *values)
{
	const struct node *list = node_get(entry, key);

	if (!list || values->count == 0)
		return true;
	for (size_t i = 0; i < list->count; i++) {
		if (names_has(values, list->items[i]->text))
			return true;
	}
	return false;
}

const char *
registry_cite(const struct registry *registry, const struct node *entry,
    struct pool *pool)
{
	const char *why = node_get_text(entry, "why", "");

	return pool_format(pool, "%s:%u: %s%s%s", registry->path, entry->line,
	    registry_name(entry), why[0] ? ": " : "", why);
}
