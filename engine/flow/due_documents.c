/* SPDX-License-Identifier: Apache-2.0 */
/* What expires, and what was written for another text of its template. */
#include <string.h>

#include "base/date.h"
#include "data/reader.h"
#include "data/yaml.h"
#include "due.h"
#include "model/customization.h"
#include "model/path.h"
#include "model/usable.h"
#include "outdated.h"

enum { AHEAD = 30 };	/* days */

/* The owner that a document names; of a customization its person. */
static const char *
owner_of(struct galley *g, const char *path, struct slice text)
{
	struct path place = path_read(path, &g->pool);
	struct front front = { .yaml = text, .yaml_line = 1 };
	const struct node *map;
	struct error err;

	if (place.kind == PATH_CUSTOMIZATION)
		return place.person;
	if ((place.kind != PATH_CLAIM && front_split(&front, path, text,
	    &err)) || yaml_parse(&map, (struct place){ path,
	    front.yaml_line, 0 }, front.yaml, &g->pool, &err))
		return NULL;
	return node_get_text(map, "owner", NULL);
}

static void
add(struct galley *g, struct node *list, const char *path, const char *what,
    const char *why)
{
	struct node *item = node_map(&g->pool);
	struct slice text;

	node_set_text(&g->pool, item, "path", path);
	node_set_text(&g->pool, item, "what", what);
	node_set_text(&g->pool, item, "why", why);
	if (source_read(&g->main.source, path, &text))
		node_set_text(&g->pool, item, "who", owner_of(g, path, text));
	node_push(&g->pool, list, item);
}

/* What a document reads has an entry of its own. */
static void
look_at(struct galley *g, struct node *list, const char *path)
{
	struct library ahead = g->main.library;
	struct usable now;
	struct slice text;
	const char *ends;

	if (!source_read(&g->main.source, path, &text))
		return;
	usable_why(&g->main.library, path, text, &now, &g->pool);
	if (now.why && strcmp(now.path, path) == 0) {
		add(g, list, path, "unusable", now.why);
		return;
	}
	ahead.now = date_add_days(ahead.now, AHEAD);
	ends = usable_ends(&ahead, path, text, &g->pool);
	if (ends)
		add(g, list, path, "expires", ends);
}

static void
look_at_own_words(struct galley *g, struct node *list, const char *path)
{
	struct findings found = { 0 };
	struct slice text;

	look_at(g, list, path);
	if (!source_read(&g->main.source, path, &text))
		return;
	outdated_find_file(&found, &g->main, path, text);
	for (size_t i = 0; i < found.count; i++)
		add(g, list, path, "outdated", found.items[i].message);
}

/* Every file below a folder, in byte order. */
static void
walk(struct galley *g, const char *folder, struct names *out)
{
	struct names entries = { 0 };

	source_list(&g->main.source, folder, &entries, &g->pool);
	for (size_t i = 0; i < entries.count; i++) {
		const char *path = pool_format(&g->pool, "%s/%s", folder,
		    entries.items[i]);
		size_t len = strlen(path);

		if (len > 3 && (strcmp(path + len - 3, ".md") == 0 ||
		    (len > 5 && strcmp(path + len - 5, ".yaml") == 0)))
			names_add(out, &g->pool, path);
		else
			walk(g, path, out);
	}
}

void
due_list_documents(struct galley *g, struct node *list)
{
	static const char *const folders[] = { "templates", "blocks",
		"agreements", "claims" };
	struct names paths = { 0 }, own = { 0 };

	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
		walk(g, folders[i], &paths);
	for (size_t i = 0; i < paths.count; i++)
		look_at(g, list, paths.items[i]);
	walk(g, "customizations", &own);
	for (size_t i = 0; i < own.count; i++)
		look_at_own_words(g, list, own.items[i]);
}
