/* SPDX-License-Identifier: Apache-2.0 */
#include "issue.h"

#include <string.h>

#include "preapproval.h"

enum { BLOCKS_MOST = 256 };

/* What a composition points to, gathered in one pool. */
struct gathering {
	const struct issue *issue;
	struct pool *pool;
	struct composition composition;
	const struct outline **outlines;
	const char **ids;
	size_t count;
};

bool
issue_has_regions(const struct issue *issue)
{
	for (size_t i = 0; issue->c && i < issue->c->region_count; i++) {
		if (!template_region(issue->t, issue->c->regions[i].name))
			return false;
	}
	return true;
}

static bool
has_block(const struct gathering *g, const char *id)
{
	for (size_t i = 0; i < g->count; i++) {
		if (strcmp(g->ids[i], id) == 0)
			return true;
	}
	return false;
}

/*
 * Reads a block that is included.  One that is not there is left out: the
 * composition knows the place of the include and refuses it.
 */
static enum error_code
gather_block(struct gathering *g, const char *id, struct error *err)
{
	struct template *block = pool_alloc(g->pool, sizeof *block);
	enum error_code code;

	if (has_block(g, id) || g->count == BLOCKS_MOST)
		return ERR_NONE;
	code = library_block(g->issue->library, id, block, g->pool, err);
	if (code)
		return code == ERR_MISSING ? ERR_NONE : code;
	g->outlines = pool_grow(g->pool, g->outlines, g->count,
	    sizeof *g->outlines);
	g->ids = pool_grow(g->pool, g->ids, g->count, sizeof *g->ids);
	g->outlines[g->count] = &block->outline;
	g->ids[g->count++] = id;
	return ERR_NONE;
}

static enum error_code
gather_includes(struct gathering *g, const struct outline *outline,
    struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < outline->part_count; i++) {
		if (outline->parts[i].kind == PART_INCLUDE)
			code = gather_block(g, outline->parts[i].name, err);
	}
	return code;
}

static enum error_code
gather_blocks(struct gathering *g, struct error *err)
{
	enum error_code code = gather_includes(g, &g->issue->t->outline, err);

	for (size_t i = 0; !code && i < g->count; i++)
		code = gather_includes(g, g->outlines[i], err);
	g->composition.blocks = g->outlines;
	g->composition.block_ids = g->ids;
	g->composition.block_count = g->count;
	return code;
}

/* A text as long as the field admits, and such that it may be a link. */
static const char *
longest_text(const struct field *field, struct pool *pool)
{
	const char *before = field->type == FIELD_URL ? "https://x.example/" :
	    field->type == FIELD_PHONE ? "+" : "";
	const char *after = field->type == FIELD_EMAIL ? "@x.example" : "";
	size_t fixed = strlen(before) + strlen(after);
	size_t length = field_longest(field);
	char *text;

	length = length > fixed ? length - fixed : 1;
	text = pool_alloc(pool, length + 1);
	memset(text, field->type == FIELD_PHONE ? '0' : 'x', length);
	return pool_format(pool, "%s%s%s", before, text, after);
}

static const char *
slot_text(const struct issue *issue, const struct field *field,
    struct pool *pool)
{
	const char *value = proposal_value(issue->t, issue->c, field->name);

	if (issue->fill == ISSUE_ALL_LONGEST)
		return longest_text(field, pool);
	if (value || issue->fill == ISSUE_AS_IT_IS)
		return value;
	return issue->fill == ISSUE_EMPTY ? "" : longest_text(field, pool);
}

static void
gather_values(struct gathering *g)
{
	const struct template *t = g->issue->t;
	struct slot_value *values = pool_alloc(g->pool,
	    (t->field_count + 1) * sizeof *values);

	for (size_t i = 0; i < t->field_count; i++) {
		const struct field *field = &t->fields[i];

		values[i].name = field->name;
		values[i].text = slot_text(g->issue, field, g->pool);
		values[i].whole_link = field->type == FIELD_URL ||
		    field->type == FIELD_EMAIL || field->type == FIELD_PHONE;
	}
	g->composition.values = values;
	g->composition.value_count = t->field_count;
}

static void
gather_regions(struct gathering *g)
{
	const struct customization *c = g->issue->c;
	size_t count = c ? c->region_count : 0;
	struct region_text *regions = pool_alloc(g->pool,
	    (count + 1) * sizeof *regions);

	for (size_t i = 0; i < count; i++)
		regions[i] = (struct region_text){ c->regions[i].name,
			c->path ? c->path : "", c->regions[i].text,
			c->regions[i].line };
	g->composition.regions = regions;
	g->composition.region_count = count;
}

static enum error_code
gather(struct gathering *g, struct error *err)
{
	struct outline *outline = pool_alloc(g->pool, sizeof *outline);

	*outline = g->issue->t->outline;
	g->composition.outline = outline;
	g->composition.every_part = g->issue->every_part;
	gather_values(g);
	if (g->issue->only_headers) {
		outline->part_count = 0;
		return ERR_NONE;
	}
	gather_regions(g);
	return gather_blocks(g, err);
}

enum error_code
issue_build(struct document **out, const struct issue *issue,
    struct error *err)
{
	struct pool pool = { 0 };
	struct gathering g = { .issue = issue, .pool = &pool };
	enum error_code code = gather(&g, err);

	if (!code)
		code = document_compose(out, &g.composition, err);
	pool_release(&pool);
	return code;
}

enum error_code
issue_slots(const struct issue *issue, struct names *out, struct pool *pool,
    struct error *err)
{
	struct gathering g = { .issue = issue, .pool = pool };
	enum error_code code = gather(&g, err);

	return code ? code : document_slots(&g.composition, out, pool, err);
}

enum error_code
issue_compose(struct document **out, const struct library *library,
    const struct template *t, const struct customization *c,
    struct error *err)
{
	struct issue issue = { .library = library, .t = t, .c = c };

	return issue_build(out, &issue, err);
}
