/* SPDX-License-Identifier: Apache-2.0 */
#include "policy_memory.h"

#include "base/file.h"
#include "base/pack.h"
#include "data/node_pack.h"
#include "data/yaml.h"
#include "sign/hash.h"

enum { FILE_LIMIT = 16 << 20 };

/*
 * The first line says what the nodes after it were made of, and their digest.
 * The number grows when YAML is read otherwise.
 */
#define FILE_HEAD "galley-policy-1"

static const char *const folders[] = { "people", "workflows" };

static struct slice
head_of(const struct view *view, struct slice nodes)
{
	struct tree_entry settings = { 0 }, people = { 0 }, workflows = { 0 };
	struct store *store = view->store;
	struct buf head = { 0 };

	store_entry(store, view->tree, "galley.yaml", &settings, view->pool);
	store_entry(store, view->tree, folders[0], &people, view->pool);
	store_entry(store, view->tree, folders[1], &workflows, view->pool);
	buf_format(&head, FILE_HEAD " %s ", oid_text(settings.id).hex);
	buf_format(&head, "%s %s ", oid_text(people.id).hex,
	    oid_text(workflows.id).hex);
	buf_format(&head, "%s\n", digest_text(hash_of(nodes)).hex);
	return buf_settle(&head, view->pool);
}

static bool
take_files(struct policy *out, const struct view *view, struct slice rest)
{
	struct policy_file *files = NULL;
	size_t count = 0;
	struct error ignored;

	while (rest.len) {
		struct slice path;
		struct node *map;

		if (!pack_take_text(&rest, &path) ||
		    !node_unpack(&map, &rest, view->pool))
			return false;
		files = pool_grow(view->pool, files, count, sizeof *files);
		files[count++] = (struct policy_file){ path.at, map };
	}
	return count && !policy_take(out, files, count, view->pool, &ignored);
}

static bool
recall(struct policy *out, const struct view *view, const char *path)
{
	struct buf file = { 0 };
	struct slice rest, head, line;
	struct error ignored;

	if (file_read(&file, path, FILE_LIMIT, &ignored)) {
		buf_release(&file);
		return false;
	}
	rest = buf_settle(&file, view->pool);
	if (!slice_line(&rest, &line))
		return false;
	head = head_of(view, rest);
	return slice_is((struct slice){ line.at, line.len + 1 }, head.at) &&
	    take_files(out, view, rest);
}

/* What can be loaded can be read again. */
static bool
pack_file(struct buf *out, const struct view *view, const char *path)
{
	const struct node *map;
	struct slice text;
	struct error ignored;

	if (!source_read(&view->source, path, &text) || yaml_parse(&map,
	    (struct place){ path, 1, 0 }, text, view->pool, &ignored))
		return false;
	pack_text(out, slice_of(path));
	node_pack(map, out);
	return true;
}

static void
remember(const struct view *view, const char *path)
{
	struct buf nodes = { 0 }, file = { 0 };
	bool good = pack_file(&nodes, view, "galley.yaml");
	struct error ignored;

	for (size_t f = 0; f < sizeof folders / sizeof *folders; f++) {
		struct names names = { 0 };

		source_list(&view->source, folders[f], &names, view->pool);
		for (size_t i = 0; good && i < names.count; i++)
			good = pack_file(&nodes, view, pool_format(view->pool,
			    "%s/%s", folders[f], names.items[i]));
	}
	if (good && nodes.len < FILE_LIMIT / 2) {
		buf_add(&file, head_of(view, buf_slice(&nodes)));
		buf_add(&file, buf_slice(&nodes));
		(void)file_put(path, buf_slice(&file), 0644, &ignored);
	}
	buf_release(&nodes);
	buf_release(&file);
}

enum error_code
policy_memory_load(struct policy *out, const struct view *view,
    const struct policy_memory *memory, struct error *err)
{
	enum error_code code;

	if (recall(out, view, memory->path))
		return ERR_NONE;
	code = policy_load(out, &view->source, view->pool, err);
	if (!code && !memory->keep_out)
		remember(view, memory->path);
	return code;
}
