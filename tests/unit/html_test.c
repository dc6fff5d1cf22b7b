/* SPDX-License-Identifier: Apache-2.0 */
#include "text/html.h"

#include <string.h>

#include "rows.h"

static const struct {
	const char *name;
	void (*write)(struct buf *out, struct slice text);
	const char *text;
	const char *want;
} cases[] = {
	{ "text is escaped", html_text, "a<b>&\"'", "a&lt;b&gt;&amp;\"'" },
	{ "an attribute is escaped", html_attr, "a<b>&\"'",
	  "a&lt;b&gt;&amp;&quot;&#39;" },
	{ "https passes", html_url, "https://x.example/a?b=c&d#e",
	  "https://x.example/a?b=c&amp;d#e" },
	{ "a scheme's case does not matter", html_url, "HTTPS://x.example",
	  "HTTPS://x.example" },
	{ "a port passes", html_url, "https://x.example:8443/",
	  "https://x.example:8443/" },
	{ "mail passes", html_url, "mailto:a@x.example", "mailto:a@x.example" },
	{ "a number passes", html_url, "tel:+1-555", "tel:+1-555" },
	{ "other bytes are encoded", html_url, "https://x.example/\xC3\xA9'{",
	  "https://x.example/%C3%A9%27%7B" },
	{ "what is encoded stays", html_url, "https://x.example/%C3%A9",
	  "https://x.example/%C3%A9" },
	{ "http leads nowhere", html_url, "http://x.example/", "#" },
	{ "a script leads nowhere", html_url, "javascript:alert(1)", "#" },
	{ "data leads nowhere", html_url, "data:text/html,x", "#" },
	{ "a relative link leads nowhere", html_url, "/a", "#" },
	{ "a scheme alone leads nowhere", html_url, "https:x.example", "#" },
	{ "no host leads nowhere", html_url, "https:///x", "#" },
	{ "a user name leads nowhere", html_url, "https://a@x.example/", "#" },
	{ "an odd port leads nowhere", html_url, "https://x.example:8a/", "#" },
	{ "a backslash leads nowhere", html_url, "https://x.example\\@y/",
	  "#" },
	{ "white space before leads nowhere", html_url, " https://x.example",
	  "#" },
	{ "a tab within leads nowhere", html_url, "java\tscript:x", "#" },
	{ "a quote leads nowhere", html_url, "https://x.example/\"", "#" },
	{ "mail to nobody leads nowhere", html_url, "mailto:@x", "#" },
	{ "a call to no number leads nowhere", html_url, "tel:now", "#" },
	{ "an empty link leads nowhere", html_url, "", "#" },
};

/* Each row is a test of its own, named by its sentence. */
static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };

	cases[row].write(&got, slice_of(cases[row].text));
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

static void
escapes_a_page_title(void **state)
{
	struct buf page = { 0 };

	(void)state;
	html_page(&page, &(struct html_head){ slice_of("a</title><script>"),
	    "en\"><script>", NULL }, slice_of("<p>b</p>\n"));
	assert_non_null(strstr(page.at, "<html lang=\"en&quot;&gt;"));
	assert_non_null(strstr(page.at,
	    "<title>a&lt;/title&gt;&lt;script&gt;</title>"));
	assert_non_null(strstr(page.at, "<body>\n<p>b</p>\n</body>"));
	assert_null(strstr(page.at, "<script"));
	buf_release(&page);
}

int
main(void)
{
	return rows_run("html", ROWS(cases, reads_as_wanted),
	    ROW("escapes a page title", escapes_a_page_title));
}
