/* SPDX-License-Identifier: Apache-2.0 */
#include "kind.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"

enum error_code
kind_registry(struct rule_reading *r, const char *name,
    const struct registry **out)
{
	static const struct registry none;
	struct error err;
	enum error_code code;

	*out = &none;
	if (!r->registries)
		return ERR_NONE;
	code = registries_ask(r->registries, name, out, &err);
	if (code == ERR_MISSING)
		return rule_fail(r, node_get(r->map, "extends"), "%s",
		    err.text);
	return code ? error_set(r->err, code, "%s", err.text) : ERR_NONE;
}

uint32_t
kind_group(struct rule_reading *r)
{
	if (r->rule->group == UINT32_MAX)
		r->rule->group = expressions_group(r->expressions);
	return r->rule->group;
}

static bool
is_wordly(char c)
{
	return (c & 0x80) || ascii_is_alnum(c);
}

/* The words as an expression that means just them. */
static void
write_phrase(struct buf *out, struct slice phrase)
{
	if (phrase.len && is_wordly(phrase.at[0]))
		buf_text(out, "\\b");
	for (size_t i = 0; i < phrase.len; i++) {
		if (ascii_is_white(phrase.at[i])) {
			if (!ascii_is_white(phrase.at[i - 1]))
				buf_text(out, "\\s+");
			continue;
		}
		if (strchr("\\.^$|?*+()[]{}-/#", phrase.at[i]))
			buf_char(out, '\\');
		buf_char(out, phrase.at[i]);
	}
	if (phrase.len && is_wordly(phrase.at[phrase.len - 1]))
		buf_text(out, "\\b");
}

static enum error_code
add_phrase(struct rule_reading *r, const struct expression *like,
    const char *phrase)
{
	struct expression x = *like;
	struct buf out = { 0 };

	buf_text(&out, "");
	write_phrase(&out, slice_trim(slice_of(phrase)));
	x.text.text = buf_settle(&out, r->pool);
	return x.text.text.len ? rule_add(r, &x, NULL) : ERR_NONE;
}

enum error_code
kind_add_phrase(struct rule_reading *r, uint32_t group, const char *phrase,
    uint32_t tag)
{
	return add_phrase(r, &(struct expression){ .group = group,
	    .text = { .fold = true }, .tag = tag }, phrase);
}

enum error_code
kind_add_exact(struct rule_reading *r, uint32_t group, const char *phrase,
    uint32_t tag)
{
	return add_phrase(r, &(struct expression){ .group = group,
	    .tag = tag }, phrase);
}

enum error_code
kind_add_pattern(struct rule_reading *r, uint32_t group, const char *pattern,
    uint32_t tag, const struct node *at)
{
	return rule_add(r, &(struct expression){ .group = group,
	    .text = { slice_of(pattern), true, true }, .captures = true,
	    .tag = tag }, at);
}

enum error_code
kind_add_list(struct rule_reading *r, uint32_t group, const char *key)
{
	const struct node *list = NULL;
	enum error_code code = rule_get_list(r, key, &list);

	for (size_t i = 0; !code && list && i < list->count; i++)
		code = kind_add_pattern(r, group, list->items[i]->text,
		    KIND_NO_ENTRY, list->items[i]);
	return code;
}

enum error_code
kind_get_decimal(const struct rule_reading *r, const char *key, double *out)
{
	const char *text = NULL;
	enum error_code code = rule_get_text(r, key, &text);
	char *end;
	double value;

	if (code || !text)
		return code;
	value = strtod(text, &end);
	if (*end || end == text || !(value >= 0 && value < 1e9))
		return rule_fail(r, node_get(r->map, key), "\"%s\" must be a "
		    "number from 0 on", key);
	*out = value;
	return ERR_NONE;
}

bool
kind_is_plain(const struct block *block)
{
	return slice_starts(slice_of(block->scope), "text");
}

bool
kind_is_body(const struct block *block)
{
	return kind_is_plain(block) &&
	    !slice_starts(slice_of(block->scope), "text.attr") &&
	    !slice_starts(slice_of(block->scope), "text.frontmatter");
}

bool
kind_is_heading(const struct block *block)
{
	return slice_starts(slice_of(block->scope), "text.heading");
}

void
kind_cite(struct rule_run *run, struct rule_hit *hit,
    const struct registry *registry, const struct node *entry)
{
	hit->reason = registry_cite(registry, entry, run->pool);
	hit->owner = node_get_text(entry, "owner", NULL);
}

void
kind_offer(struct rule_run *run, struct rule_hit *hit, const char *text)
{
	names_add(&hit->fixes, run->pool, text);
}

bool
kind_is_market(struct rule_run *run, const struct node *entry)
{
	struct names markets = facts_values(run->facts, "market", run->pool);

	return registry_admits(entry, "markets", &markets);
}

bool
kind_next(struct rule_run *run, uint32_t group, size_t from,
    struct expression_match *out)
{
	return expressions_next(run->search, group, from, out);
}

const char *
kind_flat(struct slice text, struct pool *pool)
{
	char *out = pool_alloc(pool, text.len + 1);
	size_t len = 0;

	text = slice_trim(text);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (ascii_is_white(c)) {
			if (!ascii_is_white(text.at[i - 1]))
				out[len++] = ' ';
			continue;
		}
		out[len++] = ascii_lower(c);
	}
	return out;
}

bool
kind_has_words(const char *text, const char *words)
{
	size_t len = strlen(words);

	for (const char *at = strstr(text, words); len && at;
	    at = strstr(at + 1, words)) {
		bool begins = at == text || !is_wordly(at[-1]) ||
		    !is_wordly(words[0]);

		if (begins && (!is_wordly(at[len]) ||
		    !is_wordly(words[len - 1])))
			return true;
	}
	return false;
}

bool
kind_says(struct rule_run *run, const char *words)
{
	const char *wanted = kind_flat(slice_of(words), run->pool);

	for (size_t i = 0; i < run->blocks->count; i++) {
		const struct block *b = &run->blocks->items[i];

		if (kind_is_body(b) && kind_has_words(kind_flat(b->text,
		    run->pool), wanted))
			return true;
	}
	return false;
}
