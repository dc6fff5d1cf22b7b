/* SPDX-License-Identifier: Apache-2.0 */
#include "model/overlay.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "rows.h"
#include "shelf.h"

/* Main holds a/one, a/two and b; each row changes paths and looks at one. */
static const struct {
	const char *name;
	const char *puts;	/* "path=text", "path=" removes, space between */
	const char *look;	/* a file, or a folder with a "/" */
	const char *want;
} cases[] = {
	{ "without changes main is seen", "", "a/one", "1" },
	{ "a file that is not there is not there", "", "a/three", "absent" },
	{ "a changed file has its new text", "a/one=new", "a/one", "new" },
	{ "a new file is there", "c/x=3", "c/x", "3" },
	{ "a removed file is gone", "a/one=", "a/one", "absent" },
	{ "others stay", "a/one=", "a/two", "2" },
	{ "a folder lists what main has", "", "a/", "one two" },
	{ "a new file is listed in its place", "a/pi=3", "a/", "one pi two" },
	{ "a changed file is listed once", "a/one=new", "a/", "one two" },
	{ "a removed file is not listed", "a/one=", "a/", "two" },
	{ "a new folder is listed above", "c/x=3", "/", "a b c" },
	{ "a name that only begins alike is elsewhere", "ab/x=3", "a/",
	  "one two" },
};

static void
read_puts(struct changes *changes, const char *puts, struct pool *pool)
{
	struct slice rest = slice_of(puts), put;

	while (slice_until(&rest, ' ', &put)) {
		size_t at = slice_find(put, "=");
		struct slice text = slice_skip(put, at + 1);
		struct change c = { .path = pool_copy(pool,
		    (struct slice){ put.at, at }), .new_text = text,
		    .new_mode = text.len ? 0100644 : 0 };

		changes->items = pool_grow(pool, changes->items,
		    changes->count, sizeof *changes->items);
		changes->items[changes->count++] = c;
	}
}

static void
look(const struct source *source, const char *at, struct buf *out,
    struct pool *pool)
{
	struct slice text = slice_of(at);
	struct names names = { 0 };

	if (!slice_ends(text, "/")) {
		if (source_read(source, at, &text))
			buf_add(out, text);
		else
			buf_text(out, "absent");
		return;
	}
	text.len--;
	source_list(source, pool_copy(pool, text), &names, pool);
	for (size_t i = 0; i < names.count; i++)
		buf_format(out, "%s%s", i ? " " : "", names.items[i]);
}

static void
sees_as_wanted(void **state)
{
	static const struct shelf_file files[] = {
		{ "a/one", "1" }, { "a/two", "2" }, { "b", "3" }, { 0 },
	};
	size_t row = ROWS_AT(cases, state);
	struct source below = shelf_source(files);
	struct changes changes = { 0 };
	struct overlay overlay = { &below, &changes };
	struct source source = overlay_source(&overlay);
	struct pool pool = { 0 };
	struct buf got = { 0 };

	read_puts(&changes, cases[row].puts, &pool);
	look(&source, cases[row].look, &got, &pool);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("overlay", ROWS(cases, sees_as_wanted));
}
