/* SPDX-License-Identifier: Apache-2.0 */
#include "text/document.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct slot_value values[] = {
	{ "x", "<b>{{x}}\"'&", false },
	{ "u", "https://x.example/", true },
	{ "n", NULL, false },
};

/* The tags that the HTML may open or close. */
static const char *const tags[] = {
	"p>", "em>", "strong>", "code>", "pre>", "a ", "a>", "img ", "ul>",
	"ol>", "ol ", "li>", "blockquote>", "h1>", "h2>", "h3>", "h4>", "h5>",
	"h6>", "hr>", "br>", "table>", "tr>", "th>", "td>",
};

static bool
is_tag(const char *text)
{
	if (*text == '/')
		text++;
	for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
		if (strncmp(text, tags[i], strlen(tags[i])) == 0)
			return true;
	}
	return false;
}

/* Where a value comes from a template, its signs are escaped. */
static void
check(const char *html)
{
	for (const char *p = strchr(html, '<'); p; p = strchr(p + 1, '<')) {
		if (!is_tag(p + 1))
			abort();
	}
	for (const char *p = strstr(html, "=\""); p; p = strstr(p + 1, "=\"")) {
		size_t name = (size_t)(p - html);

		if (name < 4 || strncmp(p - 4, "href", 4) != 0)
			continue;
		if (strncmp(p, "=\"https://", 10) && strncmp(p, "=\"#\"", 4) &&
		    strncasecmp(p, "=\"mailto:", 9) &&
		    strncasecmp(p, "=\"tel:", 6) &&
		    strncasecmp(p, "=\"https://", 10))
			abort();
	}
}

static void
render(const struct composition *composition)
{
	struct document *document;
	struct buf out = { 0 };
	struct error err;

	if (document_compose(&document, composition, &err))
		return;
	document_write_html(document, &out);
	check(out.at);
	buf_clear(&out);
	document_write_text(document, &out);
	buf_release(&out);
	document_free(document);
}

/* The bytes are the template, and once more a region's text in another. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice body = { (const char *)data, size };
	struct outline_input inputs[] = {
		{ "f.md", body, 1, true },
		{ "g.md", slice_of("[a]\n<!-- region r -->\n<!-- /region -->\n"
		    "[a]: https://x.example/\n"), 1, false },
	};
	struct region_text region = { "r", "c.md", body, 1 };

	for (size_t i = 0; i < 2; i++) {
		struct outline outline;
		struct composition composition = {
			.outline = &outline, .values = values,
			.value_count = sizeof values / sizeof values[0],
			.regions = &region, .region_count = i,
		};
		struct pool pool = { 0 };
		struct error err;

		if (!outline_parse(&outline, &inputs[i], &pool, &err))
			render(&composition);
		pool_release(&pool);
	}
	return 0;
}
