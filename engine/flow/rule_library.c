/* SPDX-License-Identifier: Apache-2.0 */
/* rule test --library: what rules would flag in what is approved already. */
#include <string.h>

#include "model/path.h"
#include "rules.h"

/* What the sets found on main. */
struct sweep {
	struct rules *r;
	struct style_set **sets;
	size_t count;
	struct node *documents;
	int64_t checked;
	int64_t flagged;
	int64_t unusable;
};

static struct findings
judge(struct sweep *s, const char *path, struct slice text)
{
	struct style_file file = { .path = path, .text = text, .slots = true };
	struct findings found = { 0 };

	for (size_t i = 0; i < s->count; i++)
		style_set_check(s->sets[i], &found, &file, s->r->pool);
	if (s->count > 1)
		findings_sort(&found);
	return found;
}

static struct node *
describe(struct sweep *s, const char *path, const struct findings *found)
{
	static const char *const keys[] = { "suggestions", "warnings",
		"errors" };
	struct pool *pool = s->r->pool;
	struct node *item = node_map(pool), *first = node_map(pool);
	int64_t counts[3] = { 0 };

	for (size_t i = 0; i < found->count; i++)
		counts[found->items[i].severity]++;
	node_set_text(pool, item, "path", path);
	for (int i = 2; i >= 0; i--)
		node_set_number(pool, item, keys[i], counts[i]);
	node_set_number(pool, first, "line",
	    (int64_t)found->items[0].place.line);
	node_set_text(pool, first, "message", found->items[0].message);
	node_set(pool, item, "first", first);
	s->unusable += counts[SEVERITY_ERROR] > 0;
	return item;
}

static bool
is_document(const char *path, struct pool *pool)
{
	switch (path_read(path, pool).kind) {
	case PATH_TEMPLATE:
	case PATH_BLOCK:
	case PATH_AGREEMENT:
	case PATH_CUSTOMIZATION:
		return true;
	default:
		return false;
	}
}

static void
sweep_folder(struct sweep *s, const char *folder)
{
	struct pool *pool = s->r->pool;
	struct names entries = { 0 };

	source_list(&s->r->source, folder, &entries, pool);
	for (size_t i = 0; i < entries.count; i++) {
		const char *path = *folder ? pool_format(pool, "%s/%s", folder,
		    entries.items[i]) : entries.items[i];
		struct findings found;
		struct slice text;

		if (!source_read(&s->r->source, path, &text)) {
			sweep_folder(s, path);
			continue;
		}
		if (!is_document(path, pool))
			continue;
		s->checked++;
		found = judge(s, path, text);
		if (found.count == 0)
			continue;
		s->flagged++;
		node_push(pool, s->documents, describe(s, path, &found));
	}
}

static enum error_code
load_sets(struct sweep *s, const struct found_rules *found,
    struct error *err)
{
	enum error_code code = ERR_NONE;

	s->sets = pool_alloc(s->r->pool, (found->count + 1) * sizeof *s->sets);
	for (size_t i = 0; !code && i < found->count; i++) {
		if (found->items[i].text.len == 0)
			continue;
		code = rules_try(s->r, &found->items[i], &s->sets[s->count],
		    err);
		s->count += code == ERR_NONE;
	}
	return code == ERR_REFUSED ? err->code = ERR_USAGE : code;
}

static enum error_code
sweep(struct sweep *s, const struct galley_rules *what, struct error *err)
{
	struct pool *pool = s->r->pool;
	struct node *ids = node_list(pool);
	struct found_rules found = { 0 };
	enum error_code code = rules_find(s->r, what, &found, err);

	if (!code)
		code = load_sets(s, &found, err);
	for (size_t i = 0; i < found.count; i++)
		node_push(pool, ids, node_text(pool, found.items[i].id));
	if (!code)
		sweep_folder(s, "");
	for (size_t i = 0; i < s->count; i++)
		style_set_free(s->sets[i]);
	node_set(pool, s->r->report, "rules", ids);
	node_set(pool, s->r->report, "documents", s->documents);
	node_set_number(pool, s->r->report, "checked", s->checked);
	node_set_number(pool, s->r->report, "flagged", s->flagged);
	node_set_number(pool, s->r->report, "unusable", s->unusable);
	return code;
}

int
galley_rule_library(galley *g, const struct galley_rules *what,
    galley_report **report, galley_error *err)
{
	struct rules r;
	struct sweep s = { .r = &r };
	enum error_code code = rules_open(&r, g, NULL, err);

	if (!code) {
		s.documents = node_list(r.pool);
		code = sweep(&s, what, err);
	}
	return rules_close(&r, code, report);
}
