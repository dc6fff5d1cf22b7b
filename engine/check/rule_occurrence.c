/* SPDX-License-Identifier: Apache-2.0 */
/* occurrence: what stands in a block too often, or not often enough. */
#include <inttypes.h>
#include <string.h>

#include "rule_run.h"

static const char *const keys[] = { "token", "max", "min", "ignorecase",
	NULL };

struct occurrence {
	int64_t most;
	int64_t least;
	bool words;		/* the token is any word: nothing to search */
};

/* How packs write "a word". */
static const char *const any_word[] = { "\\b(\\w+)\\b", "\\b\\w+\\b",
	"\\b(?:\\w+)\\b", "\\w+" };

static enum error_code
read(struct rule_reading *r)
{
	struct occurrence *own = pool_alloc(r->pool, sizeof *own);
	struct expression x = { .text = { .multiline = false } };
	const char *token = NULL;
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_text(r, "token", &token)) ||
	    (code = rule_get_number(r, "max", &own->most)) ||
	    (code = rule_get_number(r, "min", &own->least)) ||
	    (code = rule_get_bool(r, "ignorecase", &r->rule->fold)))
		return code;
	if (!token)
		return rule_fail(r, NULL, "\"token\" is missing (add what is "
		    "counted)");
	for (size_t i = 0; i < sizeof any_word / sizeof any_word[0]; i++)
		own->words |= strcmp(token, any_word[i]) == 0;
	r->rule->group = expressions_group(r->expressions);
	if (own->words)
		return ERR_NONE;
	x.group = r->rule->group;
	x.text = (struct pattern_text){ .text = slice_of(token),
	    .fold = r->rule->fold };
	return rule_add(r, &x, node_get(r->map, "token"));
}

struct counted {
	size_t count;
	bool any;		/* first is one that can be pointed at */
	size_t start;
	size_t end;
};

/* Blanks and masked code are no place to point at. */
static bool
is_shown(struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!strchr("*@ \t\r\n", text.at[i]))
			return true;
	}
	return false;
}

static void
count_match(struct counted *c, struct slice text, size_t start, size_t end)
{
	c->count++;
	if (c->any || !is_shown((struct slice){ text.at + start, end - start }))
		return;
	c->any = true;
	c->start = start;
	c->end = end;
}

static void
count_words(struct rule_run *run, struct slice text, struct counted *c)
{
	size_t at = 0;

	while (at < text.len) {
		size_t start = at;

		for (; at < text.len; at++) {
			unsigned char b = (unsigned char)text.at[at];

			if ((b & 0xC0) == 0x80)
				continue;
			if (b < 0x80 ? !boundary_is_word(b) :
			    !boundary_word_after(&run->search->boundary, text,
			    at))
				break;
		}
		if (at > start)
			count_match(c, text, start, at);
		else
			at++;
		while (at < text.len && ((unsigned char)text.at[at] & 0xC0) ==
		    0x80)
			at++;
	}
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct occurrence *own = rule->own;
	struct expression_match match;
	struct counted c = { 0 };
	struct rule_hit hit = { .count = 1 };
	size_t from = 0;

	if (own->words) {
		count_words(run, block->text, &c);
	} else {
		for (; rule_next(run, rule, from, &match);
		    from = expression_after(&match, block->text))
			count_match(&c, block->text, match.start, match.end);
	}
	if (!(own->most && c.count > (size_t)own->most) &&
	    !(own->least && c.count < (size_t)own->least))
		return;
	hit.start = c.start;
	hit.end = c.end;
	hit.arguments[0] = pool_format(run->pool, "%zu", c.count);
	if (c.any)
		rule_report(run, rule, &hit);
	else if (c.count == 0)
		rule_report_file(run, rule, &hit);
}

const struct rule_kind rule_occurrence = {
	.name = "occurrence",
	.keys = keys,
	.read = read,
	.judge = judge,
};
