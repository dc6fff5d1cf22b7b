/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "command.h"
#include "delta.h"
#include "listing.h"
#include "tell.h"
#include "terminal.h"

/* A request that waits, and what it would change. */
struct item {
	const char *name;
	const char *key;	/* delta_key */
	const galley_report *diff;
	bool done;
};

struct review {
	struct call *call;
	struct item *items;
	size_t count;
	struct names group;	/* the requests being decided together */
	const galley_report *shown;
	size_t decided;
	size_t failed;
};

/* Few and fixed, so that they can be counted afterwards. */
static const struct {
	char key;
	const char *reason;
} reasons[] = {
	{ '1', "Too long" },
	{ '2', "Off message" },
	{ '3', "Claim without evidence" },
	{ '4', "Tone" },
	{ '5', "Not for this customer" },
	{ '6', "Other" },
};

static void
add_item(struct review *r, const char *name)
{
	struct call *call = r->call;
	galley_report *diff;

	if (galley_diff(call->g, name, &diff, &call->err)) {
		call_failed(call);
		r->failed++;
		return;
	}
	r->items[r->count++] = (struct item){
		.name = name,
		.key = delta_key(call, diff),
		.diff = diff,
	};
}

/* Those still open whose change is the same as this one's, itself first. */
static void
gather(struct review *r, size_t first)
{
	struct item *leader = &r->items[first];

	r->group = (struct names){ 0 };
	r->shown = leader->diff;
	for (size_t i = first; i < r->count; i++) {
		struct item *item = &r->items[i];

		if (item->done || (i != first && (!*leader->key ||
		    strcmp(item->key, leader->key) != 0)))
			continue;
		item->done = true;
		names_add(&r->group, &r->call->pool, item->name);
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
			call_failed(call);
			r->failed++;
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
	enum { COUNT = sizeof reasons / sizeof reasons[0] };
	struct buf menu = { 0 };
	const char *reason = reasons[COUNT - 1].reason, *more;
	char keys[COUNT + 1] = { 0 };
	char key;

	for (size_t i = 0; i < COUNT; i++) {
		buf_format(&menu, "%c %s  ", reasons[i].key, reasons[i].reason);
		keys[i] = reasons[i].key;
	}
	key = terminal_key(menu.at, keys);
	for (size_t i = 0; i < COUNT; i++) {
		if (reasons[i].key == key)
			reason = reasons[i].reason;
	}
	buf_release(&menu);
	more = ask(r, "What should change? ");
	decide(r, galley_request_changes, (struct galley_turn){
	    .message = *more ? pool_format(&r->call->pool, "%s: %s", reason,
	    more) : reason });
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
		screen_format(&call->out, "  and %s\n", r->group.items[i]);
	delta_tell(call, r->shown);
}

/* Nothing of theirs has changed: only what they read. */
static void
show_renewal(struct review *r)
{
	struct call *call = r->call;

	screen_format(&call->out, "\n%zu request%s that you approved; since "
	    "then only the library changed:\n", r->group.count,
	    r->group.count == 1 ? "" : "s");
	for (size_t i = 0; i < r->group.count; i++)
		screen_format(&call->out, "  %s\n", r->group.items[i]);
	delta_tell_changed(call, r->shown);
}

/* False: enough for now. */
static bool
handle_renewal(struct review *r)
{
	show_renewal(r);
	switch (terminal_key("a approve again  b send back  s skip  q quit: ",
	    "absq")) {
	case 'a':
		decide(r, galley_approve, (struct galley_turn){ 0 });
		return true;
	case 'b':
		send_back(r);
		return true;
	case 's':
		return true;
	}
	return false;
}

static bool
handle_group(struct review *r)
{
	if (node_get_bool(r->shown, "renew"))
		return handle_renewal(r);
	show_group(r);
	switch (terminal_key("a approve  w approve with my wording  "
	    "b send back  s skip  q quit: ", "awbsq")) {
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

static int
walk(struct call *call, const struct node *requests)
{
	struct review r = { .call = call };
	bool going = true;

	r.items = pool_alloc(&call->pool,
	    (requests->count + 1) * sizeof *r.items);
	for (size_t i = 0; i < requests->count; i++)
		add_item(&r, node_get_text(requests->items[i], "request", ""));
	for (size_t i = 0; going && i < r.count; i++) {
		if (r.items[i].done)
			continue;
		gather(&r, i);
		going = handle_group(&r);
	}
	screen_format(&call->talk, "%zu decided, %zu failed.\n", r.decided,
	    r.failed);
	if (!r.failed)
		return 0;
	return error_status(r.decided ? ERR_PARTIAL : call->err.code);
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

	if (call_open(call) || galley_inbox(call->g, &report, &call->err))
		return call_failed(call);
	if (call_json(call, report))
		return 0;
	requests = node_get(report, "requests");
	if (!tell_count(report, "requests")) {
		screen_format(&call->talk, "Nothing waits for you.\n");
		return 0;
	}
	if (terminal_is_there())
		return walk(call, requests);
	tell_commands(call, requests);
	return 0;
}

const struct command cmd_review = {
	.name = "review",
	.operands = "",
	.about = "go through the inbox, one key a request",
	.example = "galley review",
	.group = GROUP_REVIEW,
	.run = run,
};
