/* SPDX-License-Identifier: Apache-2.0 */
#include "condition_parse.h"

#include <string.h>

#include "base/id.h"
#include "path.h"
#include "values.h"

enum { CONDITION_ITEMS = 64 };

struct reading {
	const struct reader *r;
	struct error *err;
};

/* What one kind of condition is called, and what may stand beside its key. */
static const struct form {
	const char *key;
	enum condition_kind kind;
	const char *fixed;	/* the only text its value may have */
	const char *beside[4];	/* ends in NULL */
} forms[] = {
	{ "all", CONDITION_ALL, NULL, { NULL } },
	{ "any", CONDITION_ANY, NULL, { NULL } },
	{ "not", CONDITION_NOT, NULL, { NULL } },
	{ "field", CONDITION_FIELD, NULL,
	  { "beyond", "changed", "value", NULL } },
	{ "region", CONDITION_REGION, NULL, { "beyond", "changed", NULL } },
	{ "only", CONDITION_ONLY, "fields", { NULL } },
	{ "within", CONDITION_WITHIN, "preapproved", { NULL } },
	{ "words-changed", CONDITION_WORDS_CHANGED, NULL, { NULL } },
	{ "kind", CONDITION_KIND, NULL, { NULL } },
	{ "segment", CONDITION_FACET, NULL, { "changed", NULL } },
	{ "stage", CONDITION_FACET, NULL, { "changed", NULL } },
	{ "market", CONDITION_FACET, NULL, { "changed", NULL } },
	{ "competitor", CONDITION_FACET, NULL, { "changed", NULL } },
	{ "requirement", CONDITION_FACET, NULL, { "changed", NULL } },
	{ "claims", CONDITION_CLAIMS, "touched", { NULL } },
	{ "paths", CONDITION_PATHS, NULL, { NULL } },
	{ "author-role", CONDITION_AUTHOR_ROLE, NULL, { NULL } },
	{ "size", CONDITION_SIZE, NULL, { NULL } },
};

enum { FORMS = sizeof forms / sizeof forms[0] };

static enum error_code parse(struct condition *out,
    const struct reading *in, const struct node *node, int depth);

static const struct form *
find_form(const char *key)
{
	for (size_t i = 0; i < FORMS; i++) {
		if (strcmp(forms[i].key, key) == 0)
			return &forms[i];
	}
	return NULL;
}

/* The error for a map in which no key says what kind of condition it is. */
static enum error_code
refuse_unknown(const struct reading *in, const struct node *node)
{
	const char *known[FORMS + 1] = { NULL };
	struct reader map = { node, in->r->path, in->r->pool };
	enum error_code code;

	for (size_t i = 0; i < FORMS; i++)
		known[i] = forms[i].key;
	code = reader_known(&map, known, in->err);
	return code ? code : reader_fail(in->r, node, in->err,
	    "this condition is empty (write one, as in {claims: touched})");
}

/* The form of the first key that has one. */
static enum error_code
choose_form(const struct form **out, const struct reading *in,
    const struct node *node)
{
	for (size_t i = 0; node->kind == NODE_MAP && i < node->count; i++) {
		*out = find_form(node->items[i]->key);
		if (*out)
			return ERR_NONE;
	}
	return refuse_unknown(in, node);
}

/* Two conditions in one map would not say whether both or one must hold. */
static enum error_code
check_beside(const struct form *form, const struct reader *map,
    struct error *err)
{
	const char *known[6] = { form->key };

	for (size_t i = 0; form->beside[i]; i++)
		known[i + 1] = form->beside[i];
	for (size_t i = 0; i < map->map->count; i++) {
		const struct node *item = map->map->items[i];

		if (strcmp(item->key, form->key) != 0 && find_form(item->key))
			return reader_fail(map, item, err, "\"%s\" and \"%s\" "
			    "are two conditions (join them with all or any)",
			    form->key, item->key);
	}
	return reader_known(map, known, err);
}

static enum error_code
read_items(struct condition *out, const struct reading *in,
    const struct node *value, int depth)
{
	enum error_code code = ERR_NONE;
	const struct node *const *items =
	    (const struct node *const *)value->items;
	size_t count = value->count;

	if (out->kind == CONDITION_NOT) {
		items = &value;
		count = 1;
	} else if (value->kind != NODE_LIST || count == 0 ||
	    count > CONDITION_ITEMS) {
		return reader_fail(in->r, value, in->err, "\"%s\" must be a "
		    "list of 1 to %d conditions", value->key, CONDITION_ITEMS);
	}
	out->items = pool_alloc(in->r->pool, count * sizeof *out->items);
	out->count = count;
	for (size_t i = 0; !code && i < count; i++)
		code = parse(&out->items[i], in, items[i], depth + 1);
	return code;
}

static enum error_code
read_flags(struct condition *out, const struct reader *map,
    struct error *err)
{
	const char *beyond = NULL;
	enum error_code code;

	if ((code = reader_text(map, "beyond", &beyond, err)) ||
	    (code = reader_bool(map, "changed", &out->changed, err)))
		return code;
	if (beyond && strcmp(beyond, "preapproved") != 0)
		return reader_fail(map, node_get(map->map, "beyond"), err,
		    "\"beyond\" must be preapproved");
	if (node_get(map->map, "changed") && !out->changed)
		return reader_fail(map, node_get(map->map, "changed"), err,
		    "\"changed\" must be true (or remove it)");
	out->beyond = beyond != NULL;
	return ERR_NONE;
}

/* A field or a region, which must say what about it. */
static enum error_code
read_slot(struct condition *out, const struct form *form,
    const struct reader *map, struct error *err)
{
	enum error_code code;

	if ((code = reader_text(map, form->key, &out->name, err)) ||
	    (code = read_flags(out, map, err)) ||
	    (code = values_read(map, "value", &out->values, err)))
		return code;
	if (!id_is_name(slice_of(out->name)))
		return reader_fail(map, node_get(map->map, form->key), err,
		    "\"%s\" is not a name of a %s (use a-z, 0-9 and _)",
		    out->name, form->key);
	if (!out->beyond && !out->changed && out->values.count == 0)
		return reader_fail(map, map->map, err, "say what about the %s "
		    "(beyond: preapproved, or changed: true)", form->key);
	return ERR_NONE;
}

static enum error_code
read_facet(struct condition *out, const struct form *form,
    const struct reader *map, struct error *err)
{
	enum error_code code = read_flags(out, map, err);

	out->name = form->key;
	return code ? code : values_read(map, form->key, &out->values, err);
}

static enum error_code
read_span(struct condition *out, const struct form *form,
    const struct reader *map, struct error *err)
{
	const char *text = NULL;
	enum error_code code = reader_text(map, form->key, &text, err);

	if (code)
		return code;
	if (!values_span(&out->least, &out->most, text))
		return reader_fail(map, node_get(map->map, form->key), err,
		    "\"%s\" must be a range (as in 5.., ..20 or 5..20)",
		    form->key);
	return ERR_NONE;
}

static enum error_code
read_fixed(const struct form *form, const struct reader *map,
    struct error *err)
{
	const char *text = NULL;
	enum error_code code = reader_text(map, form->key, &text, err);

	if (code)
		return code;
	if (strcmp(text, form->fixed) != 0)
		return reader_fail(map, node_get(map->map, form->key), err,
		    "\"%s\" must be %s", form->key, form->fixed);
	return ERR_NONE;
}

static enum error_code
read_leaf(struct condition *out, const struct form *form,
    const struct reader *map, struct error *err)
{
	switch (form->kind) {
	case CONDITION_FIELD:
	case CONDITION_REGION:
		return read_slot(out, form, map, err);
	case CONDITION_FACET:
		return read_facet(out, form, map, err);
	case CONDITION_WORDS_CHANGED:
	case CONDITION_SIZE:
		return read_span(out, form, map, err);
	default:
		return form->fixed ? read_fixed(form, map, err) :
		    values_read(map, form->key, &out->values, err);
	}
}

static enum error_code
parse(struct condition *out, const struct reading *in,
    const struct node *node, int depth)
{
	struct reader map = { node, in->r->path, in->r->pool };
	const struct form *form = NULL;
	enum error_code code = choose_form(&form, in, node);

	if (code || (code = check_beside(form, &map, in->err)))
		return code;
	if (depth > CONDITION_DEPTH)
		return reader_fail(in->r, node, in->err, "these conditions are "
		    "more than %d deep (say it with fewer)", CONDITION_DEPTH);
	out->kind = form->kind;
	if (form->kind <= CONDITION_NOT)
		return read_items(out, in, node_get(node, form->key), depth);
	return read_leaf(out, form, &map, in->err);
}

enum error_code
condition_parse(const struct condition **out, const struct reader *r,
    const struct node *node, struct error *err)
{
	struct reading in = { r, err };
	struct condition *made = pool_alloc(r->pool, sizeof *made);
	enum error_code code = parse(made, &in, node, 1);

	if (!code)
		*out = made;
	return code;
}

bool
condition_equal(const struct condition *a, const struct condition *b)
{
	if (a->kind != b->kind || !values_same_text(a->name, b->name) ||
	    !values_equal(&a->values, &b->values) || a->least != b->least ||
	    a->most != b->most || a->beyond != b->beyond ||
	    a->changed != b->changed || a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!condition_equal(&a->items[i], &b->items[i]))
			return false;
	}
	return true;
}
