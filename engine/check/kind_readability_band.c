/* SPDX-License-Identifier: Apache-2.0 */
/* readability-band: neither too hard nor too plain for who reads it. */
#include <string.h>

#include "bounds.h"
#include "base/plural.h"
#include "readability.h"
#include "text/counts.h"

static const char *const keys[] = { "metric", "band", "segments", "per",
	"least-words", NULL };

/* A part shorter than this says nothing about how it reads. */
enum { LEAST_WORDS = 20 };

struct band {
	const char *metric;
	size_t grade;		/* the metric's number */
	struct bounds usual;
	struct bounds_list segments;	/* instead, by the audience's segment */
	bool parts;		/* what stands below each heading, by itself */
	int64_t least;		/* words of a part that is judged */
};

static enum error_code
read(struct rule_reading *r)
{
	struct band *own = pool_alloc(r->pool, sizeof *own);
	const char *band = NULL, *per = "document";
	enum error_code code;

	r->rule->own = own;
	r->rule->scope = (struct selector){ 0 };
	own->metric = "Flesch-Kincaid";
	own->least = LEAST_WORDS;
	if ((code = rule_get_text(r, "metric", &own->metric)) ||
	    (code = rule_get_text(r, "band", &band)) ||
	    (code = rule_get_text(r, "per", &per)) ||
	    (code = rule_get_number(r, "least-words", &own->least)) ||
	    (code = bounds_read_map(&own->segments, r, "segments", NULL)) ||
	    (code = readability_read(&own->grade, r, node_get(r->map,
	    "metric"), own->metric)))
		return code;
	own->parts = strcmp(per, "part") == 0;
	if (!own->parts && strcmp(per, "document") != 0)
		return rule_fail(r, node_get(r->map, "per"), "\"per\" must be "
		    "document or part");
	if (!band || !bounds_read(&own->usual, band))
		return rule_fail(r, node_get(r->map, "band"), "\"band\" must "
		    "be bounds (5..9)");
	return ERR_NONE;
}

static const struct bounds *
bounds_for(struct rule_run *run, const struct band *own)
{
	struct names segments = facts_values(run->facts, "segment",
	    run->pool);

	for (size_t i = 0; i < own->segments.count; i++) {
		if (names_has(&segments, own->segments.items[i].name))
			return &own->segments.items[i].bounds;
	}
	return &own->usual;
}

/* False: it is within its band, or says too little. */
static bool
offends(struct rule_run *run, const struct band *own,
    const struct block_counts *c, struct rule_hit *hit)
{
	const char *offence;
	double value;

	if (c->words == 0 || c->sentences == 0)
		return false;
	value = readability_grade(own->grade, c);
	offence = bounds_offended(bounds_for(run, own), value, run->pool);
	if (!offence)
		return false;
	*hit = (struct rule_hit){ .count = 3, .says = "%s is %s (%s)",
		.remedy = "a person must reword it", .arguments = {
		own->metric, pool_format(run->pool, "%.1f", value),
		pool_format(run->pool, "%s; %s, %s, %s", offence,
		plural(c->words, "word", run->pool),
		plural(c->sentences, "sentence", run->pool),
		plural(c->syllables, "syllable", run->pool)) } };
	return true;
}

/* The blocks from..to, the first of which is a heading, if there is one. */
static void
judge_part(struct rule_run *run, const struct rule *rule, size_t from,
    size_t to)
{
	const struct band *own = rule->own;
	struct block_counts counts = { 0 };
	struct rule_hit hit;

	for (size_t i = from; i < to; i++) {
		const struct block *b = &run->blocks->items[i];

		if (kind_is_body(b) && !kind_is_heading(b))
			counts_add(&counts, b->text);
	}
	if (counts.words < (size_t)own->least || !offends(run, own, &counts,
	    &hit))
		return;
	run->block = &run->blocks->items[from];
	hit.end = run->block->text.len;
	rule_report(run, rule, &hit);
}

static void
judge_parts(struct rule_run *run, const struct rule *rule)
{
	size_t from = 0;

	for (size_t i = 0; i < run->blocks->count; i++) {
		if (i == from || !kind_is_heading(&run->blocks->items[i]))
			continue;
		judge_part(run, rule, from, i);
		from = i;
	}
	if (from < run->blocks->count)
		judge_part(run, rule, from, run->blocks->count);
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct band *own = rule->own;
	struct rule_hit hit;

	if (own->parts)
		judge_parts(run, rule);
	else if (offends(run, own, &run->blocks->counts, &hit))
		rule_report_file(run, rule, &hit);
}

const struct rule_kind kind_readability_band = {
	.name = "readability-band",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.finish = finish,
};
