/* SPDX-License-Identifier: Apache-2.0 */
#include "rule_run.h"

#include <string.h>

#include "message.h"

int
alert_by_place(const void *left, const void *right)
{
	const struct alert *a = left, *b = right;
	int order;

	if (a->span.from != b->span.from)
		return a->span.from < b->span.from ? -1 : 1;
	order = strcmp(a->rule->id, b->rule->id);
	if (order)
		return order;
	return (a->order > b->order) - (a->order < b->order);
}

bool
alert_is_twin(const struct alert *a, const struct alert *b)
{
	return a->span.from == b->span.from && a->rule == b->rule &&
	    (!a->rule->kind->many || strcmp(a->message, b->message) == 0);
}

void *
rule_state(struct rule_run *run, const struct rule *rule)
{
	void **state = &run->states[rule->number];

	if (!*state)
		*state = pool_alloc(run->pool, rule->kind->state);
	return *state;
}

struct slice
rule_text(const struct rule_run *run, size_t start, size_t end)
{
	return (struct slice){ run->block->text.at + start, end - start };
}

const char *
rule_text_copy(const struct rule_run *run, size_t start, size_t end)
{
	return pool_copy(run->pool, rule_text(run, start, end));
}

static void
add(struct rule_run *run, struct alert alert)
{
	run->alerts = pool_grow(run->pool, run->alerts, run->alert_count,
	    sizeof *run->alerts);
	alert.order = run->alert_count;
	run->alerts[run->alert_count++] = alert;
}

/* Nothing more is kept of this file. */
static bool
is_full(struct rule_run *run)
{
	run->too_many = run->alert_count == RUN_ALERTS;
	return run->too_many;
}

static const char *
fill(struct rule_run *run, const struct rule *rule,
    const struct rule_hit *hit)
{
	const char *said;

	if (hit->says) {
		said = message_fill(hit->says, hit->arguments, hit->count,
		    run->pool);
		return message_fill(rule->message, &said, 1, run->pool);
	}
	return message_fill(hit->message ? hit->message : rule->message,
	    hit->arguments, hit->count, run->pool);
}

/* What all reports say alike. */
static struct alert
make_alert(struct rule_run *run, const struct rule *rule,
    const struct rule_hit *hit)
{
	return (struct alert){
		.rule = rule,
		.match = "",
		.message = fill(run, rule, hit),
		.fixes = hit->fixes,
		.reason = hit->reason,
		.owner = hit->owner,
		.remedy = hit->remedy,
		.mild = hit->mild,
		.directives = run->block ? run->block->directives : 0,
	};
}

void
rule_report(struct rule_run *run, const struct rule *rule,
    const struct rule_hit *hit)
{
	struct alert alert;

	if (is_full(run))
		return;
	alert = make_alert(run, rule, hit);
	alert.span = block_source(run->block, hit->start, hit->end);
	alert.match = rule_text_copy(run, hit->start, hit->end);
	add(run, alert);
}

void
rule_report_span(struct rule_run *run, const struct rule *rule,
    const struct rule_hit *hit, struct source_span span)
{
	struct alert alert;

	if (is_full(run))
		return;
	alert = make_alert(run, rule, hit);
	alert.span = span;
	alert.match = pool_copy(run->pool, (struct slice){
	    run->source.at + span.from, span.to - span.from });
	add(run, alert);
}

void
rule_report_file(struct rule_run *run, const struct rule *rule,
    const struct rule_hit *hit)
{
	struct alert alert;

	if (is_full(run))
		return;
	alert = make_alert(run, rule, hit);
	alert.fixes = (struct names){ 0 };
	add(run, alert);
}

bool
rule_read_whole(struct rule_run *run, const struct rule *rule,
    struct slice text, struct blocks *out)
{
	struct blocks_wish wish = { .directives = run->wish->directives,
		.comment = run->wish->comment };
	struct rule_hit hit = { .count = 1, .says = "it cannot be compared: "
		"%s" };
	struct error err;

	if (!blocks_read(out, text, &wish, run->pool, &err))
		return true;
	hit.arguments[0] = pool_text(run->pool, err.text);
	rule_report_file(run, rule, &hit);
	return false;
}

bool
rule_next(struct rule_run *run, const struct rule *rule, size_t from,
    struct expression_match *out)
{
	return expressions_next(run->search, rule->group, from, out);
}

bool
rule_finds(struct rule_run *run, struct pattern *pattern, struct slice text)
{
	struct pattern_work *work = &run->search->work;
	struct pattern_match match;
	enum pattern_result result;

	work->longest_word = 0;
	run->search->measured = false;
	result = pattern_find(pattern, work, text, 0, &match);
	run->search->costly |= result == PATTERN_COSTLY;
	return result == PATTERN_FOUND;
}

/* Whether a phrase that is excepted reaches over the match. */
static bool
lies_in_phrase(struct rule_run *run, const struct rule *rule, size_t start,
    size_t end)
{
	struct slice text = run->block->text;
	struct pattern_match match;
	size_t from = 0;

	while (from <= start && pattern_find(rule->except, expressions_work(
	    run->search), text, from, &match) == PATTERN_FOUND) {
		struct expression_match m = { .start = match.start,
			.end = match.end };

		if (match.start <= start && match.end >= end)
			return true;
		from = expression_after(&m, text);
	}
	return false;
}

bool
rule_excepts(struct rule_run *run, const struct rule *rule, size_t start,
    size_t end)
{
	struct pattern_match match;
	struct slice text;

	if (!rule->except)
		return false;
	text = slice_trim(rule_text(run, start, end));
	if (pattern_find(rule->except, expressions_work(run->search), text, 0,
	    &match) == PATTERN_FOUND)
		return true;
	return rule->phrases && lies_in_phrase(run, rule, start, end);
}
