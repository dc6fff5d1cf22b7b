/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/sarif.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/shelf.h"
#include "base/utf8.h"
#include "check/style.h"
#include "flow/finding_node.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BYTES = 8000 };

static const struct shelf_file rules[] = {
	{ "ini", "StylesPath = s\n[*]\nBasedOnStyles = S\n" },
	{ "s/S/A.yml", "extends: substitution\nmessage: \"'%s' for '%s'\"\n"
	    "link: https://x.example/\naction: {name: replace}\nswap: {so: "
	    "'thus|hence', '[a-d]+': x}\n" },
	{ "s/S/B.yml", "extends: existence\nmessage: '%s'\nscope: raw\nlevel: "
	    "error\nnonword: true\ntokens: ['\\W{2,9}', '[^a-z]\\s']\n" },
	{ "s/S/C.yml", "extends: metric\nmessage: '%s'\nlevel: suggestion\n"
	    "formula: words\ncondition: '> 3'\n" },
	{ NULL, NULL },
};

static bool
read_file(void *of, const char *path, struct slice *out)
{
	if (strcmp(path, "a.md") == 0)
		*out = *(const struct slice *)of;
	else
		return shelf_read((void *)(uintptr_t)rules, path, out);
	return true;
}

static void
list_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	(void)of;
	shelf_list((void *)(uintptr_t)rules, folder, out, pool);
}

static const struct node *
ask(const struct node *map, const char *key)
{
	const struct node *value = node_get(map, key);

	if (!value)
		abort();
	return value;
}

/* The region's bytes lie in the text, and are the snippet unless styled. */
static void
check_region(const struct node *region, struct slice text)
{
	int64_t line = node_get_number(region, "startLine", 1);
	int64_t from = node_get_number(region, "byteOffset", 0);
	int64_t len = node_get_number(region, "byteLength", 0);
	int64_t lines = 1;

	for (size_t i = 0; i < text.len; i++)
		lines += text.at[i] == '\n' || text.at[i] == '\r';
	if (line < 1 || line > lines || from < 0 || len < 0 ||
	    (size_t)(from + len) > text.len)
		abort();
	if (node_get_number(region, "endLine", line) < line ||
	    node_get_number(region, "startColumn", 1) < 1)
		abort();
}

static void
check_result(const struct node *result, size_t rule_count,
    struct slice text)
{
	const struct node *place = ask(ask(result, "locations")->items[0],
	    "physicalLocation");

	if ((size_t)node_get_number(result, "ruleIndex", -1) >= rule_count ||
	    !node_get_text(ask(result, "message"), "text", NULL) ||
	    !node_get_text(ask(place, "artifactLocation"), "uri", NULL))
		abort();
	if (node_get(place, "region"))
		check_region(node_get(place, "region"), text);
}

static void
check_log(const struct node *log, size_t count, struct slice text)
{
	const struct node *run = ask(log, "runs")->items[0];
	const struct node *driver = ask(ask(run, "tool"), "driver");
	const struct node *results = ask(run, "results");

	if (strcmp(node_get_text(log, "version", ""), "2.1.0") != 0 ||
	    results->count != count)
		abort();
	for (size_t i = 0; i < results->count; i++)
		check_result(results->items[i], ask(driver, "rules")->count,
		    text);
}

/* Whatever is found is a log that reads as JSON, with its places in the text. */
static void
write(struct findings *found, const struct source *source, struct slice text,
    struct pool *pool)
{
	struct node *report = node_map(pool), *log;
	struct buf json = { 0 };
	struct error err;

	for (size_t i = 0; i < found->count; i += 3)
		found->items[i].known = true;
	node_set(pool, report, "findings", finding_nodes(found, source, pool));
	sarif_write(report, &json);
	if (utf8_bad(buf_slice(&json)) < json.len || node_read_json(&log,
	    "sarif", buf_slice(&json), pool, &err))
		abort();
	check_log(log, found->count, text);
	buf_release(&json);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct source source = { .of = &text, .read = read_file,
		.list = list_folder };
	struct style_from from = { .source = &source, .config = "ini" };
	struct findings found = { 0 };
	struct style_set *set = NULL;
	struct pool pool = { 0 };
	struct error err;

	if (size > BYTES || utf8_bad(text) < size || memchr(data, '\0', size))
		return 0;
	if (style_set_load(&set, &from, &err))
		abort();
	style_set_check(set, &found, &(struct style_file){ .path = "a.md",
	    .text = text, .comments = true }, &pool);
	write(&found, &source, text, &pool);
	style_set_free(set);
	pool_release(&pool);
	return 0;
}
