/* SPDX-License-Identifier: Apache-2.0 */
#include "store/packed.h"

#include <string.h>

#include "base/buf.h"
#include "base/mapped.h"

enum error_code
packed_open(struct packed *out, const char *git_folder, struct error *err)
{
	struct buf path = { 0 };
	enum error_code code;

	*out = (struct packed){ 0 };
	buf_format(&path, "%spacked-refs", git_folder);
	code = mapped_open(&out->text, path.at, err);
	buf_release(&path);
	return code == ERR_MISSING ? ERR_NONE : code;
}

void
packed_close(struct packed *packed)
{
	mapped_close(&packed->text);
}

static bool
read_line(struct slice line, struct packed_line *out)
{
	if (slice_starts(line, "#"))
		return true;
	if (line.len < OID_HEX + 2 || line.at[OID_HEX] != ' ' ||
	    !oid_read(&out->id, (struct slice){ line.at, OID_HEX }))
		return false;
	out->name = slice_skip(line, OID_HEX + 1);
	return true;
}

bool
packed_next(struct slice *rest, struct packed_line *out)
{
	struct slice after = *rest, line, peeled;

	*out = (struct packed_line){ 0 };
	if (!slice_line(&after, &line) || !read_line(line, out))
		return false;
	if (out->name.len && slice_starts(after, "^"))
		slice_line(&after, &peeled);
	out->whole = (struct slice){ rest->at, rest->len - after.len };
	*rest = after;
	return true;
}

/* What follows the first line, if that says so; else nothing. */
static struct slice
sorted_lines(struct slice text)
{
	struct slice rest = text, line;

	if (!slice_line(&rest, &line) ||
	    !slice_starts(line, "# pack-refs with:") ||
	    slice_find(line, " sorted") == line.len)
		return (struct slice){ text.at, 0 };
	return rest;
}

/* The line that holds the byte at an offset, with what is peeled beneath. */
static bool
line_around(struct slice text, size_t offset, struct packed_line *out)
{
	struct slice rest;

	for (;;) {
		const char *before = offset ? memrchr(text.at, '\n', offset) :
		    NULL;
		size_t start = before ? (size_t)(before - text.at) + 1 : 0;

		rest = slice_skip(text, start);
		if (!slice_starts(rest, "^"))
			break;
		if (start == 0)
			return false;
		offset = start - 1;
	}
	return packed_next(&rest, out) && out->name.len;
}

struct slice
packed_from(const struct packed *packed, const char *name)
{
	struct slice text = sorted_lines(packed->text), key = slice_of(name);

	if (text.at == packed->text.at)
		return packed->text;
	while (text.len) {
		struct packed_line line;
		size_t start;

		if (!line_around(text, text.len / 2, &line))
			return packed->text;
		start = (size_t)(line.whole.at - text.at);
		if (slice_compare(line.name, key) >= 0)
			text.len = start;
		else
			text = slice_skip(text, start + line.whole.len);
	}
	return (struct slice){ text.at, (size_t)(packed->text.at +
	    packed->text.len - text.at) };
}

/* Anywhere in the text. */
static bool
search(struct slice text, const char *name, struct oid *out)
{
	struct buf needle = { 0 };
	const char *at = NULL;
	bool found = false;

	buf_format(&needle, " %s\n", name);
	if (text.len)
		at = memmem(text.at, text.len, needle.at, needle.len);
	if (at && at - text.at >= OID_HEX)
		found = oid_read(out, (struct slice){ at - OID_HEX, OID_HEX });
	buf_release(&needle);
	return found;
}

bool
packed_find(const struct packed *packed, const char *name, struct oid *out)
{
	struct slice rest = packed_from(packed, name);
	struct packed_line line;

	if (rest.at == packed->text.at)
		return search(rest, name, out);
	if (!packed_next(&rest, &line) || !slice_is(line.name, name))
		return false;
	*out = line.id;
	return true;
}
