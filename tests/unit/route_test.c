/* SPDX-License-Identifier: Apache-2.0 */
#include "model/route.h"

#include <stdio.h>
#include <string.h>

#include "keys.h"
#include "model/route_actor.h"
#include "rows.h"
#include "shelf.h"

#define TEMPLATE(workflow) "---\ntitle: T\nkind: email\nowner: brand1\n" \
    "language: en\nexpires: 2030-06-30\n" workflow "fields:\n" \
    "  customer: {type: text, preapproved: any}\n" \
    "  discount: {type: percent, allow: 0..20, preapproved: 0..10, " \
    "default: 0}\n---\nSubject: Hello\n\nHello {{customer}} {{discount}}\n"
#define RECALLED_TEMPLATE TEMPLATE("recalled: {reason: wrong}\n")
#define C(fields) "---\ntemplate: first-touch\nshare: me\nfields: {" fields \
    "}\n---\n"
#define PERSON(id, roles, more) { "people/" id ".yaml", "name: X\n" \
    "emails: [" id "@n]\nroles: [" roles "]\n" more }
#define KEY(key) "keys: [" key "]\n"
#define TOUCH "templates/email/first-touch.md"
#define OPEN_T "templates/email/open-one.md"
#define BOLT "customizations/rep1/first-touch/bolt.md"
#define ENDED "customizations/rep1/first-touch/ended.md"
#define EXTENDED "customizations/rep1/first-touch/extended.md"
#define BEGUN "customizations/rep1/first-touch/begun.md"
#define OPEN_C "customizations/rep1/open-one/bolt.md"

/* The workspace as old main has it. */
static const struct shelf_file shelf[] = {
	{ "galley.yaml", "name: N\nformat: 1\nversion: 1\n"
	  "admins: {quorum: 1}\nci: [ci]\nworkflows: {default: strict, "
	  "templates/empty: empty, blocks: missing, pillars: hard}\n" },
	PERSON("adam", "admin", KEY(KEY_1)),
	PERSON("ada", "admin", KEY(KEY_7) "ended: true\n"),
	PERSON("alf", "admin", ""),
	PERSON("brand1", "marketing, brand-owner", KEY(KEY_2)),
	PERSON("gone", "marketing, legal", KEY(KEY_3) "ended: true\n"),
	PERSON("legal1", "legal", KEY(KEY_4) "delegation: [{role: legal, "
	  "to: rep2, from: 1970-01-01, until: 1970-01-02}]\n"),
	PERSON("mute", "marketing, legal", ""),
	PERSON("rep1", "rep", KEY(KEY_5)),
	PERSON("rep2", "rep", KEY(KEY_6)),
	{ "workflows/standard.yaml", "name: standard\nstages:\n"
	  "  - {name: brand, needs: {role: marketing}}\n"
	  "  - {name: legal, when: {field: discount, beyond: preapproved, "
	  "changed: true}, needs: {role: legal}}\n"
	  "auto-approve: {when: {within: preapproved}}\n"
	  "approval-lasts: 12 months\n" },
	{ "workflows/strict.yaml", "name: strict\nstages:\n"
	  "  - {name: brand, needs: {any: [{role: marketing}, {role: rep}]}}\n"
	  "  - {name: hard, needs: {role: legal, key: hardware}}\n" },
	{ "workflows/empty.yaml", "name: empty\n" },
	{ "workflows/hard.yaml", "name: hard\nstages:\n"
	  "  - {name: hard, needs: {role: rep}}\n" },
	{ "workflows/open.yaml", "name: open\n"
	  "auto-approve: {when: {field: discount, value: 5}}\n" },
	{ "workflows/big.yaml", "name: big\nstages:\n"
	  "  - {name: big, when: {field: discount, value: [\"18\", \"19\"]}, "
	  "needs: {role: marketing}}\n"
	  "  - {name: rep, when: {author-role: rep}, needs: {role: "
	  "marketing}}\n"
	  "  - {name: size, when: {size: 30..}, needs: {role: marketing}}\n"
	  "  - {name: email, when: {all: [{kind: email}, {paths: "
	  "customizations}]}, needs: {role: marketing}}\n"
	  "approval-lasts: 12 months\n" },
	{ "workflows/half.yaml", "name: half\nstages:\n"
	  "  - {name: half, needs: {role: marketing}}\n"
	  "auto-approve: {when: {field: discount, value: 5}}\n" },
	{ TOUCH, TEMPLATE("workflow: standard\n") },
	{ "templates/email/half-one.md", TEMPLATE("workflow: half\n") },
	{ OPEN_T, TEMPLATE("workflow: open\n") },
	{ "templates/email/big-one.md", TEMPLATE("workflow: big\n") },
	{ "templates/email/broken.md", "---\nworkflow: hard\n---\n" },
	{ NULL, NULL },
};

enum { CHANGES = 3 };

/* A document before (NULL: new) and after (NULL: removed). */
struct edit {
	const char *path;
	const char *before;
	const char *after;
};

#define WANT_BRAND "standard/brand WAITING brand1: "
#define NEVER "standard/legal NOT-NEEDED : its condition does not hold\n"
#define EVERY(path, flow) path " changes, which needs every stage of " flow
#define WANT_BOTH WANT_BRAND "discount 18 is beyond the pre-approved " \
    "0..10\nstandard/legal WAITING legal1 rep2: discount 18 is beyond the " \
    "pre-approved 0..10\n"
#define BIG_C "customizations/rep1/big-one/b.md"
#define BIG_ENDED "customizations/rep1/big-one/ended.md"
#define BIG(customer) "---\ntemplate: big-one\nshare: me\nfields: " \
    "{customer: " customer ", discount: 4}\n---\n"
#define BIG_SIZE(path, text) \
    "big/big NOT-NEEDED : its condition does not hold\n" \
    "big/email WAITING brand1: its kind is email and " path " changes\n" \
    "big/rep WAITING brand1: an author is rep\n" \
    "big/size WAITING brand1: " text "\n"
#define FORTY "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define FIFTY "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define DENIED(flow, path) "T6: no rule of the workflow " flow " decides " \
    "about " path ", and what no rule matches is denied (give " flow \
    " a stage that does)"

static const struct {
	const char *name;
	enum ref_kind ref;
	const char *author;
	const char *approved;	/* what a person approved, see pasts */
	struct edit edits[CHANGES];
	const char *want;
} cases[] = {
#include "route_cases.h"
};

/* When a person approved, and when what stands there was merged, in days. */
static const struct {
	const char *path;
	int approved;
	int merged;
} pasts[] = {
	{ BOLT, 0, 0 },
	{ ENDED, -730, -730 },
	{ EXTENDED, -366, -60 },	/* 1969 has 365 */
	{ BEGUN, -730, -60 },
	{ BIG_ENDED, -730, -730 },
	{ "workflows/standard.yaml", -731, -731 },
};

static struct past
past_of(void *of, const char *path)
{
	struct past past = { .merged = true };

	for (size_t i = 0; i < sizeof pasts / sizeof pasts[0]; i++) {
		if (strcmp(pasts[i].path, path) != 0)
			continue;
		past.merged_at = (int64_t)pasts[i].merged * 86400;
		past.approved = of;
		past.approved_at = (int64_t)pasts[i].approved * 86400;
		past.approved_text = slice_of(of ? of : "");
	}
	return past;
}

static void
fill(struct changes *changes, const struct edit *edits)
{
	for (size_t i = 0; i < CHANGES && edits[i].path; i++) {
		const struct edit *e = &edits[i];

		changes->items[changes->count++] = (struct change){
			.path = e->path,
			.old_mode = e->before ? 0100644 : 0,
			.new_mode = e->after ? 0100644 : 0,
			.old_text = slice_of(e->before ? e->before : ""),
			.new_text = slice_of(e->after ? e->after : ""),
			.on_main = e->before,
		};
	}
}

static void
put_route(struct buf *out, const struct route *route)
{
	static const char *const kinds[] = { [ROUTE_STAGES] = "",
		[ROUTE_POLICY] = "policy\n", [ROUTE_RECALL] = "recall\n" };

	buf_format(out, "%s%s", kinds[route->kind],
	    route->auto_approved ? "auto\n" : "");
	for (size_t i = 0; i < route->count; i++) {
		const struct requirement *item = &route->items[i];

		buf_format(out, "%s %s ", item->name,
		    result_name(item->result));
		for (size_t k = 0; k < item->can_act.count; k++)
			buf_format(out, "%s%s", k ? " " : "",
			    item->can_act.items[k]);
		buf_format(out, ": %s\n", item->reason);
	}
}

static void
plans_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct source source = shelf_source(shelf);
	struct change items[CHANGES];
	struct changes changes = { items, 0 };
	const char *author[] = { cases[row].author };
	struct names authors = { author, 1 };
	struct policy policy;
	struct library library = { .policy = &policy, .source = &source,
		.of = (void *)(uintptr_t)cases[row].approved,
		.past = past_of };
	struct route_question q = { &library, &changes, cases[row].ref,
		&authors };
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct route route;
	struct error err = { 0 };

	fill(&changes, cases[row].edits);
	assert_int_equal(policy_load(&policy, &source, &pool, &err),
	    ERR_NONE);
	if (route_plan(&route, &q, &pool, &err)) {
		assert_int_equal(err.code, ERR_REFUSED);
		buf_text(&got, err.text);
	} else {
		put_route(&got, &route);
	}
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

/* The bytes behind the version before are, by chance, those of the new one. */
static void
counts_no_byte_behind_the_end(void **state)
{
	static const char text[] = BIG("a") "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
	    "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";
	struct source source = shelf_source(shelf);
	struct change item = { .path = BIG_C, .old_mode = 0100644,
		.new_mode = 0100644, .on_main = true,
		.old_text = { text, sizeof text - 1 - 40 },
		.new_text = { text, sizeof text - 1 } };
	struct changes changes = { &item, 1 };
	struct policy policy;
	struct library library = { .policy = &policy, .source = &source };
	struct names authors = { 0 };
	struct route_question q = { &library, &changes, REF_CUSTOM,
		&authors };
	struct pool pool = { 0 };
	struct route route;
	struct error err;

	(void)state;
	assert_int_equal(policy_load(&policy, &source, &pool, &err),
	    ERR_NONE);
	assert_int_equal(route_plan(&route, &q, &pool, &err), ERR_NONE);
	assert_string_equal(route.items[3].reason, "40 bytes change");
	pool_release(&pool);
}

static void
refuses_what_no_workflow_judges(void **state)
{
	struct source source = shelf_source(shelf);
	struct change item = { .path = "blocks/x.md", .new_mode = 0100644,
		.new_text = { "x", 1 } };
	struct changes changes = { &item, 1 };
	struct policy policy = { 0 };
	struct library library = { .policy = &policy, .source = &source };
	struct names authors = { 0 };
	struct route_question q = { &library, &changes, REF_CHANGE,
		&authors };
	struct pool pool = { 0 };
	struct route route;
	struct error err;

	(void)state;
	assert_int_equal(route_plan(&route, &q, &pool, &err), ERR_REFUSED);
	assert_string_equal(err.text, "T3: no workflow judges blocks/x.md "
	    "(name one under workflows in galley.yaml)");
	pool_release(&pool);
}

/* Whose a document is that nobody can read, nobody knows. */
static void
the_unreadable_has_no_owner(void **state)
{
	static const struct change unread[] = {
		{ .path = TOUCH, .old_text = { "x", 1 } },
		{ .path = "claims/x.yaml", .old_text = { "a: [", 4 } } };
	struct source source = shelf_source(shelf);
	struct policy policy;
	struct library library = { .policy = &policy, .source = &source };
	struct pool pool = { 0 };
	struct error err;

	(void)state;
	assert_int_equal(policy_load(&policy, &source, &pool, &err),
	    ERR_NONE);
	for (size_t i = 0; i < 2; i++) {
		struct change item = unread[i];
		struct changes changes = { &item, 1 };
		struct names who = { 0 };

		route_recallers(&who, &library, &changes, &pool);
		assert_string_equal(names_join(&who, " ", &pool),
		    "adam brand1");
	}
	pool_release(&pool);
}

static void
names_results(void **state)
{
	(void)state;
	assert_string_equal(result_name(RESULT_SATISFIED), "SATISFIED");
	assert_string_equal(result_name(RESULT_EXCEPTED), "EXCEPTED");
	assert_string_equal(result_name(RESULT_BLOCKED), "BLOCKED");
}

int
main(void)
{
	return rows_run("route", ROWS(cases, plans_as_wanted),
	    ROW("a text goes no further than its end",
		counts_no_byte_behind_the_end),
	    ROW("what nobody can read has no owner",
		the_unreadable_has_no_owner),
	    ROW("what no workflow judges", refuses_what_no_workflow_judges),
	    ROW("results have names", names_results));
}
