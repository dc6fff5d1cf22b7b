/* SPDX-License-Identifier: Apache-2.0 */
/* What is decided about a request, and what the merge says of it. */
#include "merge_world.h"

#include "model/verdict.h"

static const struct row cases[] = {
#include "merge_cases.h"
#include "merge_routes.h"
};

/* "merges", or "T6: why", and each requirement in short. */
static const char *
describe(const struct decision *d, struct pool *pool)
{
	struct buf out = { 0 };

	if (d->may_merge)
		buf_text(&out, "merges");
	else
		buf_format(&out, "%s: %s", d->rule, d->why);
	for (size_t i = 0; i < d->route.count; i++) {
		const struct requirement *r = &d->route.items[i];

		buf_format(&out, "\n%s %s", r->name, result_name(r->result));
		add_names(&out, " by ", &r->satisfied_by, "");
		if (r->result == RESULT_WAITING || r->result == RESULT_BLOCKED)
			add_names(&out, " for ", &r->can_act, "");
	}
	return buf_settle(&out, pool).at;
}

/* Everybody once, and whoever could satisfy what is waited for. */
static void
check_waits(const struct decision *d)
{
	const struct names *all = &d->waits_for;

	for (size_t i = 0; i < all->count; i++)
		assert_int_equal(names_find(all, all->items[i]), i);
	for (size_t i = 0; d->why && strstr(d->why, " waits for ") &&
	    i < d->route.count; i++) {
		const struct requirement *r = &d->route.items[i];

		if (r->result == RESULT_WAITING && r->can_act.count)
			assert_true(names_has(all, r->can_act.items[0]));
	}
}

static void
decides_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct world w = { 0 };
	struct decision decision;
	struct error err = { 0 };
	const char *got;

	make_world(&w, &cases[row]);
	if (merge_decide(&decision, &w.question, &w.pool, &err))
		got = err.text;
	else
		got = describe(&decision, &w.pool);
	assert_string_equal(got, cases[row].want);
	if (!err.code) {
		check_waits(&decision);
		assert_int_equal(merge_is_stale(&decision),
		    strncmp(cases[row].want, "stale: ", 7) == 0);
	}
	pool_release(&w.pool);
}

static const struct row messages[] = {
	{ "a merge says who satisfied what, by name", "bolt",
	  SUBMITTED "legal1 approve" BOTH "; brand2 approve" BOTH
	  "; brand1 approve" BOTH,
	  "merge: rep1/first-touch/bolt\n\n"
	  "standard/brand SATISFIED brand1 brand2\n"
	  "standard/legal SATISFIED legal1\n\nGalley-Event: merge\n" },
	{ "what needs nobody is said too", "small",
	  "rep1 open; rep1 edit; rep1 submit",
	  "merge: rep1/first-touch/bolt\n\nstandard/brand NOT-NEEDED\n"
	  "standard/legal NOT-NEEDED\n\nGalley-Event: merge\n" },
	{ "where there is no stage there is nothing to say", "free",
	  "rep1 open; rep1 edit; rep1 submit",
	  "merge: rep1/first-touch/bolt\n\nGalley-Event: merge\n" },
	{ "a recall says who submitted it", "recall",
	  "change of brand1: brand1 open; brand1 edit; brand1 submit",
	  "merge: change/brand1/topic\n\nrecall SATISFIED brand1\n\n"
	  "Galley-Event: merge\n" },
};

static void
says_as_wanted(void **state)
{
	const struct row *row = *state;
	struct world w = { 0 };
	struct decision decision;
	struct message again;
	struct buf out = { 0 };
	struct error err;

	make_world(&w, row);
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	assert_true(decision.may_merge);
	merge_message(&decision, w.request.name.request, &out);
	assert_string_equal(out.at, row->want);
	assert_int_equal(event_parse(&again, buf_slice(&out), &w.pool, &err),
	    ERR_NONE);
	buf_release(&out);
	pool_release(&w.pool);
}

/* A change of policy is judged apart, by the new policy too. */
static void
policy_counts_apart(void **state)
{
	const struct row row = { "", "policy", "change of adm: adm open; "
	    "adm edit; adm submit; brand1 request-changes", "" };
	struct delegation idle = { "admin", "zoe", 0, 1, 7 };
	struct world w = { 0 };
	struct decision decision;
	struct error err;

	(void)state;
	make_world(&w, &row);
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	assert_string_equal(describe(&decision, &w.pool),
	    "T7: the new policy cannot be read\npolicy ERROR");

	w.new_policy.people = people_of(people_text, &w.pool);
	w.new_policy.settings.version = 2;
	w.question.new_policy = &w.new_policy;
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	assert_string_equal(describe(&decision, &w.pool),
	    "merges\npolicy SATISFIED by adm");

	w.new_policy.settings.version = 1;
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	assert_string_equal(describe(&decision, &w.pool),
	    "T7: galley.yaml: this change needs the quorum of admins, so "
	    "version is 2, not 1\npolicy ERROR");

	w.new_policy.settings.version = 2;
	w.new_policy.people.items[0].delegations = &idle;
	w.new_policy.people.items[0].delegation_count = 1;
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	assert_string_equal(describe(&decision, &w.pool),
	    "T7: people/adm.yaml:7: delegation: admin is delegated to zoe, who "
	    "is not a person of this workspace (galley people lists "
	    "all)\npolicy ERROR");
	pool_release(&w.pool);
}

static void
a_policy_waits(void **state)
{
	static const struct row rows[] = {
		{ "", "policy", "change of adm: adm open; adm edit",
		  "T6: it is a draft: adm submits it\npolicy WAITING for adm" },
		{ "", "policy", "change of adm: adm open; adm edit; "
		  "adm submit", "T7: policy waits: the new key of adm has "
		  "signed no comment after the last edit (where that key is: "
		  "galley comment change/adm/topic -m TEXT)\n"
		  "policy WAITING" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct world w = { 0 };
		struct decision decision;
		struct error err;

		make_world(&w, &rows[i]);
		w.new_policy.settings.version = 2;
		w.question.new_policy = &w.new_policy;
		assert_int_equal(merge_decide(&decision, &w.question,
		    &w.pool, &err), ERR_NONE);
		assert_string_equal(describe(&decision, &w.pool),
		    rows[i].want);
		pool_release(&w.pool);
	}
}

/* Old main may have forgotten whom the line knew; then it is nobody's. */
static void
a_stranger_owns_nothing(void **state)
{
	const struct row row = { "", "bolt", SUBMITTED, "" };
	struct requirement policy = { .result = RESULT_WAITING };
	struct world w = { 0 };
	struct decision decision;
	struct error err;

	(void)state;
	make_world(&w, &row);
	assert_false(verdict_could(&policy, &w.question, "adm"));
	w.policy.people = people_of("brand1 marketing\n", &w.pool);
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	assert_string_equal(decision.why, "its owner, rep1, is ended: a "
	    "registrar or an admin hands it over");
	pool_release(&w.pool);
}

int
main(void)
{
	return rows_run("merge", ROWS(cases, decides_as_wanted),
	    ROWS(messages, says_as_wanted),
	    ROW("policy counts apart", policy_counts_apart),
	    ROW("a policy waits", a_policy_waits),
	    ROW("a stranger owns nothing", a_stranger_owns_nothing));
}
