/* SPDX-License-Identifier: Apache-2.0 */
#include "delta.h"

#include <inttypes.h>

#include "table.h"
#include "tell.h"

static void
title(struct call *call, const char *text)
{
	screen_styled(&call->out, STYLE_STRONG, text);
	screen_format(&call->out, "\n");
}

static void
tell_head(struct call *call, const galley_report *report)
{
	const char *account = tell_get(call, report, "account");
	const char *template = tell_get(call, report, "template");

	screen_styled(&call->out, STYLE_STRONG,
	    tell_get(call, report, "request"));
	screen_format(&call->out, " by %s", tell_get(call, report, "owner"));
	screen_format(&call->out, *account ? ", for %s" : "%s", account);
	screen_format(&call->out, *template ? ", from %s" : "%s", template);
	screen_format(&call->out, "\n");
}

/* A value that is not set is told by its absence: "-> 18". */
static void
tell_fields(struct call *call, const struct node *fields)
{
	struct table table = { .columns = 5, .indent = "  " };

	for (size_t i = 0; i < fields->count; i++) {
		const struct node *f = fields->items[i];

		tell_cells(call, &table, f, "name", "old", NULL);
		table_add(&table, &call->pool, "->");
		tell_cells(call, &table, f, "new", "note", NULL);
	}
	title(call, "Fields");
	table_print(&table, &call->out);
}

static void
tell_regions(struct call *call, const struct node *regions)
{
	title(call, "Regions");
	for (size_t i = 0; i < regions->count; i++) {
		const struct node *r = regions->items[i];
		const char *against = tell_get(call, r, "against");

		screen_format(&call->out, "  %s", tell_get(call, r, "name"));
		screen_format(&call->out, *against ? " (against %s)\n" :
		    "%s\n", against);
		screen_words(&call->out, "    ", node_get_text(r, "words", ""));
	}
}

/* "PNG, 640 x 480 pixels, 12345 bytes, sha256 0f1e2d3c4b5a" */
static void
tell_medium(struct call *call, const char *label, const struct node *medium)
{
	int64_t width = node_get_number(medium, "width", 0);

	screen_format(&call->out, "  %s%s", label, tell_get(call, medium,
	    "kind"));
	if (width)
		screen_format(&call->out, ", %" PRId64 " x %" PRId64 " pixels",
		    width, node_get_number(medium, "height", 0));
	screen_format(&call->out, ", %s, sha256 %.12s\n",
	    tell_number(call, medium, "bytes", "byte"),
	    tell_get(call, medium, "sha256"));
}

static void
tell_media(struct call *call, const struct node *file)
{
	const struct node *before = node_get(file, "before");
	const struct node *after = node_get(file, "after");

	if (before)
		tell_medium(call, "was ", before);
	if (after)
		tell_medium(call, before ? "now " : "", after);
}

/* How what is no text can be looked at. */
static void
tell_out(struct call *call, const galley_report *report)
{
	const struct node *files = node_get(report, "files");

	for (size_t i = 0; i < files->count; i++) {
		if (node_get(files->items[i], "after")) {
			screen_format(&call->out, "To look at it: galley diff "
			    "%s --out FOLDER\n", tell_get(call, report,
			    "request"));
			return;
		}
	}
}

static void
tell_files(struct call *call, const struct node *files)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct node *f = files->items[i];

		const char *change = tell_get(call, f, "change");
		const char *against = tell_get(call, f, "against");

		screen_styled(&call->out, STYLE_STRONG,
		    tell_get(call, f, "path"));
		screen_format(&call->out, " (%s%s%s)\n", change, *against ?
		    " against " : "", against);
		screen_words(&call->out, "  ", node_get_text(f, "words", ""));
		tell_media(call, f);
	}
}

void
delta_tell_changed(struct call *call, const galley_report *report)
{
	const struct node *list = node_get(report, "changed");

	for (size_t i = 0; i < tell_count(report, "changed"); i++) {
		const struct node *f = list->items[i];

		screen_styled(&call->out, STYLE_STRONG,
		    tell_get(call, f, "path"));
		screen_format(&call->out, " (changed since it was approved)\n");
		screen_words(&call->out, "  ", node_get_text(f, "words", ""));
	}
}

void
delta_tell(struct call *call, const galley_report *report)
{
	const char *effect = tell_get(call, report, "effect");

	tell_head(call, report);
	if (tell_count(report, "fields"))
		tell_fields(call, node_get(report, "fields"));
	if (tell_count(report, "regions"))
		tell_regions(call, node_get(report, "regions"));
	if (tell_count(report, "files")) {
		tell_files(call, node_get(report, "files"));
		tell_out(call, report);
	}
	delta_tell_changed(call, report);
	if (tell_count(report, "findings")) {
		title(call, "Findings");
		tell_findings(call, node_get(report, "findings"));
	}
	if (tell_count(report, "comments")) {
		title(call, "Comments");
		tell_comments(call, report);
	}
	if (tell_count(report, "requirements")) {
		title(call, "Approvals");
		tell_route(call, report);
	}
	if (*effect)
		screen_format(&call->out, "Approving: %s\n", effect);
}

/* Pre-approved: nobody is asked about that value. */
static bool
is_free(const struct node *field)
{
	return !node_get(field, "note");
}

const char *
delta_free(struct call *call, const galley_report *report)
{
	const struct node *fields = node_get(report, "fields");
	struct buf text = { 0 };

	for (size_t i = 0; fields && i < fields->count; i++) {
		const struct node *f = fields->items[i];
		const char *new = tell_get(call, f, "new");

		if (is_free(f))
			buf_format(&text, "%s%s %s", text.len ? ", " : "",
			    tell_get(call, f, "name"), *new ? new :
			    "not set");
	}
	return buf_settle(&text, &call->pool).at;
}

/* Some of what each item of a list says. */
static void
add_parts(struct call *call, struct node *key, const struct node *list,
    const char *const parts[3])
{
	for (size_t i = 0; list && i < list->count; i++) {
		for (size_t k = 0; k < 3; k++)
			node_push(&call->pool, key, node_text(&call->pool,
			    tell_get(call, list->items[i], parts[k])));
	}
	node_push(&call->pool, key, node_null(&call->pool));
}

/* What was there and what shall be, without notes. */
static void
add_changes(struct call *call, struct node *key, const galley_report *report)
{
	static const char *const parts[] = { "name", "old", "new" };
	const struct node *fields = node_get(report, "fields");
	struct node *judged = node_list(&call->pool);

	for (size_t i = 0; fields && i < fields->count; i++) {
		if (!is_free(fields->items[i]))
			node_push(&call->pool, judged, fields->items[i]);
	}
	add_parts(call, key, judged, parts);
	add_parts(call, key, node_get(report, "regions"), parts);
}

/* Whoever decides decides about that, too. */
static void
add_judgement(struct call *call, struct node *key,
    const galley_report *report)
{
	static const char *const route[] = { "name", "result", "reason" };
	static const char *const found[] = { "rule", "match", "message" };
	static const char *const said[] = { "person", "text", "slot" };

	add_parts(call, key, node_get(report, "requirements"), route);
	add_parts(call, key, node_get(report, "findings"), found);
	add_parts(call, key, node_get(report, "comments"), said);
}

const char *
delta_key(struct call *call, const galley_report *report)
{
	struct node *key = node_list(&call->pool);
	struct buf text = { 0 };

	if (node_get_bool(report, "renew")) {
		buf_text(&text, "renew ");
		node_write_json(node_get(report, "changed"), &text);
		return buf_settle(&text, &call->pool).at;
	}
	if (tell_count(report, "files") ||
	    (!tell_count(report, "fields") && !tell_count(report, "regions")))
		return "";
	node_push(&call->pool, key, node_text(&call->pool,
	    tell_get(call, report, "template")));
	add_changes(call, key, report);
	add_judgement(call, key, report);
	node_write_json(key, &text);
	return buf_settle(&text, &call->pool).at;
}
