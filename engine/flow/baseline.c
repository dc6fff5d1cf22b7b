/* SPDX-License-Identifier: Apache-2.0 */
#include "baseline.h"

#include "base/file.h"
#include "data/node.h"

enum { BASELINE_LIMIT = 64 << 20 };

static const struct node *
list_of(const struct node *map, const char *key)
{
	const struct node *list = node_get(map, key);

	return list && list->kind == NODE_LIST ? list : NULL;
}

static void
add_print(struct baseline *out, const char *print, struct pool *pool)
{
	if (print)
		names_add(&out->prints, pool, print);
}

static void
read_findings(struct baseline *out, const struct node *list,
    struct pool *pool)
{
	for (size_t i = 0; i < list->count; i++)
		add_print(out, node_get_text(list->items[i], "fingerprint",
		    NULL), pool);
}

static void
read_run(struct baseline *out, const struct node *run, struct pool *pool)
{
	const struct node *results = list_of(run, "results");

	for (size_t i = 0; results && i < results->count; i++) {
		const struct node *prints = node_get(results->items[i],
		    "partialFingerprints");

		if (prints)
			add_print(out, node_get_text(prints,
			    "galleyFinding/v1", NULL), pool);
	}
}

static enum error_code
read_root(struct baseline *out, const struct node *root, const char *path,
    struct pool *pool, struct error *err)
{
	const struct node *findings = list_of(root, "findings");
	const struct node *runs = list_of(root, "runs");

	if (!findings && !runs)
		return error_at(err, (struct place){ path, 0, 0 }, "baseline",
		    "has neither findings nor runs (galley check --json >FILE, "
		    "or --format sarif, makes one)");
	if (findings)
		read_findings(out, findings, pool);
	for (size_t i = 0; runs && i < runs->count; i++)
		read_run(out, runs->items[i], pool);
	names_sort(&out->prints);
	return ERR_NONE;
}

enum error_code
baseline_read(struct baseline *out, const char *path, struct pool *pool,
    struct error *err)
{
	struct baseline read = { 0 };
	struct buf text = { 0 };
	struct node *root;
	enum error_code code = file_read(&text, path, BASELINE_LIMIT, err);

	if (!code)
		code = node_read_report(&root, path, buf_slice(&text), pool,
		    err);
	if (!code)
		code = read_root(&read, root, path, pool, err);
	buf_release(&text);
	if (!code)
		*out = read;
	return code;
}

void
baseline_mark(const struct baseline *baseline, struct findings *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct finding *f = &list->items[i];

		f->known = f->fingerprint &&
		    names_sorted_has(&baseline->prints, f->fingerprint);
	}
}
