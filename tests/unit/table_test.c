/* SPDX-License-Identifier: Apache-2.0 */
#include "text/document.h"

#include <stdbool.h>
#include <string.h>

#include "rows.h"

/* A text, then what it is as HTML, then as plain text. */
static const struct {
	const char *name;
	const char *text;
	const char *html;
	const char *plain;
} cases[] = {
	{ "cells between bars below a rule are a table",
	  "| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | |\n",
	  "<table>\n<tr><th> a </th><th> b </th></tr>\n"
	  "<tr><td> 1 </td><td> 2 </td></tr>\n"
	  "<tr><td> 3 </td><td> </td></tr>\n</table>\n",
	  "| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | |\n" },
	{ "a head alone is one", "|a|\n|-|\n",
	  "<table>\n<tr><th>a</th></tr>\n</table>\n", "|a|\n|-|\n" },
	{ "cells hold markup", "|**a**|`b|c`|\n|-|-|\n"
	  "|[d](https://x.example/)|![|](https://i.example/)|\n",
	  "<table>\n<tr><th><strong>a</strong></th><th><code>b|c</code></th>"
	  "</tr>\n<tr><td><a href=\"https://x.example/\">d</a></td><td>"
	  "<img src=\"https://i.example/\" alt=\"|\"></td></tr>\n</table>\n",
	  "|a|b|c|\n|-|-|\n|d <https://x.example/>|||\n" },
	{ "one can stand in a list",
	  "- |a|\n  |-|\n  |b|\n",
	  "<ul>\n<li><table>\n<tr><th>a</th></tr>\n<tr><td>b</td></tr>\n"
	  "</table>\n</li>\n</ul>\n",
	  "- |a|\n  |-|\n  |b|\n" },
	{ "a value makes no cell", "|a|\n|-|\n|{{bars}}|\n",
	  "<table>\n<tr><th>a</th></tr>\n<tr><td>| x |</td></tr>\n</table>\n",
	  "|a|\n|-|\n|| x ||\n" },
	{ "values make no table", "{{bars}}\n{{rule}}\n",
	  "<p>| x |\n|-|</p>\n", "| x | |-|\n" },
	{ "a rule of other cells than the head's is none",
	  "|a|b|\n|-|\n", "<p>|a|b|\n|-|</p>\n", "|a|b| |-|\n" },
	{ "a line without bars ends none", "|a|\n|-|\nb\n",
	  "<p>|a|\n|-|\nb</p>\n", "|a| |-| b\n" },
	{ "bars without a rule are text", "|a|\n|b|\n",
	  "<p>|a|\n|b|</p>\n", "|a| |b|\n" },
};

static const struct slot_value values[] = {
	{ "bars", "| x |", false },
	{ "rule", "|-|", false },
};

static struct document *
compose(const char *text, struct pool *pool)
{
	struct outline_input input = { "t.md", slice_of(text), 1, false };
	struct document *document = NULL;
	struct outline outline;
	struct composition composition = { .outline = &outline,
		.values = values, .value_count = 2 };
	struct error err = { 0 };

	if (outline_parse(&outline, &input, pool, &err) ||
	    document_compose(&document, &composition, &err))
		fail_msg("%s", err.text);
	return document;
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf html = { 0 }, plain = { 0 };
	struct pool pool = { 0 };
	struct document *document = compose(cases[row].text, &pool);

	document_write_html(document, &html);
	document_write_text(document, &plain);
	assert_string_equal(html.at, cases[row].html);
	assert_string_equal(plain.at, cases[row].plain);
	document_free(document);
	buf_release(&html);
	buf_release(&plain);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("table", ROWS(cases, reads_as_wanted));
}
