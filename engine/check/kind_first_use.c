/* SPDX-License-Identifier: Apache-2.0 */
/* first-use: an acronym is explained where it stands first. */
#include <string.h>

#include "base/ascii.h"
#include "bounds.h"
#include "text/outline.h"

static const char *const keys[] = { "tokens", "letters", "exceptions",
	"vocab", NULL };

static const char ACRONYM[] = "\\b[A-Z]{2,}\\b";

struct first_use {
	struct bounds letters;	/* how many capitals make an acronym */
	bool listed;		/* the rule names its words */
	struct known_files files;	/* that may be included */
};

/* What stands before the block at hand. */
struct known {
	struct names seen;
	const struct known_file **included;	/* each once */
	size_t count;
	size_t read;		/* of them, into told */
	size_t read_to;		/* includes of the source up to here */
	struct names told;	/* texts of their blocks */
};

static enum error_code
read_letters(struct rule_reading *r, struct first_use *own)
{
	const char *text = NULL;
	enum error_code code = rule_get_text(r, "letters", &text);

	own->letters = (struct bounds){ 2, 6 };
	if (code || !text || bounds_read(&own->letters, text))
		return code;
	return rule_fail(r, node_get(r->map, "letters"), "\"letters\" must be "
	    "bounds (3..5)");
}

static enum error_code
read(struct rule_reading *r)
{
	struct first_use *own = pool_alloc(r->pool, sizeof *own);
	const struct node *list = NULL;
	enum error_code code;

	r->rule->own = own;
	kind_group(r);
	if ((code = rule_read_exceptions(r)) || (code = read_letters(r, own)) ||
	    (code = rule_get_list(r, "tokens", &list)))
		return code;
	own->listed = list != NULL;
	if (r->registries)
		registries_files(r->registries, "blocks", ".md", &own->files);
	if (!list)
		return rule_add(r, &(struct expression){
		    .group = r->rule->group, .text = { slice_of(ACRONYM),
		    false, true } }, NULL);
	for (size_t i = 0; !code && i < list->count; i++)
		code = kind_add_exact(r, r->rule->group,
		    list->items[i]->text, 0);
	return code;
}

/* "service level agreement (SLA)", or "SLA (service level agreement)". */
static bool
is_explained(struct slice text, const struct expression_match *m)
{
	struct slice rest = slice_skip(text, m->end);

	if (slice_starts(rest, " ("))
		return true;
	return m->start > 1 && text.at[m->start - 1] == '(' &&
	    slice_starts(rest, ")");
}

/* Whether a text has the word with its explanation. */
static bool
explains(const char *text, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = text; len && (at = strstr(at, word)); at += len) {
		struct expression_match m = { .start = (size_t)(at - text),
			.end = (size_t)(at - text) + len };

		if ((at == text || !ascii_is_alnum(at[-1])) &&
		    !ascii_is_alnum(at[len]) &&
		    is_explained(slice_of(text), &m))
			return true;
	}
	return false;
}

/* Whether a word in capitals ends right before at, or begins at it. */
static bool
is_loud(struct slice text, size_t at, int step)
{
	size_t letters = 0;

	if (at >= text.len || text.at[at] != ' ')
		return false;
	for (at += (size_t)step; at < text.len && ascii_is_upper(text.at[at]);
	    at += (size_t)step)
		letters++;
	return letters > 1 && (at >= text.len || strchr(" \n.,:;!?",
	    text.at[at]));
}

/* Letters of its length, and no word of a line that is all capitals. */
static bool
is_acronym(const struct first_use *own, struct slice text,
    const struct expression_match *m)
{
	double letters = (double)(m->end - m->start);
	bool host = m->end + 1 < text.len && text.at[m->end] == '.' &&
	    ascii_is_alnum(text.at[m->end + 1]);

	return own->listed || (!host && letters >= own->letters.least &&
	    letters <= own->letters.most && !is_loud(text, m->start - 1, -1) &&
	    !is_loud(text, m->end, 1));
}

static bool
is_included(const struct known *known, const struct known_file *file)
{
	for (size_t i = 0; i < known->count; i++) {
		if (known->included[i] == file)
			return true;
	}
	return false;
}

/* The blocks that lines "{{> id}}" of a text name. */
static void
add_includes(struct rule_run *run, const struct first_use *own,
    struct known *known, struct slice text)
{
	struct slice line;
	size_t count = 0;

	while (count < OUTLINE_PARTS && slice_line(&text, &line)) {
		if (!slice_starts(line, "{{> ") || !slice_ends(line, "}}"))
			continue;
		count++;
		line = slice_skip(line, strlen("{{> "));
		line.len -= strlen("}}");
		for (size_t i = 0; i < own->files.count; i++) {
			const struct known_file *file = &own->files.items[i];

			if (!slice_is(line, file->id) ||
			    is_included(known, file))
				continue;
			known->included = pool_grow(run->pool, known->included,
			    known->count, sizeof(struct known_file *));
			known->included[known->count++] = file;
		}
	}
}

static void
add_told(struct rule_run *run, struct known *known, struct slice text)
{
	struct blocks_wish wish = { 0 };
	struct blocks blocks;
	struct error err;

	if (blocks_read(&blocks, text, &wish, run->pool, &err))
		return;
	for (size_t i = 0; i < blocks.count; i++) {
		const struct block *b = &blocks.items[i];

		if (kind_is_body(b))
			names_add(&known->told, run->pool,
			    pool_copy(run->pool, b->text));
	}
}

/* Whether a block that is included before this byte explains the word. */
static bool
is_told(struct rule_run *run, const struct rule *rule, const char *word,
    size_t to)
{
	struct known *known = rule_state(run, rule);
	size_t from = known->read_to;

	if (to > from) {
		known->read_to = to;
		add_includes(run, rule->own, known, (struct slice){
		    run->source.at + from, to - from });
	}
	for (; known->read < known->count; known->read++) {
		struct slice text = known->included[known->read]->text;

		add_includes(run, rule->own, known, text);
		add_told(run, known, text);
	}
	for (size_t i = 0; i < known->told.count; i++) {
		if (explains(known->told.items[i], word))
			return true;
	}
	return false;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	struct known *known = rule_state(run, rule);
	struct expression_match m;

	if (!kind_is_body(block))
		return;
	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		const char *word = rule_text_copy(run, m.start, m.end);
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.arguments = { word }, .count = 1, .says = "\"%s\" is "
			"not explained where it stands first", .remedy =
			"write the words, and it behind them in parentheses" };

		if (!is_acronym(rule->own, block->text, &m) ||
		    names_has(&known->seen, word) ||
		    rule_excepts(run, rule, m.start, m.end))
			continue;
		names_add(&known->seen, run->pool, word);
		if (!is_explained(block->text, &m) && !is_told(run, rule, word,
		    block_source(block, m.start, m.end).from))
			rule_report(run, rule, &hit);
	}
}

const struct rule_kind kind_first_use = {
	.name = "first-use",
	.keys = keys,
	.of_whole = true,
	.by_matches = true,
	.state = sizeof(struct known),
	.read = read,
	.judge = judge,
};
