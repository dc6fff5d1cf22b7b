/* SPDX-License-Identifier: Apache-2.0 */
/* Whether it was approved, and by whom: the first thing that is asked. */
#include <string.h>

#include "base/date.h"
#include "evidence_page.h"
#include "text/html.h"

/* So many of a merge's paths are in its row; the section has all. */
enum { ROW_PATHS = 5 };

/* One line of a merge: "standard/brand SATISFIED brand1". */
struct outcome {
	const char *requirement;
	const char *result;
	struct names persons;	/* as they are called */
};

static bool
next_outcome(const struct evidence *e, struct slice *rest,
    struct outcome *out)
{
	struct slice line, word;

	if (!slice_line(rest, &line) || !slice_until(&line, ' ', &word))
		return false;
	*out = (struct outcome){ .requirement = pool_copy(e->pool, word) };
	if (slice_until(&line, ' ', &word))
		out->result = pool_copy(e->pool, word);
	while (slice_until(&line, ' ', &word))
		names_add(&out->persons, e->pool, evidence_person(e,
		    pool_copy(e->pool, word)));
	return out->result != NULL;
}

static const char *
in_words(const struct outcome *o)
{
	if (strcmp(o->result, "SATISFIED") == 0)
		return "approved";
	if (strcmp(o->result, "EXCEPTED") == 0)
		return "not met, excepted";
	return strcmp(o->result, "NOT-NEEDED") == 0 ? "not needed" : o->result;
}

void
evidence_write_result(const struct evidence *e)
{
	struct slice rest = slice_of(e->message->text);
	struct outcome o;
	bool asked = false;

	evidence_put(e, "h3", "Who approved it");
	buf_text(e->out, "<table>\n<thead><tr><th>What was asked for</th>"
	    "<th>Result</th><th>By whom</th></tr></thead>\n<tbody>\n");
	while (next_outcome(e, &rest, &o)) {
		buf_text(e->out, "<tr>");
		evidence_put(e, "td", o.requirement);
		evidence_put(e, "td", in_words(&o));
		evidence_put(e, "td", names_join(&o.persons, ", ", e->pool));
		buf_text(e->out, "</tr>\n");
		asked = asked || strcmp(o.result, "NOT-NEEDED") != 0;
	}
	buf_text(e->out, "</tbody>\n</table>\n");
	if (!asked)
		evidence_put(e, "p", "Nobody was asked: it stayed within what "
		    "was approved before.");
}

/* The requirements that somebody met, each with who did. */
static void
write_outcomes(const struct evidence *e, struct buf *out)
{
	struct slice rest = slice_of(e->message->text);
	struct outcome o;
	size_t count = 0;

	while (next_outcome(e, &rest, &o)) {
		if (strcmp(o.result, "NOT-NEEDED") == 0)
			continue;
		buf_text(out, count++ ? "<br>" : "");
		html_text(out, slice_of(pool_format(e->pool, "%s%s: %s",
		    o.requirement, strcmp(o.result, "EXCEPTED") == 0 ?
		    " excepted" : "", names_join(&o.persons, ", ",
		    e->pool))));
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

	buf_format(out, "<tr><td class=\"time\">%s</td><td>", date_time(e->commit->time).at);
	evidence_link(out, evidence_anchor(e, NULL), e->request);
	write_paths(e, out);
	buf_text(out, "</td><td>");
	write_outcomes(e, out);
	buf_format(out, "</td><td class=\"time\">%s</td></tr>\n", e->witnessed ?
	    date_time(e->witnessed).at : "no receipt here");
}
