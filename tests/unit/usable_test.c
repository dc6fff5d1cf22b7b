/* SPDX-License-Identifier: Apache-2.0 */
#include "model/usable.h"

#include <string.h>

#include "base/date.h"
#include "brand.h"
#include "rows.h"
#include "shelf.h"

/* What stands in the library beside brand.h's files. */
#define DAYS "templates/email/days.md"
#define EVER "templates/email/ever.md"
#define LOST "templates/email/lost.md"
#define TORN "templates/email/torn.md"
#define PLAIN "templates/email/plain.md"
#define AGREED "agreements/terms.md"
#define HEAD(lines) "---\ntitle: T\n" lines "---\n"

static const struct shelf_file files[] = { BRAND_FILES,
	{ DAYS, HEAD("workflow: days\n") },
	{ EVER, HEAD("workflow: ever\n") },
	{ LOST, HEAD("workflow: lost\n") },
	{ TORN, "---\nworkflow: [\n---\n" },
	{ PLAIN, HEAD("") },
	{ AGREED, HEAD("workflow: days\n") },
	{ NULL, NULL } };

/*
 * The first second of each day.  By brand.h's workflows an approval lasts 12
 * months, by "days" ten days, by "ever" for ever, and "lost" is none.  What was
 * never merged or approved has no day.
 */
struct times {
	const char *approved;
	const char *merged;
	const char *now;
};

/* How long what stands there may be used, and what may still be kept of it. */
static const struct {
	const char *name;
	struct times at;
	const char *want;
} approvals[] = {
	{ "what was never merged has nothing to end",
	  { NULL, NULL, "2026-11-22" }, "lasts" },
	{ "an approval lasts", { "2026-01-10", "2026-01-10", "2027-01-09" },
	  "lasts, approved" },
	{ "to its day", { "2026-01-10", "2026-01-10", "2027-01-10" },
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "what needed nobody lasts as long",
	  { NULL, "2026-01-10", "2027-01-09" }, "lasts" },
	{ "and no longer", { NULL, "2026-01-10", "2027-01-10" },
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "what needs nobody leaves the approval before it as it was",
	  { "2026-01-10", "2026-12-31", "2027-01-09" }, "lasts, approved" },
	{ "and does not extend it",
	  { "2026-01-10", "2026-12-31", "2027-01-10" },
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "not even on the last day of it",
	  { "2026-01-10", "2027-01-09", "2027-01-10" },
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "after its end it begins anew, with nothing approved",
	  { "2026-01-10", "2027-01-10", "2028-01-09" }, "lasts" },
	{ "and ends anew", { "2026-01-10", "2027-01-10", "2028-01-10" },
	  "ended: past its approval, which lasted to 2028-01-10" },
};

/*
 * The same where the workflows were changed on a day: by them as they are now,
 * what was merged before may have been judged otherwise.
 */
static const struct {
	const char *name;
	struct times at;
	const char *changed;
	const char *want;
} changes[] = {
	{ "after its end it begins anew by a workflow that was changed before",
	  { "2026-01-10", "2027-02-10", "2027-02-11" }, "2027-02-09",
	  "lasts" },
	{ "one that was changed since may have said another end then",
	  { "2026-01-10", "2027-02-10", "2027-02-11" }, "2027-02-11",
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "so may one that was changed in the same second",
	  { "2026-01-10", "2027-02-10", "2027-02-11" }, "2027-02-10",
	  "ended: past its approval, which lasted to 2027-01-10" },
	{ "that ends no approval early",
	  { "2026-01-10", "2026-02-10", "2027-01-09" }, "2026-02-11",
	  "lasts, approved" },
	{ "nor what rests on none", { NULL, "2026-02-10", "2027-02-09" },
	  "2026-02-11", "lasts" },
};

/* The same of others, approved and merged on the tenth of January. */
static const struct {
	const char *name;
	const char *path;
	const char *now;
	const char *want;
} others[] = {
	{ "by its workflow it may be ten days", DAYS, "2026-01-19",
	  "lasts, approved" },
	{ "and no more", DAYS, "2026-01-20",
	  "ended: past its approval, which lasted to 2026-01-20" },
	{ "an agreement's end is asked, too", AGREED, "2026-01-20",
	  "ended: past its approval, which lasted to 2026-01-20" },
	{ "by its workflow it may be for ever", EVER, "2099-01-01",
	  "lasts, approved" },
	{ "by a workflow that is not there nothing ends", LOST, "2099-01-01",
	  "lasts, approved" },
};

/* Which workflow judges; first-touch may have been read already. */
static const struct {
	const char *name;
	const char *read;	/* what it named then; "": nothing */
	const char *path;
	const char *want;
} workflows[] = {
	{ "a template's own", NULL, DAYS, "days" },
	{ "an agreement's own", NULL, AGREED, "days" },
	{ "a template that names none has the default", NULL, PLAIN,
	  "strict" },
	{ "so has one that nobody can read", NULL, TORN, "strict" },
	{ "a block names none", NULL, "blocks/opening-calm.md", "strict" },
	{ "what was read is believed", "read", BRAND_TEMPLATE_PATH, "read" },
	{ "of its customizations, too", "read", BRAND_CUSTOM_PATH, "read" },
	{ "not of another template", "read", DAYS, "days" },
	{ "nor of one of its id on another shelf", "read",
	  "templates/other/first-touch.md", "strict" },
	{ "nor of a block", "read", "blocks/first-touch.md", "strict" },
	{ "nor of an agreement", "read", AGREED, "days" },
	{ "what was read may name none", "", BRAND_TEMPLATE_PATH, "strict" },
};

/* What ends the use of BRAND_CUSTOM_PATH by a day. */
static const struct {
	const char *name;
	const char *expires;
	struct times at;
	const char *want;
} endings[] = {
	{ "nothing", NULL, { NULL, "2026-01-10", "2027-01-09" }, NULL },
	{ "its approval", NULL, { NULL, "2026-01-10", "2027-01-10" },
	  "its approval ends 2027-01-10" },
	{ "not what it says, as long as its day lasts", "2026-03-01",
	  { NULL, "2026-01-10", "2026-03-01" }, NULL },
	{ "then what it says", "2026-03-01",
	  { NULL, "2026-01-10", "2026-03-02" }, "expires 2026-03-01" },
	{ "what it says first", "2026-03-01",
	  { NULL, "2026-01-10", "2028-01-01" }, "expires 2026-03-01" },
	{ "its approval, though it says a later day", "2029-03-01",
	  { NULL, "2026-01-10", "2027-01-10" },
	  "its approval ends 2027-01-10" },
};

static int64_t
time_of(const char *day)
{
	int64_t time = 0;

	if (day)
		assert_true(date_read(&time, slice_of(day)));
	return time;
}

struct setup {
	struct pool pool;
	struct policy policy;
	struct source source;
	struct library library;
	const struct times *at;
	const char *changed;	/* the day of the workflows; NULL: the first */
};

static struct past
past_of(void *of, const char *path)
{
	const struct setup *s = of;
	const struct times *at = s->at;

	if (slice_starts(slice_of(path), "workflows/"))
		return (struct past){ .merged = true,
			.merged_at = time_of(s->changed) };
	if (!slice_starts(slice_of(path), "customizations/") &&
	    strcmp(path, DAYS) != 0 && strcmp(path, EVER) != 0 &&
	    strcmp(path, LOST) != 0 && strcmp(path, AGREED) != 0 &&
	    strcmp(path, PLAIN) != 0)
		return (struct past){ 0 };
	return (struct past){ .merged = at->merged,
		.merged_at = time_of(at->merged), .approved = at->approved,
		.approved_at = time_of(at->approved) };
}

static void
add_workflow(struct setup *s, const char *id, const char *lasts)
{
	struct workflows *all = &s->policy.workflows;
	struct error err;

	if (workflow_parse(&all->items[all->count++], id, slice_of(pool_format(
	    &s->pool, "name: %s\nstages:\n  - {name: brand, needs: {role: "
	    "marketing}}\n%s", id, lasts)), &s->pool, &err))
		fail_msg("%s", err.text);
}

static void
begin(struct setup *s, const struct times *at)
{
	const struct workflow *brand;

	*s = (struct setup){ .source = shelf_source(files), .at = at };
	s->policy = brand_policy(&s->pool);
	brand = s->policy.workflows.items;
	s->policy.workflows.items = pool_alloc(&s->pool, 4 * sizeof *brand);
	memcpy(s->policy.workflows.items, brand, 2 * sizeof *brand);
	add_workflow(s, "days", "approval-lasts: 10 days\n");
	add_workflow(s, "ever", "");
	s->library = (struct library){ .policy = &s->policy,
		.source = &s->source, .now = time_of(at->now),
		.of = s, .past = past_of };
}

/* "lasts, approved", or "ended: " and why it is past its approval. */
static const char *
tell(struct setup *s, const char *path, struct slice text)
{
	struct approval approval = usable_approval(&s->library, path,
	    &s->pool);
	struct usable usable;

	usable_why(&s->library, path, text, &usable, &s->pool);
	return pool_format(&s->pool, "%s%s%s%.*s",
	    approval.ended ? "ended" : "lasts",
	    approval.past.approved ? ", approved" : "",
	    usable.why ? ": " : "", usable.why ?
	    (int)strcspn(usable.why, "(") - 1 : 0,
	    usable.why ? usable.why : "");
}

static void
ends(void **state)
{
	size_t row = ROWS_AT(approvals, state);
	struct setup s;

	begin(&s, &approvals[row].at);
	assert_string_equal(tell(&s, BRAND_CUSTOM_PATH,
	    slice_of("---\ntemplate: first-touch\n---\n")),
	    approvals[row].want);
	pool_release(&s.pool);
}

static void
ends_as_it_was_changed(void **state)
{
	size_t row = ROWS_AT(changes, state);
	struct setup s;

	begin(&s, &changes[row].at);
	s.changed = changes[row].changed;
	assert_string_equal(tell(&s, BRAND_CUSTOM_PATH,
	    slice_of("---\ntemplate: first-touch\n---\n")),
	    changes[row].want);
	pool_release(&s.pool);
}

static void
others_end(void **state)
{
	size_t row = ROWS_AT(others, state);
	struct times at = { "2026-01-10", "2026-01-10", others[row].now };
	struct slice text;
	struct setup s;

	begin(&s, &at);
	assert_true(source_read(&s.source, others[row].path, &text));
	assert_string_equal(tell(&s, others[row].path, text),
	    others[row].want);
	pool_release(&s.pool);
}

static void
names_the_workflow(void **state)
{
	static const struct times never = { NULL, NULL, "2026-01-10" };
	size_t row = ROWS_AT(workflows, state);
	const char *read = workflows[row].read;
	struct template t = { .id = "first-touch",
		.path = BRAND_TEMPLATE_PATH,
		.workflow = read && *read ? read : NULL };
	struct setup s;
	struct memo memo = { .pool = &s.pool };

	begin(&s, &never);
	if (read)
		memo_add_template(&memo, "templates", &t);
	s.library.memo = &memo;
	assert_string_equal(library_workflow(&s.library, workflows[row].path,
	    &s.pool), workflows[row].want);
	pool_release(&s.pool);
}

static void
tells_what_ends_it(void **state)
{
	size_t row = ROWS_AT(endings, state);
	const char *expires = endings[row].expires;
	const char *got, *want = endings[row].want;
	struct setup s;

	begin(&s, &endings[row].at);
	got = usable_ends(&s.library, BRAND_CUSTOM_PATH, slice_of(pool_format(
	    &s.pool, "---\ntemplate: first-touch\n%s%s%s---\n",
	    expires ? "expires: " : "", expires ? expires : "",
	    expires ? "\n" : "")), &s.pool);
	assert_string_equal(got ? got : "nothing", want ? want : "nothing");
	pool_release(&s.pool);
}

/* The lifetime of what others read is read once, and believed. */
static void
believes_what_was_read(void **state)
{
	static const struct times never = { NULL, NULL, "2026-01-10" };
	struct setup s;
	struct memo memo = { .pool = &s.pool };
	struct usable usable;

	(void)state;
	begin(&s, &never);
	s.library.memo = &memo;
	memo_add_lifetime(&memo, &(struct memo_lifetime){
		.path = BRAND_TEMPLATE_PATH });
	usable_why(&s.library, BRAND_CUSTOM_PATH,
	    slice_of("---\ntemplate: first-touch\n---\n"), &usable, &s.pool);
	assert_string_equal(usable.path, BRAND_TEMPLATE_PATH);
	assert_string_equal(usable.why, "unreadable, so nobody can tell "
	    "whether it is recalled");
	pool_release(&s.pool);
}

/* Neither does it name a workflow, nor galley.yaml one for it. */
static void
what_nobody_judges_lasts(void **state)
{
	static const struct times at = { "2026-01-10", "2026-01-10",
		"2099-01-01" };
	struct setup s;

	(void)state;
	begin(&s, &at);
	s.policy.settings.workflow_count = 0;
	assert_string_equal(tell(&s, PLAIN, slice_of(HEAD(""))),
	    "lasts, approved");
	pool_release(&s.pool);
}

int
main(void)
{
	return rows_run("usable", ROWS(approvals, ends),
	    ROWS(changes, ends_as_it_was_changed),
	    ROWS(others, others_end),
	    ROWS(workflows, names_the_workflow),
	    ROWS(endings, tells_what_ends_it),
	    ROW("what was read is believed", believes_what_was_read),
	    ROW("what nobody judges lasts", what_nobody_judges_lasts));
}
