/* SPDX-License-Identifier: Apache-2.0 */
#include "problems.h"

#include "tell.h"

/* git puts "remote: " before every line, so that a line is short or whole. */
static void
tell_problem(struct call *call, const struct node *problem)
{
	const char *rule = node_get_text(problem, "rule", NULL);
	const char *place = node_get_text(problem, "place", NULL);

	screen_format(&call->talk, "%s%s%s%s%s\n  What to do: %s.\n",
	    rule ? rule : "", rule ? ": " : "", place ? place : "",
	    place ? ": " : "", tell_get(call, problem, "text"),
	    tell_get(call, problem, "remedy"));
}

int
problems_tell(struct call *call, const galley_report *report)
{
	const struct node *problems = node_get(report, "problems");

	for (size_t i = 0; i < tell_count(report, "problems"); i++)
		tell_problem(call, problems->items[i]);
	screen_format(&call->talk, "Refused: %s.\n",
	    galley_error_text(&call->err));
	return galley_error_status(&call->err);
}
