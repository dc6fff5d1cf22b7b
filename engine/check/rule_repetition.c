/* SPDX-License-Identifier: Apache-2.0 */
/* repetition: a word that is said twice. */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "rule_run.h"
#include "text/sentence.h"

static const char *const keys[] = { "tokens", "max", "alpha", "ignorecase",
	"exceptions", "vocab", NULL };

struct repetition {
	int64_t most;
	bool alpha;
	bool runs;		/* the token is what stands between spaces */
	bool dots;		/* ... and between full stops */
};

/* How packs write "a word"; the last one ends at a full stop, too. */
static const char *const runs[] = { "[^\\s]+", "\\S+", "[^\\s\\.]+" };

static enum error_code
read(struct rule_reading *r)
{
	struct repetition *own = pool_alloc(r->pool, sizeof *own);
	struct expression x = { .text = { .fold = false } };
	const struct node *tokens = NULL;
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_list(r, "tokens", &tokens)) ||
	    (code = rule_get_number(r, "max", &own->most)) ||
	    (code = rule_get_bool(r, "alpha", &own->alpha)) ||
	    (code = rule_get_bool(r, "ignorecase", &r->rule->fold)) ||
	    (code = rule_read_exceptions(r)))
		return code;
	if (!tokens)
		return rule_fail(r, NULL, "\"tokens\" is missing (add what "
		    "must not be repeated)");
	for (size_t i = 0; i < 3 && tokens->count == 1; i++) {
		if (strcmp(tokens->items[0]->text, runs[i]) == 0) {
			own->runs = true;
			own->dots = i == 2;
		}
	}
	r->rule->group = expressions_group(r->expressions);
	x.group = r->rule->group;
	for (size_t i = 0; !code && !own->runs && i < tokens->count; i++) {
		x.text.text = slice_of(tokens->items[i]->text);
		x.text.fold = r->rule->fold;
		code = rule_add(r, &x, tokens->items[i]);
	}
	return code;
}

/* The token before, and how often it stood there. */
struct repeated {
	struct slice previous;
	size_t start;
	int64_t count;
};

static bool
is_letters(struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (!ascii_is_letter(c) && (unsigned char)c < 0x80)
			return false;
	}
	return text.len > 0;
}

static bool
is_equal(struct slice a, struct slice b, bool fold)
{
	if (a.len != b.len || a.len == 0)
		return false;
	return fold ? strncasecmp(a.at, b.at, a.len) == 0 :
	    memcmp(a.at, b.at, a.len) == 0;
}

static bool
is_one_sentence(struct slice text)
{
	struct slice sentence;

	return !sentence_next(&text, &sentence) ||
	    !sentence_next(&text, &sentence);
}

static void
meet(struct rule_run *run, const struct rule *rule, struct repeated *seen,
    struct source_span token)
{
	const struct repetition *own = rule->own;
	struct slice now = slice_trim(rule_text(run, token.from, token.to));
	struct rule_hit hit = { .start = seen->start, .end = token.to,
		.count = 1 };

	if (is_equal(now, seen->previous, rule->fold) &&
	    (!own->alpha || is_letters(now)))
		seen->count++;
	else
		hit.count = 0;
	if (hit.count && seen->count > own->most) {
		hit.arguments[0] = pool_copy(run->pool, now);
		if (is_one_sentence(rule_text(run, hit.start, hit.end)) &&
		    !rule_excepts(run, rule, hit.start, hit.end)) {
			names_add(&hit.fixes, run->pool, hit.arguments[0]);
			rule_report(run, rule, &hit);
		}
		seen->count = 0;
	}
	seen->previous = now;
	seen->start = token.from;
}

/* Beyond ASCII, white space is rare enough. */
static bool
is_stop(char c, bool dots)
{
	return ascii_is_space(c) || (dots && c == '.');
}

static void
judge_runs(struct rule_run *run, const struct rule *rule, struct slice text)
{
	const struct repetition *own = rule->own;
	struct repeated seen = { .count = 0 };
	size_t at = 0;

	while (at < text.len) {
		size_t start = at;

		while (at < text.len && !is_stop(text.at[at], own->dots))
			at++;
		if (at > start)
			meet(run, rule, &seen, (struct source_span){ start,
			    at });
		else
			at++;
	}
}

static void
judge(struct rule_run *run, const struct rule *rule,
    const struct block *block)
{
	const struct repetition *own = rule->own;
	struct repeated seen = { .count = 0 };
	struct expression_match match;
	size_t from = 0;

	if (own->runs) {
		judge_runs(run, rule, block->text);
		return;
	}
	for (; rule_next(run, rule, from, &match);
	    from = expression_after(&match, block->text))
		meet(run, rule, &seen, (struct source_span){ match.start,
		    match.end });
}

const struct rule_kind rule_repetition = {
	.name = "repetition",
	.keys = keys,
	.read = read,
	.judge = judge,
};
