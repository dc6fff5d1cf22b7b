/* SPDX-License-Identifier: Apache-2.0 */
/* A set of styles at work on a file. */
#include <stdlib.h>
#include <string.h>

#include "base/glob.h"
#include "base/utf8.h"
#include "style_set.h"
#include "text/places.h"

/* What holds for one file. */
struct job {
	struct style_set *set;
	const struct style_file *file;
	struct pool *pool;
	struct findings *out;
	struct rule_run run;
	bool *active;		/* by the rule's number */
	enum severity *severities;
	struct rule ***chosen;	/* [scope number]: rules; NULL: not asked */
	struct blocks_wish wish;
	struct blocks blocks;
	struct facts facts;
	struct expressions_run texts;
	struct expressions_run parts;
	uint64_t *steps;	/* [number]: what each rule may still cost */
};

static bool
is_of_style(const char *id, const char *style)
{
	size_t len = strlen(style);

	return strncmp(id, style, len) == 0 && id[len] == '.';
}

static void
switch_rules(struct job *job, const struct style_switch *s)
{
	const struct style_set *set = job->set;

	for (size_t i = 0; i < set->count; i++) {
		const char *id = set->rules[i]->id;

		if (strcmp(id, s->name) != 0 && !is_of_style(id, s->name))
			continue;
		job->active[i] = s->on;
		if (s->levelled)
			job->severities[i] = s->severity;
	}
}

/* The last section that says BasedOnStyles counts, then all switches. */
static void
choose_rules(struct job *job)
{
	const struct style_set *set = job->set;
	const struct style_config *c = &set->config;
	const struct style_section *based = NULL;

	for (size_t i = 0; i < c->section_count; i++) {
		if (c->sections[i].based &&
		    glob_matches(c->sections[i].glob, job->file->path))
			based = &c->sections[i];
	}
	for (size_t i = 0; i < set->count; i++) {
		job->severities[i] = set->rules[i]->severity;
		for (size_t s = 0; based && s < based->styles.count; s++)
			job->active[i] |= is_of_style(set->rules[i]->id,
			    based->styles.items[s]);
	}
	for (size_t i = 0; i < c->section_count; i++) {
		if (!glob_matches(c->sections[i].glob, job->file->path))
			continue;
		for (size_t s = 0; s < c->sections[i].switch_count; s++)
			switch_rules(job, &c->sections[i].switches[s]);
	}
	for (size_t i = 0; i < set->count; i++) {
		if (job->file->fragment && set->rules[i]->kind->of_whole)
			job->active[i] = false;
	}
}

static struct blocks_wish
make_wish(const struct job *job)
{
	const struct style_config *c = &job->set->config;
	struct blocks_wish wish = {
		.ignored_tags = c->ignores ? &c->ignored_tags : NULL,
		.skipped_tags = c->skips ? &c->skipped_tags : NULL,
		.ignored_classes = c->ignored_classes.count ?
		    &c->ignored_classes : NULL,
		.directives = job->file->comments,
		.path = job->file->path,
	};

	for (size_t i = 0; i < job->set->count; i++) {
		const struct rule *rule = job->set->rules[i];

		if (!job->active[i])
			continue;
		wish.paragraphs |= selector_names(&rule->scope, "paragraph");
		wish.sentences |= selector_names(&rule->scope, "sentence");
		wish.summary |= selector_names(&rule->scope, "summary");
		wish.raw |= selector_names(&rule->scope, "raw");
		wish.counts |= rule->kind->finish != NULL;
	}
	return wish;
}

static const bool *
find_choice(struct style_set *set, const char *scope)
{
	struct scope_choice made = { .scope = scope };
	/* Parts of a text are asked only by rules that name them. */
	const char *part = slice_starts(slice_of(scope), "sentence.") ?
	    "sentence" : slice_starts(slice_of(scope), "paragraph.") ?
	    "paragraph" : NULL;

	for (size_t i = 0; i < set->scope_count; i++) {
		if (strcmp(set->scopes[i].scope, scope) == 0)
			return set->scopes[i].chosen;
	}
	made.scope = pool_text(&set->pool, scope);
	made.chosen = pool_alloc(&set->pool, (set->count + 1) *
	    sizeof *made.chosen);
	for (size_t i = 0; i < set->count; i++)
		made.chosen[i] = set->rules[i]->kind->judge &&
		    selector_chooses(&set->rules[i]->scope, scope) && (!part ||
		    selector_names(&set->rules[i]->scope, part));
	set->scopes = pool_grow(&set->pool, set->scopes, set->scope_count,
	    sizeof *set->scopes);
	set->scopes[set->scope_count++] = made;
	return made.chosen;
}

/* The rules for blocks of a scope, ended by NULL. */
static struct rule **
rules_for(struct job *job, const struct block *block)
{
	struct rule ***list = &job->chosen[block->scope_number];
	const bool *chosen;
	size_t count = 0;

	if (*list)
		return *list;
	chosen = find_choice(job->set, block->scope);
	*list = pool_alloc(job->pool, (job->set->count + 1) * sizeof **list);
	for (size_t i = 0; i < job->set->count; i++) {
		if (chosen[i] && job->active[i])
			(*list)[count++] = job->set->rules[i];
	}
	return *list;
}

/* Kinds that look at more than matches are asked about every block. */
static bool
is_asked(const struct rule_run *run, const struct rule *rule)
{
	return rule->group == UINT32_MAX || !rule->kind->by_matches ||
	    expressions_may_match(run->search, rule->group);
}

/* The search of the rule's kind of block, over the text at hand. */
static void
search(struct job *job, const struct rule *rule, const struct block *block)
{
	struct expressions_run *run = rule->of_parts ? &job->parts :
	    &job->texts;

	if (run->text.at != block->text.at || run->text.len != block->text.len)
		expressions_scan(run, block->text);
	job->run.search = run;
}

/* A rule that was given up in this file. */
static void
tell_costly(struct job *job, const struct rule *rule)
{
	job->active[rule->number] = false;
	findings_add(job->out, job->pool, (struct finding){
		.rule = "too-costly",
		.severity = SEVERITY_ERROR,
		.place = { job->file->path, 1, 1 },
		.match = "",
		.message = pool_format(job->pool, "the rule %s (%s) costs too "
		    "much on this text: it was stopped", rule->id,
		    rule->path),
		.fix = "write its expression so that it cannot try the same "
		    "text in many ways",
	});
}

/* The rest of the findings is not told; nothing passes for that. */
static void
tell_many(struct job *job)
{
	findings_add(job->out, job->pool, (struct finding){
		.rule = "too-many",
		.severity = SEVERITY_ERROR,
		.place = { job->file->path, 1, 1 },
		.match = "",
		.message = pool_format(job->pool, "more than %d findings in "
		    "this text: the rest is not reported", RUN_FINDINGS),
		.fix = "mend these first",
	});
}

/* Asks the rule about the block, or where there is none for its last word. */
static void
ask(struct job *job, const struct rule *rule, const struct block *block)
{
	struct expressions_run *search = job->run.search;

	search->work.rule_steps = job->steps[rule->number];
	if (block)
		rule->kind->judge(&job->run, rule, block);
	else
		rule->kind->finish(&job->run, rule);
	job->steps[rule->number] = search->work.rule_steps;
	if (search->costly)
		tell_costly(job, rule);
	search->costly = false;
}

static void
judge_block(struct job *job, const struct block *block)
{
	struct rule **rules = rules_for(job, block);

	if (!*rules)
		return;
	job->run.block = block;
	for (; *rules; rules++) {
		if (!job->active[(*rules)->number])
			continue;	/* it was given up in this file */
		search(job, *rules, block);
		if (is_asked(&job->run, *rules))
			ask(job, *rules, block);
	}
}

static struct finding
make_finding(const struct job *job, const struct alert *a,
    struct file_place place)
{
	struct finding f = {
		.rule = a->rule->id,
		.severity = job->severities[a->rule->number],
		.place = { job->file->path, place.line, place.column },
		.match = a->match,
		.message = a->message,
		.fix = a->remedy ? a->remedy : "",
		.bytes = { a->span.from, a->span.to },
		.link = a->rule->link[0] ? a->rule->link : NULL,
		.reason = a->reason ? a->reason : a->rule->why,
		.owner = a->owner ? a->owner : a->rule->owner,
		.rule_version = style_set_version(job->set,
		    job->set->rules[a->rule->number]),
	};

	if (a->mild && f.severity == SEVERITY_ERROR)
		f.severity = SEVERITY_WARNING;
	if (a->fixes.count && a->span.to > a->span.from)
		f.replacement = (struct replacement){ f.bytes, a->fixes };
	return f;
}

static void
tell(struct job *job, struct findings *out)
{
	struct rule_run *run = &job->run;
	struct places places = places_of(job->file->text, job->pool);
	size_t *told = pool_alloc(job->pool, (job->set->count + 1) *
	    sizeof *told);
	size_t count = 0;

	if (run->alert_count)
		qsort(run->alerts, run->alert_count, sizeof *run->alerts,
		    alert_by_place);
	for (size_t i = 0; i < run->alert_count; i++) {
		const struct alert *a = &run->alerts[i];
		size_t number = a->rule->number;

		if ((i && alert_is_twin(a - 1, a)) ||
		    job->severities[number] < job->set->config.least ||
		    (a->rule->limit && told[number] ==
		    (size_t)a->rule->limit) ||
		    (job->file->comments && style_mute(&job->blocks, a)))
			continue;
		run->too_many |= count == RUN_FINDINGS;
		if (count == RUN_FINDINGS)
			break;
		told[number]++;
		count++;
		findings_add(out, job->pool, make_finding(job, a,
		    places_find(&places, a->span.from)));
	}
	if (run->too_many)
		tell_many(job);
}

static void
judge_blocks(struct job *job)
{
	const struct block *last;

	job->chosen = pool_alloc(job->pool, (job->blocks.scope_count + 1) *
	    sizeof *job->chosen);
	job->run.blocks = &job->blocks;
	for (size_t i = 0; i < job->blocks.count; i++)
		judge_block(job, &job->blocks.items[i]);
	last = job->run.block;
	for (size_t i = 0; i < job->set->count; i++) {
		const struct rule *rule = job->set->rules[i];

		job->run.block = last;
		if (job->active[i] && rule->kind->finish)
			ask(job, rule, NULL);
	}
}

static void
run_job(struct job *job, struct findings *out)
{
	struct error err;

	choose_rules(job);
	job->facts = (struct facts){ facts_read(job->file->text, job->pool),
		job->file->template };
	job->run.facts = &job->facts;
	job->wish = make_wish(job);
	job->run.wish = &job->wish;
	style_ignores_find(&job->wish, job->set, job->file, &job->texts.work,
	    job->pool);
	if (blocks_read(&job->blocks, job->file->text, &job->wish, job->pool,
	    &err)) {
		findings_add_error(out, job->pool, &err, job->file->path);
		return;
	}
	judge_blocks(job);
	tell(job, out);
}

static struct job
make_job(struct style_set *set, const struct style_file *file,
    struct pool *pool)
{
	return (struct job){
		.set = set,
		.file = file,
		.pool = pool,
		.run = { .path = file->path, .source = file->text,
		    .now = file->now, .pool = pool },
		.active = pool_alloc(pool, (set->count + 1) * sizeof(bool)),
		.severities = pool_alloc(pool, (set->count + 1) *
		    sizeof(enum severity)),
	};
}

void
style_set_choose(struct style_set *set, const char *path,
    struct style_choice *out, struct pool *pool)
{
	struct style_file file = { .path = path };
	struct job job = make_job(set, &file, pool);

	choose_rules(&job);
	for (size_t i = 0; i < set->count; i++)
		out[i] = (struct style_choice){ job.active[i],
			job.severities[i] };
}

void
style_set_check(struct style_set *set, struct findings *out,
    const struct style_file *file, struct pool *pool)
{
	struct job job = make_job(set, file, pool);

	job.out = out;
	job.run.states = pool_alloc(pool, (set->count + 1) *
	    sizeof *job.run.states);
	expressions_run_start(&job.texts, set->expressions, file->text.len);
	expressions_run_start(&job.parts, set->parts, file->text.len);
	job.run.search = &job.texts;
	job.steps = pool_alloc(pool, (set->count + 1) * sizeof *job.steps);
	for (size_t i = 0; i < set->count; i++)
		job.steps[i] = pattern_work_of_rule(file->text.len);
	run_job(&job, out);
	expressions_run_release(&job.texts);
	expressions_run_release(&job.parts);
}
