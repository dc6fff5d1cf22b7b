/* SPDX-License-Identifier: Apache-2.0 */
/* term-variant: a term is spelled as the registry has it. */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "kind.h"

static const char *const keys[] = { NULL };

/* The term with any hyphen, space or nothing where it has one of them. */
static const char *
loose(const char *term, struct pool *pool)
{
	struct buf out = { 0 };

	buf_text(&out, "\\b");
	for (const char *c = term; *c; c++) {
		if (*c == ' ' || *c == '-') {
			buf_text(&out, "[\\s-]{0,3}");
			continue;
		}
		if (strchr("\\.^$|?*+()[]{}/#", *c))
			buf_char(&out, '\\');
		buf_char(&out, *c);
	}
	buf_text(&out, "\\b");
	return buf_settle(&out, pool).at;
}

static enum error_code
read(struct rule_reading *r)
{
	const struct registry *terms;
	enum error_code code = kind_registry(r, "terms", &terms);

	r->rule->own = (void *)(uintptr_t)terms;
	kind_group(r);
	for (uint32_t i = 0; !code && i < terms->count; i++)
		code = kind_add_pattern(r, r->rule->group,
		    loose(registry_name(terms->entries[i]), r->pool), i, NULL);
	return code;
}

/* The text as a reader sees it: lines that end in it do not show. */
static struct slice
on_one_line(struct slice found, struct pool *pool)
{
	char *out = pool_copy(pool, found);
	size_t len = 0;

	for (size_t i = 0; i < found.len; i++) {
		bool space = ascii_is_space(found.at[i]);

		if (!space)
			out[len++] = found.at[i];
		else if (len && out[len - 1] != ' ')
			out[len++] = ' ';
	}
	return (struct slice){ out, len };
}

/* At the start of a sentence a term that begins small may begin big. */
static bool
is_spelled(struct slice found, const char *right, bool begins)
{
	if (slice_is(found, right))
		return true;
	return begins && found.len == strlen(right) && found.len &&
	    ascii_upper(right[0]) == found.at[0] &&
	    memcmp(found.at + 1, right + 1, found.len - 1) == 0;
}

static bool
begins_sentence(struct slice text, size_t at)
{
	while (at && strchr(" \n\"'(", text.at[at - 1]))
		at--;
	return at == 0 || strchr(".!?:", text.at[at - 1]);
}

static bool
is_allowed(struct rule_run *run, const struct node *entry, struct slice found,
    bool begins)
{
	struct names variants = registry_list(entry, "variants", run->pool);
	bool allowed = is_spelled(found, registry_name(entry), begins);

	for (size_t i = 0; !allowed && i < variants.count; i++)
		allowed = is_spelled(found, variants.items[i], begins);
	return allowed;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct registry *terms = rule->own;
	struct expression_match m;

	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		const struct node *entry = terms->entries[m.tag];
		struct slice found = on_one_line(rule_text(run, m.start,
		    m.end), run->pool);
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.count = 2, .says = "write \"%s\", not \"%s\"" };

		if (is_allowed(run, entry, found, begins_sentence(block->text,
		    m.start)))
			continue;
		hit.arguments[0] = registry_name(entry);
		hit.arguments[1] = pool_copy(run->pool, found);
		kind_cite(run, &hit, terms, entry);
		kind_offer(run, &hit, registry_name(entry));
		rule_report(run, rule, &hit);
	}
}

const struct rule_kind kind_term_variant = {
	.name = "term-variant",
	.keys = keys,
	.by_matches = true,
	.read = read,
	.judge = judge,
};
