/* SPDX-License-Identifier: Apache-2.0 */
/* required-part: headings that must be there, in order, of a length. */
#include <string.h>

#include "bounds.h"
#include "text/words.h"

static const char *const keys[] = { "parts", "words", "ordered", NULL };

struct parts {
	const struct node *names;	/* a list of texts */
	struct bounds_list words;
	bool ordered;
};

static enum error_code
read(struct rule_reading *r)
{
	struct parts *own = pool_alloc(r->pool, sizeof *own);
	enum error_code code;

	r->rule->own = own;
	own->ordered = true;
	if ((code = rule_get_list(r, "parts", &own->names)) ||
	    (code = rule_get_bool(r, "ordered", &own->ordered)) ||
	    (code = bounds_read_map(&own->words, r, "words", NULL)))
		return code;
	return own->names ? ERR_NONE : rule_fail(r, NULL, "\"parts\" is "
	    "missing (add the headings)");
}

static bool
is_called(const struct rule_run *run, const struct block *block,
    const char *name)
{
	return kind_is_heading(block) && strcmp(kind_flat(block->text, run->pool),
	    kind_flat(slice_of(name), run->pool)) == 0;
}

/* The next heading of that name from an index on, or the count. */
static size_t
find_part(const struct rule_run *run, size_t from, const char *name)
{
	size_t i = from;

	while (i < run->blocks->count && !is_called(run,
	    &run->blocks->items[i], name))
		i++;
	return i;
}

static size_t
count_words(const struct rule_run *run, size_t heading)
{
	size_t words = 0;

	for (size_t i = heading + 1; i < run->blocks->count &&
	    !kind_is_heading(&run->blocks->items[i]); i++) {
		if (kind_is_body(&run->blocks->items[i]))
			words += words_count(run->blocks->items[i].text);
	}
	return words;
}

static void
report_at(struct rule_run *run, const struct rule *rule, size_t block,
    struct rule_hit *hit)
{
	run->block = &run->blocks->items[block];
	hit->start = 0;
	hit->end = run->block->text.len;
	rule_report(run, rule, hit);
}

static void
judge_words(struct rule_run *run, const struct rule *rule, const char *name,
    size_t heading)
{
	const struct parts *own = rule->own;
	size_t words = count_words(run, heading);

	for (size_t i = 0; i < own->words.count; i++) {
		struct rule_hit hit = { .arguments = { name, pool_format(
			run->pool, "%zu", words) }, .count = 3, .says = "the "
			"part \"%s\" has %s words (%s)" };

		if (strcmp(own->words.items[i].name, name) != 0)
			continue;
		hit.arguments[2] = bounds_offended(
		    &own->words.items[i].bounds, (double)words, run->pool);
		if (hit.arguments[2])
			report_at(run, rule, heading, &hit);
	}
}

/* Judges one part; *reached is the place of the one before. */
static void
judge_part(struct rule_run *run, const struct rule *rule, const char *name,
    size_t *reached)
{
	const struct parts *own = rule->own;
	size_t at = find_part(run, 0, name), twin;
	struct rule_hit hit = { .arguments = { name }, .count = 1 };

	if (at == run->blocks->count) {
		hit.says = "the part \"%s\" is missing";
		hit.remedy = pool_format(run->pool, "add a heading \"%s\"",
		    name);
		rule_report_file(run, rule, &hit);
		return;
	}
	judge_words(run, rule, name, at);
	twin = find_part(run, at + 1, name);
	if (twin < run->blocks->count) {
		hit.says = "the part \"%s\" is there twice";
		report_at(run, rule, twin, &hit);
	}
	if (own->ordered && at < *reached) {
		hit.says = "the part \"%s\" stands too early";
		hit.remedy = "put the parts in their order";
		report_at(run, rule, at, &hit);
	} else {
		*reached = at;
	}
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct parts *own = rule->own;
	size_t reached = 0;

	for (size_t i = 0; i < own->names->count; i++)
		judge_part(run, rule, own->names->items[i]->text, &reached);
}

const struct rule_kind kind_required_part = {
	.name = "required-part",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.finish = finish,
};
