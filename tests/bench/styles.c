/* SPDX-License-Identifier: Apache-2.0 */
/*
 * styles CONFIG FOLDER: the styles of a .vale.ini over all Markdown below a
 * folder, beside the floor: libcmark parsing and walking the same bytes.
 * Prints how many files, megabytes, the floor and the styles in megabytes a
 * second of processor time, and how many findings.
 */
#include <cmark.h>
#include <stdio.h>
#include <time.h>

#include "check/style.h"
#include "flow/dictionary.h"
#include "flow/disk.h"

/* The least of so many is what it costs beside other work. */
enum { ROUNDS = 3 };

struct corpus {
	struct pool pool;
	struct names paths;
	struct slice *texts;
	size_t count;
	size_t bytes;
};

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
load(struct corpus *c, const struct style_config *config, const char *folder)
{
	struct disk disk = { &c->pool };
	struct source source = disk_source(&disk);
	struct names all = { 0 };
	struct error err;

	if (disk_files(folder, &all, &c->pool, &err))
		return;
	c->texts = pool_alloc(&c->pool, (all.count + 1) * sizeof *c->texts);
	for (size_t i = 0; i < all.count; i++) {
		struct slice text;

		if (!style_config_reads(config, all.items[i]) ||
		    !source_read(&source, all.items[i], &text))
			continue;
		c->texts[c->count++] = text;
		c->bytes += text.len;
		names_add(&c->paths, &c->pool, all.items[i]);
	}
}

static double
time_floor(const struct corpus *c)
{
	double start = seconds();
	size_t nodes = 0;

	for (size_t i = 0; i < c->count; i++) {
		cmark_node *root = cmark_parse_document(c->texts[i].at,
		    c->texts[i].len, CMARK_OPT_DEFAULT);
		cmark_iter *iter = cmark_iter_new(root);

		while (cmark_iter_next(iter) != CMARK_EVENT_DONE)
			nodes++;
		cmark_iter_free(iter);
		cmark_node_free(root);
	}
	return nodes ? seconds() - start : 0;
}

static double
time_styles(const struct corpus *c, struct style_set *set, size_t *found)
{
	double start = seconds();

	for (size_t i = 0; i < c->count; i++) {
		struct style_file file = { .path = c->paths.items[i],
			.text = c->texts[i], .comments = true };
		struct findings findings = { 0 };
		struct pool pool = { 0 };

		style_set_check(set, &findings, &file, &pool);
		*found += findings.count;
		pool_release(&pool);
	}
	return seconds() - start;
}

static void
keep_least(double *least, double now)
{
	if (*least <= 0 || now < *least)
		*least = now;
}

int
main(int argc, char **argv)
{
	struct corpus c = { 0 };
	struct disk disk = { &c.pool };
	struct source source = disk_source(&disk);
	struct style_from from = { .source = &source,
		.config = argc > 1 ? argv[1] : "",
		.dictionary = dictionary_find, .of = &c.pool };
	struct style_set *set;
	double floor_time = 0, time = 0;
	struct error err;
	size_t found = 0;

	if (argc != 3 || style_set_load(&set, &from, &err)) {
		fprintf(stderr, "styles: %s\n", argc == 3 ? err.text :
		    "usage: styles CONFIG FOLDER");
		return 2;
	}
	load(&c, style_set_config(set), argv[2]);
	for (int round = 0; round < ROUNDS; round++) {
		found = 0;
		keep_least(&floor_time, time_floor(&c));
		keep_least(&time, time_styles(&c, set, &found));
	}
	printf("%zu %.1f %.1f %.1f %zu\n", c.count, (double)c.bytes / 1e6,
	    (double)c.bytes / 1e6 / floor_time, (double)c.bytes / 1e6 / time,
	    found);
	style_set_free(set);
	pool_release(&c.pool);
	return 0;
}
