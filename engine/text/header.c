/* SPDX-License-Identifier: Apache-2.0 */
#include "header.h"

#include "base/ascii.h"
#include "base/utf8.h"

size_t
header_name(struct slice line)
{
	size_t len = 0;

	while (len < line.len && (ascii_is_letter(line.at[len]) ||
	    (len && line.at[len] == '-')))
		len++;
	if (len == line.len || len > HEADER_NAME || line.at[len] != ':')
		return 0;
	return len + 1 == line.len || line.at[len + 1] == ' ' ? len : 0;
}

static enum error_code
add_header(struct outline *outline, struct header header, struct pool *pool,
    struct error *err)
{
	struct place place = { outline->path, header.line, 1 };

	for (size_t i = 0; i < outline->header_count; i++) {
		if (slice_is(slice_of(outline->headers[i].name), header.name))
			return error_at(err, place, "header", "a second %s: "
			    "line (keep one)", header.name);
	}
	if (outline->header_count == HEADER_COUNT)
		return error_at(err, place, "header", "more than %d header "
		    "lines (leave an empty line before the text)",
		    HEADER_COUNT);
	outline->headers = pool_grow(pool, outline->headers,
	    outline->header_count, sizeof *outline->headers);
	outline->headers[outline->header_count++] = header;
	return ERR_NONE;
}

static enum error_code
take_line(struct outline *outline, struct slice line, struct pool *pool,
    struct error *err)
{
	struct place place = { outline->path, outline->content_line, 1 };
	size_t len = header_name(line);
	struct header header = { .line = outline->content_line };

	if (len == 0)
		return error_at(err, place, "header", "this is not a header "
		    "line (write \"Subject: text\", or leave an empty line "
		    "before the text)");
	header.name = pool_copy(pool, (struct slice){ line.at, len });
	header.value = slice_trim(slice_skip(line, len + 1));
	header.column = header.value.len ? utf8_place(NULL, line,
	    (size_t)(header.value.at - line.at)).column : len + 2;
	return add_header(outline, header, pool, err);
}

/* The number of blank lines before the first header line, if there is one. */
static bool
begins(struct slice text, size_t *blank)
{
	struct slice line;

	for (*blank = 0; slice_line(&text, &line); ++*blank) {
		if (slice_trim(line).len)
			return header_name(line) > 0;
	}
	return false;
}

enum error_code
header_take(struct outline *outline, struct pool *pool, struct error *err)
{
	enum error_code code = ERR_NONE;
	struct slice line;
	size_t blank;

	if (!begins(outline->content, &blank))
		return ERR_NONE;
	for (; blank; blank--) {
		slice_line(&outline->content, &line);
		outline->content_line++;
	}
	while (!code && slice_line(&outline->content, &line)) {
		bool ends = slice_trim(line).len == 0;

		if (!ends)
			code = take_line(outline, line, pool, err);
		outline->content_line++;
		if (ends)
			break;
	}
	return code;
}
