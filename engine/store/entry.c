/* SPDX-License-Identifier: Apache-2.0 */
#include "store/entry.h"

#include <string.h>
#include <strings.h>

/* git's own spelling has no leading zero, so "040000" is malformed. */
static bool
read_mode(struct slice text, unsigned *out)
{
	unsigned mode = 0;

	if (text.len < 5 || text.len > 6 || text.at[0] == '0')
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '7')
			return false;
		mode = mode * 8 + (unsigned)(text.at[i] - '0');
	}
	*out = mode;
	return mode == MODE_FOLDER || entry_may_be_leaf(mode);
}

bool
entry_may_be_leaf(unsigned mode)
{
	return mode == MODE_FILE || mode == 0100755 || mode == 0120000 ||
	    mode == 0160000;
}

bool
entry_may_be_named(struct slice name)
{
	if (name.len == 0 || memchr(name.at, '/', name.len) ||
	    slice_is(name, ".") || slice_is(name, ".."))
		return false;
	return name.len != 4 || strncasecmp(name.at, ".git", 4) != 0;
}

bool
entry_take(struct slice *rest, struct tree_entry *out)
{
	struct slice after = *rest, mode, name;
	const char *space = after.len ? memchr(after.at, ' ', after.len) : NULL;
	const char *end;

	if (!space)
		return false;
	mode = (struct slice){ after.at, (size_t)(space - after.at) };
	after = slice_skip(after, mode.len + 1);
	end = after.len ? memchr(after.at, '\0', after.len) : NULL;
	if (!end || !read_mode(mode, &out->mode))
		return false;
	name = (struct slice){ after.at, (size_t)(end - after.at) };
	after = slice_skip(after, name.len + 1);
	if (after.len < OID_SIZE || !entry_may_be_named(name))
		return false;
	memcpy(out->id.at, after.at, OID_SIZE);
	out->name = name.at;
	*rest = slice_skip(after, OID_SIZE);
	return true;
}

/* The shortest mode, "40000", and the longest, a space each. */
enum { SHORT_MODE = 6, LONG_MODE = 7 };

size_t
entry_size(struct slice rest)
{
	const char *end = memchr(rest.at + SHORT_MODE, '\0',
	    rest.len - SHORT_MODE);

	return (size_t)(end - rest.at) + 1 + OID_SIZE;
}

void
entry_next(struct slice *rest, struct tree_entry *out)
{
	size_t size = entry_size(*rest);
	bool is_short = rest->at[SHORT_MODE - 1] == ' ';

	out->name = rest->at + (is_short ? SHORT_MODE : LONG_MODE);
	out->mode = 0;
	for (const char *at = rest->at; *at != ' '; at++)
		out->mode = out->mode * 8 + (unsigned)(*at - '0');
	memcpy(out->id.at, rest->at + size - OID_SIZE, OID_SIZE);
	*rest = slice_skip(*rest, size);
}

bool
entry_is_folder(const struct tree_entry *entry)
{
	return entry->mode == MODE_FOLDER;
}

int
entry_compare(const struct tree_entry *a, const struct tree_entry *b)
{
	size_t i = 0;
	unsigned char x, y;

	while (a->name[i] && a->name[i] == b->name[i])
		i++;
	x = (unsigned char)a->name[i];
	y = (unsigned char)b->name[i];
	if (!x && entry_is_folder(a))
		x = '/';
	if (!y && entry_is_folder(b))
		y = '/';
	return x < y ? -1 : x > y;
}

/* Whether the first count entries have a file that is named like folder. */
static bool
has_file(const struct tree *tree, size_t count, const char *folder)
{
	struct tree_entry wanted = { folder, MODE_FILE, { { 0 } } };
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = entry_compare(&tree->items[middle], &wanted);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

const char *
entry_misplaced(const struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++) {
		const struct tree_entry *entry = &tree->items[i];

		if (i && entry_compare(&tree->items[i - 1], entry) >= 0)
			return entry->name;
		if (entry_is_folder(entry) && has_file(tree, i, entry->name))
			return entry->name;
	}
	return NULL;
}
