/* SPDX-License-Identifier: Apache-2.0 */
#include "tell.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "base/plural.h"

static void write_words(struct buf *out, const struct node *value);

static void
write_items(struct buf *out, const struct node *value)
{
	bool named = value->kind == NODE_MAP && value->count > 1;

	for (size_t i = 0; i < value->count; i++) {
		if (i)
			buf_text(out, ", ");
		if (named)
			buf_format(out, "%s: ", value->items[i]->key);
		write_words(out, value->items[i]);
	}
}

static void
write_words(struct buf *out, const struct node *value)
{
	switch (value ? value->kind : NODE_NULL) {
	case NODE_NULL:
		break;
	case NODE_TEXT:
		buf_text(out, value->text);
		break;
	case NODE_NUMBER:
		buf_format(out, "%" PRId64, value->number);
		break;
	case NODE_BOOL:
		buf_text(out, value->number ? "yes" : "no");
		break;
	case NODE_LIST:
	case NODE_MAP:
		write_items(out, value);
		break;
	}
}

const char *
tell_words(struct call *call, const struct node *value)
{
	struct buf words = { 0 };

	write_words(&words, value);
	return buf_settle(&words, &call->pool).at;
}

const char *
tell_get(struct call *call, const struct node *map, const char *key)
{
	return tell_words(call, node_get(map, key));
}

void
tell_cells(struct call *call, struct table *table, const struct node *map, ...)
{
	const char *key;
	va_list keys;

	va_start(keys, map);
	while ((key = va_arg(keys, const char *)))
		table_add(table, &call->pool, tell_get(call, map, key));
	va_end(keys);
}

size_t
tell_count(const struct node *map, const char *key)
{
	const struct node *list = node_get(map, key);

	return list && list->kind == NODE_LIST ? list->count : 0;
}

const char *
tell_number(struct call *call, const struct node *map, const char *key,
    const char *noun)
{
	return plural((size_t)node_get_number(map, key, 0), noun,
	    &call->pool);
}

const char *
tell_state(struct call *call, const struct node *report)
{
	const char *state = node_get_text(report, "state", "");
	const char *unsent = node_get_bool(report, "unsent") ?
	    ", not sent yet" : "";

	if (node_get_bool(report, "merged"))
		return "approved and in force";
	if (strcmp(state, "merged") == 0)
		return "approved and in force";
	if (tell_count(report, "suggestions"))
		return pool_format(&call->pool, "%s%s; %s suggests other words",
		    state, unsent, tell_get(call, node_get(report,
		    "suggestions")->items[0], "person"));
	if (tell_count(report, "waits_for"))
		return pool_format(&call->pool, "%s%s; waits for %s", state,
		    unsent, tell_get(call, report, "waits_for"));
	return pool_format(&call->pool, "%s%s", state, unsent);
}

void
tell_heading(struct call *call, const struct node *report)
{
	screen_styled(&call->out, STYLE_STRONG,
	    tell_get(call, report, "request"));
	screen_format(&call->out, ": %s\n", tell_state(call, report));
}

static const char *
requirement_words(struct call *call, const struct node *r)
{
	const char *result = node_get_text(r, "result", "");
	const char *by = tell_get(call, r, "by");
	const char *who = tell_get(call, r, node_get(r, "who") ? "who" :
	    "can_act");

	if (strcmp(result, "SATISFIED") == 0)
		return *by ? pool_format(&call->pool, "approved by %s", by) :
		    "satisfied";
	if (strcmp(result, "WAITING") == 0)
		return *who ? pool_format(&call->pool, "waits for %s", who) :
		    "nobody can approve this";
	if (strcmp(result, "NOT-NEEDED") == 0)
		return "not needed";
	if (strcmp(result, "EXCEPTED") == 0)
		return *by ? pool_format(&call->pool, "exception by %s", by) :
		    "exception granted";
	return strcmp(result, "BLOCKED") == 0 ? "blocked" : "cannot be judged";
}

/* One line a requirement: its name, what it waits for, and why. */
static void
tell_requirements(struct call *call, const struct node *list)
{
	struct table table = { .columns = 3, .indent = "  " };

	for (size_t i = 0; list && i < list->count; i++) {
		const struct node *r = list->items[i];

		table_add(&table, &call->pool, node_get_text(r, "name", ""));
		table_add(&table, &call->pool, requirement_words(call, r));
		table_add(&table, &call->pool, node_get_text(r, "reason", ""));
	}
	table_print(&table, &call->out);
}

/* Whether the lines of the requirements and the state have said it already. */
static bool
is_told(const struct node *report, const char *why)
{
	const struct node *list = node_get(report, "requirements");

	for (size_t i = 0; i < tell_count(report, "requirements"); i++) {
		if (slice_starts(slice_of(why),
		    node_get_text(list->items[i], "name", "-")))
			return true;
	}
	return node_get_bool(report, "merged") ||
	    slice_starts(slice_of(why), "it is a draft");
}

/* Approvals that ended because something else was changed. */
static void
tell_lapsed(struct call *call, const struct node *report)
{
	const struct node *list = node_get(report, "lapsed");

	for (size_t i = 0; i < tell_count(report, "lapsed"); i++)
		screen_format(&call->out, "  %s approved %s, but %s: it has to "
		    "be approved again\n",
		    tell_get(call, list->items[i], "person"),
		    tell_get(call, list->items[i], "stages"),
		    tell_get(call, list->items[i], "because"));
}

void
tell_route(struct call *call, const struct node *report)
{
	const char *why = node_get_text(report, "why", NULL);

	tell_requirements(call, node_get(report, "requirements"));
	if (why && !is_told(report, why))
		screen_format(&call->out, "  %s\n", why);
	tell_lapsed(call, report);
}

void
tell_remedies(struct call *call, const struct node *report)
{
	const struct node *list = node_get(report, "requirements");

	for (size_t i = 0; i < tell_count(report, "requirements"); i++) {
		const struct node *r = list->items[i];

		if (node_get(r, "remedy"))
			screen_format(&call->out, "  %s: %s\n",
			    node_get_text(r, "name", ""),
			    node_get_text(r, "remedy", ""));
	}
}

/* "comment 0123abcd on opening, must be fixed". */
static const char *
remark_words(struct call *call, const struct node *c)
{
	const char *slot = tell_get(call, c, "slot");
	bool comment = strcmp(tell_get(call, c, "event"), "comment") == 0;

	return pool_format(&call->pool, "%s%s%s%s%s%s%s",
	    tell_get(call, c, "event"), comment ? " " : "",
	    comment ? tell_get(call, c, "id") : "", *slot ? " on " : "", slot,
	    node_get_bool(c, "must_fix") ? ", must be fixed" : "",
	    node_get_bool(c, "resolved") ? ", resolved" : "");
}

void
tell_comments(struct call *call, const struct node *report)
{
	const struct node *list = node_get(report, "comments");

	for (size_t i = 0; i < tell_count(report, "comments"); i++) {
		const struct node *c = list->items[i];

		screen_format(&call->out, "  %s (%s):\n",
		    tell_get(call, c, "person"), remark_words(call, c));
		screen_block(&call->out, "    ", node_get_text(c, "text", ""));
	}
}

void
tell_warnings(struct call *call, const struct node *report)
{
	const struct node *list = node_get(report, "warnings");

	for (size_t i = 0; i < tell_count(report, "warnings"); i++)
		screen_format(&call->talk, "warning: %s\n",
		    tell_words(call, list->items[i]));
}

/* What reviewers suggest, and the command that takes it over. */
static void
tell_suggestions(struct call *call, const struct node *report)
{
	const struct node *list = node_get(report, "suggestions");

	for (size_t i = 0; i < tell_count(report, "suggestions"); i++) {
		const struct node *s = list->items[i];

		screen_format(&call->out, node_get_bool(s, "own_wording") ?
		    "  %s approves it with these words for %s:\n" :
		    "  %s suggests these words for %s:\n",
		    node_get_text(s, "person", ""),
		    node_get_text(s, "slot", ""));
		screen_block(&call->out, "    ", node_get_text(s, "text", ""));
		screen_format(&call->out, "    its owner takes them over: "
		    "galley submit %s --accept %s\n",
		    node_get_text(report, "request", ""),
		    node_get_text(s, "id", ""));
	}
}

static void
tell_kept(struct call *call, const struct node *list)
{
	for (size_t i = 0; list && i < list->count; i++)
		screen_format(&call->talk, "%s has changes of yours and was "
		    "left as it is.\n", tell_words(call, list->items[i]));
}

/* What an import made of the placeholders. */
static void
tell_fields(struct call *call, const struct node *report)
{
	struct table table = { .columns = 3, .indent = "  field " };
	const struct node *list = node_get(report, "fields");

	for (size_t i = 0; i < tell_count(report, "fields"); i++) {
		const struct node *f = list->items[i];

		tell_cells(call, &table, f, "name", "type", NULL);
		table_add(&table, &call->pool, pool_format(&call->pool,
		    "was %s", tell_get(call, f, "was")));
	}
	table_print(&table, &call->out);
}

void
tell_said(struct call *call, const struct node *report)
{
	tell_comments(call, report);
	tell_suggestions(call, report);
	tell_findings(call, node_get(report, "findings"));
}

int
tell_act(struct call *call, const galley_report *report)
{
	if (call_json(call, report))
		return 0;
	screen_styled(&call->out, STYLE_STRONG,
	    node_get_text(report, "request", ""));
	if (node_get(report, "state"))
		screen_format(&call->out, ": %s%s", call->options.dry_run ?
		    "would be " : "", tell_state(call, report));
	screen_format(&call->out, "\n");
	tell_route(call, report);
	tell_suggestions(call, report);
	tell_fields(call, report);
	tell_findings(call, node_get(report, "findings"));
	tell_warnings(call, report);
	tell_kept(call, node_get(report, "kept"));
	call_next(call, report);
	return 0;
}
