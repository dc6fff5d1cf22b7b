/* SPDX-License-Identifier: Apache-2.0 */
#include "customization.h"

#include <stdlib.h>
#include <string.h>

#include "data/yaml.h"

enum { MAP_LINE = 100 };

static struct setting *
find(struct setting *settings, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(settings[i].name, name) == 0)
			return &settings[i];
	}
	return NULL;
}

const char *
customization_value(const struct customization *c, const char *name)
{
	const struct setting *setting = find(c->fields, c->field_count, name);

	return setting ? setting->value : NULL;
}

const char *
customization_for(const struct customization *c, const char *facet)
{
	const struct setting *setting = find(c->audience, c->audience_count,
	    facet);

	return setting ? setting->value : NULL;
}

const struct written_region *
customization_region(const struct customization *c, const char *name)
{
	for (size_t i = 0; i < c->region_count; i++) {
		if (strcmp(c->regions[i].name, name) == 0)
			return &c->regions[i];
	}
	return NULL;
}

/*
 * The settings with one more, one other, or (value NULL) one less, in a new
 * array: a copy of the struct keeps what it had.
 */
static void
put(struct setting **settings, size_t *count, struct setting setting,
    struct pool *pool)
{
	struct setting *items = pool_alloc(pool,
	    (*count + 1) * sizeof *items);
	bool found = false;
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++) {
		bool same = strcmp((*settings)[i].name, setting.name) == 0;

		found = found || same;
		if (same && !setting.value)
			continue;
		items[kept] = (*settings)[i];
		if (same)
			items[kept].value = pool_text(pool, setting.value);
		kept++;
	}
	if (!found && setting.value)
		items[kept++] = (struct setting){
			pool_text(pool, setting.name),
			pool_text(pool, setting.value), setting.place
		};
	*settings = items;
	*count = kept;
}

void
customization_set(struct customization *c, const char *name,
    const char *value, struct pool *pool)
{
	put(&c->fields, &c->field_count, (struct setting){ .name = name,
	    .value = value, .place = { c->path, 0, 0 } }, pool);
}

void
customization_set_for(struct customization *c, const char *facet,
    const char *value, struct pool *pool)
{
	put(&c->audience, &c->audience_count, (struct setting){
	    .name = facet, .value = value, .place = { c->path, 0, 0 } },
	    pool);
}

/* As the writer writes it: no blank lines around it, one LF at its end. */
static struct slice
region_form(struct slice text, struct pool *pool)
{
	struct buf buf = { 0 };
	struct slice trimmed = template_trim(text);

	buf_add(&buf, trimmed);
	if (trimmed.len)
		buf_char(&buf, '\n');
	return buf_settle(&buf, pool);
}

void
customization_set_region(struct customization *c, const char *name,
    struct slice text, struct pool *pool)
{
	struct written_region *items = pool_alloc(pool,
	    (c->region_count + 1) * sizeof *items);
	struct written_region set = { .name = pool_text(pool, name) };
	bool found = false;
	size_t kept = 0;

	if (text.at)
		set.text = region_form(text, pool);
	for (size_t i = 0; i < c->region_count; i++) {
		bool same = strcmp(c->regions[i].name, name) == 0;

		found = found || same;
		if (!same || text.at)
			items[kept++] = same ? set : c->regions[i];
	}
	if (!found && text.at)
		items[kept++] = set;
	c->regions = items;
	c->region_count = kept;
}

static void
write_pair(struct buf *out, const char *key, const char *value)
{
	yaml_write_scalar(out, key);
	buf_text(out, ": ");
	yaml_write_scalar(out, value);
	buf_char(out, '\n');
}

/* On one line where it fits, as people write it; else a line each. */
static void
write_map(struct buf *out, const char *key, const struct setting *items,
    size_t count)
{
	struct buf line = { 0 };

	for (size_t i = 0; i < count; i++) {
		buf_text(&line, i ? ", " : "");
		yaml_write_scalar(&line, items[i].name);
		buf_text(&line, ": ");
		yaml_write_scalar(&line, items[i].value);
	}
	if (count && line.len <= MAP_LINE) {
		buf_format(out, "%s: {%s}\n", key, line.at);
		count = 0;
	}
	if (count)
		buf_format(out, "%s:\n", key);
	for (size_t i = 0; i < count; i++) {
		buf_text(out, "  ");
		write_pair(out, items[i].name, items[i].value);
	}
	buf_release(&line);
}

/* The fields in the template's order, then those it does not know. */
static void
write_fields(const struct customization *c, const struct template *t,
    struct buf *out)
{
	struct setting *items = mem_alloc((c->field_count + 1) *
	    sizeof *items);
	size_t count = 0;

	for (size_t i = 0; t && i < t->field_count; i++) {
		const struct setting *setting = find(c->fields,
		    c->field_count, t->fields[i].name);

		if (setting)
			items[count++] = *setting;
	}
	for (size_t i = 0; i < c->field_count; i++) {
		if (!t || !template_field(t, c->fields[i].name))
			items[count++] = c->fields[i];
	}
	write_map(out, "fields", items, count);
	free(items);
}

static void
write_region(struct buf *out, const struct written_region *region)
{
	buf_format(out, "<!-- region %s -->\n", region->name);
	buf_add(out, region->text);
	if (region->text.len && !slice_ends(region->text, "\n"))
		buf_char(out, '\n');
	buf_text(out, "<!-- /region -->\n");
}

static void
write_regions(const struct customization *c, const struct template *t,
    struct buf *out)
{
	for (size_t i = 0; t && i < t->region_count; i++) {
		const struct written_region *region = customization_region(c,
		    t->regions[i].name);

		if (region)
			write_region(out, region);
	}
	for (size_t i = 0; i < c->region_count; i++) {
		if (!t || !template_region(t, c->regions[i].name))
			write_region(out, &c->regions[i]);
	}
}

void
customization_write(const struct customization *c, const struct template *t,
    struct buf *out)
{
	buf_text(out, "---\n");
	write_pair(out, "template", c->template_id);
	if (c->base && c->base[0])
		write_pair(out, "base", c->base);
	write_map(out, "for", c->audience, c->audience_count);
	write_pair(out, "share", c->share ? c->share : "me");
	write_fields(c, t, out);
	if (c->recalled.set) {
		buf_text(out, "recalled:\n  ");
		write_pair(out, "reason", c->recalled.reason);
	}
	if (c->recalled.set && c->recalled.instead) {
		buf_text(out, "  ");
		write_pair(out, "instead", c->recalled.instead);
	}
	buf_text(out, "---\n");
	write_regions(c, t, out);
}
