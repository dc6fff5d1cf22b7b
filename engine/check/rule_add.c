/* SPDX-License-Identifier: Apache-2.0 */
/* The expressions of a rule, and what excepts a match of them. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "rule.h"

enum error_code
rule_add(struct rule_reading *r, const struct expression *x,
    const struct node *at)
{
	struct expression known = *x;
	struct pattern *alone = NULL;
	struct error err, own;

	known.answers = r->answers;
	if (!expressions_add(r->expressions, &known, &err))
		return ERR_NONE;
	/* Characters are counted from where the author's own begin. */
	if (x->word && (pattern_new(&alone, &x->text, r->pool, &own) ||
	    pattern_check(alone, &own)))
		err = own;
	pattern_free(alone);
	return rule_fail(r, at, "%s", err.text);
}

static int
longer_first(const void *left, const void *right)
{
	const char *const *a = left, *const *b = right;
	size_t a_len = strlen(*a), b_len = strlen(*b);

	return a_len == b_len ? strcmp(*a, *b) : (a_len < b_len) -
	    (a_len > b_len);
}

/* What accepts its own case only says so itself: "(?i)word". */
static void
write_exception(struct buf *out, const char *text)
{
	if (strncmp(text, "(?i)", 4) == 0)
		buf_format(out, "(?i:%s)", text + 4);
	else
		buf_format(out, "(?-i:%s)", text);
}

static enum error_code
make_except(struct rule_reading *r)
{
	struct names *all = &r->rule->exceptions;
	struct pattern_from from = { .text = { .fold = r->rule->fold,
		.multiline = true }, .answers = r->answers };
	struct buf out = { 0 };
	struct error err;

	if (all->count == 0)
		return ERR_NONE;
	for (size_t i = 0; i < all->count; i++)
		r->rule->phrases |= strchr(all->items[i], ' ') != NULL;
	qsort(all->items, all->count, sizeof *all->items, longer_first);
	buf_text(&out, "\\b(?:");
	for (size_t i = 0; i < all->count; i++) {
		buf_text(&out, i ? "|" : "");
		write_exception(&out, all->items[i]);
	}
	buf_text(&out, ")\\b");
	from.text.text = buf_settle(&out, r->pool);
	if (pattern_recall(&r->rule->except, &from, r->pool, &err))
		return rule_fail(r, node_get(r->map, "exceptions"), "the "
		    "exceptions: %s", err.text);
	return ERR_NONE;
}

enum error_code
rule_read_exceptions(struct rule_reading *r)
{
	const struct node *list = NULL;
	bool vocabulary = true;
	enum error_code code;

	if ((code = rule_get_list(r, "exceptions", &list)) ||
	    (code = rule_get_bool(r, "vocab", &vocabulary)))
		return code;
	for (size_t i = 0; list && i < list->count; i++)
		names_add(&r->rule->exceptions, r->pool, list->items[i]->text);
	for (size_t i = 0; vocabulary && i < r->vocabulary->accept.count; i++)
		names_add(&r->rule->exceptions, r->pool,
		    r->vocabulary->accept.items[i]);
	return make_except(r);
}
