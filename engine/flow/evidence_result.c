/* SPDX-License-Identifier: Apache-2.0 */
/* Whether it was approved, and by whom: the first thing that is asked. */
#include <string.h>

#include "base/date.h"
#include "evidence_page.h"
#include "model/merge_result.h"
#include "text/html.h"

/* So many of a merge's paths are in its row; the section has all. */
enum { ROW_PATHS = 5 };

/* Those who met it, as they are called. */
static const char *
persons(const struct evidence *e, const struct merge_result *r)
{
	struct names called = { 0 };

	for (size_t i = 0; i < r->by.count; i++)
		names_add(&called, e->pool, evidence_person(e,
		    r->by.items[i]));
	return names_join(&called, ", ", e->pool);
}

static bool
is_result(const struct merge_result *r, enum result result)
{
	return strcmp(r->result, result_name(result)) == 0;
}

static const char *
in_words(const struct merge_result *r)
{
	if (is_result(r, RESULT_SATISFIED))
		return "approved";
	if (is_result(r, RESULT_EXCEPTED))
		return "not met, excepted";
	return r->needed ? r->result : "not needed";
}

void
evidence_write_result(const struct evidence *e)
{
	struct slice rest = slice_of(e->message->text);
	struct merge_result r;
	bool asked = false;

	evidence_put(e->out, "h3", "Who approved it");
	buf_text(e->out, "<table>\n<thead><tr><th>What was asked for</th>"
	    "<th>Result</th><th>By whom</th></tr></thead>\n<tbody>\n");
	while (merge_result_next(&rest, &r, e->pool)) {
		buf_text(e->out, "<tr>");
		evidence_put(e->out, "td", r.name);
		evidence_put(e->out, "td", in_words(&r));
		evidence_put(e->out, "td", persons(e, &r));
		buf_text(e->out, "</tr>\n");
		asked = asked || r.needed;
	}
	buf_text(e->out, "</tbody>\n</table>\n");
	if (!asked)
		evidence_put(e->out, "p", "Nobody was asked: it stayed within "
		    "what was approved before.");
}

/* The requirements that somebody met, each with who did. */
static void
write_outcomes(const struct evidence *e, struct buf *out)
{
	struct slice rest = slice_of(e->message->text);
	struct merge_result r;
	size_t count = 0;

	while (merge_result_next(&rest, &r, e->pool)) {
		if (!r.needed)
			continue;
		buf_text(out, count++ ? "<br>" : "");
		html_text(out, slice_of(pool_format(e->pool, "%s%s: %s",
		    r.name, is_result(&r, RESULT_EXCEPTED) ? " excepted" : "",
		    persons(e, &r))));
	}
	if (!count)
		buf_text(out, "nobody was asked");
}

static void
write_paths(const struct evidence *e, struct buf *out)
{
	size_t count = e->changes->count;

	for (size_t i = 0; i < count && i < ROW_PATHS; i++) {
		const struct tree_change *c = &e->changes->items[i];

		buf_text(out, "<br>");
		evidence_link(out, evidence_anchor(e, c), c->path);
	}
	if (count > ROW_PATHS)
		buf_format(out, "<br>and %zu more", count - ROW_PATHS);
}

void
evidence_write_row(const struct evidence *e)
{
	struct buf *out = &e->page->list;

	buf_format(out, "<tr><td class=\"time\">%s</td><td>",
	    date_time(e->commit->time).at);
	evidence_link(out, evidence_anchor(e, NULL), e->request);
	write_paths(e, out);
	buf_text(out, "</td><td>");
	write_outcomes(e, out);
	buf_format(out, "</td><td class=\"time\">%s</td></tr>\n", e->witnessed ?
	    date_time(e->witnessed).at : "no receipt here");
}
