/* SPDX-License-Identifier: Apache-2.0 */
#include "template.h"

#include <string.h>

#include "base/id.h"
#include "data/yaml.h"
#include "path.h"

enum { GRAPHEMES_MOST = 100000 };

static const char *const template_keys[] = { "title", "kind", "owner",
	"language", "audience", "pillars", "claims", "workflow", "expires",
	"recalled", "extends", "channel", "fields", "regions", "translates",
	NULL };
static const char *const block_keys[] = { "title", "owner", "language",
	"pillars", "claims", "expires", "recalled", "translates", NULL };
static const char *const region_keys[] = { "words", "options", "preapproved",
	"guidance", NULL };
static const char *const edit_keys[] = { "words-changed", NULL };

static struct place
key_place(const struct reader *r, const struct node *value)
{
	return (struct place){ r->path, value->key_line, value->key_column };
}

static enum error_code
need_name(const struct reader *r, const struct node *value,
    struct error *err)
{
	if (id_is_name(slice_of(value->key)))
		return ERR_NONE;
	return error_at(err, key_place(r, value), "front-matter", "\"%s\" is "
	    "not a name (a-z, 0-9 and _, a letter first)", value->key);
}

static enum error_code
read_facets(struct template *t, const struct reader *r, struct error *err)
{
	struct reader map;
	enum error_code code = reader_map(r, "audience", &map, err);
	size_t count = map.map && !code ? map.map->count : 0;

	t->facets = pool_alloc(r->pool, count * sizeof *t->facets);
	for (size_t i = 0; !code && i < count; i++) {
		const struct node *value = map.map->items[i];
		struct facet *facet = &t->facets[t->facet_count++];

		facet->name = value->key;
		facet->place = key_place(r, value);
		code = need_name(r, value, err);
		if (!code && strcmp(value->key, "account") == 0)
			code = error_at(err, facet->place, "front-matter",
			    "account is not a facet (it is free in \"for\")");
		if (!code)
			code = reader_names(&map, value->key, &facet->values,
			    err);
	}
	return code;
}

static enum error_code
read_limits(struct template *t, const struct reader *r, struct error *err)
{
	struct reader map;
	enum error_code code = reader_map(r, "channel", &map, err);
	size_t count = map.map && !code ? map.map->count : 0;

	if (count && !template_kind_has_headers(t->kind))
		return reader_fail(r, map.map, err, "a %s has no header lines "
		    "that a channel could limit (remove it)", t->kind);
	t->limits = pool_alloc(r->pool, count * sizeof *t->limits);
	for (size_t i = 0; !code && i < count; i++) {
		const struct node *value = map.map->items[i];
		struct limit *limit = &t->limits[t->limit_count++];
		int64_t most = 0;

		limit->name = value->key;
		limit->place = key_place(r, value);
		code = reader_number(&map, value->key, &most, err);
		if (!code && (most < 1 || most > GRAPHEMES_MOST))
			code = reader_fail(r, value, err, "\"%s\" counts "
			    "characters, from 1", value->key);
		limit->most = (size_t)most;
	}
	return code;
}

static enum error_code
read_fields(struct template *t, const struct reader *r, struct error *err)
{
	struct reader map;
	enum error_code code = reader_map(r, "fields", &map, err);
	size_t count = map.map && !code ? map.map->count : 0;

	t->fields = pool_alloc(r->pool, count * sizeof *t->fields);
	for (size_t i = 0; !code && i < count; i++) {
		const char *name = map.map->items[i]->key;
		struct reader field;

		code = reader_map(&map, name, &field, err);
		if (!code)
			code = field_parse(&t->fields[t->field_count++], name,
			    &field, err);
	}
	return code;
}

/* "preapproved: {words-changed: ..4}": at most so many words. */
static enum error_code
read_small_edits(struct region *region, const struct reader *r,
    struct error *err)
{
	struct reader map;
	const char *text = NULL;
	struct range range;
	enum error_code code = reader_map(r, "preapproved", &map, err);

	if (code || !map.map)
		return code;
	if ((code = reader_known(&map, edit_keys, err)) ||
	    (code = reader_required(&map, "words-changed", err)) ||
	    (code = reader_text(&map, "words-changed", &text, err)))
		return code;
	if (!range_read_counts(&range, text) || range.least > 0 ||
	    range.most == INT64_MAX)
		return reader_fail(&map, node_get(map.map, "words-changed"),
		    err, "small edits are up to some words (write ..4)");
	region->preapproved_edits = true;
	region->preapproved_words = (size_t)range.most;
	return ERR_NONE;
}

static enum error_code
read_words(struct region *region, const struct reader *r, struct error *err)
{
	const char *text = NULL;
	struct range range;
	enum error_code code = reader_text(r, "words", &text, err);

	if (code || !text)
		return code;
	if (!range_read_counts(&range, text))
		return reader_fail(r, node_get(r->map, "words"), err,
		    "no number of words (write 6..60, 6.. or ..60)");
	region->least_words = range.least < 0 ? 0 : (size_t)range.least;
	region->most_words = range.most == INT64_MAX ? 0 :
	    (size_t)range.most;
	return ERR_NONE;
}

static enum error_code
read_options(struct region *region, const struct reader *r,
    struct error *err)
{
	enum error_code code = reader_names(r, "options", &region->options,
	    err);

	for (size_t i = 0; !code && i < region->options.count; i++) {
		if (!id_is_id(slice_of(region->options.items[i])))
			code = reader_fail(r, node_get(r->map, "options"),
			    err, "\"%s\" is not the id of a block",
			    region->options.items[i]);
	}
	return code;
}

static enum error_code
read_region(struct region *region, const struct reader *r,
    struct error *err)
{
	enum error_code code;

	if ((code = reader_known(r, region_keys, err)) ||
	    (code = read_words(region, r, err)) ||
	    (code = read_options(region, r, err)) ||
	    (code = read_small_edits(region, r, err)))
		return code;
	return reader_text(r, "guidance", &region->guidance, err);
}

static enum error_code
read_regions(struct template *t, const struct reader *r, struct error *err)
{
	struct reader map;
	enum error_code code = reader_map(r, "regions", &map, err);
	size_t count = map.map && !code ? map.map->count : 0;

	t->regions = pool_alloc(r->pool, count * sizeof *t->regions);
	for (size_t i = 0; !code && i < count; i++) {
		const struct node *value = map.map->items[i];
		struct region *region = &t->regions[t->region_count++];
		struct reader entry;

		region->name = value->key;
		region->place = key_place(r, value);
		if ((code = need_name(r, value, err)) ||
		    (code = reader_map(&map, value->key, &entry, err)))
			return code;
		code = read_region(region, &entry, err);
	}
	return code;
}

static enum error_code
read_ids(const struct reader *r, const char *key, struct names *out,
    struct error *err)
{
	enum error_code code = reader_names(r, key, out, err);

	for (size_t i = 0; !code && i < out->count; i++) {
		if (!id_is_id(slice_of(out->items[i])))
			code = reader_fail(r, node_get(r->map, key), err,
			    "\"%s\" in %s is not an id (a-z, 0-9 and -)",
			    out->items[i], key);
	}
	return code;
}

static enum error_code
read_id(const struct reader *r, const char *key, const char **out,
    struct error *err)
{
	enum error_code code = reader_text(r, key, out, err);

	if (code || !*out || id_is_id(slice_of(*out)))
		return code;
	return reader_fail(r, node_get(r->map, key), err,
	    "\"%s\" is not an id (a-z, 0-9 and -)", *out);
}

static enum error_code
read_common(struct template *t, const struct reader *r, struct error *err)
{
	struct lifetime lifetime;
	const char *original = NULL;	/* what rules compare it with */
	enum error_code code;

	if ((code = read_id(r, "translates", &original, err)) ||
	    (code = reader_required(r, "title", err)) ||
	    (code = reader_text(r, "title", &t->title, err)) ||
	    (code = read_id(r, "owner", &t->owner, err)) ||
	    (code = reader_text(r, "language", &t->language, err)) ||
	    (code = read_ids(r, "pillars", &t->pillars, err)) ||
	    (code = read_ids(r, "claims", &t->claims, err)) ||
	    (code = recall_read(&lifetime, r, err)))
		return code;
	t->expires = lifetime.expires;
	t->expires_on = lifetime.expires_on;
	t->recalled = lifetime.recalled;
	return ERR_NONE;
}

static enum error_code
read_keys(struct template *t, const struct reader *r, bool block,
    struct error *err)
{
	enum error_code code = reader_known(r,
	    block ? block_keys : template_keys, err);

	if (code || (code = read_common(t, r, err)) || block)
		return code;
	if ((code = reader_required(r, "kind", err)) ||
	    (code = read_id(r, "kind", &t->kind, err)) ||
	    (code = read_id(r, "workflow", &t->workflow, err)) ||
	    (code = read_id(r, "extends", &t->extends, err)) ||
	    (code = read_facets(t, r, err)) ||
	    (code = read_limits(t, r, err)) ||
	    (code = read_fields(t, r, err)))
		return code;
	return read_regions(t, r, err);
}

/* Every region in the body is declared, and the other way round. */
static enum error_code
join_regions(struct template *t, struct error *err)
{
	for (size_t i = 0; i < t->outline.part_count; i++) {
		const struct part *part = &t->outline.parts[i];

		if (part->kind == PART_REGION &&
		    !template_region(t, part->name))
			return error_at(err, (struct place){ t->path,
			    part->line - 1, 1 }, "unknown-region", "the "
			    "region \"%s\" is not declared (add it to regions "
			    "in the front matter)", part->name);
	}
	for (size_t i = 0; i < t->region_count; i++) {
		struct region *region = &t->regions[i];
		const struct part *part = outline_region(&t->outline,
		    region->name);

		if (!part)
			return error_at(err, region->place, "unknown-region",
			    "the text has no region \"%s\" (add its markers, "
			    "or remove it here)", region->name);
		region->text = part->text;
		region->line = part->line;
	}
	return ERR_NONE;
}

/* A part that no value of a field can show is a slip. */
static const char *
wrong_when(const struct template *t, const struct part *part)
{
	const struct field *field = template_field(t, part->when_field);

	if (!field)
		return "is not a field of this template";
	if (field->type == FIELD_CHOICE)
		return names_has(&field->of, part->when_value) ? NULL :
		    "does not offer that value";
	if (field->type == FIELD_BOOL)
		return field_type_admits(FIELD_BOOL, part->when_value) ?
		    NULL : "is true or false";
	return "is neither a choice nor a bool";
}

static enum error_code
judge_whens(const struct template *t, struct error *err)
{
	for (size_t i = 0; i < t->outline.part_count; i++) {
		const struct part *part = &t->outline.parts[i];
		const char *why = part->when_field ? wrong_when(t, part) :
		    NULL;

		if (why)
			return error_at(err, (struct place){ t->path,
			    part->when_line, 1 }, "when", "\"%s\" %s",
			    part->when_field, why);
	}
	return ERR_NONE;
}

enum error_code
template_parse(struct template *out, const char *path, struct slice file,
    struct pool *pool, struct error *err)
{
	struct path place = path_read(path, pool);
	bool block = place.kind == PATH_BLOCK;
	struct template t = { .id = place.id ? place.id : path, .path = path,
		.file = file, .kind = "block", .language = "en" };
	struct reader r = { .path = path, .pool = pool };
	struct outline_input input = { .path = path };
	struct front front;
	enum error_code code;

	if ((code = front_split(&front, path, file, err)) ||
	    (code = yaml_parse(&r.map, (struct place){ path,
	    front.yaml_line, 1 }, front.yaml, pool, err)) ||
	    (code = read_keys(&t, &r, block, err)))
		return code;
	t.head = r.map;
	input.body = front.body;
	input.line = front.body_line;
	input.has_headers = template_kind_has_headers(t.kind);
	if ((code = outline_parse(&t.outline, &input, pool, err)) ||
	    (code = join_regions(&t, err)) ||
	    (!block && (code = judge_whens(&t, err))))
		return code;
	*out = t;
	return ERR_NONE;
}
