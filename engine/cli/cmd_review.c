/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "command.h"
#include "base/plural.h"
#include "delta.h"
#include "listing.h"
#include "model/reason.h"
#include "reasons.h"
#include "tell.h"
#include "terminal.h"

/* A request that waits, and what it would change. */
struct item {
	const char *name;
	const char *key;	/* delta_key */
	const galley_report *diff;
	bool lifts;		/* one can but lift what another asked for */
	bool done;
};

struct review {
	struct call *call;
	struct item *items;
	size_t count;
	struct names seen;	/* all that were asked about */
	struct names group;	/* the requests being decided together */
	struct names own;	/* of each, delta_free */
	const galley_report *shown;
	bool lifts;		/* as their items say */
	size_t decided;
	size_t failed;
	enum error_code why;	/* the last one failed */
	size_t reasons[REASON_COUNT];	/* of what was sent back */
};

static void
fail(struct review *r)
{
	r->why = r->call->err.code;
	r->failed++;
	call_failed(r->call);
}

static void
add_item(struct review *r, const struct node *waiting)
{
	const char *name = node_get_text(waiting, "request", "");
	struct call *call = r->call;
	galley_report *diff;

	if (names_has(&r->seen, name))
		return;
	names_add(&r->seen, &call->pool, name);
	if (galley_diff(call->g, name, &diff, &call->err)) {
		fail(r);
		return;
	}
	r->items[r->count++] = (struct item){
		.name = name,
		.key = delta_key(call, diff),
		.diff = diff,
		.lifts = node_get_bool(waiting, "override"),
	};
}

/* Those still open whose change is the same as this one's, itself first. */
static void
gather(struct review *r, size_t first)
{
	struct item *leader = &r->items[first];

	r->group = r->own = (struct names){ 0 };
	r->shown = leader->diff;
	r->lifts = leader->lifts;
	for (size_t i = first; i < r->count; i++) {
		struct item *item = &r->items[i];

		if (item->done || (i != first && (!*leader->key ||
		    item->lifts != leader->lifts ||
		    strcmp(item->key, leader->key) != 0)))
			continue;
		item->done = true;
		names_add(&r->group, &r->call->pool, item->name);
		names_add(&r->own, &r->call->pool, delta_free(r->call,
		    item->diff));
	}
}

typedef int turn_function(galley *, const struct galley_turn *,
    galley_report **, galley_error *);

/* The same decision on each of the group, each signed by itself. */
static void
decide(struct review *r, turn_function *take, struct galley_turn turn)
{
	struct call *call = r->call;
	galley_report *report;

	for (size_t i = 0; i < r->group.count; i++) {
		turn.name = r->group.items[i];
		if (take(call->g, &turn, &report, &call->err)) {
			fail(r);
		} else {
			screen_format(&call->out, "%s: %s\n", turn.name,
			    tell_state(call, report));
			r->decided++;
		}
	}
}

static const char *
ask(struct review *r, const char *prompt)
{
	struct buf answer = { 0 };

	if (!terminal_ask(prompt, &answer))
		buf_clear(&answer);
	return buf_settle(&answer, &r->call->pool).at;
}

/* Region by region: an empty answer leaves that one as it is. */
static void
approve_with(struct review *r)
{
	const struct node *regions = node_get(r->shown, "regions");
	size_t count = tell_count(r->shown, "regions"), given = 0;
	struct galley_pair *with = pool_alloc(&r->call->pool,
	    (count + 1) * sizeof *with);

	for (size_t i = 0; i < count; i++) {
		const char *name = node_get_text(regions->items[i], "name", "");
		const char *text = ask(r, pool_format(&r->call->pool,
		    "%s, in your words: ", name));

		if (*text)
			with[given++] = (struct galley_pair){ name, text };
	}
	if (given)
		decide(r, galley_approve, (struct galley_turn){
		    .with = { with, given } });
	else
		screen_format(&r->call->talk, "Nothing was reworded: %s is "
		    "left as it is.\n", r->group.items[0]);
}

static void
send_back(struct review *r)
{
	struct buf menu = { 0 };
	const char *more;
	char keys[REASON_COUNT + 1] = { 0 };
	size_t reason, before = r->decided;

	for (size_t i = 0; i < REASON_COUNT; i++) {
		keys[i] = (char)('1' + i);
		buf_format(&menu, "%c %s  ", keys[i], reason_names[i]);
	}
	reason = (size_t)(terminal_key(menu.at, keys) - '1');
	buf_release(&menu);
	if (reason >= REASON_COUNT)
		reason = REASON_COUNT - 1;
	more = ask(r, "What should change? ");
	decide(r, galley_request_changes, (struct galley_turn){
	    .message = *more ? pool_format(&r->call->pool, "%s: %s",
	    reason_names[reason], more) : reason_names[reason] });
	r->reasons[reason] += r->decided - before;
}

/* How many of all have the same new words for this region of the template. */
static size_t
count_same_wording(const struct review *r, const char *template,
    const struct node *region)
{
	size_t count = 0;

	for (size_t i = 0; i < r->count; i++) {
		const struct node *diff = r->items[i].diff;
		const struct node *list = node_get(diff, "regions");

		if (strcmp(node_get_text(diff, "template", ""), template) != 0)
			continue;
		for (size_t k = 0; list && k < list->count; k++)
			count += strcmp(node_get_text(list->items[k], "name",
			    ""), node_get_text(region, "name", "")) == 0 &&
			    strcmp(node_get_text(list->items[k], "new", ""),
			    node_get_text(region, "new", "")) == 0;
	}
	return count;
}

/* The region whose words several ask for; NULL: there is none. */
static const char *
repeated(const struct review *r, size_t *count)
{
	const struct node *regions = node_get(r->shown, "regions");
	const char *template = node_get_text(r->shown, "template", "");

	for (size_t i = 0; regions && i < regions->count; i++) {
		const struct node *region = regions->items[i];

		*count = count_same_wording(r, template, region);
		if (*count > 1 && *node_get_text(region, "new", ""))
			return node_get_text(region, "name", "");
	}
	return NULL;
}

static void
make_option(struct review *r, const char *region)
{
	struct call *call = r->call;
	struct galley_option what = { .name = r->group.items[0],
		.region = region, .message = "Several ask for these words" };
	galley_report *report;

	if (galley_template_option(call->g, &what, &report, &call->err)) {
		fail(r);
	} else {
		screen_format(&call->out, "%s: %s\n", tell_get(call, report,
		    "request"), tell_state(call, report));
	}
}

static void
show_group(struct review *r)
{
	struct call *call = r->call;

	screen_format(&call->out, "\n");
	if (r->group.count > 1)
		screen_format(&call->out, "%zu requests with the same change: "
		    "%s\n", r->group.count, tell_words(call,
		    node_get(r->shown, "request")));
	for (size_t i = 1; i < r->group.count; i++)
		screen_format(&call->out, *r->own.items[i] ?
		    "  and %s: %s\n" : "  and %s\n", r->group.items[i],
		    r->own.items[i]);
	delta_tell(call, r->shown);
}

/* Nothing of theirs has changed: only what they read. */
static void
show_renewal(struct review *r)
{
	struct call *call = r->call;

	screen_format(&call->out, "\n%s that you approved; since then only "
	    "the library changed:\n", plural(r->group.count, "request",
	    &call->pool));
	for (size_t i = 0; i < r->group.count; i++)
		screen_format(&call->out, "  %s\n", r->group.items[i]);
	delta_tell_changed(call, r->shown);
}

/* False: enough for now. */
static bool
act_on(struct review *r, char key)
{
	switch (key) {
	case 'a':
		decide(r, galley_approve, (struct galley_turn){ 0 });
		return true;
	case 'w':
		approve_with(r);
		return true;
	case 'b':
		send_back(r);
		return true;
	case 's':
		return true;
	}
	return false;
}

static char
ask_key(bool with_option)
{
	return with_option ? terminal_key("a approve  w approve with my "
	    "wording  o make an option  b send back  s skip  q quit: ",
	    "awobsq") : terminal_key("a approve  w approve with my wording  "
	    "b send back  s skip  q quit: ", "awbsq");
}

/* The keys of a group; with o where several ask for the same words. */
static char
ask_group(struct review *r)
{
	size_t count = 0;
	const char *region = repeated(r, &count);
	char key;

	if (!region)
		return ask_key(false);
	screen_format(&r->call->out, "%zu requests have these words for %s: "
	    "o makes them an option (galley template option %s %s)\n", count,
	    region, r->group.items[0], region);
	key = ask_key(true);
	if (key != 'o')
		return key;
	make_option(r, region);
	return ask_key(false);
}

/* What another asked for stands in the way: lifted with a reason, or left. */
static bool
handle_override(struct review *r)
{
	const char *reason;
	char key;

	show_group(r);
	key = terminal_key("l lift what was asked, with a reason  s skip  "
	    "q quit: ", "lsq");
	if (key != 'l')
		return key == 's';
	reason = ask(r, "Why? ");
	decide(r, galley_approve, (struct galley_turn){ .override = true,
	    .message = reason });
	return true;
}

static bool
handle_group(struct review *r)
{
	if (r->lifts)
		return handle_override(r);
	if (node_get_bool(r->shown, "renew")) {
		show_renewal(r);
		return act_on(r, terminal_key("a approve again  b send back  "
		    "s skip  q quit: ", "absq"));
	}
	show_group(r);
	return act_on(r, ask_group(r));
}

static void
tell_session(struct review *r)
{
	struct call *call = r->call;

	screen_format(&call->talk, "%zu decided, %zu failed.\n", r->decided,
	    r->failed);
	for (size_t i = 0; i < REASON_COUNT; i++) {
		if (r->reasons[i])
			screen_format(&call->talk, "  sent back, %s: %zu\n",
			    reason_names[i], r->reasons[i]);
	}
}

/* Those of the inbox that were not asked about yet; false: enough for now. */
static bool
walk(struct review *r, const struct node *requests)
{
	bool going = true;

	r->count = 0;
	r->items = pool_alloc(&r->call->pool,
	    (requests->count + 1) * sizeof *r->items);
	for (size_t i = 0; i < requests->count; i++)
		add_item(r, requests->items[i]);
	for (size_t i = 0; going && i < r->count; i++) {
		if (r->items[i].done)
			continue;
		gather(r, i);
		going = handle_group(r);
	}
	return going && r->count;
}

/* An inbox shows the first of many: the next come when those are decided. */
static int
walk_all(struct call *call, galley_report *inbox)
{
	struct review r = { .call = call };
	bool going = true;

	while (going && (going = walk(&r, node_get(inbox, "requests")))) {
		if (galley_inbox(call->g, &inbox, &call->err)) {
			fail(&r);
			going = false;
		}
	}
	tell_session(&r);
	if (!r.failed)
		return 0;
	return error_status(r.decided ? ERR_PARTIAL : r.why);
}

/* Where no keys can be pressed: what would be typed. */
static void
tell_commands(struct call *call, const struct node *requests)
{
	listing_waiting(call, requests, NULL);
	for (size_t i = 0; i < requests->count; i++)
		screen_format(&call->talk, "Next: galley diff %s\n",
		    node_get_text(requests->items[i], "request", ""));
}

static int
run(struct call *call)
{
	galley_report *report;
	const struct node *requests;

	if (option_has(&call->args, "reasons"))
		return reasons_tell(call);
	if (option_has(&call->args, "since")) {
		error_set(&call->err, ERR_USAGE, "--since goes with "
		    "--reasons");
		return call_failed(call);
	}
	if (call_open(call) || galley_inbox(call->g, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	requests = node_get(report, "requests");
	if (!tell_count(report, "requests")) {
		screen_format(&call->talk, "Nothing waits for you.\n");
		call_next(call, report);
		return 0;
	}
	if (terminal_is_there())
		return walk_all(call, report);
	tell_commands(call, requests);
	return 0;
}

static const struct option options[] = {
	{ "reasons", NULL, "count why requests were sent back", 0 },
	{ "since", "DATE", "with --reasons: since this day", 0 },
	{ 0 },
};

const struct command cmd_review = {
	.name = "review",
	.operands = "",
	.about = "go through the inbox, one keystroke per request",
	.example = "galley review",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run,
};
