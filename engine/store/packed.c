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

bool
packed_find(const struct packed *packed, const char *name, struct oid *out)
{
	struct slice text = packed->text;
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
