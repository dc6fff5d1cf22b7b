/* SPDX-License-Identifier: Apache-2.0 */
/* spelling: words that are in no dictionary. */
#include <hunspell/hunspell.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rule_run.h"

static const char *const keys[] = { "dicpath", "dictionaries", "aff", "dic",
	"ignore", "filters", "custom", "append", "threshold", "exceptions",
	NULL };

enum { WORD_BYTES = 100, KNOWN = 1 << 13 };

/* Dictionaries are opened at the first word that is asked. */
struct spelling {
	struct names paths;	/* "/usr/share/hunspell/en_US" */
	Hunhandle **open;
	bool opened;
	struct names ignored;
	struct pattern **filters;
	size_t filter_count;
	bool custom;		/* only the filters that the rule has */
	bool append;
};

/* Words that were right in this file: most are said again. */
struct right {
	uint32_t known[KNOWN];
};

static enum error_code
find_dictionary(struct rule_reading *r, const char *name,
    const struct node *at)
{
	struct spelling *own = r->rule->own;
	const char *path;

	if (!r->dictionary || !r->dictionary(r->of, name, &path))
		return rule_fail(r, at, "there is no dictionary %s (install "
		    "it, or put %s.aff and %s.dic below the styles)", name,
		    name, name);
	names_add(&own->paths, r->pool, path);
	return ERR_NONE;
}

static enum error_code
read_dictionaries(struct rule_reading *r)
{
	const struct node *list = NULL;
	const char *dic = NULL;
	enum error_code code;

	if ((code = rule_get_list(r, "dictionaries", &list)) ||
	    (code = rule_get_text(r, "dic", &dic)))
		return code;
	for (size_t i = 0; !code && list && i < list->count; i++)
		code = find_dictionary(r, list->items[i]->text,
		    list->items[i]);
	if (!code && dic)
		code = find_dictionary(r, pool_format(r->pool, "%.*s",
		    (int)(slice_ends(slice_of(dic), ".dic") ?
		    strlen(dic) - 4 : strlen(dic)), dic),
		    node_get(r->map, "dic"));
	if (!code && !list && !dic)
		code = find_dictionary(r, "en_US", NULL);
	return code;
}

static enum error_code
read_filters(struct rule_reading *r, struct spelling *own)
{
	const struct node *list = NULL;
	enum error_code code = rule_get_list(r, "filters", &list);
	struct error err;

	if (code || !list)
		return code;
	own->filters = pool_alloc(r->pool, list->count * sizeof *own->filters);
	for (size_t i = 0; i < list->count; i++) {
		struct pattern_text text = {
			.text = slice_of(list->items[i]->text) };

		if (pattern_new(&own->filters[i], &text, r->pool, &err) ||
		    pattern_check(own->filters[i], &err))
			return rule_fail(r, list->items[i], "%s", err.text);
		own->filter_count++;
	}
	return ERR_NONE;
}

static enum error_code
read(struct rule_reading *r)
{
	struct spelling *own = pool_alloc(r->pool, sizeof *own);
	const struct node *ignore = NULL;
	enum error_code code;

	r->rule->own = own;
	r->rule->fold = true;
	if ((code = rule_get_bool(r, "custom", &own->custom)) ||
	    (code = rule_get_bool(r, "append", &own->append)) ||
	    (code = rule_get_list(r, "ignore", &ignore)) ||
	    (code = read_filters(r, own)) || (code = read_dictionaries(r)))
		return code;
	for (size_t i = 0; ignore && i < ignore->count; i++)
		names_add(&own->ignored, r->pool, ignore->items[i]->text);
	return rule_read_exceptions(r);
}

static void
release(struct rule *rule)
{
	struct spelling *own = rule->own;

	for (size_t i = 0; own && i < own->filter_count; i++)
		pattern_free(own->filters[i]);
	for (size_t i = 0; own && own->opened && i < own->paths.count; i++)
		Hunspell_destroy(own->open[i]);
	if (own)
		free(own->open);
}

static void
open_dictionaries(struct spelling *own)
{
	own->opened = true;
	own->open = mem_alloc((own->paths.count + 1) * sizeof *own->open);
	for (size_t i = 0; i < own->paths.count; i++) {
		char aff[1024], dic[1024];

		snprintf(aff, sizeof aff, "%s.aff", own->paths.items[i]);
		snprintf(dic, sizeof dic, "%s.dic", own->paths.items[i]);
		own->open[i] = Hunspell_create(aff, dic);
	}
}

/* Names in CamelCase, words that end in capitals, and what has no letter. */
static bool
is_passed_over(struct slice word)
{
	size_t capitals = 0;

	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];
		bool upper = c >= 'A' && c <= 'Z';
		bool letter = upper || (c >= 'a' && c <= 'z') ||
		    (unsigned char)c >= 0x80 || c == '\'';

		if (!letter || (upper && i > 0))
			return true;
		capitals += upper;
	}
	return capitals == word.len;
}

static bool
is_filtered(struct rule_run *run, const struct spelling *own,
    struct slice word)
{
	struct pattern_match match;

	for (size_t i = 0; i < own->filter_count; i++) {
		if (pattern_find(own->filters[i], &run->search->work, word, 0,
		    &match) == PATTERN_FOUND)
			return true;
	}
	return !own->custom && is_passed_over(word);
}

static bool
is_known(struct spelling *own, struct right *right, struct slice word)
{
	char text[WORD_BYTES + 1];
	uint32_t hash = 2166136261U;

	for (size_t i = 0; i < word.len; i++)
		hash = (hash ^ (unsigned char)word.at[i]) * 16777619U;
	if (right->known[hash % KNOWN] == hash)
		return true;
	memcpy(text, word.at, word.len);
	text[word.len] = '\0';
	if (!own->opened)
		open_dictionaries(own);
	for (size_t i = 0; i < own->paths.count; i++) {
		if (own->open[i] && Hunspell_spell(own->open[i], text)) {
			right->known[hash % KNOWN] = hash;
			return true;
		}
	}
	return names_has(&own->ignored, text);
}

static void
judge_word(struct rule_run *run, const struct rule *rule, size_t start,
    size_t end)
{
	struct slice word = rule_text(run, start, end);
	struct rule_hit hit = { .start = start, .end = end, .count = 1 };

	if (word.len > WORD_BYTES || is_filtered(run, rule->own, word) ||
	    is_known(rule->own, rule_state(run, rule), word) ||
	    rule_excepts(run, rule, start, end))
		return;
	hit.arguments[0] = pool_copy(run->pool, word);
	rule_report(run, rule, &hit);
}

/* Word characters, and an apostrophe between two of them. */
static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	struct slice text = block->text;
	struct boundary *b = &run->search->boundary;
	size_t at = 0;

	while (at < text.len) {
		size_t start = at;

		while (at < text.len && (boundary_word_after(b, text, at) ||
		    (text.at[at] == '\'' && at > start &&
		    boundary_word_after(b, text, at + 1)))) {
			do
				at++;
			while (at < text.len &&
			    ((unsigned char)text.at[at] & 0xC0) == 0x80);
		}
		if (at > start)
			judge_word(run, rule, start, at);
		else
			at++;
		while (at < text.len &&
		    ((unsigned char)text.at[at] & 0xC0) == 0x80)
			at++;
	}
}

const struct rule_kind rule_spelling = {
	.name = "spelling",
	.keys = keys,
	.lenient = true,
	.state = sizeof(struct right),
	.read = read,
	.judge = judge,
	.release = release,
};
