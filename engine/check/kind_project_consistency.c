/* SPDX-License-Identifier: Apache-2.0 */
/* project-consistency: what all templates must say alike. */
#include <string.h>

#include "anchors.h"
#include "base/ascii.h"
#include "kind.h"

static const char *const keys[] = { "keys", "spellings", "ids", "links",
	NULL };

/* A value that an approved template has. */
struct approved {
	uint32_t key;
	const char *path;
	const char *value;
};

/* One way to write a word, and how often the project does. */
struct spelling {
	const char *word;
	size_t set;
	size_t count;
};

struct consistency {
	const struct node *keys;	/* a map: name to expression; or NULL */
	struct approved *items;
	size_t count;
	uint32_t words;		/* group of spellings; the tag is the index */
	struct spelling *spellings;
	size_t spelling_count;
	bool ids;
	bool links;
	struct known_files files;	/* where links are judged */
	struct pattern_work *work;	/* while it is read */
	bool costly;		/* the values of a key were not all found */
};

/* What the links of a file have asked for. */
struct known_anchors {
	struct anchors **files;	/* as consistency.files; NULL: not yet */
};

/* Every value that a text has of a key. */
static void
add_values(struct rule_reading *r, struct pattern *pattern, uint32_t key,
    const struct known_file *file)
{
	struct consistency *own = r->rule->own;
	enum pattern_result result = PATTERN_NONE;
	struct pattern_match m;

	for (size_t from = 0; from <= file->text.len && (result = pattern_find(
	    pattern, own->work, file->text, from, &m)) == PATTERN_FOUND;) {
		struct pattern_span at = pattern_value(&m);
		struct expression_match match = { .start = m.start,
			.end = m.end };

		own->items = pool_grow(r->pool, own->items, own->count,
		    sizeof *own->items);
		own->items[own->count++] = (struct approved){ key, file->path,
			pool_copy(r->pool, (struct slice){ file->text.at +
			at.start, at.end - at.start }) };
		from = expression_after(&match, file->text);
	}
	own->costly |= result == PATTERN_COSTLY;
}

static enum error_code
read_key(struct rule_reading *r, uint32_t i)
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
	for (size_t f = 0; f < own->files.count; f++)
		add_values(r, pattern, i, &own->files.items[f]);
	pattern_free(pattern);
	return ERR_NONE;
}

static enum error_code
read_keys(struct rule_reading *r, struct consistency *own)
{
	enum error_code code = ERR_NONE;

	own->keys = node_get(r->map, "keys");
	if (own->keys && own->keys->kind != NODE_MAP)
		return rule_fail(r, own->keys, "\"keys\" must be a map (phone: "
		    "'call ([0-9 ]+)')");
	for (uint32_t i = 0; !code && own->keys && i < own->keys->count; i++)
		code = read_key(r, i);
	return code;
}

static size_t
count_words(const char *flat, const char *word)
{
	size_t len = strlen(word), count = 0;

	for (const char *at = flat; len && (at = strstr(at, word)); at += len)
		count += (at == flat || !ascii_is_alnum(at[-1])) &&
		    !ascii_is_alnum(at[len]);
	return count;
}

static enum error_code
add_spelling(struct rule_reading *r, struct consistency *own,
    const struct node *word, size_t set)
{
	struct spelling made = { .set = set };

	if (word->kind != NODE_TEXT)
		return rule_fail(r, word, "a spelling must be a word");
	made.word = word->text;
	for (size_t f = 0; f < own->files.count; f++)
		made.count += count_words(kind_flat(own->files.items[f].text,
		    r->pool), kind_flat(slice_of(made.word), r->pool));
	own->spellings = pool_grow(r->pool, own->spellings,
	    own->spelling_count, sizeof made);
	own->spellings[own->spelling_count++] = made;
	return kind_add_phrase(r, own->words, made.word,
	    (uint32_t)(own->spelling_count - 1));
}

static enum error_code
read_spellings(struct rule_reading *r, struct consistency *own)
{
	const struct node *sets = node_get(r->map, "spellings");
	enum error_code code = ERR_NONE;

	for (size_t s = 0; !code && sets && s < sets->count; s++) {
		const struct node *words = sets->items[s];

		if (sets->kind != NODE_LIST || words->kind != NODE_LIST)
			return rule_fail(r, words, "\"spellings\" must be lists "
			    "in a list ([[e-mail, email]])");
		for (size_t i = 0; !code && i < words->count; i++)
			code = add_spelling(r, own, words->items[i], s);
	}
	return code;
}

static enum error_code
read(struct rule_reading *r)
{
	struct consistency *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	kind_group(r);
	own->words = expressions_group(r->expressions);
	if (r->registries) {
		registries_documents(r->registries, &own->files);
		own->work = registries_work(r->registries, &own->files);
	}
	if ((code = rule_get_bool(r, "ids", &own->ids)) ||
	    (code = rule_get_bool(r, "links", &own->links)) ||
	    (code = read_keys(r, own)) || (code = read_spellings(r, own)))
		return code;
	if (own->keys || own->spelling_count || own->ids || own->links)
		return ERR_NONE;
	return rule_fail(r, NULL, "\"keys\", \"spellings\", \"ids\" or "
	    "\"links\" is missing (say what is the same everywhere)");
}

/* The first other file that says something else. */
static const struct approved *
find_other(const struct rule_run *run, const struct consistency *own,
    uint32_t key, struct slice value)
{
	for (size_t i = 0; i < own->count; i++) {
		if (own->items[i].key == key &&
		    !known_file_is(own->items[i].path, run->path) &&
		    !slice_is(value, own->items[i].value))
			return &own->items[i];
	}
	return NULL;
}

static void
judge_keys(struct rule_run *run, const struct rule *rule)
{
	const struct consistency *own = rule->own;
	struct expression_match m;

	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, run->block->text)) {
		struct pattern_span at = pattern_value(&m.captured);
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

/* What most of the project writes; the first of a tie. */
static const struct spelling *
find_usual(const struct consistency *own, size_t set)
{
	const struct spelling *usual = NULL;

	for (size_t i = 0; i < own->spelling_count; i++) {
		const struct spelling *s = &own->spellings[i];

		if (s->set == set && (!usual || s->count > usual->count))
			usual = s;
	}
	return usual;
}

static void
judge_spellings(struct rule_run *run, const struct rule *rule)
{
	const struct consistency *own = rule->own;
	struct expression_match m;

	for (size_t from = 0; kind_next(run, own->words, from, &m);
	    from = expression_after(&m, run->block->text)) {
		const struct spelling *s = &own->spellings[m.tag];
		const struct spelling *usual = find_usual(own, s->set);
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { s->word, usual->word }, .count = 3,
			.says = "\"%s\" is written \"%s\" elsewhere (%s)" };

		if (usual == s)
			continue;
		hit.arguments[2] = pool_format(run->pool, "%zu times, against "
		    "%zu", usual->count, s->count);
		kind_offer(run, &hit, usual->word);
		rule_report(run, rule, &hit);
	}
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct consistency *own = rule->own;

	if (!kind_is_body(block))
		return;
	run->search->costly |= own->costly;
	judge_keys(run, rule);
	judge_spellings(run, rule);
}

static void
judge_ids(struct rule_run *run, const struct rule *rule,
    const struct anchors *anchors)
{
	for (size_t i = 1; i < anchors->count; i++) {
		const struct anchor *a = &anchors->items[i];
		struct rule_hit hit = { .arguments = { a->name }, .count = 1,
			.says = "\"%s\" names two places of this document",
			.remedy = "give the second another name" };

		if (strcmp(a[-1].name, a->name) == 0)
			rule_report_span(run, rule, &hit, a->span);
	}
}

/* The places of another document of the project, found out once. */
static const struct anchors *
anchors_in(struct rule_run *run, const struct rule *rule,
    const struct known_file *file)
{
	const struct consistency *own = rule->own;
	struct known_anchors *known = rule_state(run, rule);
	struct blocks_wish wish = { 0 };
	struct blocks blocks = { 0 };
	struct anchors **of;
	struct error err;

	if (!known->files)
		known->files = pool_alloc(run->pool, (own->files.count + 1) *
		    sizeof *known->files);
	of = &known->files[file - own->files.items];
	if (*of)
		return *of;
	*of = pool_alloc(run->pool, sizeof **of);
	if (!blocks_read(&blocks, file->text, &wish, run->pool, &err))
		**of = anchors_of(&blocks, file->text, run->pool);
	return *of;
}

/* What is wrong with a link within the project, or NULL. */
static const char *
judge_target(struct rule_run *run, const struct rule *rule,
    const struct anchors *anchors, const char *url)
{
	const struct consistency *own = rule->own;
	const char *fragment = strchr(url, '#');
	const char *path = anchors_resolve(run->path, url, run->pool);
	const struct known_file *file;

	if (path && !*path)
		return !fragment || !fragment[1] || anchors_have(anchors,
		    fragment + 1, run->pool) ? NULL : "no part of this document "
		    "is called \"%s\"";
	if (!path || !slice_ends(slice_of(path), ".md"))
		return path ? NULL : "\"%s\" leads out of the project";
	file = registries_file(&own->files, path);
	if (!file)
		return "no document of the project is \"%s\"";
	return !fragment || !fragment[1] || anchors_have(anchors_in(run, rule,
	    file), fragment + 1, run->pool) ? NULL : "its document has no part "
	    "\"%s\"";
}

static void
judge_links(struct rule_run *run, const struct rule *rule,
    const struct anchors *anchors)
{
	for (size_t i = 0; i < run->blocks->link_count; i++) {
		const struct block_link *link = &run->blocks->links[i];
		struct rule_hit hit = { .arguments = { link->url },
			.count = 1, .remedy = "let it lead to what is there" };

		if (link->image || strchr(link->url, ':') ||
		    strstr(link->url, "//") || strstr(link->url, "{{") ||
		    strstr(link->url, "%7B%7B"))
			continue;
		hit.says = judge_target(run, rule, anchors, link->url);
		if (hit.says)
			rule_report_span(run, rule, &hit, link->span);
	}
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct consistency *own = rule->own;
	struct anchors anchors;

	if (!own->ids && !own->links)
		return;
	anchors = anchors_of(run->blocks, run->source, run->pool);
	if (own->ids)
		judge_ids(run, rule, &anchors);
	if (own->links)
		judge_links(run, rule, &anchors);
}

const struct rule_kind kind_project_consistency = {
	.name = "project-consistency",
	.keys = keys,
	.many = true,
	.state = sizeof(struct known_anchors),
	.read = read,
	.judge = judge,
	.finish = finish,
};
