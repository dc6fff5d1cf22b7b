/* SPDX-License-Identifier: Apache-2.0 */
#include "shown.h"

#include <string.h>

#include "table.h"
#include "tell.h"

static void
tell_head(struct call *call, const galley_report *report)
{
	const char *expires = tell_get(call, report, "expires");

	const char *name = tell_get(call, report, "name");

	screen_styled(&call->out, STYLE_STRONG, *name ? name :
	    tell_get(call, report, "id"));
	screen_format(&call->out, ": %s (%s%s%s%s%s)\n",
	    tell_get(call, report, "title"), tell_get(call, report, "kind"),
	    node_get(report, "language") ? ", " : "",
	    tell_get(call, report, "language"),
	    *expires ? ", usable through " : "", expires);
	if (!node_get_bool(report, "usable") && node_get(report, "usable"))
		screen_format(&call->out, "Not usable: %s\n",
		    tell_get(call, report, "why"));
}

/* What a customization says instead of the template. */
static void
tell_own(struct call *call, const galley_report *report)
{
	const struct node *values = node_get(report, "values");
	const struct node *words = node_get(report, "words");
	struct table table = { .columns = 2, .indent = "  " };
	const char *account = tell_get(call, report, "for");

	screen_styled(&call->out, STYLE_STRONG, "Its own words\n");
	if (*account)
		screen_format(&call->out, "  for %s\n", account);
	for (size_t i = 0; i < values->count; i++) {
		table_add(&table, &call->pool, values->items[i]->key);
		table_add(&table, &call->pool,
		    tell_words(call, values->items[i]));
	}
	table_print(&table, &call->out);
	for (size_t i = 0; words && i < words->count; i++) {
		screen_format(&call->out, "  %s\n", words->items[i]->key);
		screen_block(&call->out, "    | ",
		    tell_words(call, words->items[i]));
	}
}

/* "required, 0..20, us or eu, default 0, asked at each use". */
static const char *
field_limits(struct call *call, const struct node *f)
{
	struct buf out = { 0 };

	if (node_get_bool(f, "required"))
		buf_text(&out, ", required");
	if (node_get(f, "allow"))
		buf_format(&out, ", %s", tell_get(call, f, "allow"));
	if (tell_count(f, "of"))
		buf_format(&out, ", %s", tell_get(call, f, "of"));
	if (node_get(f, "default"))
		buf_format(&out, ", default %s", tell_get(call, f, "default"));
	if (node_get_bool(f, "at_use"))
		buf_text(&out, ", asked at each use");
	if (out.len == 0)
		return "";
	return slice_skip(buf_settle(&out, &call->pool), strlen(", ")).at;
}

/* What needs nobody, and what more than that costs. */
static void
add_costs(struct call *call, struct table *table, const struct node *slot)
{
	const char *free_of = tell_get(call, slot, "free");
	const char *beyond = tell_get(call, slot, "beyond");

	table_add(table, &call->pool, *free_of ?
	    pool_format(&call->pool, "free: %s", free_of) : "");
	table_add(table, &call->pool, *beyond ?
	    pool_format(&call->pool, "beyond: %s", beyond) : "");
}

static void
tell_fields(struct call *call, const struct node *fields)
{
	struct table table = { .columns = 5, .indent = "  " };

	for (size_t i = 0; i < fields->count; i++) {
		const struct node *f = fields->items[i];

		tell_cells(call, &table, f, "name", "type", NULL);
		table_add(&table, &call->pool, field_limits(call, f));
		add_costs(call, &table, f);
	}
	screen_styled(&call->out, STYLE_STRONG, "Fields\n");
	table_print(&table, &call->out);
}

static void
tell_options(struct call *call, const struct node *region)
{
	const struct node *options = node_get(region, "options");
	struct table table = { .columns = 2, .indent = "    option " };

	for (size_t i = 0; options && i < options->count; i++) {
		const struct node *o = options->items[i];
		bool titled = o->kind == NODE_MAP;

		table_add(&table, &call->pool, titled ?
		    tell_get(call, o, "id") : tell_words(call, o));
		table_add(&table, &call->pool,
		    titled ? tell_get(call, o, "title") : "");
	}
	table_print(&table, &call->out);
}

static void
tell_region(struct call *call, const struct node *region)
{
	struct table table = { .columns = 4, .indent = "  " };
	const char *words = tell_get(call, region, "words");
	const char *guidance = tell_get(call, region, "guidance");

	table_add(&table, &call->pool, tell_get(call, region, "name"));
	table_add(&table, &call->pool, *words ?
	    pool_format(&call->pool, "%s words", words) : "");
	add_costs(call, &table, region);
	table_print(&table, &call->out);
	if (*guidance)
		screen_format(&call->out, "    %s\n", guidance);
	tell_options(call, region);
	screen_block(&call->out, "    | ", node_get_text(region, "text", ""));
}

void
shown_copies(struct call *call, const struct node *copies)
{
	struct table table = { .columns = 3, .indent = "  " };

	for (size_t i = 0; i < copies->count; i++) {
		const struct node *c = copies->items[i];

		tell_cells(call, &table, c, "name", "person", "for", NULL);
	}
	screen_styled(&call->out, STYLE_STRONG, "Approved copies\n");
	table_print(&table, &call->out);
}

void
shown_tell(struct call *call, const galley_report *report)
{
	const struct node *regions = node_get(report, "regions");

	tell_head(call, report);
	if (node_get(report, "values"))
		tell_own(call, report);
	if (tell_count(report, "fields"))
		tell_fields(call, node_get(report, "fields"));
	if (tell_count(report, "regions"))
		screen_styled(&call->out, STYLE_STRONG,
		    node_get(report, "values") ?
		    "Regions, as the template has them\n" : "Regions\n");
	for (size_t i = 0; i < tell_count(report, "regions"); i++)
		tell_region(call, regions->items[i]);
	if (tell_count(report, "customizations"))
		shown_copies(call, node_get(report, "customizations"));
	tell_warnings(call, report);
}
