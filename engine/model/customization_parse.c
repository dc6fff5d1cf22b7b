/* SPDX-License-Identifier: Apache-2.0 */
#include "customization.h"

#include <string.h>

#include "base/id.h"
#include "base/oid.h"
#include "path.h"

static const char *const keys[] = { "template", "base", "for", "share",
	"fields", "recalled", NULL };

struct settings_list {
	struct setting *items;
	size_t count;
};

static enum error_code
read_settings(struct settings_list *out, const struct reader *r,
    const char *key, struct error *err)
{
	struct reader map;
	enum error_code code = reader_map(r, key, &map, err);
	size_t count = map.map && !code ? map.map->count : 0;

	out->items = pool_alloc(r->pool, count * sizeof *out->items);
	for (size_t i = 0; !code && i < count; i++) {
		const struct node *value = map.map->items[i];
		struct setting *setting = &out->items[out->count++];

		setting->name = value->key;
		setting->place = (struct place){ r->path, value->line,
			value->column };
		if (!id_is_name(slice_of(value->key)))
			return error_at(err, (struct place){ r->path,
			    value->key_line, value->key_column },
			    "front-matter", "\"%s\" is not a name (a-z, 0-9 "
			    "and _, a letter first)", value->key);
		code = reader_text(&map, value->key, &setting->value, err);
	}
	return code;
}

static enum error_code
read_share(struct customization *c, const struct reader *r,
    struct error *err)
{
	const struct node *at = node_get(r->map, "share");
	enum error_code code = reader_text(r, "share", &c->share, err);

	if (code || strcmp(c->share, "me") == 0 ||
	    strcmp(c->share, "team") == 0 || strcmp(c->share, "all") == 0)
		return code;
	return error_at(err, (struct place){ r->path, at->line, at->column },
	    "share", "\"%s\" is not a way to share (write me, team or all)",
	    c->share);
}

static enum error_code
read_ids(struct customization *c, const struct reader *r, struct error *err)
{
	enum error_code code;
	struct oid base;

	if ((code = reader_required(r, "template", err)) ||
	    (code = reader_text(r, "template", &c->template_id, err)) ||
	    (code = reader_text(r, "base", &c->base, err)))
		return code;
	if (!id_is_id(slice_of(c->template_id)))
		return reader_fail(r, node_get(r->map, "template"), err,
		    "\"%s\" is not the id of a template", c->template_id);
	if (c->base[0] && !oid_read(&base, slice_of(c->base)))
		return reader_fail(r, node_get(r->map, "base"), err,
		    "\"%s\" is not the id of a version (40 hex digits, or "
		    "leave it out)", c->base);
	return ERR_NONE;
}

static enum error_code
read_keys(struct customization *c, const struct reader *r, struct error *err)
{
	struct settings_list audience = { 0 }, fields = { 0 };
	enum error_code code;

	if ((code = reader_known(r, keys, err)) ||
	    (code = read_ids(c, r, err)) ||
	    (code = read_settings(&audience, r, "for", err)) ||
	    (code = read_share(c, r, err)) ||
	    (code = read_settings(&fields, r, "fields", err)) ||
	    (code = recall_read_reason(&c->recalled, r, err)))
		return code;
	c->audience = audience.items;
	c->audience_count = audience.count;
	c->fields = fields.items;
	c->field_count = fields.count;
	return ERR_NONE;
}

/* Locked text comes from the template; here it would only look approved. */
static enum error_code
read_regions(struct customization *c, const struct outline *outline,
    struct pool *pool, struct error *err)
{
	struct place where;

	if (!outline_only_regions(outline, &where))
		return error_at(err, where, "locked-text", "text outside a "
		    "region (put it in one, or remove it: locked text comes "
		    "from the template)");
	c->regions = pool_alloc(pool,
	    outline->part_count * sizeof *c->regions);
	for (size_t i = 0; i < outline->part_count; i++) {
		const struct part *part = &outline->parts[i];

		if (part->kind == PART_REGION)
			c->regions[c->region_count++] =
			    (struct written_region){ part->name, part->text,
				part->line };
	}
	return ERR_NONE;
}

enum error_code
customization_parse(struct customization *out, const char *path,
    struct slice file, struct pool *pool, struct error *err)
{
	struct customization_file f = { .path = path, .text = file };

	return customization_read(out, &f, pool, err);
}

enum error_code
customization_read(struct customization *out,
    const struct customization_file *file, struct pool *pool,
    struct error *err)
{
	struct customization c = { .path = file->path, .base = "",
		.share = "me" };
	struct reader r = { .path = file->path, .pool = pool };
	struct outline_input input = { .path = file->path };
	struct outline outline;
	struct front front;
	enum error_code code;

	if ((code = front_split(&front, file->path, file->text, err)) ||
	    (code = front_memo_read(file->front, &front, &r, err)) ||
	    (code = read_keys(&c, &r, err)))
		return code;
	input.body = front.body;
	input.line = front.body_line;
	if ((code = outline_parse(&outline, &input, pool, err)) ||
	    (code = read_regions(&c, &outline, pool, err)))
		return code;
	*out = c;
	return ERR_NONE;
}
