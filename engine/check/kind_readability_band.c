/* SPDX-License-Identifier: Apache-2.0 */
/* readability-band: neither too hard nor too plain for who reads it. */
#include "bounds.h"
#include "readability.h"

static const char *const keys[] = { "metric", "band", "segments", NULL };

struct band {
	const char *metric;
	struct bounds usual;
	struct bounds_list segments;	/* instead, by the audience's segment */
};

static enum error_code
read(struct rule_reading *r)
{
	struct band *own = pool_alloc(r->pool, sizeof *own);
	struct block_counts one = { .words = 1, .sentences = 1 };
	const char *band = NULL;
	double ignored;
	enum error_code code;

	r->rule->own = own;
	r->rule->scope = (struct selector){ 0 };
	own->metric = "Flesch-Kincaid";
	if ((code = rule_get_text(r, "metric", &own->metric)) ||
	    (code = rule_get_text(r, "band", &band)) ||
	    (code = bounds_read_map(&own->segments, r, "segments", NULL)))
		return code;
	if (!readability_grade(&ignored, own->metric, &one))
		return rule_fail(r, node_get(r->map, "metric"), "no grade is "
		    "called \"%s\" (Flesch-Kincaid, Gunning Fog, Coleman-Liau, "
		    "SMOG, Automated Readability, LIX)", own->metric);
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

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct band *own = rule->own;
	const struct block_counts *c = &run->blocks->counts;
	struct rule_hit hit = { .arguments = { own->metric }, .count = 3,
		.says = "%s is %s (%s)", .remedy = "a person writes it "
		"otherwise" };
	const char *offence;
	double value;

	if (c->words == 0 || c->sentences == 0 ||
	    !readability_grade(&value, own->metric, c))
		return;
	offence = bounds_offended(bounds_for(run, own), value, run->pool);
	if (!offence)
		return;
	hit.arguments[1] = pool_format(run->pool, "%.1f", value);
	hit.arguments[2] = pool_format(run->pool, "%s; %zu words, %zu "
	    "sentences, %zu syllables", offence, c->words, c->sentences,
	    c->syllables);
	rule_report_file(run, rule, &hit);
}

const struct rule_kind kind_readability_band = {
	.name = "readability-band",
	.keys = keys,
	.of_whole = true,
	.read = read,
	.finish = finish,
};
