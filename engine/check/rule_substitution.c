/* SPDX-License-Identifier: Apache-2.0 */
/* substitution: what is better said otherwise. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "message.h"
#include "rule_run.h"

static const char *const keys[] = { "swap", "ignorecase", "nonword",
	"exceptions", "vocab", "capitalize", "pos", NULL };

struct swap {
	const char *from;
	const char *to;
	uint32_t line;		/* of "from" */
	uint32_t column;
	size_t order;
	bool literal;		/* "to" is no expression */
	struct pattern *same;	/* what the replacement already is */
};

struct swaps {
	struct swap *items;
	size_t count;
	bool capitalize;
	const char *message;	/* without the quotes that options bring */
};

static int
longer_first(const void *left, const void *right)
{
	const struct swap *a = left, *b = right;
	size_t a_len = strlen(a->from), b_len = strlen(b->from);

	if (a_len != b_len)
		return a_len < b_len ? 1 : -1;
	return (a->order > b->order) - (a->order < b->order);
}

static bool
is_phrase(const char *text)
{
	return strpbrk(text, "\\^$.|?*+()[]{}") == NULL;
}

/* Packs give one text per key; an empty one takes the words away. */
static enum error_code
read_swap(struct rule_reading *r, struct swaps *own)
{
	const struct node *map = node_get(r->map, "swap");

	if (!map || map->kind != NODE_MAP || map->count == 0)
		return rule_fail(r, map, "\"swap\" must be a map (add what is "
		    "written: what would be better)");
	own->items = pool_alloc(r->pool, map->count * sizeof *own->items);
	for (size_t i = 0; i < map->count; i++) {
		const struct node *value = map->items[i];

		if (value->kind != NODE_TEXT && value->kind != NODE_NULL)
			return rule_fail(r, value, "what to write instead "
			    "must be one text");
		own->items[own->count++] = (struct swap){
			.from = value->key,
			.to = value->kind == NODE_TEXT ? value->text : "",
			.line = value->key_line,
			.column = value->key_column,
			.order = i,
			.literal = value->kind != NODE_TEXT ||
			    is_phrase(value->text),
		};
	}
	qsort(own->items, own->count, sizeof *own->items, longer_first);
	return ERR_NONE;
}

static enum error_code
add_swap(struct rule_reading *r, struct swap *swap, size_t index)
{
	struct node at = { .line = swap->line, .column = swap->column };
	struct expression x = {
		.group = r->rule->group,
		.text = { .text = slice_of(swap->from),
		    .fold = r->rule->fold, .multiline = true },
		.word = !r->rule->nonword,
		.captures = strchr(swap->to, '$') != NULL,
		.tag = (uint32_t)index,
	};
	struct pattern_from same = { .checked = true, .answers = r->answers };
	struct error err;

	if (swap->literal)
		return rule_add(r, &x, &at);
	same.text.text = slice_of(pool_format(r->pool, "^(?:%s)$", swap->to));
	/* What does not compile was no expression after all. */
	if (pattern_recall(&swap->same, &same, r->pool, &err))
		swap->literal = true;
	return rule_add(r, &x, &at);
}

/* Options come in quotes of their own: "'%s'" becomes "%s", once. */
static const char *
unquote(const char *message, struct pool *pool)
{
	const char *quoted = strstr(message, "'%s'");

	return quoted ? pool_format(pool, "%.*s%%s%s", (int)(quoted - message),
	    message, quoted + 4) : message;
}

static enum error_code
read(struct rule_reading *r)
{
	struct swaps *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_bool(r, "ignorecase", &r->rule->fold)) ||
	    (code = rule_get_bool(r, "nonword", &r->rule->nonword)) ||
	    (code = rule_get_bool(r, "capitalize", &own->capitalize)) ||
	    (code = rule_read_exceptions(r)) || (code = read_swap(r, own)))
		return code;
	own->message = unquote(r->rule->message, r->pool);
	r->rule->group = expressions_group(r->expressions);
	for (size_t i = 0; !code && i < own->count; i++)
		code = add_swap(r, &own->items[i], i);
	return code;
}

static void
release(struct rule *rule)
{
	struct swaps *own = rule->own;

	for (size_t i = 0; own && i < own->count; i++)
		pattern_free(own->items[i].same);
}

/* $1 and ${1} are what the match's groups took; $$ is "$". */
static const char *
expand(struct rule_run *run, const char *to,
    const struct expression_match *match)
{
	struct buf out = { 0 };

	for (const char *p = to; *p; p++) {
		const char *digit = p[1] == '{' ? p + 2 : p + 1;
		size_t group;

		if (*p != '$' || *digit < '0' || *digit > '9') {
			buf_char(&out, *p);
			p += *p == '$' && p[1] == '$';
			continue;
		}
		group = (size_t)(*digit - '0');
		if (group < match->captured.count &&
		    match->captured.groups[group].start != SIZE_MAX)
			buf_add(&out, rule_text(run,
			    match->captured.groups[group].start,
			    match->captured.groups[group].end));
		p = digit[1] == '}' && p[1] == '{' ? digit + 1 : digit;
	}
	return buf_settle(&out, run->pool).at;
}

/* "a|b" are two options; "\|" is a bar. */
static struct names
split_options(const char *to, struct pool *pool)
{
	struct names options = { 0 };
	struct buf option = { 0 };

	for (const char *p = to; *p; p++) {
		if (*p == '\\' && p[1] == '|') {
			buf_char(&option, '|');
			p++;
		} else if (*p == '|') {
			names_add(&options, pool, buf_settle(&option, pool).at);
		} else {
			buf_char(&option, *p);
		}
	}
	if (*to)
		names_add(&options, pool, buf_settle(&option, pool).at);
	return options;
}

/* The option begins as the match does. */
static const char *
capitalize(const char *option, struct slice match, struct pool *pool)
{
	char *text;

	if (match.len == 0 || match.at[0] < 'A' || match.at[0] > 'Z' ||
	    option[0] < 'a' || option[0] > 'z')
		return option;
	text = pool_text(pool, option);
	text[0] = (char)(text[0] - 32);
	return text;
}

static bool
is_same(struct rule_run *run, const struct rule *rule,
    const struct swap *swap, struct slice match)
{
	struct pattern_match found;
	struct names options;

	if (strcmp(rule->action, "replace") != 0)
		return swap->literal ? slice_is(match, swap->to) :
		    pattern_find(swap->same, expressions_work(run->search),
		    match, 0, &found) == PATTERN_FOUND;
	options = split_options(swap->to, run->pool);
	for (size_t i = 0; i < options.count; i++) {
		if (slice_is(match, options.items[i]))
			return true;
	}
	return false;
}

static void
report(struct rule_run *run, const struct rule *rule,
    const struct expression_match *match)
{
	const struct swaps *own = rule->own;
	const struct swap *swap = &own->items[match->tag];
	bool replace = strcmp(rule->action, "replace") == 0;
	struct slice text = rule_text(run, match->start, match->end);
	struct rule_hit hit = { .start = match->start, .end = match->end,
		.count = 2 };
	struct names options;

	if (is_same(run, rule, swap, text))
		return;
	options = split_options(expand(run, swap->to, match), run->pool);
	for (size_t i = 0; own->capitalize && i < options.count; i++)
		options.items[i] = capitalize(options.items[i], text,
		    run->pool);
	if (replace)
		hit.message = own->message;
	hit.arguments[0] = replace ? message_choice(&options, run->pool) :
	    names_join(&options, "|", run->pool);
	hit.arguments[1] = pool_copy(run->pool, text);
	hit.fixes = options;
	if (options.count == 0)
		names_add(&hit.fixes, run->pool, "");
	rule_report(run, rule, &hit);
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	struct expression_match match;
	size_t from = 0;

	for (; rule_next(run, rule, from, &match);
	    from = expression_after(&match, block->text)) {
		if (match.end > match.start &&
		    !rule_excepts(run, rule, match.start, match.end))
			report(run, rule, &match);
	}
}

const struct rule_kind rule_substitution = {
	.name = "substitution",
	.keys = keys,
	.read = read,
	.by_matches = true,
	.forgets = true,
	.judge = judge,
	.release = release,
};
