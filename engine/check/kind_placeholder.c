/* SPDX-License-Identifier: Apache-2.0 */
/* placeholder: what somebody meant to fill in. */
#include <string.h>
#include <strings.h>

#include "kind.h"

static const char *const keys[] = { "tokens", NULL };

static const char *const usual[] = {
	"\\{\\{[^{}]*\\}\\}", "\\[[A-Z][A-Z0-9 _-]+\\](?!\\()",
	"\\b(?:TODO|TBD|TBC|FIXME)\\b", "\\blorem ipsum\\b",
	"\\bX{2,}\\b ?%?", "\\$\\{[^{}]*\\}",
};

static enum error_code
read(struct rule_reading *r)
{
	bool *inserts = pool_alloc(r->pool, sizeof *inserts);
	enum error_code code = ERR_NONE;

	r->rule->own = inserts;
	*inserts = !node_get(r->map, "tokens");
	kind_group(r);
	if (!*inserts)
		return kind_add_list(r, r->rule->group, "tokens");
	for (size_t i = 0; !code && i < sizeof usual / sizeof usual[0]; i++)
		code = rule_add(r, &(struct expression){ .group =
		    r->rule->group, .text = { slice_of(usual[i]),
		    i == 3, true } }, NULL);
	return code;
}

static const char SAYS[] = "\"%s\" is still to be filled in";

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	struct expression_match m;

	for (size_t from = 0; rule_next(run, rule, from, &m);
	    from = expression_after(&m, block->text)) {
		struct rule_hit hit = { .start = m.start, .end = m.end,
			.says = SAYS, .count = 1, .remedy = "fill it in" };

		hit.arguments[0] = rule_text_copy(run, m.start, m.end);
		rule_report(run, rule, &hit);
	}
}

/* "<INSERT NAME>" reads as a tag, so no block has it. */
static void
find_inserts(struct rule_run *run, const struct rule *rule)
{
	struct slice source = run->source;

	for (size_t at = 0; at + 7 < source.len; at++) {
		const char *close;
		struct rule_hit hit = { .says = SAYS, .count = 1,
			.remedy = "fill it in" };
		struct source_span span = { at, at };

		if (source.at[at] != '<' || strncasecmp(source.at + at + 1,
		    "insert", 6) != 0)
			continue;
		close = memchr(source.at + at, '>', source.len - at);
		span.to = close ? (size_t)(close - source.at) + 1 : at + 7;
		hit.arguments[0] = pool_copy(run->pool, (struct slice){
		    source.at + at, span.to - at });
		rule_report_span(run, rule, &hit, span);
		at = span.to - 1;
	}
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const bool *own = rule->own;

	if (*own)
		find_inserts(run, rule);
}

const struct rule_kind kind_placeholder = {
	.name = "placeholder",
	.keys = keys,
	.by_matches = true,
	.read = read,
	.judge = judge,
	.finish = finish,
};
