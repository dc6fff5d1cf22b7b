/* SPDX-License-Identifier: Apache-2.0 */
/* The policies that judged, each written once whoever was judged by it. */
#include <string.h>

#include "evidence_page.h"
#include "model/merge_result.h"
#include "sign/hash.h"
#include "text/html.h"

/* Bytes of the digest that tell a policy from others on the page. */
enum { ANCHOR_HEX = 16 };

/* At the end of the page, unless it is there. */
static void
keep_policy(const struct evidence *e, const char *anchor, const char *path,
    struct slice text)
{
	struct evidence_page *page = e->page;
	struct digest digest;

	if (names_has(&page->anchors, anchor))
		return;
	names_add(&page->anchors, &page->g->pool, pool_text(&page->g->pool,
	    anchor));
	hash_sha256(text, &digest);
	buf_format(&page->policies, "<h3 id=\"%s\">", anchor);
	html_text(&page->policies, slice_of(path));
	buf_format(&page->policies, "</h3>\n<p class=\"id\">sha256 %s</p>\n"
	    "<pre>", digest_text(digest).hex);
	html_text(&page->policies, text);
	buf_text(&page->policies, "</pre>\n");
}

static void
write_item(const struct evidence *e, const char *path)
{
	struct digest digest;
	struct slice text;
	const char *anchor;

	if (!source_read(&e->before->source, path, &text))
		return;
	hash_sha256(text, &digest);
	anchor = pool_format(e->pool, "policy-%.*s", ANCHOR_HEX,
	    digest_text(digest).hex);
	keep_policy(e, anchor, path, text);
	buf_text(e->out, "<li>");
	evidence_link(e->out, anchor, path);
	buf_format(e->out, " <span class=\"id\">sha256 %s</span></li>\n",
	    digest_text(digest).hex);
}

/* The workflows that the result names, as they were then; and the settings. */
void
evidence_write_policy(const struct evidence *e)
{
	struct slice rest = slice_of(e->message->text);
	struct merge_result result;
	struct names ids = { 0 };

	while (merge_result_next(&rest, &result, e->pool)) {
		if (result.workflow.len)
			names_add_new(&ids, e->pool, pool_copy(e->pool,
			    result.workflow));
	}
	evidence_put(e->out, "h3", "Under which policy");
	buf_text(e->out, "<ul>\n");
	for (size_t i = 0; i < ids.count; i++)
		write_item(e, pool_format(e->pool, "workflows/%s.yaml",
		    ids.items[i]));
	write_item(e, "galley.yaml");
	buf_text(e->out, "</ul>\n");
}
