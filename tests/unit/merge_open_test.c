/* SPDX-License-Identifier: Apache-2.0 */
/* Who may approve, lift, object to and except what. */
#include "merge_world.h"

#include "model/exception.h"

static const struct act {
	struct row row;		/* want: the requirements, or why not */
	const char *person;
} openings[] = {
#include "merge_openings.h"
};

static const struct act overrides[] = {
#include "merge_overrides.h"
};

/* Asks what is open to a person, by approving or by an override. */
static void
check_open(const struct act *act, const char *(*ask)(
    const struct decision *decision, const struct merge_question *q,
    const struct person *person, struct names *out, struct pool *pool))
{
	struct world w = { 0 };
	struct decision decision;
	struct names open = { 0 };
	struct buf out = { 0 };
	struct error err;
	const char *why;

	make_world(&w, &act->row);
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	why = ask(&decision, &w.question,
	    people_find(&w.policy.people, act->person), &open, &w.pool);
	add_names(&out, "", &open, "");
	assert_string_equal(why ? why : out.at, act->row.want);
	buf_release(&out);
	pool_release(&w.pool);
}

static void
opens_as_wanted(void **state)
{
	check_open(*state, merge_open_to);
}

static void
overrides_as_wanted(void **state)
{
	check_open(*state, merge_override_to);
}

static const struct objecting {
	struct row row;		/* want: "yes", or why not */
	const char *person;
	bool reject;
} objections[] = {
#include "merge_objections.h"
};

static void
objects_as_wanted(void **state)
{
	const struct objecting *o = *state;
	struct world w = { 0 };
	struct decision decision;
	struct objection objection;
	struct error err;
	const char *why;

	make_world(&w, &o->row);
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	objection = (struct objection){
		people_find(&w.policy.people, o->person), o->reject };
	if (merge_may_object(&decision, &w.question, objection, &why))
		why = "yes";
	assert_string_equal(why, o->row.want);
	pool_release(&w.pool);
}

static const struct excepting {
	struct row row;		/* want: "yes", why not, or who did */
	const char *person;
	const char *stage;
} exceptions[] = {
#include "merge_exceptions.h"
};

static void
excepts_as_wanted(void **state)
{
	const struct excepting *e = *state;
	struct world w = { 0 };
	struct decision decision;
	const struct event *by;
	struct names open = { 0 };
	struct error err;
	const char *got;

	make_world(&w, &e->row);
	assert_int_equal(merge_decide(&decision, &w.question, &w.pool, &err),
	    ERR_NONE);
	by = exception_of_finding(&decision.route, &w.question, "r ab",
	    &w.pool);
	got = exception_objection(&decision, &w.question, e->stage, e->person,
	    &w.pool);
	exception_open_to(&decision.route, &w.question, e->stage, &open,
	    &w.pool);
	if (!got)
		assert_true(names_has(&open, e->person));
	if (by)
		got = pool_format(&w.pool, "excepted by %s", by->person);
	assert_string_equal(got ? got : "yes", e->row.want);
	pool_release(&w.pool);
}

int
main(void)
{
	return rows_run("merge_open", ROWS(openings, opens_as_wanted),
	    ROWS(overrides, overrides_as_wanted),
	    ROWS(objections, objects_as_wanted),
	    ROWS(exceptions, excepts_as_wanted));
}
