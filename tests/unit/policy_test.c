/* SPDX-License-Identifier: Apache-2.0 */
#include "model/policy.h"

#include <stdio.h>
#include <string.h>

#include "data/yaml.h"
#include "keys.h"
#include "model/proposer.h"
#include "people_of.h"
#include "rows.h"
#include "shelf.h"

#define SETTINGS(more) { "galley.yaml", "name: N\nformat: 1\nversion: 1\n" \
    more }
#define QUORUM(n) "admins: {quorum: " n "}\n"
#define ANN { "people/ann.yaml", "name: Ann\nemails: [ann@n]\n" \
    "roles: [admin, marketing]\nkeys: [" KEY_1 "]\n" }
#define PERSON(id, roles, keys) { "people/" id ".yaml", "name: X\nemails: [" \
    id "@n]\nroles: [" roles "]\nkeys: [" keys "]\n" }
#define FLOW(more) { "workflows/light.yaml", "name: light\n" more }
#define FILES(...) { __VA_ARGS__, { NULL, NULL } }
#define ENDED(key) "{key: " key ", ended: true}"

enum { MOST_FILES = 8 };

/* A policy reads as its people, then its workflows. */
static const struct {
	const char *name;
	struct shelf_file files[MOST_FILES];
	const char *want;
} cases[] = {
	{ "one admin", FILES(SETTINGS(QUORUM("1")), ANN), "ann; 1 admins" },
	{ "ids in byte order, whatever the files' names",
	  FILES(SETTINGS(QUORUM("1")), ANN, PERSON("ann-b", "", ""),
	  PERSON("aa", "", ""), FLOW(""),
	  { "workflows/light-2.yaml", "name: light-2\n" }),
	  "aa ann ann-b; light light-2 1 admins" },
	{ "a dash before the ending: two files alone are sorted, too",
	  FILES(SETTINGS(QUORUM("1")), ANN, PERSON("ann-b", "", "")),
	  "ann ann-b; 1 admins" },
	{ "what lies elsewhere is not read",
	  FILES(SETTINGS(QUORUM("1")), ANN, { "blocks/x.md", "x" }),
	  "ann; 1 admins" },
	{ "a quorum of all admins",
	  FILES(SETTINGS(QUORUM("2")), ANN, PERSON("bob", "admin", KEY_2)),
	  "ann bob; 2 admins" },
	{ "a registrar list of a role that decides nothing",
	  FILES(SETTINGS(QUORUM("1") "registrar: [rep]\n"), ANN,
	  FLOW("override: o\n")), "ann; light 1 admins" },

	{ "a key and an email of two persons: the first is told",
	  FILES(SETTINGS(QUORUM("1")), ANN, { "people/bob.yaml", "name: B\n"
	  "emails: [ann@n]\nroles: []\nkeys: [" KEY_1 "]\n" }),
	  "T7: ann and bob have both ann@n (a key or an email is one "
	  "person's)" },
	{ "a registrar list of two that decide: the first is told",
	  FILES(SETTINGS(QUORUM("1") "registrar: [registrar, admin]\n"), ANN),
	  "T7: galley.yaml: the registrar list names registrar, which decides "
	  "(remove it there)" },
	{ "no galley.yaml", FILES(ANN),
	  "galley.yaml is not there (this is not a workspace)" },
	{ "galley.yaml that cannot be read", FILES({ "galley.yaml", "a" }),
	  "galley.yaml:1:1: front-matter: this must be a map (write lines of "
	  "key: value)" },
	{ "a person that cannot be read",
	  FILES(SETTINGS(QUORUM("1")), { "people/ann.yaml", "name: A\n" }),
	  "people/ann.yaml:1:1: front-matter: \"emails\" is missing (add "
	  "emails: ...)" },
	{ "a person that cannot be read before one that can",
	  FILES(SETTINGS(QUORUM("1")), { "people/ann.yaml", "name: A\n" },
	  PERSON("bob", "admin", KEY_2)),
	  "people/ann.yaml:1:1: front-matter: \"emails\" is missing (add "
	  "emails: ...)" },
	{ "a workflow that cannot be read before one that can",
	  FILES(SETTINGS(QUORUM("1")), ANN, { "workflows/heavy.yaml",
	  "colour: red\n" }, FLOW("")),
	  "workflows/heavy.yaml:1:1: front-matter: unknown key \"colour\" "
	  "(remove it)" },
	{ "one email of two, and all else of one each",
	  FILES(SETTINGS(QUORUM("1")), ANN, { "people/bob.yaml",
	  "name: B\nemails: [ann@n]\nroles: []\nkeys: [" KEY_2 "]\n" }),
	  "T7: ann and bob have both ann@n (a key or an email is one "
	  "person's)" },
	{ "a registrar list with a role that decides before one that does not",
	  FILES(SETTINGS(QUORUM("1") "registrar: [admin, rep]\n"), ANN),
	  "T7: galley.yaml: the registrar list names admin, which decides "
	  "(remove it there)" },
	{ "a workflow that cannot be read",
	  FILES(SETTINGS(QUORUM("1")), ANN, { "workflows/light.yaml", "" }),
	  "workflows/light.yaml:1:1: front-matter: \"name\" is missing (add "
	  "name: ...)" },
	{ "a file that is no person's",
	  FILES(SETTINGS(QUORUM("1")), { "people/README.md", "x" }),
	  "T8: people/README.md: no file of that name may be there (write "
	  "<id>.yaml)" },
	{ "a folder in people",
	  FILES(SETTINGS(QUORUM("1")), { "people/x.yaml/y.yaml", "x" }),
	  "T8: people/x.yaml: no file of that name may be there (write "
	  "<id>.yaml)" },
	{ "a file that is no workflow",
	  FILES(SETTINGS(QUORUM("1")), ANN, { "workflows/a.yml", "x" }),
	  "T8: workflows/a.yml: no file of that name may be there (write "
	  "<id>.yaml)" },

	{ "a key of two persons",
	  FILES(SETTINGS(QUORUM("1")), ANN, PERSON("bob", "", KEY_1)),
	  "T7: ann and bob have both " KEY_1 " (a key or an email is one "
	  "person's)" },
	{ "a key that ended with one of them",
	  FILES(SETTINGS(QUORUM("1")), ANN, PERSON("bob", "", ENDED(KEY_1))),
	  "T7: ann and bob have both " KEY_1 " (a key or an email is one "
	  "person's)" },
	{ "an email of two persons",
	  FILES(SETTINGS(QUORUM("1")), ANN, { "people/bob.yaml",
	  "name: B\nemails: [ann@n]\n" }),
	  "T7: ann and bob have both ann@n (a key or an email is one "
	  "person's)" },
	{ "a quorum of 0", FILES(SETTINGS(QUORUM("0")), ANN),
	  "T7: galley.yaml: the quorum of admins is 0 (it is at least 1)" },
	{ "a quorum of more than there are",
	  FILES(SETTINGS(QUORUM("2")), ANN),
	  "T7: galley.yaml: the quorum is 2, but 1 living admin has a living "
	  "key (lower the quorum or add an admin first)" },
	{ "nobody at all", FILES(SETTINGS(QUORUM("1"))),
	  "T7: galley.yaml: the quorum is 1, but 0 living admins have a "
	  "living key (lower the quorum or add an admin first)" },
	{ "an admin without key does not count",
	  FILES(SETTINGS(QUORUM("1")), PERSON("bob", "admin", "")),
	  "T7: galley.yaml: the quorum is 1, but 0 living admins have a "
	  "living key (lower the quorum or add an admin first)" },
	{ "an admin with an ended key does not count",
	  FILES(SETTINGS(QUORUM("1")), PERSON("bob", "admin", ENDED(KEY_1))),
	  "T7: galley.yaml: the quorum is 1, but 0 living admins have a "
	  "living key (lower the quorum or add an admin first)" },
	{ "an admin who is ended does not count",
	  FILES(SETTINGS(QUORUM("1")), { "people/bob.yaml", "name: B\n"
	  "emails: [b@n]\nroles: [admin]\nkeys: [" KEY_1 "]\nended: true\n" }),
	  "T7: galley.yaml: the quorum is 1, but 0 living admins have a "
	  "living key (lower the quorum or add an admin first)" },
	{ "a registrar list with admin",
	  FILES(SETTINGS(QUORUM("1") "registrar: [rep, admin]\n"), ANN),
	  "T7: galley.yaml: the registrar list names admin, which decides "
	  "(remove it there)" },
	{ "a registrar list with registrar",
	  FILES(SETTINGS(QUORUM("1") "registrar: [registrar]\n"), ANN),
	  "T7: galley.yaml: the registrar list names registrar, which decides "
	  "(remove it there)" },
	{ "a registrar list with a role of needs",
	  FILES(SETTINGS(QUORUM("1") "registrar: [legal]\n"), ANN,
	  FLOW("stages: [{name: a, needs: {any: [{role: legal}]}}]\n")),
	  "T7: galley.yaml: the registrar list names legal, which decides "
	  "(remove it there)" },
	{ "a registrar list with a role of exception-by",
	  FILES(SETTINGS(QUORUM("1") "registrar: [x]\n"), ANN, FLOW("stages: "
	  "[{name: a, needs: {role: b}, exception-by: [x]}]\n")),
	  "T7: galley.yaml: the registrar list names x, which decides (remove "
	  "it there)" },
	{ "a registrar list with an override",
	  FILES(SETTINGS(QUORUM("1") "registrar: [o]\n"), ANN,
	  FLOW("override: o\n")),
	  "T7: galley.yaml: the registrar list names o, which decides (remove "
	  "it there)" },
};

static void
put_policy(struct buf *out, const struct policy *policy)
{
	for (size_t i = 0; i < policy->people.count; i++)
		buf_format(out, "%s%s", i ? " " : "",
		    policy->people.items[i].id);
	buf_text(out, "; ");
	for (size_t i = 0; i < policy->workflows.count; i++)
		buf_format(out, "%s ", policy->workflows.items[i].id);
	buf_format(out, "%zu admins", policy_admins(policy));
}

static void
loads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct source source = shelf_source(cases[row].files);
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct policy policy;
	struct error err;
	enum error_code code = policy_load(&policy, &source, &pool, &err);

	if (code) {
		assert_int_equal(code, ERR_INVALID);
		assert_int_equal(err.code, ERR_INVALID);
		buf_text(&got, err.text);
	} else {
		put_policy(&got, &policy);
	}
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

/* The same of files that were parsed before, in the order of the row. */
static const struct {
	const char *name;
	struct shelf_file files[MOST_FILES];
	const char *want;
} taken[] = {
	{ "files in any order",
	  FILES(FLOW(""), { "workflows/light-2.yaml", "name: light-2\n" },
	  PERSON("ann-b", "", ""), SETTINGS(QUORUM("1")), ANN,
	  PERSON("aa", "", "")), "aa ann ann-b; light light-2 1 admins" },

	{ "of two mistakes the first is told",
	  FILES(PERSON("ann", "", "no-key"), PERSON("bob", "", "none"),
	  SETTINGS(QUORUM("1"))), "people/ann.yaml:4:8: front-matter: this is "
	  "not a key (ssh-ed25519 or sk-ssh-ed25519@openssh.com, one space, "
	  "and its base64, without comment)" },
	{ "a workflow's mistake", FILES(SETTINGS(QUORUM("1")), ANN,
	  { "workflows/a.yaml", "name: b\n" }), "workflows/a.yaml:1:7: "
	  "front-matter: the name \"b\" is not the file's (write name: a)" },
	{ "the settings' mistake", FILES(ANN, { "galley.yaml", "name: N\n" }),
	  "galley.yaml:1:1: front-matter: \"format\" is missing (add format: "
	  "...)" },
	{ "what must hold of every policy holds here", FILES(ANN,
	  SETTINGS(QUORUM("2"))), "T7: galley.yaml: the quorum is 2, but 1 "
	  "living admin has a living key (lower the quorum or add an admin "
	  "first)" },
	{ "no file is no policy", { { NULL, NULL } },
	  "T7: galley.yaml: the quorum of admins is 0 (it is at least 1)" },
};

static enum error_code
take(struct policy *out, const struct shelf_file *files, struct pool *pool,
    struct error *err)
{
	struct policy_file parsed[MOST_FILES];
	size_t count = 0;

	for (; files[count].path; count++) {
		struct place start = { files[count].path, 1, 1 };
		const struct node *map;

		assert_int_equal(yaml_parse(&map, start,
		    slice_of(files[count].text), pool, err), ERR_NONE);
		parsed[count] = (struct policy_file){ files[count].path, map };
	}
	return policy_take(out, parsed, count, pool, err);
}

static void
takes_as_wanted(void **state)
{
	size_t row = ROWS_AT(taken, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct policy policy = { .people.count = 9 };
	struct error err;

	if (take(&policy, taken[row].files, &pool, &err)) {
		assert_int_equal(policy.people.count, 9);
		buf_text(&got, err.text);
	} else {
		put_policy(&got, &policy);
	}
	assert_string_equal(got.at, taken[row].want);
	buf_release(&got);
	pool_release(&pool);
}

/* legal: one with a hardware key, one without key; all others one apiece. */
static const struct shelf_file staff[] = FILES(SETTINGS(QUORUM("1")), ANN,
    PERSON("leo", "legal", HARDWARE_KEY_1 ", " KEY_2),
    PERSON("lia", "legal, rep", ""), PERSON("rob", "rep", ENDED(KEY_3)),
    PERSON("sue", "sales", KEY_4), { "people/zed.yaml", "name: Z\n"
    "emails: [z@n]\nroles: [past]\nkeys: [" KEY_5 "]\nended: true\n" });

static const struct {
	const char *name;
	const char *needs;
	const char *want;
} stages[] = {
	{ "one holder with a key", "{role: legal}", "yes" },
	{ "any of several roles", "{role: [rep, sales]}", "yes" },
	{ "two persons, of two roles", "{role: [legal, sales], approvals: 2}",
	  "yes" },
	{ "all holders", "{role: sales, approvals: all}", "yes" },
	{ "all holders but who is ended",
	  "{role: [past, sales], approvals: all}", "yes" },
	{ "a hardware key", "{role: legal, key: hardware}", "yes" },
	{ "one of any", "{any: [{role: nobody}, {role: legal}]}", "yes" },
	{ "each of all", "{all: [{role: sales}, {role: legal}]}", "yes" },

	{ "nobody holds it", "{role: nobody}",
	  "0 living with nobody and a living key, 1 needed" },
	{ "who is ended does not count", "{role: past}",
	  "0 living with past and a living key, 1 needed" },
	{ "without a living key nobody counts", "{role: rep}",
	  "0 living with rep and a living key, 1 needed" },
	{ "one person with two keys is one", "{role: legal, approvals: 2}",
	  "1 living with legal and a living key, 2 needed" },
	{ "all of none is nobody", "{role: nobody, approvals: all}",
	  "0 living with nobody and a living key, 1 needed" },
	{ "all, of whom one cannot sign", "{role: legal, approvals: all}",
	  "all who hold legal must approve, and 1 of 2 have no living key" },
	{ "no hardware key", "{role: sales, key: hardware}",
	  "0 living with sales and a living hardware key, 1 needed" },
	{ "none of any", "{any: [{role: nobody}, {role: [rep, past]}]}",
	  "0 living with rep or past and a living key, 1 needed" },
	{ "one of all is missing", "{all: [{role: legal}, {role: nobody}]}",
	  "0 living with nobody and a living key, 1 needed" },
};

static void
satisfies_as_wanted(void **state)
{
	size_t row = ROWS_AT(stages, state);
	struct source source = shelf_source(staff);
	struct pool pool = { 0 };
	struct policy policy;
	struct workflow workflow;
	struct error err;
	const char *why = "yes";

	assert_int_equal(policy_load(&policy, &source, &pool, &err),
	    ERR_NONE);
	assert_int_equal(workflow_parse(&workflow, "w",
	    slice_of(pool_format(&pool, "name: w\nstages: [{name: a, needs: "
	    "%s}]\n", stages[row].needs)), &pool, &err), ERR_NONE);
	if (policy_can_satisfy(&policy, &workflow.stages[0].needs, &why,
	    &pool))
		why = "yes";
	assert_string_equal(why, stages[row].want);
	pool_release(&pool);
}

static void
lists_every_key(void **state)
{
	static const struct shelf_file files[] = FILES(
	    SETTINGS(QUORUM("1")), ANN, { "people/bob.yaml", "name: B\n"
	    "emails: [bob@n, b.o@n]\nkeys: [" ENDED(KEY_2) ", " HARDWARE_KEY_1
	    "]\nended: true\n" }, PERSON("carl", "", ""));
	struct source source = shelf_source(files);
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct policy policy;
	struct error err;

	(void)state;
	assert_int_equal(policy_load(&policy, &source, &pool, &err),
	    ERR_NONE);
	policy_allowed_signers(&policy, &got);
	assert_string_equal(got.at,
	    "ann@n namespaces=\"git\" " KEY_1 "\n"
	    "bob@n,b.o@n namespaces=\"git\" " KEY_2 "\n"
	    "bob@n,b.o@n namespaces=\"git\" " HARDWARE_KEY_1 "\n");
	buf_release(&got);
	pool_release(&pool);
}

/* A path under ci is policy, even where customizations lie. */
static void
lets_admins_propose_what_ci_names(void **state)
{
	struct change item = {
		.path = "customizations/rep1/first-touch/bolt.md" };
	struct changes changes = { &item, 1 };
	struct request request = { .name = { .kind = REF_CHANGE },
		.opener = "ann", .owner = "ann" };
	struct pool pool = { 0 };
	struct policy policy = {
		.people = people_of("ann admin\n" "rep1 rep\n", &pool) };

	(void)state;
	assert_string_equal(proposer_objection(&request, &changes, &policy,
	    &pool), "ann may not propose a change of customizations/rep1/"
	    "first-touch/bolt.md");
	names_add(&policy.settings.ci, &pool,
	    "customizations/rep1");
	assert_null(proposer_objection(&request, &changes, &policy, &pool));
	request.opener = "zoe";
	assert_string_equal(proposer_objection(&request, &changes, &policy,
	    &pool), "zoe may not propose a change of customizations/rep1/"
	    "first-touch/bolt.md");
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("policy", ROWS(cases, loads_as_wanted),
	    ROWS(taken, takes_as_wanted), ROWS(stages, satisfies_as_wanted),
	    ROW("what ci names is policy, wherever it lies",
		lets_admins_propose_what_ci_names),
	    ROW("every key ever, for git", lists_every_key));
}
