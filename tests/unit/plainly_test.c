/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fast way to search, by words and factors, against PCRE2 alone, on the
 * rules and the texts that come with galley, and on the packs and documents
 * beside it where they are.
 */
#include "check/style.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "flow/disk.h"
#include "rows.h"
#include "sign/hash.h"

enum { CORPUS = 100 * 1000, FILE_MOST = 30 * 1000 };

static const struct {
	const char *name;
	const char *rules;	/* of every style in this folder */
	const char *texts;
	bool beside;		/* not in every clone */
} cases[] = {
	{ "the starter pack over the starter documents", "templates/rules",
	  "templates/starter", false },
	{ "the starter pack over what the manual shows", "templates/rules",
	  "README.md", false },
	{ "two packs over the starter documents", "../shared/data/styles",
	  "templates/starter", true },
	{ "two packs over real documents", "../shared/data/styles",
	  "../shared/data/real", true },
	{ "the starter pack over real documents", "templates/rules",
	  "../shared/data/real", true },
};

/* A configuration before the files of the disk. */
struct beside {
	struct source disk;
	struct slice config;
};

static bool
read_file(void *of, const char *path, struct slice *out)
{
	struct beside *b = of;

	if (strcmp(path, "ini") != 0)
		return source_read(&b->disk, path, out);
	*out = b->config;
	return true;
}

static void
list_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	struct beside *b = of;

	source_list(&b->disk, folder, out, pool);
}

static struct slice
write_config(const char *folder, const struct source *disk, struct pool *pool)
{
	struct names styles = { 0 };
	struct buf out = { 0 };

	source_list(disk, folder, &styles, pool);
	buf_format(&out, "StylesPath = %s\n[*]\nBasedOnStyles = %s\n", folder,
	    names_join(&styles, ", ", pool));
	return buf_settle(&out, pool);
}

/* A finding a line. */
static void
write_findings(struct style_set *set, struct slice text, struct buf *out)
{
	struct findings found = { 0 };
	struct pool pool = { 0 };

	style_set_check(set, &found, &(struct style_file){ .path = "a.md",
	    .text = text, .comments = true }, &pool);
	for (size_t i = 0; i < found.count; i++) {
		const struct finding *f = &found.items[i];

		buf_format(out, "%zu:%zu %s %s\n", f->place.line,
		    f->place.column, f->rule, f->message);
	}
	pool_release(&pool);
}

static void
compare(struct style_set *const sets[2], const char *path,
    const struct source *disk)
{
	struct buf fast = { 0 }, plain = { 0 };
	struct slice text;

	if (source_read(disk, path, &text) && text.len <= FILE_MOST) {
		write_findings(sets[0], text, &fast);
		write_findings(sets[1], text, &plain);
		assert_string_equal(buf_slice(&fast).at, buf_slice(&plain).at);
	}
	buf_release(&fast);
	buf_release(&plain);
}

static void
compare_all(struct style_set *const sets[2], const char *folder,
    const struct source *disk, struct pool *pool)
{
	struct names paths = { 0 };
	size_t bytes = 0, judged = 0;
	struct error err;

	assert_int_equal(disk_files(folder, &paths, pool, &err), 0);
	for (size_t i = 0; i < paths.count && bytes < CORPUS; i++) {
		struct slice text;

		if (!slice_ends(slice_of(paths.items[i]), ".md") ||
		    !source_read(disk, paths.items[i], &text))
			continue;
		compare(sets, paths.items[i], disk);
		bytes += text.len;
		judged++;
	}
	assert_true(judged > 0);
}

static void
finds_the_same(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct disk disk = { &pool };
	struct beside beside = { .disk = disk_source(&disk) };
	struct source source = { .of = &beside, .read = read_file,
		.list = list_folder };
	struct style_from from = { .source = &source, .config = "ini",
		.sha256 = hash_sha256 };
	struct style_set *sets[2];
	struct error err;

	if (cases[row].beside && (!disk_is_folder(cases[row].rules) ||
	    !disk_is_folder(cases[row].texts))) {
		rows_not_tried("the packs and documents are not beside it");
		return;
	}
	beside.config = write_config(cases[row].rules, &beside.disk, &pool);
	assert_int_equal(style_set_load(&sets[0], &from, &err), 0);
	from.plainly = true;
	assert_int_equal(style_set_load(&sets[1], &from, &err), 0);
	compare_all(sets, cases[row].texts, &beside.disk, &pool);
	style_set_free(sets[0]);
	style_set_free(sets[1]);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("plainly", ROWS(cases, finds_the_same));
}
