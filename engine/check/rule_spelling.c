/* SPDX-License-Identifier: Apache-2.0 */
/* spelling: words that are in no dictionary. */
#include <string.h>

#include "base/ascii.h"
#include "rule_run.h"
#include "speller.h"

static const char *const keys[] = { "dicpath", "dictionaries", "aff", "dic",
	"ignore", "filters", "custom", "append", "threshold", "exceptions",
	NULL };

/* What a configuration without a dictionary has. */
static const char USUAL[] = "en_US";

enum { KNOWN = 1 << 13 };

struct spelling {
	struct speller speller;
	struct names ignored;
	struct pattern **filters;
	size_t filter_count;
	bool custom;		/* only the filters that the rule has */
};

/* Words that were right in this file: most are said again. */
struct right {
	uint32_t known[KNOWN];
};

/* Takes a dictionary that lies among the styles. */
static bool
take_pair(struct rule_reading *r, const char *aff, const char *dic)
{
	struct spelling *own = r->rule->own;
	struct slice aff_text, dic_text;

	if (!r->asset || !r->asset(r->asset_of, aff, &aff_text) ||
	    !r->asset(r->asset_of, dic, &dic_text) ||
	    aff_text.len + dic_text.len > SPELLER_BYTES)
		return false;
	speller_add_bytes(&own->speller, aff_text, dic_text, r->pool);
	return true;
}

static bool
take_beside(struct rule_reading *r, const char *folder, const char *name)
{
	return take_pair(r, pool_format(r->pool, "%s%s.aff", folder, name),
	    pool_format(r->pool, "%s%s.dic", folder, name));
}

/* Below dicpath, among the styles, or of this machine. */
static enum error_code
find_dictionary(struct rule_reading *r, const char *folder, const char *name,
    const struct node *at)
{
	struct spelling *own = r->rule->own;
	const char *path;

	if ((folder && take_beside(r, pool_format(r->pool, "%s/", folder),
	    name)) || take_beside(r, "config/dictionaries/", name) ||
	    take_beside(r, "", name))
		return ERR_NONE;
	if (!r->dictionary || !r->dictionary(r->of, name, &path))
		return rule_fail(r, at, "there is no dictionary %s (install "
		    "it, or put %s.aff and %s.dic below the styles)", name,
		    name, name);
	speller_add(&own->speller, path, r->pool);
	return ERR_NONE;
}

/* "aff" and "dic" name the two files of one. */
static enum error_code
read_files(struct rule_reading *r, const char *folder)
{
	const char *dic = NULL, *aff = NULL, *name;
	enum error_code code;

	if ((code = rule_get_text(r, "dic", &dic)) ||
	    (code = rule_get_text(r, "aff", &aff)) || !dic)
		return code;
	name = pool_format(r->pool, "%.*s", (int)(slice_ends(slice_of(dic),
	    ".dic") ? strlen(dic) - 4 : strlen(dic)), dic);
	if (!aff || !take_pair(r, aff, dic))
		return find_dictionary(r, folder, name,
		    node_get(r->map, "dic"));
	return ERR_NONE;
}

static enum error_code
read_dictionaries(struct rule_reading *r)
{
	const struct spelling *own = r->rule->own;
	const struct node *list = NULL;
	const char *folder = NULL;
	bool append = false;
	enum error_code code;

	if ((code = rule_get_list(r, "dictionaries", &list)) ||
	    (code = rule_get_text(r, "dicpath", &folder)) ||
	    (code = rule_get_bool(r, "append", &append)))
		return code;
	for (size_t i = 0; !code && list && i < list->count; i++)
		code = find_dictionary(r, folder, list->items[i]->text,
		    list->items[i]);
	if (!code)
		code = read_files(r, folder);
	if (!code && (append || own->speller.count == 0))
		code = find_dictionary(r, folder, USUAL, NULL);
	return code;
}

/* The words of a list that lies among the styles, one a line. */
static enum error_code
read_ignored(struct rule_reading *r, const struct node *item)
{
	struct spelling *own = r->rule->own;
	struct slice text, line;

	if (!r->asset)
		return ERR_NONE;
	if (!r->asset(r->asset_of, item->text, &text) &&
	    !r->asset(r->asset_of, pool_format(r->pool, "config/ignore/%s",
	    item->text), &text))
		return rule_fail(r, item, "there is no list %s (put it below "
		    "the styles, a word a line)", item->text);
	while (slice_line(&text, &line)) {
		line = slice_trim(line);
		if (line.len)
			names_add(&own->ignored, r->pool, pool_copy(r->pool,
			    line));
	}
	return ERR_NONE;
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
	    (code = rule_get_list(r, "ignore", &ignore)) ||
	    (code = read_filters(r, own)) || (code = read_dictionaries(r)))
		return code;
	for (size_t i = 0; !code && ignore && i < ignore->count; i++)
		code = read_ignored(r, ignore->items[i]);
	return code ? code : rule_read_exceptions(r);
}

static void
release(struct rule *rule)
{
	struct spelling *own = rule->own;

	for (size_t i = 0; own && i < own->filter_count; i++)
		pattern_free(own->filters[i]);
	if (own)
		speller_release(&own->speller);
}

/* Names in CamelCase, words that end in capitals, and what has no letter. */
static bool
is_passed_over(struct slice word)
{
	size_t capitals = 0;

	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];
		bool upper = ascii_is_upper(c);
		bool letter = ascii_is_letter(c) || (unsigned char)c >= 0x80 ||
		    c == '\'';

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
		if (pattern_find(own->filters[i], expressions_work(
		    run->search), word, 0, &match) == PATTERN_FOUND)
			return true;
	}
	return !own->custom && is_passed_over(word);
}

static bool
is_known(struct spelling *own, struct right *right, struct slice word)
{
	char text[SPELLER_WORD + 1];
	uint32_t hash = 2166136261U;

	for (size_t i = 0; i < word.len; i++)
		hash = (hash ^ (unsigned char)word.at[i]) * 16777619U;
	if (right->known[hash % KNOWN] == hash)
		return true;
	memcpy(text, word.at, word.len);
	text[word.len] = '\0';
	if (!speller_knows(&own->speller, text))
		return names_has(&own->ignored, text);
	right->known[hash % KNOWN] = hash;
	return true;
}

static void
judge_word(struct rule_run *run, const struct rule *rule, size_t start,
    size_t end)
{
	struct slice word = rule_text(run, start, end);
	struct rule_hit hit = { .start = start, .end = end, .count = 1 };

	if (word.len > SPELLER_WORD || is_filtered(run, rule->own, word) ||
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
