/* SPDX-License-Identifier: Apache-2.0 */
#include "explained.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/plural.h"
#include "tell.h"

bool
explained_split(struct galley_place *out, const char *name, struct pool *pool)
{
	const char *colon = name ? strchr(name, ':') : NULL;
	size_t digits = colon ? strspn(colon + 1, "0123456789") : 0;
	char after = colon ? colon[1 + digits] : '\0';

	if (digits == 0 || digits > 9 || (after && after != ':'))
		return false;
	out->path = pool_copy(pool, (struct slice){ name,
	    (size_t)(colon - name) });
	out->line = strtoul(colon + 1, NULL, 10);
	return true;
}

static void
tell_blocks(struct call *call, const galley_report *report)
{
	const struct node *blocks = node_get(report, "blocks");

	if (blocks->count == 0)
		screen_format(&call->out, "no rule reads this line (front "
		    "matter, code, a comment or empty)\n");
	for (size_t i = 0; i < blocks->count; i++) {
		const struct node *b = blocks->items[i];
		size_t rules = tell_count(b, "rules");

		screen_styled(&call->out, STYLE_STRONG,
		    node_get_text(b, "scope", ""));
		screen_format(&call->out, ", read by %s%s%s\n",
		    plural(rules, "rule", &call->pool),
		    rules && rules <= 8 ? ": " : "",
		    rules <= 8 ? tell_get(call, b, "rules") : "");
		screen_block(&call->out, "    ", node_get_text(b, "text", ""));
	}
}

static void
tell_whys(struct call *call, const galley_report *report)
{
	const struct node *list = node_get(report, "findings");
	struct node *one = node_list(&call->pool);

	if (list->count == 0)
		screen_format(&call->out, "nothing is found here\n");
	for (size_t i = 0; i < list->count; i++) {
		struct node *f = list->items[i];
		const char *reason = node_get_text(f, "reason", NULL);

		one->count = 0;
		node_push(&call->pool, one, f);
		tell_findings(call, one);
		if (reason)
			screen_format(&call->out, "    why: %s\n", reason);
		if (node_get(f, "owner"))
			screen_format(&call->out, "    ask: %s\n",
			    node_get_text(f, "owner", ""));
		if (node_get_bool(f, "muted"))
			screen_format(&call->out, "    not reported: a comment "
			    "in the text silences it\n");
	}
}

int
explained_run(struct call *call, struct galley_place place)
{
	galley_report *report = NULL;

	place.config = option_text(&call->args, "vale-config");
	if (!place.config && call_open(call))
		return call_failed(call);
	if (galley_explain_place(call->g, &place, &report, &call->err))
		return call_failed(call);
	if (!call_json(call, report)) {
		screen_format(&call->out, "%s:%" PRId64 "\n",
		    node_get_text(report, "path", ""),
		    node_get_number(report, "line", 0));
		screen_block(&call->out, "    ", node_get_text(report,
		    "context", ""));
		tell_blocks(call, report);
		tell_whys(call, report);
	}
	if (!call->g)
		galley_report_free(report);
	return 0;
}
