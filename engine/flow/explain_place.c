/* SPDX-License-Identifier: Apache-2.0 */
/* explain FILE:LINE: what rules see there, and why they say what they say. */
#include <string.h>

#include "base/file.h"
#include "finding_node.h"
#include "model/path.h"
#include "rules.h"
#include "text/places.h"

/* A line of a file, and who reads it. */
struct place_question {
	struct rules *r;
	const struct galley_place *what;
	const char *path;	/* as sections and findings have it */
	struct slice text;
	struct places places;
};

static enum error_code
read_text(struct place_question *q, struct error *err)
{
	struct buf text = { 0 };
	enum error_code code = ERR_NONE;

	q->path = q->what->path;
	while (strncmp(q->path, "./", 2) == 0)
		q->path += 2;
	if (file_exists(q->what->path))
		code = file_read(&text, q->what->path, MEDIA_LIMIT, err);
	else if (!source_read(&q->r->source, q->path, &q->text))
		return error_set(err, ERR_MISSING, "%s is not there",
		    q->what->path);
	if (text.len)
		q->text = buf_settle(&text, q->r->pool);
	buf_release(&text);
	if (code)
		return code;
	q->places = places_of(q->text, q->r->pool);
	if (q->what->line == 0 || q->what->line > q->places.count)
		return error_set(err, ERR_MISSING, "%s has %zu lines", q->path,
		    q->places.count);
	return ERR_NONE;
}

static bool
reaches(const struct place_question *q, struct source_span span)
{
	return places_find(&q->places, span.from).line <= q->what->line &&
	    places_find(&q->places, span.to > span.from ? span.to - 1 :
	    span.to).line >= q->what->line;
}

static struct node *
readers_of(struct place_question *q, const struct block *block)
{
	struct style_set *set = q->r->set;
	struct pool *pool = q->r->pool;
	struct node *ids = node_list(pool);
	size_t count = set ? style_set_count(set) : 0;
	struct style_choice *choices = pool_alloc(pool, (count + 1) *
	    sizeof *choices);

	if (set)
		style_set_choose(set, q->path, choices, pool);
	for (size_t i = 0; i < count; i++) {
		const struct rule *rule = style_set_rule(set, i);

		if (choices[i].on && selector_chooses(&rule->scope,
		    block->scope))
			node_push(pool, ids, node_text(pool, rule->id));
	}
	return ids;
}

static enum error_code
describe_blocks(struct place_question *q, struct error *err)
{
	static const struct blocks_wish wish = { .paragraphs = true,
		.sentences = true };
	struct pool *pool = q->r->pool;
	struct node *list = node_list(pool);
	struct blocks blocks;
	enum error_code code = blocks_read(&blocks, q->text, &wish, pool, err);

	for (size_t i = 0; !code && i < blocks.count; i++) {
		const struct block *b = &blocks.items[i];
		struct node *item = node_map(pool);

		if (!reaches(q, block_source(b, 0, b->text.len)))
			continue;
		node_set_text(pool, item, "scope", b->scope);
		node_set_text(pool, item, "text", pool_copy(pool, b->text));
		node_set(pool, item, "rules", readers_of(q, b));
		node_push(pool, list, item);
	}
	node_set(pool, q->r->report, "blocks", list);
	return code;
}

static bool
is_in(const struct findings *list, const struct finding *f)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].bytes.from == f->bytes.from &&
		    strcmp(list->items[i].rule, f->rule) == 0)
			return true;
	}
	return false;
}

/* Once with the comments obeyed and once without: the rest is muted. */
static struct node *
find_in_folder(struct place_question *q)
{
	struct pool *pool = q->r->pool;
	struct style_file file = { .path = q->path, .text = q->text };
	struct findings all = { 0 }, heard = { 0 };
	struct node *list;

	style_set_check(q->r->set, &all, &file, pool);
	file.comments = true;
	style_set_check(q->r->set, &heard, &file, pool);
	list = finding_nodes(&all, NULL, pool);
	for (size_t i = 0; i < all.count; i++) {
		if (!is_in(&heard, &all.items[i]))
			node_set_bool(pool, list->items[i], "muted", true);
	}
	return list;
}

static const struct node *
find_all(struct place_question *q, struct error *err)
{
	struct galley_check how = { .names = &q->what->path, .count = 1 };
	galley_report *report = NULL;

	if (!q->r->g)
		return find_in_folder(q);
	galley_check(q->r->g, &how, &report, err);
	return report ? node_get(report, "findings") : NULL;
}

static enum error_code
describe_findings(struct place_question *q, struct error *err)
{
	struct pool *pool = q->r->pool;
	const struct node *all = find_all(q, err);
	struct node *list = node_list(pool);
	int64_t line = (int64_t)q->what->line;

	if (!all)
		return err->code;
	for (size_t i = 0; i < all->count; i++) {
		struct node *f = all->items[i];
		int64_t first = node_get_number(f, "line", 0);

		if (first <= line && line <= node_get_number(f, "end_line",
		    first))
			node_push(pool, list, f);
	}
	node_set(pool, q->r->report, "findings", list);
	return ERR_NONE;
}

static enum error_code
explain(struct place_question *q, struct error *err)
{
	struct pool *pool = q->r->pool;
	struct slice rest, line = { "", 0 };
	enum error_code code = read_text(q, err);

	if (code)
		return code;
	rest = slice_skip(q->text, q->places.starts[q->what->line - 1]);
	slice_line(&rest, &line);
	node_set_text(pool, q->r->report, "path", q->path);
	node_set_number(pool, q->r->report, "line", (int64_t)q->what->line);
	node_set_text(pool, q->r->report, "context", pool_copy(pool, line));
	if ((code = describe_blocks(q, err)))
		return code;
	return describe_findings(q, err);
}

int
galley_explain_place(galley *g, const struct galley_place *place,
    galley_report **report, galley_error *err)
{
	struct rules r;
	struct place_question q = { .r = &r, .what = place };
	enum error_code code = rules_open(&r, g, place->config, err);

	if (!code)
		code = explain(&q, err);
	/* What cannot be read as Markdown has no blocks to tell of. */
	if (code == ERR_REFUSED)
		code = err->code = ERR_USAGE;
	return rules_close(&r, code, report);
}
