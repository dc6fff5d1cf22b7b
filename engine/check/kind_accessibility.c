/* SPDX-License-Identifier: Apache-2.0 */
/* accessibility: what screen readers need. */
#include <string.h>

#include "base/utf8.h"
#include "kind.h"

static const char *const keys[] = { "vague", "lone-images", NULL };

struct accessibility {
	struct names vague;	/* what a link says nothing by */
	bool lone_images;	/* are found: text does not stand beside them */
};

/* What a link says nothing by. */
static const char *const usual[] = { "click here", "here", "link",
	"read more", "more", "this", "learn more", "this link", "see here",
	NULL };

static enum error_code
read(struct rule_reading *r)
{
	struct accessibility *own = pool_alloc(r->pool, sizeof *own);
	const struct node *list = NULL;
	enum error_code code = rule_get_list(r, "vague", &list);

	r->rule->own = own;
	for (size_t i = 0; !code && list && i < list->count; i++)
		names_add(&own->vague, r->pool, kind_flat(slice_of(
		    list->items[i]->text), r->pool));
	for (size_t i = 0; !list && usual[i]; i++)
		names_add(&own->vague, r->pool, usual[i]);
	return code ? code : rule_get_bool(r, "lone-images",
	    &own->lone_images);
}

static void
judge_link(struct rule_run *run, const struct rule *rule,
    const struct block_link *link)
{
	const struct accessibility *own = rule->own;
	const char *text = kind_flat(slice_of(link->text), run->pool);
	struct rule_hit hit = { .arguments = { link->text, link->url },
		.count = 2 };

	if (link->image && !text[0]) {
		hit.says = "the picture %[2]s has no alternative text";
		hit.remedy = "say in words what it shows";
	} else if (!link->image && !text[0]) {
		hit.says = "the link to %[2]s shows nothing";
		hit.remedy = "say where it leads";
	} else if (!link->image && names_has(&own->vague, text)) {
		hit.says = "the link \"%s\" does not say where it leads";
		hit.remedy = "say where it leads";
	} else {
		return;
	}
	rule_report_span(run, rule, &hit, link->span);
}

/* Level of a heading's block, or 0. */
static unsigned
level_of(const struct block *block)
{
	static const char PREFIX[] = "text.heading.h";
	size_t len = sizeof PREFIX - 1;

	return strncmp(block->scope, PREFIX, len) == 0 ?
	    (unsigned)(block->scope[len] - '0') : 0;
}

static bool
is_sign(uint32_t c)
{
	return (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F300 && c <= 0x1FAFF) ||
	    c == 0xFE0F || c == 0x200D || c == ' ';
}

static bool
is_signs_only(struct slice text)
{
	uint32_t c;
	bool any = false;

	while (utf8_next(&text, &c)) {
		if (!is_sign(c))
			return false;
		any |= c > 0x7F;
	}
	return any;
}

/* The line that ends before at, without its LF; *at becomes its beginning. */
static struct slice
line_before(struct slice text, size_t *at)
{
	size_t end = *at;

	while (*at && text.at[*at - 1] != '\n')
		(*at)--;
	return (struct slice){ text.at + *at, end - *at };
}

/* Whether a paragraph is this picture and no word. */
static bool
is_lone(struct slice text, struct source_span span)
{
	size_t at = span.from;
	struct slice rest = slice_skip(text, span.to), line;

	if (!slice_is_blank(line_before(text, &at)))
		return false;
	if (at && (at--, !slice_is_blank(line_before(text, &at))))
		return false;
	for (int i = 0; i < 2 && slice_line(&rest, &line); i++) {
		if (!slice_is_blank(line))
			return false;
	}
	return true;
}

static void
judge_lone(struct rule_run *run, const struct rule *rule,
    const struct block_link *link)
{
	const struct accessibility *own = rule->own;
	struct rule_hit hit = { .arguments = { link->url }, .count = 1,
		.says = "the picture %s stands alone, without a word of text",
		.remedy = "say beside it what it is there to say" };

	if (own->lone_images && link->image && is_lone(run->source, link->span))
		rule_report_span(run, rule, &hit, link->span);
}

/* A cell, where no cell above says what its columns are. */
static void
judge_tables(struct rule_run *run, const struct rule *rule)
{
	bool headed = false, told = false;

	for (size_t i = 0; i < run->blocks->count; i++) {
		const struct block *b = &run->blocks->items[i];
		struct slice scope = slice_of(b->scope);
		struct rule_hit hit = { .end = b->text.len, .says = "the table "
			"has no header", .remedy = "say in a first row what "
			"each column has" };

		run->block = b;
		if (slice_starts(scope, "text.table.header")) {
			headed = true;
		} else if (slice_starts(scope, "text.table.cell")) {
			if (!headed && !told)
				rule_report(run, rule, &hit);
			told = true;
		} else if (kind_is_body(b)) {
			headed = told = false;
		}
	}
}

static void
judge_blocks(struct rule_run *run, const struct rule *rule)
{
	unsigned before = 0;

	for (size_t i = 0; i < run->blocks->count; i++) {
		const struct block *b = &run->blocks->items[i];
		unsigned level = level_of(b);
		struct rule_hit hit = { .end = b->text.len, .count = 2 };

		run->block = b;
		if (kind_is_body(b) && is_signs_only(b->text)) {
			hit.says = "signs alone are read out as their names";
			hit.remedy = "say it in words";
			rule_report(run, rule, &hit);
		}
		if (!level)
			continue;
		if (before && level > before + 1) {
			hit.says = "after a heading of level %s comes one of "
			    "level %s";
			hit.arguments[0] = pool_format(run->pool, "%u",
			    before);
			hit.arguments[1] = pool_format(run->pool, "%u", level);
			hit.remedy = "leave out no level";
			rule_report(run, rule, &hit);
		}
		before = level;
	}
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	judge_blocks(run, rule);
	judge_tables(run, rule);
	for (size_t i = 0; i < run->blocks->link_count; i++) {
		judge_link(run, rule, &run->blocks->links[i]);
		judge_lone(run, rule, &run->blocks->links[i]);
	}
}

const struct rule_kind kind_accessibility = {
	.name = "accessibility",
	.keys = keys,
	.many = true,
	.read = read,
	.finish = finish,
};
