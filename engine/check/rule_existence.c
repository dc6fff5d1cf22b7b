/* SPDX-License-Identifier: Apache-2.0 */
/* existence: what stands in the text and should not. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "message.h"
#include "rule_run.h"
#include "rule_words.h"

static const char *const keys[] = { "tokens", "raw", "append", "ignorecase",
	"nonword", "exceptions", "vocab", NULL };

/* "%s" of a template is where the tokens go. */
static void
write_tokens(struct buf *out, const struct rule_reading *r,
    const struct node *tokens)
{
	const char *template = r->rule->nonword ? "(?:%s)" :
	    r->word_template ? r->word_template : "\\b(?:%s)\\b";
	const char *hole = strstr(template, "%s"), *between = "";
	struct rule_words words = { .list = tokens };
	struct slice token;

	if (!tokens || !hole)
		return;
	buf_add(out, (struct slice){ template, (size_t)(hole - template) });
	while (rule_words_next(&words, &token)) {
		buf_text(out, between);
		buf_add(out, token);
		between = "|";
	}
	buf_text(out, hole + 2);
}

/* With raw parts, the whole is one expression. */
static enum error_code
read_joined(struct rule_reading *r, const struct node *raw,
    const struct node *tokens)
{
	struct expression x = { .group = r->rule->group,
		.text = { .fold = r->rule->fold, .multiline = true } };
	struct buf text = { 0 };
	bool append = false;
	enum error_code code = rule_get_bool(r, "append", &append);

	if (code)
		return code;
	if (append)
		write_tokens(&text, r, tokens);
	for (size_t i = 0; raw && i < raw->count; i++)
		buf_text(&text, raw->items[i]->text);
	if (!append)
		write_tokens(&text, r, tokens);
	x.text.text = buf_settle(&text, r->pool);
	return rule_add(r, &x, raw ? raw : tokens);
}

static enum error_code
read(struct rule_reading *r)
{
	const struct node *tokens = NULL, *raw = NULL;
	struct rule_words words = { 0 };
	struct expression x = { 0 };
	enum error_code code;

	if ((code = rule_get_bool(r, "ignorecase", &r->rule->fold)) ||
	    (code = rule_get_bool(r, "nonword", &r->rule->nonword)) ||
	    (code = rule_get_list(r, "tokens", &tokens)) ||
	    (code = rule_get_list(r, "raw", &raw)) ||
	    (code = rule_read_exceptions(r)))
		return code;
	if (!tokens && !raw)
		return rule_fail(r, NULL, "\"tokens\" is missing (add what "
		    "should not stand in a text)");
	r->rule->group = expressions_group(r->expressions);
	if (raw || r->word_template)
		return read_joined(r, raw, tokens);
	x = (struct expression){ .group = r->rule->group,
		.text = { .fold = r->rule->fold, .multiline = true },
		.word = !r->rule->nonword };
	words.list = tokens;
	while (!code && rule_words_next(&words, &x.text.text))
		code = rule_add(r, &x, words.node);
	return code;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	struct expression_match match;
	size_t from = 0;

	for (; rule_next(run, rule, from, &match);
	    from = expression_after(&match, block->text)) {
		struct rule_hit hit = { .start = match.start,
			.end = match.end, .count = 1 };

		if (match.end == match.start ||
		    rule_excepts(run, rule, match.start, match.end))
			continue;
		hit.arguments[0] = rule_text_copy(run, match.start, match.end);
		if (strcmp(rule->action, "replace") == 0 &&
		    rule->parameters.count) {
			hit.arguments[hit.count++] = message_choice(
			    &rule->parameters, run->pool);
			hit.fixes = rule->parameters;
		} else if (strcmp(rule->action, "remove") == 0) {
			names_add(&hit.fixes, run->pool, "");
		}
		rule_report(run, rule, &hit);
	}
}

const struct rule_kind rule_existence = {
	.name = "existence",
	.keys = keys,
	.read = read,
	.by_matches = true,
	.forgets = true,
	.judge = judge,
};
