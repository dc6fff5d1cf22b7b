/* SPDX-License-Identifier: Apache-2.0 */
#include "render.h"

#include <string.h>

#include "sign/hash.h"
#include "text/html.h"
#include "text/mime.h"

static void
write_text(const struct document *document, const struct rendering *how,
    struct buf *out)
{
	if (how->mark)
		buf_format(out, "%s\n\n", how->mark);
	for (size_t i = 0; i < document_header_count(document); i++) {
		const char *name = document_header_name(document, i);

		buf_format(out, "%s: %s\n", name,
		    document_header(document, name));
	}
	if (document_header_count(document))
		buf_char(out, '\n');
	document_write_text(document, out);
}

static const char *
title_of(const struct document *document, const struct rendering *how)
{
	const char *subject = document_header(document, "Subject");

	return subject ? subject : how->title;
}

static void
write_fragment(const struct document *document, const struct rendering *how,
    struct buf *out)
{
	if (how->mark) {
		buf_text(out, "<p><strong>");
		html_text(out, slice_of(how->mark));
		buf_text(out, "</strong></p>\n");
	}
	document_write_html(document, out);
}

static void
write_html(const struct document *document, const struct rendering *how,
    struct buf *out)
{
	struct buf fragment = { 0 };

	write_fragment(document, how, &fragment);
	html_page(out, &(struct html_head){ slice_of(title_of(document, how)),
	    how->language, NULL }, buf_slice(&fragment));
	buf_release(&fragment);
}

static void
write_mail(const struct document *document, const struct rendering *how,
    struct buf *out)
{
	struct buf text = { 0 }, html = { 0 };
	struct mail mail = { .subject = title_of(document, how),
		.preheader = document_header(document, "Preheader"),
		.language = how->language };

	if (how->mark)
		buf_format(&text, "%s\n\n", how->mark);
	document_write_text(document, &text);
	write_fragment(document, how, &html);
	mail.text = buf_slice(&text);
	mail.html = buf_slice(&html);
	mail.boundary = hash_of(mail.html);
	mime_write(&mail, out);
	buf_release(&text);
	buf_release(&html);
}

static const struct {
	const char *name;
	const char *extension;
	void (*write)(const struct document *, const struct rendering *,
	    struct buf *);
} formats[] = {
	{ "text", "txt", write_text },
	{ "html", "html", write_html },
	{ "eml", "eml", write_mail },
};

enum { FORMATS = sizeof formats / sizeof formats[0] };

enum error_code
render_document(const struct document *document,
    const struct rendering *how, struct buf *out, struct error *err)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i].name, how->format) == 0) {
			formats[i].write(document, how, out);
			return ERR_NONE;
		}
	}
	return error_set(err, ERR_USAGE, "there is no format %s (text, html "
	    "or eml)", how->format);
}

const char *
render_extension(const char *format)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i].name, format) == 0)
			return formats[i].extension;
	}
	return "txt";
}
