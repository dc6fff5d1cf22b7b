/* SPDX-License-Identifier: Apache-2.0 */
/* How a text becomes a pattern, before PCRE2 sees it. */
#include <stdlib.h>

#include "base/buf.h"
#include "pattern_inside.h"
#include "regex_gather.h"

/* \u0041 as \x{0041}; a varying lookbehind as (?C1), asked by callout. */
static struct slice
rewrite(struct pattern *p)
{
	struct slice text = p->text.text;
	size_t unit = 0, behind = 0, at = 0;
	struct buf out = { 0 };

	while (at < text.len) {
		if (unit < p->tree.unit_count && p->tree.units[unit] == at) {
			bool braced = at + 2 < text.len &&
			    text.at[at + 2] == '{';

			buf_text(&out, braced ? "\\x" : "\\x{");
			if (!braced) {
				buf_add(&out, (struct slice){ text.at + at + 2,
				    4 });
				buf_char(&out, '}');
			}
			at += braced ? 2 : 6;
			unit++;
		} else if (behind < p->tree.behind_count &&
		    p->tree.behinds[behind]->from == at) {
			buf_format(&out, "(?C%zu)", behind + 1);
			at = p->tree.behinds[behind]->to;
			behind++;
			while (unit < p->tree.unit_count &&
			    p->tree.units[unit] < at)
				unit++;
		} else {
			buf_char(&out, text.at[at++]);
		}
	}
	return buf_settle(&out, p->pool);
}

static int
compare_from(const void *left, const void *right)
{
	const struct regex *const *a = left, *const *b = right;

	return ((*a)->from > (*b)->from) - ((*a)->from < (*b)->from);
}

enum { BEHINDS = 9 };

/* Each varying lookbehind's inside becomes a pattern that ends where asked. */
static enum error_code
add_behinds(struct pattern *p, struct error *err)
{
	struct slice text = p->text.text;
	size_t count = p->tree.behind_count;

	if (count > BEHINDS)
		return error_set(err, ERR_REFUSED, "%zu lookbehinds of "
		    "varying length (write at most %d)", count, BEHINDS);
	p->behinds = pool_alloc(p->pool, (count + 1) * sizeof *p->behinds);
	qsort(p->tree.behinds, count, sizeof *p->tree.behinds, compare_from);
	for (size_t i = 0; i < count; i++) {
		const struct regex *r = p->tree.behinds[i];
		const struct regex *inner = r->parts[0];
		struct pattern_text inside = p->text;
		enum error_code code;

		inside.text = slice_of(pool_format(p->pool, "(?:%.*s)\\z",
		    (int)(r->to - 1 - inner->from), text.at + inner->from));
		code = pattern_new(&p->behinds[i].before, &inside, p->pool,
		    err);
		if (code)
			return code;
		if (p->behinds[i].before->tree.behind_count)
			return error_set(err, ERR_REFUSED, "a lookbehind "
			    "within a lookbehind (write two rules)");
		p->behinds[i].negative = r->negative;
		p->behinds[i].most = regex_length(inner).most;
	}
	return ERR_NONE;
}

static enum error_code
read(struct pattern *p, struct error *err)
{
	struct slice text = p->text.text;
	enum error_code code = regex_parse(&p->tree, text, p->text.fold,
	    p->pool, err);

	if (!code && p->tree.behind_count)
		code = add_behinds(p, err);
	if (code)
		return code;
	p->reach = regex_reach(p->tree.root);
	p->rewritten = p->tree.behind_count || p->tree.unit_count ?
	    rewrite(p) : text;
	return ERR_NONE;
}

bool
pattern_read(struct pattern *p)
{
	struct error err;

	if (p->unread && read(p, &err))
		return false;
	p->unread = false;
	return true;
}

/* Whether it may have what PCRE2 gets in other words. */
static bool
may_be_rewritten(struct slice text)
{
	return slice_find(text, "(?<") < text.len ||
	    slice_find(text, "\\u") < text.len;
}

static struct pattern *
make(const struct pattern_text *text, struct pool *pool)
{
	struct pattern *p = pool_alloc(pool, sizeof *p);

	p->text = *text;
	p->rewritten = text->text;
	p->pool = pool;
	return p;
}

struct pattern *
pattern_known(const struct pattern_text *text, const struct regex_reach *reach,
    struct pool *pool)
{
	struct pattern *p = make(text, pool);

	p->reach = *reach;
	p->unread = may_be_rewritten(text->text);
	return p;
}

const struct regex_reach *
pattern_reach(const struct pattern *p)
{
	return &p->reach;
}

enum error_code
pattern_new(struct pattern **out, const struct pattern_text *text,
    struct pool *pool, struct error *err)
{
	struct pattern *p = make(text, pool);
	enum error_code code = read(p, err);

	if (!code)
		*out = p;
	return code;
}

/* What is remembered and read anew later stays as it was judged. */
struct slice
pattern_gather(struct pattern *p)
{
	struct slice text = may_be_rewritten(p->text.text) ? p->text.text :
	    regex_gather(&p->tree, p->text.text, p->pool);

	if (text.at != p->text.text.at) {
		p->text.text = p->rewritten = text;
		pcre2_code_free(p->fast);
		p->fast = NULL;
	}
	return text;
}
