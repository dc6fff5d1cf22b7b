/* SPDX-License-Identifier: Apache-2.0 */
#include "model/condition.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"
#include "shelf.h"

#define TEMPLATE \
    "---\n" \
    "title: First touch\n" \
    "kind: email\n" \
    "owner: brand1\n" \
    "language: en\n" \
    "audience: {segment: [clinic, spa], competitor: []}\n" \
    "expires: 2030-06-30\n" \
    "fields:\n" \
    "  customer: {type: text, max: 60, preapproved: any}\n" \
    "  note: {type: text, default: none}\n" \
    "  discount: {type: percent, allow: 0..20, preapproved: 0..10, " \
    "default: 0}\n" \
    "  market: {type: choice, of: [us, eu], default: us}\n" \
    "  stage: {type: choice, of: [early, late], at: use}\n" \
    "  name: {type: text, at: use, preapproved: any}\n" \
    "regions:\n" \
    "  opening: {preapproved: {words-changed: ..2}}\n" \
    "  closing: {}\n" \
    "---\n" \
    "Subject: A calmer desk for {{customer}}\n" \
    "\n" \
    "<!-- region opening -->\n" \
    "Clinics lose hours to the phone.\n" \
    "<!-- /region -->\n" \
    "\n" \
    "<!-- region closing -->\n" \
    "We call back.\n" \
    "<!-- /region -->\n" \
    "\n" \
    "{{note}} {{discount}} {{market}} {{stage}} {{name}}\n"

#define CLAIM "title: Booking\nwordings: [a booking takes 40 seconds]\n" \
    "evidence: evidence/a.pdf\nvalid-from: 2024-07-01\n" \
    "expires: 2030-06-30\nowner: brand1\n"

#define C(fields) "---\ntemplate: first-touch\nshare: me\nfields: {" fields \
    "}\n---\n"
#define FOR(facets) "---\ntemplate: first-touch\nfor: {" facets \
    "}\nshare: me\nfields: {customer: A}\n---\n"
#define R(text) C("customer: A") "<!-- region opening -->\n" text \
    "\n<!-- /region -->\n"
#define LONG "Sixty-one characters and so one more than a customer may have"
#define PLAIN C("customer: A")
#define WHOLE "Clinics lose hours to the phone."

static const struct shelf_file shelf[] = {
	{ "templates/email/first-touch.md", TEMPLATE },
	{ "claims/booking.yaml", CLAIM },
	{ NULL, NULL },
};

/* Which versions it holds for, and why; a version of NULL does not exist. */
static const struct {
	const char *name;
	const char *when;
	const char *before;
	const char *after;
	const char *approved;
	const char *want;
} cases[] = {
	{ "a value beyond", "{field: discount, beyond: preapproved}", NULL,
	  C("discount: 18"), NULL,
	  "new: discount 18 is beyond the pre-approved 0..10" },
	{ "a value within", "{field: discount, beyond: preapproved}", NULL,
	  C("discount: 10"), NULL, "no" },
	{ "a default is the template's own",
	  "{field: note, beyond: preapproved}", NULL, PLAIN, NULL, "no" },
	{ "no value at all", "{field: customer, beyond: preapproved}", NULL,
	  C("discount: 1"), NULL, "no" },
	{ "a text that is not pre-approved",
	  "{field: note, beyond: preapproved}", NULL, C("note: x"), NULL,
	  "new: note x is beyond the pre-approved nothing" },
	{ "a value that is no number is beyond",
	  "{field: discount, beyond: preapproved}", NULL, C("discount: x"),
	  NULL, "new: discount x is beyond the pre-approved 0..10" },
	{ "the new value counts for both versions",
	  "{field: discount, beyond: preapproved}", C("discount: 18"),
	  C("discount: 5"), NULL, "no" },
	{ "what the field does not take is beyond, where anything is free",
	  "{field: customer, beyond: preapproved}", NULL,
	  C("customer: " LONG), NULL,
	  "new: customer " LONG " is beyond the pre-approved any" },
	{ "beyond and unchanged", "{field: discount, beyond: preapproved}",
	  C("discount: 18"), C("discount: 18, market: eu"), C("discount: 18"),
	  "old new: discount 18 is beyond the pre-approved 0..10" },
	{ "beyond, but not changed",
	  "{field: discount, beyond: preapproved, changed: true}",
	  C("discount: 18"), C("discount: 18, market: eu"), NULL, "no" },
	{ "beyond and changed",
	  "{field: discount, beyond: preapproved, changed: true}",
	  C("discount: 12"), C("discount: 18"), NULL,
	  "old new: discount 18 is beyond the pre-approved 0..10" },
	{ "what is removed has no new value",
	  "{field: discount, beyond: preapproved}", C("discount: 18"), NULL,
	  NULL, "no" },
	{ "a field at use that may be anything pre-approved",
	  "{field: name, beyond: preapproved}", NULL, PLAIN, NULL, "no" },
	{ "changed from the default", "{field: market, changed: true}", NULL,
	  C("market: eu"), NULL, "new: market changes from us to eu" },
	{ "written, but as the default", "{field: market, changed: true}",
	  NULL, C("market: us"), NULL, "no" },
	{ "changed from nothing", "{field: customer, changed: true}",
	  C("discount: 1"), PLAIN, NULL,
	  "old new: customer changes from nothing to A" },
	{ "changed to an empty text", "{field: customer, changed: true}",
	  PLAIN, C("customer: \"\""), NULL,
	  "old new: customer changes from A to nothing" },
	{ "changed to nothing", "{field: customer, changed: true}", PLAIN,
	  NULL, NULL, "old: customer changes from A to nothing" },
	{ "a field's value", "{field: market, value: [eu, uk]}", NULL,
	  C("market: eu"), NULL, "new: market is eu" },
	{ "another value", "{field: market, value: eu}", NULL, PLAIN, NULL,
	  "no" },
	{ "no value is no value", "{field: customer, value: A}", NULL,
	  C("discount: 1"), NULL, "no" },
	{ "a value it had", "{field: market, value: eu}", C("market: eu"),
	  C("market: us"), NULL, "old: market was eu" },
	{ "a field that the template has not",
	  "{field: region, changed: true}", NULL, PLAIN, NULL, "no" },

	{ "a region changed", "{region: opening, changed: true}", NULL,
	  R("Other."), NULL, "new: the text of opening changes" },
	{ "a region written as it was", "{region: opening, changed: true}",
	  NULL, R(WHOLE), NULL, "no" },
	{ "a region beyond", "{region: opening, beyond: preapproved}", NULL,
	  R("Another text altogether."), NULL,
	  "new: the text of opening is beyond what is pre-approved" },
	{ "a small edit", "{region: opening, beyond: preapproved}", NULL,
	  R("Clinics lose days to the phone."), NULL, "no" },
	{ "a region beyond that nobody changes",
	  "{region: opening, beyond: preapproved}", R("Something else."),
	  R("Something else."), NULL,
	  "old new: the text of opening is beyond what is pre-approved" },
	{ "a region that admits no edit, in other spaces",
	  "{region: closing, beyond: preapproved}", NULL, C("customer: A")
	  "<!-- region closing -->\nWe  call back.\n<!-- /region -->\n", NULL,
	  "new: the text of closing is beyond what is pre-approved" },
	{ "an approved region taken back by removal",
	  "{region: opening, beyond: preapproved}", R("Something else."), NULL,
	  R("Something else."), "no" },
	{ "a region taken back by removal",
	  "{region: opening, beyond: preapproved}", R("Other."), NULL, NULL,
	  "no" },
	{ "a region changed by removal", "{region: opening, changed: true}",
	  R("Other."), NULL, NULL, "old: the text of opening changes" },
	{ "a region that the template has not",
	  "{region: ending, changed: true}", NULL, PLAIN, NULL, "no" },

	{ "a facet that a field carries", "{market: [eu], changed: true}",
	  NULL, C("market: eu"), NULL, "new: market is eu" },
	{ "a facet's field left", "{market: [eu], changed: true}",
	  C("market: eu"), C("market: us"), NULL,
	  "old: market was eu" },
	{ "a facet's field unchanged", "{market: [eu], changed: true}",
	  C("market: eu"), C("market: eu, discount: 1"), NULL, "no" },
	{ "a facet asked at each use", "{stage: [late, never]}", NULL, PLAIN,
	  NULL, "new: it may be for stage late or never" },
	{ "a facet that no use may have", "{stage: never}", NULL, PLAIN,
	  NULL, "no" },
	{ "a facet of the audience", "{segment: clinic}", NULL, PLAIN, NULL,
	  "new: it may be for segment clinic" },
	{ "for takes nothing from the audience", "{segment: clinic}", NULL,
	  FOR("segment: spa"), NULL, "new: it may be for segment clinic" },
	{ "a facet outside the audience", "{segment: bank}", NULL, PLAIN,
	  NULL, "no" },
	{ "an audience of any", "{competitor: acme}", NULL, PLAIN, NULL,
	  "new: it may be for competitor acme" },
	{ "a facet that the audience does not name", "{requirement: x}",
	  NULL, PLAIN, NULL, "new: it may be for requirement x" },
	{ "for changed", "{segment: clinic, changed: true}", PLAIN,
	  FOR("segment: clinic"), NULL,
	  "old new: it may be for segment clinic" },
	{ "for unchanged", "{segment: clinic, changed: true}",
	  FOR("segment: clinic"), FOR("segment: clinic"), NULL, "no" },
	{ "for never said", "{segment: clinic, changed: true}", NULL, PLAIN,
	  NULL, "no" },

	{ "only fields", "{only: fields}", PLAIN, C("customer: B"), NULL,
	  "old new: only fields change" },
	{ "more than fields", "{only: fields}", PLAIN, R("Other."), NULL,
	  "no" },
	{ "what is removed is not only fields", "{only: fields}", PLAIN,
	  NULL, NULL, "no" },
	{ "within what is pre-approved", "{within: preapproved}", NULL,
	  PLAIN, NULL, "new: all of it is pre-approved" },
	{ "not within", "{within: preapproved}", NULL, C("discount: 18"),
	  NULL, "no" },
	{ "what is removed is within nothing", "{within: preapproved}",
	  PLAIN, NULL, NULL, "no" },

	{ "words against the template", "{words-changed: 2..2}", NULL,
	  R("Clinics lose days to the desk."), NULL,
	  "new: 2 words change" },
	{ "a single word", "{words-changed: 1}", NULL,
	  R("Clinics lose days to the phone."), NULL,
	  "new: 1 word changes" },
	{ "words against what was approved", "{words-changed: 0}", NULL,
	  R("Other."), R("Other."), "new: 0 words change" },
	{ "not against what slipped in since", "{words-changed: 2..}",
	  R("Clinics lose days to the phone."),
	  R("Clinics lose days to the desk."), NULL,
	  "old new: 2 words change" },
	{ "fewer words", "{words-changed: 3..}", NULL,
	  R("Clinics lose days to the desk."), NULL, "no" },
	{ "more words", "{words-changed: ..1}", NULL,
	  R("Clinics lose days to the desk."), NULL, "no" },

	{ "a claim comes in", "{claims: touched}", NULL,
	  R("Now a Booking takes 40\nseconds."), NULL,
	  "new: a claim is touched" },
	{ "a claim goes", "{claims: touched}",
	  R("A booking takes 40 seconds."), R("Quick."), NULL,
	  "old new: a claim is touched" },
	{ "a claim in a field", "{claims: touched}", NULL,
	  C("note: a booking takes 40 seconds"), NULL,
	  "new: a claim is touched" },
	{ "a claim in a field that is removed", "{claims: touched}",
	  C("note: a booking takes 40 seconds"), NULL, NULL,
	  "old: a claim is touched" },
	{ "no claim", "{claims: touched}", NULL, R("Quick."), NULL, "no" },

	{ "the kind", "{kind: [email, script]}", NULL, PLAIN, NULL,
	  "new: its kind is email" },
	{ "another kind", "{kind: script}", NULL, PLAIN, NULL, "no" },
	{ "a path", "{paths: [x, customizations/rep1]}", NULL, PLAIN, NULL,
	  "new: customizations/rep1/first-touch/bolt.md changes" },
	{ "another path", "{paths: templates}", NULL, PLAIN, NULL, "no" },
	{ "an author's role", "{author-role: [boss, rep]}", NULL, PLAIN,
	  NULL, "new: an author is rep" },
	{ "another role", "{author-role: boss}", NULL, PLAIN, NULL, "no" },
	{ "size", "{size: 100..}", NULL, PLAIN, NULL,
	  "new: 100 bytes change" },
	{ "less than the size", "{size: 101..}", NULL, PLAIN, NULL, "no" },

	{ "all of two", "{all: [{kind: email}, {size: 100}]}", NULL, PLAIN,
	  NULL, "new: its kind is email and 100 bytes change" },
	{ "one of all is missing", "{all: [{kind: email}, {size: 5}]}",
	  NULL, PLAIN, NULL, "no" },
	{ "any of two", "{any: [{size: 5}, {kind: email}]}", NULL, PLAIN,
	  NULL, "new: its kind is email" },
	{ "both of any", "{any: [{size: 100}, {kind: email}]}", NULL, PLAIN,
	  NULL, "new: 100 bytes change and its kind is email" },
	{ "not all", "{not: {all: [{size: 100}, {kind: script}]}}", NULL,
	  PLAIN, NULL, "new: it is not so that 100 bytes change and its kind "
	  "is email" },
	{ "what is asked at each use does not change",
	  "{not: {field: name, changed: true}}", NULL, PLAIN, NULL, "new: it "
	  "is not so that name changes from nothing to nothing" },
	{ "none of any", "{any: [{size: 5}, {kind: script}]}", NULL, PLAIN,
	  NULL, "no" },
	{ "not", "{not: {kind: [script, memo]}}", NULL, PLAIN, NULL,
	  "new: it is not so that its kind is email" },
	{ "not any", "{not: {any: [{paths: a}, {author-role: b}, {field: "
	  "zone, changed: true}]}}", NULL, PLAIN, NULL,
	  "new: it is not so that a changes or an author is b or there is a "
	  "field zone" },
	{ "of a version that does not exist nothing holds, not even not",
	  "{not: {kind: script}}", NULL, NULL, NULL, "no" },
	{ "not of a removal is not of the new", "{not: {kind: script}}",
	  PLAIN, NULL, NULL, "old: it is not so that its kind is email" },
};

/* Whose approval has ended: what counts is what it says, as if it were new. */
static const struct {
	const char *name;
	const char *when;
	const char *before;
	const char *after;
	const char *want;
} ended[] = {
	{ "a value that stays comes in", "{field: discount, beyond: "
	  "preapproved, changed: true}", C("discount: 18"), C("discount: 18"),
	  "old new: discount 18 is beyond the pre-approved 0..10" },
	{ "and is told from the default", "{field: market, changed: true}",
	  C("market: eu"), C("market: eu, discount: 1"),
	  "old new: market changes from us to eu" },
	{ "a value that goes is none any more",
	  "{field: market, changed: true}", C("market: eu"), PLAIN,
	  "no" },
	{ "what it had it had", "{field: market, value: eu}",
	  C("market: eu"), PLAIN, "old: market was eu" },
	{ "a text that stays comes in", "{region: opening, changed: true}",
	  R("Other."), R("Other."),
	  "old new: the text of opening changes" },
	{ "for that stays comes in", "{segment: clinic, changed: true}",
	  FOR("segment: clinic"), FOR("segment: clinic"),
	  "old new: it may be for segment clinic" },
	{ "a claim that stays comes in", "{claims: touched}",
	  R("A booking takes 40 seconds."), R("A booking takes 40 seconds."),
	  "old new: a claim is touched" },
	{ "a claim in a field that stays, too", "{claims: touched}",
	  C("note: a booking takes 40 seconds"),
	  C("note: a booking takes 40 seconds"),
	  "old new: a claim is touched" },
	{ "not only fields come in", "{only: fields}", PLAIN,
	  C("customer: B"), "no" },
	{ "a value that is removed goes from what it was",
	  "{field: customer, changed: true}", PLAIN, NULL,
	  "old: customer changes from A to nothing" },
};

struct setup {
	struct pool pool;
	struct policy policy;
	struct source source;
	struct library library;
	struct template t;
	struct circumstances c;
};

static const struct customization *
parse(struct setup *s, const char *text)
{
	struct customization *c = pool_alloc(&s->pool, sizeof *c);
	struct error err;

	if (!text)
		return NULL;
	if (customization_parse(c, "customizations/rep1/first-touch/bolt.md",
	    slice_of(text), &s->pool, &err))
		fail_msg("%s", err.text);
	return c;
}

static struct slice
bytes(const char *text)
{
	return text ? slice_of(text) : (struct slice){ 0 };
}

struct versions {
	const char *before;
	const char *after;
	const char *approved;
};

static void
begin(struct setup *s, const struct versions *v)
{
	struct proposal *p = &s->c.proposal;
	struct error err;

	*s = (struct setup){ .source = shelf_source(shelf) };
	s->library = (struct library){ .policy = &s->policy,
		.source = &s->source };
	if (library_template(&s->library, "first-touch", &s->t, &s->pool,
	    &err))
		fail_msg("%s", err.text);
	*p = (struct proposal){ .library = &s->library, .t = &s->t,
		.old = parse(s, v->before), .old_text = bytes(v->before),
		.new = parse(s, v->after), .new_text = bytes(v->after),
		.approved = parse(s, v->approved),
		.approved_text = bytes(v->approved) };
	s->c.kind = s->t.kind;
	s->c.size = 100;
	names_add(&s->c.paths, &s->pool,
	    "customizations/rep1/first-touch/bolt.md");
	names_add(&s->c.author_roles, &s->pool, "rep");
}

static const struct condition *
read_when(struct setup *s, const char *when)
{
	struct workflow *w = pool_alloc(&s->pool, sizeof *w);
	struct error err;
	const char *text = pool_format(&s->pool,
	    "name: w\nauto-approve: {when: %s}\n", when);

	if (workflow_parse(w, "w", slice_of(text), &s->pool, &err))
		fail_msg("%s", err.text);
	return w->auto_approve;
}

static const char *
told(struct setup *s, const char *text)
{
	const struct condition *when = read_when(s, text);
	bool old = condition_holds(when, &s->c, VERSION_OLD);
	bool new = condition_holds(when, &s->c, VERSION_NEW);

	return !old && !new ? "no" : pool_format(&s->pool, "%s%s%s: %s",
	    old ? "old" : "", old && new ? " " : "", new ? "new" : "",
	    condition_reason(when, &s->c, &s->pool));
}

static void
holds_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct setup s;

	begin(&s, &(struct versions){ cases[row].before, cases[row].after,
	    cases[row].approved });
	assert_string_equal(told(&s, cases[row].when), cases[row].want);
	pool_release(&s.pool);
}

static void
counts_an_ended_one_as_new(void **state)
{
	size_t row = ROWS_AT(ended, state);
	struct setup s;

	begin(&s, &(struct versions){ ended[row].before, ended[row].after,
	    NULL });
	s.c.proposal.old_ended = true;
	assert_string_equal(told(&s, ended[row].when), ended[row].want);
	pool_release(&s.pool);
}

/* A template says so of every such field; asked all the same. */
static void
asks_what_a_use_may_say(void **state)
{
	struct setup s;
	const struct condition *when;

	(void)state;
	begin(&s, &(struct versions){ .after = PLAIN });
	when = read_when(&s, "{field: name, beyond: preapproved}");
	for (size_t i = 0; i < s.t.field_count; i++) {
		if (s.t.fields[i].at_use)
			s.t.fields[i].preapproved_any = false;
	}
	assert_true(condition_holds(when, &s.c, VERSION_NEW));
	assert_string_equal(condition_reason(when, &s.c, &s.pool),
	    "name is asked at each use and may go beyond the pre-approved "
	    "nothing");
	pool_release(&s.pool);
}

static void
holds_nothing_without_customization(void **state)
{
	struct setup s;
	const struct condition *when;

	(void)state;
	begin(&s, &(struct versions){ .after = PLAIN });
	when = read_when(&s, "{size: 100}");
	assert_true(condition_holds(when, &s.c, VERSION_NEW));
	s.c.proposal.t = NULL;
	assert_false(condition_holds(when, &s.c, VERSION_NEW));
	s.c.proposal.t = &s.t;
	s.c.kind = NULL;
	when = read_when(&s, "{not: {kind: email}}");
	assert_true(condition_holds(when, &s.c, VERSION_NEW));
	assert_string_equal(condition_reason(when, &s.c, &s.pool),
	    "it is not so that its kind is email");
	pool_release(&s.pool);
}

int
main(void)
{
	return rows_run("condition", ROWS(cases, holds_as_wanted),
	    ROWS(ended, counts_an_ended_one_as_new),
	    ROW("a field at use that may say more than is pre-approved",
		asks_what_a_use_may_say),
	    ROW("nothing holds of what is no customization, and no kind is "
		"no kind", holds_nothing_without_customization));
}
