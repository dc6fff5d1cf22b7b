/* SPDX-License-Identifier: Apache-2.0 */
#include "html.h"

#include <string.h>

#include "base/ascii.h"
#include "link.h"

static const char *
entity(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

static void
escape(struct buf *out, struct slice text, const char *which)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c && strchr(which, c))
			buf_text(out, entity(c));
		else
			buf_char(out, c);
	}
}

void
html_text(struct buf *out, struct slice text)
{
	escape(out, text, "&<>");
}

void
html_attr(struct buf *out, struct slice text)
{
	escape(out, text, "&<>\"'");
}

static bool
is_url_char(char c)
{
	return ascii_is_alnum(c) || (c && strchr("-._~:/?#@!$()*+,;=%", c));
}

void
html_url(struct buf *out, struct slice url)
{
	if (link_fault(url)) {
		buf_char(out, '#');
		return;
	}
	for (size_t i = 0; i < url.len; i++) {
		char c = url.at[i];

		if (is_url_char(c))
			buf_char(out, c);
		else if (c == '&')
			buf_text(out, "&amp;");
		else
			buf_format(out, "%%%02X", (unsigned char)c);
	}
}

void
html_page(struct buf *out, const struct html_head *head,
    struct slice fragment)
{
	buf_text(out, "<!DOCTYPE html>\n<html");
	if (head->language) {
		buf_text(out, " lang=\"");
		html_attr(out, slice_of(head->language));
		buf_char(out, '"');
	}
	buf_text(out, ">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n"
	    "<title>");
	html_text(out, head->title);
	buf_text(out, "</title>\n<style>\n"
	    "body { max-width: 40em; margin: 2em auto; padding: 0 1em; "
	    "font: 1em/1.5 sans-serif; overflow-wrap: break-word; }\n"
	    "blockquote { margin-left: 0; padding-left: 1em; "
	    "border-left: 3px solid #999; }\n"
	    "pre { overflow-x: auto; }\n"
	    "img { max-width: 100%; }\n"
	    "table { border-collapse: collapse; }\n"
	    "th, td { padding: 0.25em 0.5em; border: 1px solid #999; "
	    "text-align: left; }\n");
	buf_text(out, head->style ? head->style : "");
	buf_text(out, "</style>\n</head>\n<body>\n");
	buf_add(out, fragment);
	buf_text(out, "</body>\n</html>\n");
}
