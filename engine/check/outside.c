/* SPDX-License-Identifier: Apache-2.0 */
#include "outside.h"

#include <string.h>

#include "base/date.h"
#include "base/id.h"
#include "base/utf8.h"
#include "data/reader.h"
#include "model/path.h"
#include "text/blocks.h"
#include "text/hidden.h"

static const char *
kind_of(const char *path, struct pool *pool)
{
	switch (path_read(path, pool).kind) {
	case PATH_BLOCK:
		return "block";
	case PATH_CUSTOMIZATION:
		return "customization";
	case PATH_AGREEMENT:
		return "agreement";
	default:
		return "template";
	}
}

static struct node *
blocks_to_node(const struct blocks *blocks, struct pool *pool)
{
	struct node *list = node_list(pool);

	for (size_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->items[i];
		struct source_span span = block_source(b, 0, b->text.len);
		struct node *item = node_map(pool);

		node_set_text(pool, item, "scope", b->scope);
		node_set_text(pool, item, "text", pool_copy(pool, b->text));
		node_set_number(pool, item, "from", (int64_t)span.from);
		node_set_number(pool, item, "to", (int64_t)span.to);
		node_push(pool, list, item);
	}
	return list;
}

enum error_code
outside_write(const struct outside_question *q, struct buf *out,
    struct error *err)
{
	struct pool pool = { 0 };
	struct node *map = node_map(&pool);
	struct blocks_wish wish = { 0 };
	struct blocks blocks = { 0 };
	enum error_code code = blocks_read(&blocks, q->text, &wish, &pool,
	    err);

	if (!code) {
		node_set_number(&pool, map, "galley", 1);
		node_set_text(&pool, map, "check", q->check);
		node_set_text(&pool, map, "path", q->path);
		node_set_text(&pool, map, "kind", kind_of(q->path, &pool));
		node_set_text(&pool, map, "date", date_day(q->now).at);
		node_set_text(&pool, map, "text", pool_copy(&pool, q->text));
		node_set(&pool, map, "blocks", blocks_to_node(&blocks,
		    &pool));
		node_write_json(map, out);
	}
	pool_release(&pool);
	return code;
}

/* Text that is shown to people: short, and nothing in it hidden. */
static enum error_code
read_words(const struct reader *r, const char *key, const char **out,
    struct error *err)
{
	enum error_code code = reader_text(r, key, out, err);
	size_t len = strlen(*out);
	uint32_t character;

	if (!code && (len > OUTSIDE_TEXT || strpbrk(*out, "\n\t") ||
	    hidden_find(slice_of(*out), &character) < len))
		code = reader_fail(r, node_get(r->map, key), err, "\"%s\" has "
		    "one line of at most %d bytes, without hidden characters",
		    key, OUTSIDE_TEXT);
	return code;
}

static bool
begins_character(struct slice text, int64_t at)
{
	return (size_t)at == text.len ||
	    ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

/* Both ends or neither: then it is about the whole document. */
static enum error_code
read_span(const struct reader *r, struct slice text, struct extent *out,
    struct error *err)
{
	int64_t from = -1, to = -1;
	enum error_code code;

	(void)((code = reader_number(r, "from", &from, err)) ||
	    (code = reader_number(r, "to", &to, err)));
	if (code || (!node_get(r->map, "from") && !node_get(r->map, "to")))
		return code;
	if (from < 0 || to <= from || (uint64_t)to > text.len ||
	    !begins_character(text, from) || !begins_character(text, to))
		return reader_fail(r, r->map, err, "\"from\" and \"to\" are "
		    "not byte positions in the text: whole characters, 0 <= "
		    "from < to <= %zu", text.len);
	*out = (struct extent){ (size_t)from, (size_t)to };
	return ERR_NONE;
}

/* Ours are told from the check's own by their names. */
static bool
is_rule(const char *rule)
{
	return id_is_id(slice_of(rule)) && strcmp(rule, "failed") != 0 &&
	    strcmp(rule, "not-run") != 0;
}

static enum error_code
read_finding(const struct reader *r, const struct outside_question *q,
    struct finding *f, struct error *err)
{
	static const char *const known[] = { "rule", "severity", "message",
		"from", "to", "fix", NULL };
	const char *rule = "", *severity = "";
	enum error_code code;

	*f = (struct finding){ .match = "", .message = "", .fix = "" };
	(void)((code = reader_known(r, known, err)) ||
	    (code = reader_required(r, "rule", err)) ||
	    (code = reader_required(r, "severity", err)) ||
	    (code = reader_required(r, "message", err)) ||
	    (code = reader_text(r, "rule", &rule, err)) ||
	    (code = reader_text(r, "severity", &severity, err)) ||
	    (code = read_words(r, "message", &f->message, err)) ||
	    (code = read_words(r, "fix", &f->fix, err)) ||
	    (code = read_span(r, q->text, &f->bytes, err)));
	if (code)
		return code;
	if (!is_rule(rule))
		return reader_fail(r, node_get(r->map, "rule"), err, "a rule "
		    "is lower case letters, digits and '-', and neither "
		    "\"failed\" nor \"not-run\"");
	if (!severity_read(&f->severity, severity))
		return reader_fail(r, node_get(r->map, "severity"), err, "a "
		    "severity is error, warning or suggestion");
	f->rule = pool_format(r->pool, "%s.%s", q->check, rule);
	f->match = pool_copy(r->pool, (struct slice){
	    q->text.at + f->bytes.from, f->bytes.to - f->bytes.from });
	f->place = utf8_place(q->path, q->text, f->bytes.from);
	return ERR_NONE;
}

enum error_code
outside_read(struct findings *out, const struct outside_question *q,
    struct slice answer, struct pool *pool, struct error *err)
{
	static const char *const known[] = { "findings", NULL };
	struct finding found[OUTSIDE_FINDINGS];
	struct reader r = { NULL, "answer", pool };
	const struct node *list = NULL;
	struct node *root;
	enum error_code code = node_read_json(&root, r.path, answer, pool,
	    err);

	r.map = root;
	if (!code && root->kind != NODE_MAP)
		return error_set(err, ERR_REFUSED, "answer:1:1: json: it is "
		    "not a map");
	(void)(code || (code = reader_known(&r, known, err)) ||
	    (code = reader_required(&r, "findings", err)) ||
	    (code = reader_list(&r, "findings", &list, err)));
	if (!code && list->count > OUTSIDE_FINDINGS)
		return reader_fail(&r, list, err, "%zu findings, %d are the "
		    "most", list->count, OUTSIDE_FINDINGS);
	for (size_t i = 0; !code && i < list->count; i++) {
		r.map = list->items[i];
		code = r.map->kind == NODE_MAP ?
		    read_finding(&r, q, &found[i], err) :
		    reader_fail(&r, r.map, err, "a finding is a map");
	}
	for (size_t i = 0; !code && i < list->count; i++)
		findings_add(out, pool, found[i]);
	return code;
}

/* What the check itself has to answer for, in the place of its findings. */
static void
complain(struct findings *out, const struct outside_question *q,
    struct finding f, struct pool *pool)
{
	f.rule = pool_format(pool, "%s.%s", q->check, f.rule);
	f.place = (struct place){ q->path, 1, 1 };
	f.match = "";
	f.fix = "";
	findings_add(out, pool, f);
}

static void
ask(struct findings *out, const struct outside *outside,
    const struct outside_question *q, struct pool *pool)
{
	struct buf input = { 0 }, answer = { 0 };
	struct error err;
	enum error_code code;

	if (outside_write(q, &input, &err)) {
		findings_add_error(out, pool, &err, q->path);
		return;
	}
	code = outside->run(outside->of, q->check, buf_slice(&input), &answer,
	    &err);
	if (!code && (code = outside_read(out, q, buf_slice(&answer), pool,
	    &err)))
		error_wrap(&err, code, "its answer is not valid: ");
	if (code == ERR_MISSING)
		complain(out, q, (struct finding){ .rule = "not-run",
			.severity = outside->strict ? SEVERITY_ERROR :
			SEVERITY_WARNING, .message = pool_format(pool,
			"the check %s was not run here: %s", q->check,
			err.text) }, pool);
	else if (code)
		complain(out, q, (struct finding){ .rule = "failed",
			.severity = SEVERITY_ERROR, .message = pool_format(
			pool, "the check %s gave no answer: %s", q->check,
			err.text) }, pool);
	buf_release(&input);
	buf_release(&answer);
}

void
outside_check(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool)
{
	const struct names *checks = library->policy ?
	    &library->policy->settings.checks : NULL;

	/* What is no text is refused by its bytes; a program need not see it. */
	if (!library->outside || !checks || utf8_bad(text) < text.len ||
	    (text.len && memchr(text.at, '\0', text.len)))
		return;
	for (size_t i = 0; i < checks->count; i++)
		ask(out, library->outside, &(struct outside_question){
			.check = checks->items[i], .path = path,
			.text = text, .now = library->now }, pool);
}
