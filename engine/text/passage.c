/* SPDX-License-Identifier: Apache-2.0 */
#include "passage.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "document.h"
#include "marker.h"

enum error_code
passage_check(const struct passage *passage, struct error *err)
{
	struct slice text = passage->text;
	struct place whole = { passage->path, passage->line, 0 };
	size_t ours = passage->marker_count * sizeof PASSAGE_MARKER;
	size_t bad;

	if (text.len > DOCUMENT_LIMIT + ours)
		return error_at(err, whole, "size", "this text has %zu bytes "
		    "(keep it to %d)", text.len, DOCUMENT_LIMIT);
	bad = utf8_bad(text);
	if (bad < text.len)
		return error_at(err, passage_place(passage, bad), "utf-8",
		    "this is not UTF-8 (save the file as UTF-8)");
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
			return error_at(err, passage_place(passage, i),
			    "control", "a control character, 0x%02X (remove "
			    "it; lines end in LF alone)", c);
	}
	return ERR_NONE;
}

/* What a list or quote marker at the line's start takes; 0: none is there. */
static size_t
container_len(struct slice line)
{
	size_t i = 0;

	if (line.len && line.at[0] == '>')
		return 1;
	while (i < line.len && ascii_is_digit(line.at[i]))
		i++;
	if (i == line.len || !strchr(i ? ".)" : "-+*", line.at[i]))
		return 0;
	i++;
	return i == line.len || ascii_is_blank(line.at[i]) ? i : 0;
}

static bool
is_deep(struct slice line)
{
	size_t depth = 0, indent = 0, len;

	for (;;) {
		while (line.len && ascii_is_blank(line.at[0])) {
			line = slice_skip(line, 1);
			indent++;
		}
		len = container_len(line);
		if (len == 0)
			return indent > PASSAGE_INDENT && line.len;
		line = slice_skip(line, len);
		if (++depth > PASSAGE_NESTING)
			return true;
	}
}

static size_t
count_bytes(struct slice text, char c)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.at[i] == c;
	return count;
}

/* cmark 0.30 takes time that grows with the square of these. */
static enum error_code
check_cost(const struct passage *passage, struct error *err)
{
	struct place place = { passage->path, passage->line, 0 };
	struct slice rest = passage->text, line;

	if (count_bytes(rest, '[') > PASSAGE_BRACKETS ||
	    count_bytes(rest, '<') > PASSAGE_ANGLES)
		return error_at(err, place, "links", "more than %d \"[\" or "
		    "%d \"<\" in one text (split the document)",
		    PASSAGE_BRACKETS, PASSAGE_ANGLES);
	for (; slice_line(&rest, &line); place.line++) {
		if (is_deep(line))
			return error_at(err, place, "nesting", "lists or "
			    "quotes are nested too deep (at most %d)",
			    PASSAGE_NESTING);
	}
	return ERR_NONE;
}

static enum error_code
check_spelling(const struct passage *passage, struct error *err)
{
	size_t at = marker_like(passage->text);

	if (at < passage->text.len)
		return error_at(err, passage_place(passage, at), "marker",
		    "a marker must be alone on its line in column 1, outside "
		    "of lists, quotes, code and regions (write exactly <!-- "
		    "region name -->, <!-- /region -->, <!-- when field = "
		    "value --> or <!-- /when -->)");
	at = slots_forged(passage->text);
	if (at < passage->text.len)
		return error_at(err, passage_place(passage, at), "hidden",
		    "a private-use character (remove it)");
	return ERR_NONE;
}

static enum error_code
bad_slot(const struct passage *passage, size_t at, struct error *err)
{
	struct place place = passage_place(passage, at);

	if (slice_starts(slice_skip(passage->text, at), "{{>"))
		return error_at(err, place, "include", "an include must be "
		    "alone on its line in column 1, outside of lists, quotes, "
		    "code and regions (write exactly {{> id}})");
	return error_at(err, place, "slot", "this {{ begins no slot (write "
	    "{{name}} without spaces and without a backslash)");
}

static void
find_lines(struct passage *passage, struct pool *pool)
{
	struct slice rest = passage->shadow, line;

	while (slice_line(&rest, &line)) {
		passage->starts = pool_grow(pool, passage->starts,
		    passage->start_count, sizeof *passage->starts);
		passage->starts[passage->start_count++] =
		    (size_t)(line.at - passage->shadow.at);
	}
}

enum error_code
passage_read(struct passage *passage, struct pool *pool, struct error *err)
{
	struct buf shadow = { 0 };
	enum error_code code;
	size_t bad;

	if ((code = passage_check(passage, err)) ||
	    (code = check_cost(passage, err)) ||
	    (code = check_spelling(passage, err)))
		return code;
	if (!slots_take(&passage->slots, &shadow, passage->text, pool, &bad))
		code = bad_slot(passage, bad, err);
	passage->shadow = buf_settle(&shadow, pool);
	find_lines(passage, pool);
	return code;
}
