/* SPDX-License-Identifier: Apache-2.0 */
/*
 * merge_world.h - a small company and its requests, for tests of merges
 *
 *	struct world w = { 0 };
 *
 *	make_world(&w, &row);
 *	merge_decide(&decision, &w.question, &w.pool, &err);
 *	pool_release(&w.pool);
 *
 * A row names its scenario and tells the line of events as events_of.h reads
 * it.
 */

#ifndef GALLEY_TESTS_MERGE_WORLD_H
#define GALLEY_TESTS_MERGE_WORLD_H

#include "model/merge.h"

#include <stdio.h>
#include <string.h>

#include "events_of.h"
#include "rows.h"
#include "shelf.h"

/* Noon of 2026-05-10, within the delegation that people_of knows. */
enum { NOW = 1778414400, AFTER_DELEGATION = DELEGATED_UNTIL };

static const char people_text[] =
    "rep1 rep\n"
    "rep2 rep\n"
    "brand1 marketing\n"
    "brand2 marketing\n"
    "legal1 legal legal>dee\n"
    "dee rep\n"
    "boss brand-owner\n"
    "adm admin\n"
    "gone! marketing legal admin brand-owner\n"
    "lost# legal admin brand-owner\n"
    "reg registrar\n"
    "ann!rep2 rep\n"
    "old! rep\n";

static const char settings_text[] =
    "name: Northwind\n"
    "format: 1\n"
    "version: 1\n"
    "admins: {quorum: 1}\n"
    "registrar: [rep]\n"
    "propose: {templates: [marketing], default: [brand-owner]}\n"
    "workflows: {default: standard}\n";

static const struct {
	const char *id;
	const char *text;
} workflow_texts[] = {
	{ "all", "name: all\nstages:\n"
	  "  - {name: a, needs: {role: marketing, approvals: all}}\n" },
	{ "apart", "name: apart\ndistinct: true\nstages:\n"
	  "  - {name: a, needs: {role: marketing}, exception-by: [boss]}\n"
	  "  - {name: b, needs: {role: [marketing, legal]}}\n" },
	{ "either", "name: either\nstages:\n"
	  "  - {name: a, needs: {any: [{role: marketing, approvals: 2}, "
	  "{all: [{role: legal}, {role: brand-owner}]}]}}\n" },
	{ "firm", "name: firm\nsuggesters-are-authors: true\nstages:\n"
	  "  - {name: a, needs: {role: marketing}}\n" },
	{ "hard", "name: hard\nstages:\n"
	  "  - {name: a, needs: {role: legal, key: hardware}}\n" },
	{ "open", "name: open\n"
	  "auto-approve: {when: {within: preapproved}}\n" },
	{ "pair", "name: pair\nstages:\n"
	  "  - {name: a, needs: {role: marketing}}\n"
	  "  - {name: b, needs: {role: [marketing, legal]}}\n" },
	{ "peers", "name: peers\noverride: marketing\nstages:\n"
	  "  - {name: a, needs: {role: marketing}}\n" },
	{ "standard", "name: standard\noverride: brand-owner\n"
	  "auto-approve: {when: {within: preapproved}}\nstages:\n"
	  "  - {name: brand, needs: {role: marketing}, "
	  "exception-by: [brand-owner]}\n"
	  "  - {name: legal, needs: {role: legal}, when: "
	  "{field: discount, beyond: preapproved, changed: true}, "
	  "exception-by: [brand-owner]}\n" },
	{ "two", "name: two\nstages:\n"
	  "  - {name: a, needs: {role: marketing, approvals: 2}}\n" },
};

enum { WORKFLOWS = sizeof workflow_texts / sizeof workflow_texts[0] };

#define TEMPLATE(workflow, more) "---\ntitle: First touch\nkind: email\n" \
    "owner: brand1\nlanguage: en\nworkflow: " workflow "\n" \
    "expires: 2030-06-30\n" more \
    "fields:\n" \
    "  customer: {type: text, preapproved: any}\n" \
    "  discount: {type: percent, allow: 0..20, preapproved: 0..10, " \
    "default: 0}\n---\nSubject: Hello\n\nHello {{customer}}, " \
    "{{discount}} %.\n"
#define CUSTOM(discount) "---\ntemplate: first-touch\nbase: " \
    "3f786850e387550fdab836ed7e6dc881de23001b\nfor: {account: Bolt}\n" \
    "share: me\nfields: {customer: Bolt, discount: " discount "}\n---\n"
#define CUSTOM_PATH "customizations/rep1/first-touch/bolt.md"
#define TEMPLATE_PATH "templates/email/first-touch.md"
#define RECALLED "recalled: {reason: wrong, instead: other}\n"
#define PERSON "name: New\nemails: [new@northwind.example]\n"

/* What a request would change, by a word. */
static const struct scenario {
	const char *name;
	const char *workflow;
	const char *path;
	const char *old_text;	/* NULL: absent */
	const char *new_text;
	const char *second;	/* another path, added */
	bool moved;
} scenarios[] = {
	{ "bolt", "standard", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "small", "standard", CUSTOM_PATH, NULL, CUSTOM("5"), NULL, false },
	{ "stale", "standard", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, true },
	{ "of old", "standard", "customizations/old/first-touch/bolt.md",
	  NULL, CUSTOM("18"), NULL, false },
	{ "of ann", "standard", "customizations/ann/first-touch/bolt.md",
	  NULL, CUSTOM("18"), NULL, false },
	{ "nothing", "standard", NULL, NULL, NULL, NULL, false },
	{ "acme", "standard", "customizations/rep1/first-touch/acme.md",
	  NULL, CUSTOM("18"), NULL, false },
	{ "all", "all", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "apart", "apart", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "either", "either", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "firm", "firm", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "hard", "hard", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "free", "open", CUSTOM_PATH, NULL, CUSTOM("5"), NULL, false },
	{ "pair", "pair", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "peers", "peers", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "two", "two", CUSTOM_PATH, NULL, CUSTOM("18"), NULL, false },
	{ "template", "two", TEMPLATE_PATH, TEMPLATE("two", ""),
	  TEMPLATE("two", "pillars: [speed]\n"), NULL, false },
	{ "firm template", "firm", TEMPLATE_PATH, TEMPLATE("firm", ""),
	  TEMPLATE("firm", "pillars: [speed]\n"), NULL, false },
	{ "pair template", "pair", TEMPLATE_PATH, TEMPLATE("pair", ""),
	  TEMPLATE("pair", "pillars: [speed]\n"), NULL, false },
	{ "lighter", "two", TEMPLATE_PATH, TEMPLATE("two", ""),
	  TEMPLATE("standard", ""), NULL, false },
	{ "union", "two", TEMPLATE_PATH, TEMPLATE("two", ""),
	  TEMPLATE("two", "pillars: [speed]\n"), "templates/email/other.md",
	  false },
	{ "custom by change", "standard", CUSTOM_PATH, NULL, CUSTOM("18"),
	  NULL, false },
	{ "small by change", "standard", CUSTOM_PATH, NULL, CUSTOM("5"), NULL,
	  false },
	{ "recall", "standard", TEMPLATE_PATH, TEMPLATE("standard", ""),
	  TEMPLATE("standard", RECALLED), NULL, false },
	{ "recall of bolt", "standard", CUSTOM_PATH, CUSTOM("18"),
	  "---\ntemplate: first-touch\nbase: "
	  "3f786850e387550fdab836ed7e6dc881de23001b\nfor: {account: Bolt}\n"
	  "share: me\nfields: {customer: Bolt, discount: 18}\n" RECALLED
	  "---\n", NULL, false },
	{ "policy", "standard", "people/new.yaml", NULL, PERSON, NULL, false },
	{ "own file", "standard", "people/rep1.yaml", NULL, PERSON, NULL,
	  false },
	{ "mixed", "standard", TEMPLATE_PATH, TEMPLATE("standard", ""),
	  TEMPLATE("standard", "pillars: [speed]\n"), "people/new.yaml",
	  false },
};

#define SUBMITTED "rep1 open; rep1 edit; rep1 submit; "
#define CHANGE "change of brand1: brand1 open; brand1 edit; brand1 submit; "
#define BOTH " standard/brand standard/legal"

/* A scenario, a line of events upon it, and what is wanted. */
struct row {
	const char *name;
	const char *scenario;
	const char *line;
	const char *want;
};

struct world {
	struct policy policy;
	struct policy new_policy;
	struct shelf_file files[3];
	struct source source;
	struct library library;
	struct changes changes;
	struct change change[2];
	struct request request;
	struct merge_question question;
	struct pool pool;
};

static const struct scenario *
scenario_of(const char *name)
{
	size_t count = sizeof scenarios / sizeof scenarios[0];

	for (size_t i = 0; i < count; i++) {
		if (strcmp(scenarios[i].name, name) == 0)
			return &scenarios[i];
	}
	fail_msg("no scenario %s", name);
	return NULL;
}

static void
make_policy(struct policy *policy, struct pool *pool)
{
	struct error err = { 0 };

	if (settings_parse(&policy->settings, slice_of(settings_text), pool,
	    &err))
		fail_msg("%s", err.text);
	policy->people = people_of(people_text, pool);
	policy->workflows.items = pool_alloc(pool,
	    WORKFLOWS * sizeof *policy->workflows.items);
	policy->workflows.count = WORKFLOWS;
	for (size_t i = 0; i < WORKFLOWS; i++) {
		if (workflow_parse(&policy->workflows.items[i],
		    workflow_texts[i].id, slice_of(workflow_texts[i].text),
		    pool, &err))
			fail_msg("%s", err.text);
	}
}

static const char *
template_with(const char *workflow, struct pool *pool)
{
	struct buf out = { 0 };
	struct slice text = slice_of(TEMPLATE("@", ""));
	size_t at = slice_find(text, "@");

	buf_add(&out, (struct slice){ text.at, at });
	buf_text(&out, workflow);
	buf_add(&out, slice_skip(text, at + 1));
	return buf_settle(&out, pool).at;
}

static struct change
change_of(const struct scenario *s)
{
	return (struct change){
		.path = s->path,
		.old_mode = s->old_text ? 0100644 : 0,
		.new_mode = 0100644,
		.old_text = slice_of(s->old_text ? s->old_text : ""),
		.new_text = slice_of(s->new_text),
		.on_main = s->old_text,
		.moved = s->moved,
	};
}

static void
make_changes(struct world *w, const struct scenario *s)
{
	if (!s->path)
		return;
	w->change[0] = change_of(s);
	w->changes.items = w->change;
	w->changes.count = s->second ? 2 : 1;
	if (!s->second)
		return;
	w->change[1] = change_of(s);
	w->change[1].path = s->second;
	w->change[1].old_mode = 0;
	w->change[1].on_main = false;
	w->change[1].old_text = slice_of("");
	if (strcmp(s->second, s->path) < 0) {
		struct change first = w->change[1];

		w->change[1] = w->change[0];
		w->change[0] = first;
	}
}

static void
make_files(struct world *w, const struct scenario *s)
{
	w->files[0] = (struct shelf_file){ TEMPLATE_PATH,
		template_with(s->workflow, &w->pool) };
	if (s->old_text && strcmp(s->path, TEMPLATE_PATH) != 0)
		w->files[1] = (struct shelf_file){ s->path, s->old_text };
	w->source = shelf_source(w->files);
}

/* "later: " before a line moves the merge's time past the delegation. */
static const char *
make_time(struct world *w, const char *line)
{
	bool later = strncmp(line, "later: ", 7) == 0;

	w->library.now = later ? AFTER_DELEGATION : NOW;
	return later ? line + 7 : line;
}

static void
make_world(struct world *w, const struct row *row)
{
	const struct scenario *s = scenario_of(row->scenario);
	const char *text = make_time(w, row->line);
	struct line line;
	struct error err = { 0 };

	make_policy(&w->policy, &w->pool);
	make_policy(&w->new_policy, &w->pool);
	people_add_new_keys(&w->new_policy.people, &w->pool);
	make_files(w, s);
	make_changes(w, s);
	w->library.policy = &w->policy;
	w->library.source = &w->source;
	line = events_of(text, &w->pool);
	if (request_fold(&w->request, &line, &w->policy.people, &w->pool,
	    &err))
		fail_msg("%s", err.text);
	w->question = (struct merge_question){ &w->library, &w->request,
		&w->changes, EVENTS_SEEN, NULL };
}

static void
add_names(struct buf *out, const char *before, const struct names *names,
    const char *after)
{
	if (names->count == 0)
		return;
	buf_text(out, before);
	for (size_t i = 0; i < names->count; i++)
		buf_format(out, "%s%s", i ? " " : "", names->items[i]);
	buf_text(out, after);
}

#endif
