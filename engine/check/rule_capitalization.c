/* SPDX-License-Identifier: Apache-2.0 */
/* capitalization: headings in title case, sentence case, or a pattern. */
#include <stdlib.h>
#include <string.h>

#include "letter_case.h"
#include "rule_run.h"

static const char *const keys[] = { "match", "style", "exceptions",
	"indicators", "threshold", "vocab", "prefix", NULL };

struct capitalization {
	enum letter_case wanted;
	struct pattern *pattern;	/* where wanted is none of them */
	struct pattern *prefix;
	struct names indicators;
	bool chicago;
	double threshold;
};

static enum error_code
read_pattern(struct rule_reading *r, const char *key, const char *text,
    struct pattern **out)
{
	struct pattern_text pattern = { .text = slice_of(text) };
	struct error err;

	if (pattern_new(out, &pattern, r->pool, &err) ||
	    pattern_check(*out, &err))
		return rule_fail(r, node_get(r->map, key), "%s", err.text);
	return ERR_NONE;
}

static enum error_code
read_match(struct rule_reading *r, struct capitalization *own)
{
	static const char *const names[] = { "$title", "$sentence", "$lower",
		"$upper" };
	const char *match = NULL;
	enum error_code code = rule_get_text(r, "match", &match);

	if (code)
		return code;
	if (!match)
		return rule_fail(r, NULL, "\"match\" is missing (add match: "
		    "$title, $sentence, $lower, $upper or a pattern)");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strcmp(match, names[i]) == 0) {
			own->wanted = (enum letter_case)i;
			return ERR_NONE;
		}
	}
	own->wanted = CASE_PATTERN;
	return read_pattern(r, "match", match, &own->pattern);
}

static enum error_code
read_style(struct rule_reading *r, struct capitalization *own)
{
	const char *style = "AP", *threshold = "0.8", *prefix = NULL;
	const struct node *indicators = NULL;
	enum error_code code;
	char *end;

	if ((code = rule_get_text(r, "style", &style)) ||
	    (code = rule_get_text(r, "threshold", &threshold)) ||
	    (code = rule_get_text(r, "prefix", &prefix)) ||
	    (code = rule_get_list(r, "indicators", &indicators)))
		return code;
	own->chicago = strcmp(style, "Chicago") == 0;
	own->threshold = strtod(threshold, &end);
	if (*end || !(own->threshold >= 0 && own->threshold <= 1))
		return rule_fail(r, node_get(r->map, "threshold"), "a "
		    "threshold is a number from 0 to 1");
	for (size_t i = 0; indicators && i < indicators->count; i++)
		names_add(&own->indicators, r->pool,
		    indicators->items[i]->text);
	return prefix ? read_pattern(r, "prefix", prefix, &own->prefix) :
	    ERR_NONE;
}

static enum error_code
read(struct rule_reading *r)
{
	struct capitalization *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	if ((code = read_match(r, own)) || (code = read_style(r, own)))
		return code;
	return rule_read_exceptions(r);
}

static void
release(struct rule *rule)
{
	struct capitalization *own = rule->own;

	if (!own)
		return;
	pattern_free(own->pattern);
	pattern_free(own->prefix);
}

static struct slice
skip_prefix(struct rule_run *run, const struct capitalization *own,
    struct slice text)
{
	struct pattern_match match;

	if (own->prefix && pattern_at(own->prefix,
	    expressions_work(run->search), text, 0, &match) == PATTERN_FOUND)
		return slice_skip(text, match.end);
	return text;
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct capitalization *own = rule->own;
	struct slice text = slice_trim(block->text), judged;
	struct rule_hit hit = { .count = 2 };
	const char *expected = "";
	struct pattern_match match;
	bool fits;

	if (text.len == 0)
		return;
	judged = skip_prefix(run, own, text);
	if (own->wanted == CASE_PATTERN) {
		fits = pattern_find(own->pattern, expressions_work(
		    run->search), judged, 0, &match) == PATTERN_FOUND;
	} else {
		struct letter_case_wish wish = { own->wanted, own->chicago,
			own->threshold, rule->except, &own->indicators,
			run->search };

		fits = letter_case_fits(judged, &wish, &expected, run->pool);
	}
	if (fits)
		return;
	hit.start = (size_t)(text.at - block->text.at);
	hit.end = hit.start + text.len;
	hit.arguments[0] = pool_copy(run->pool, text);
	hit.arguments[1] = expected;
	rule_report(run, rule, &hit);
}

const struct rule_kind rule_capitalization = {
	.name = "capitalization",
	.keys = keys,
	.read = read,
	.judge = judge,
	.release = release,
};
