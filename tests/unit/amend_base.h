/* SPDX-License-Identifier: Apache-2.0 */
/*
 * amend_base.h - a small policy that tests change
 */

#ifndef GALLEY_TESTS_AMEND_BASE_H
#define GALLEY_TESTS_AMEND_BASE_H

#include "keys.h"
#include "model/policy.h"
#include "rows.h"
#include "shelf.h"

#define SETTINGS(version, rest) "name: N\nformat: 1\nversion: " version \
    "\nregistrar: [rep, coach]\nci: [ci]\n" rest
#define QUORUM(n) "admins: {quorum: " n "}\n"
#define PERSON(id, roles, keys, more) "name: X\nemails: [" id \
    "@n]\nroles: [" roles "]\nkeys: [" keys "]\n" more
#define ENDED(key) "{key: " key ", ended: true}"
#define DELEGATED(role, to, from, until) "delegation: [{role: " role \
    ", to: " to ", from: " from ", until: " until "}]\n"
#define DEL(more) PERSON("del", "rep", ENDED(HARDWARE_KEY_2), more)
#define STAGES(legal) "name: w\nstages:\n" \
    "  - {name: brand, needs: {role: marketing}}\n" \
    "  - {name: legal, needs: " legal "}\n" \
    "  - {name: dream, needs: {role: nobody}}\n"

/* ann: admin and marketing; bob: admin; reg: registrar; old: ended. */
static const struct shelf_file amend_base[] = {
	{ "galley.yaml", SETTINGS("3", QUORUM("2")) },
	{ "people/ann.yaml", PERSON("ann", "admin, marketing", KEY_1, "") },
	{ "people/bob.yaml", PERSON("bob", "admin, registrar", KEY_2, "") },
	{ "people/del.yaml", DEL("successor: reg\n" DELEGATED("rep", "bob",
	  "2026-05-01", "2026-05-14")) },
	{ "people/exa.yaml", PERSON("exa", "admin", HARDWARE_KEY_1,
	  "ended: true\n") },
	{ "people/leg.yaml", PERSON("leg", "legal", KEY_5, "") },
	{ "people/non.yaml", PERSON("non", "registrar", "", "") },
	{ "people/old.yaml", PERSON("old", "rep", KEY_6,
	  "ended: 2026-01-01\n") },
	{ "people/reg.yaml", PERSON("reg", "registrar", KEY_3, "") },
	{ "people/rep1.yaml", PERSON("rep1", "rep", KEY_4 ", " ENDED(KEY_7),
	  "team: East\n") },
	{ "workflows/w.yaml", STAGES("{role: legal}") },
	{ NULL, NULL },
};

/* A policy that policy_judge refuses is read all the same. */
static inline void
amend_base_load(struct policy *policy, const struct shelf_file *files,
    struct pool *pool)
{
	struct source source = shelf_source(files);
	struct slice text;
	struct error err;
	struct names ids = { 0 };
	size_t n = 0;

	*policy = (struct policy){ 0 };
	if (!policy_load(policy, &source, pool, &err))
		return;
	assert_true(source_read(&source, "galley.yaml", &text));
	assert_int_equal(settings_parse(&policy->settings, text, pool, &err),
	    ERR_NONE);
	source_list(&source, "people", &ids, pool);
	policy->people.items = pool_alloc(pool,
	    ids.count * sizeof *policy->people.items);
	for (; n < ids.count; n++) {
		struct slice id = slice_of(ids.items[n]);

		assert_true(source_read(&source, pool_format(pool,
		    "people/%s", ids.items[n]), &text));
		id.len -= strlen(".yaml");
		assert_int_equal(person_parse(&policy->people.items[n],
		    pool_copy(pool, id), text, pool, &err), ERR_NONE);
	}
	policy->people.count = n;
	policy->workflows.items = pool_alloc(pool,
	    sizeof *policy->workflows.items);
	policy->workflows.count = 1;
	assert_true(source_read(&source, "workflows/w.yaml", &text));
	assert_int_equal(workflow_parse(policy->workflows.items, "w", text,
	    pool, &err), ERR_NONE);
}

#endif
