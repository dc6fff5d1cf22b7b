/* SPDX-License-Identifier: Apache-2.0 */
#include "error_rules.h"

#include <string.h>

#include "base/file.h"
#include "check/brand_rules.h"
#include "sign/hash.h"

enum { FILE_LIMIT = 1 << 20 };

/*
 * The first line says what the paths after it are of, and their digest.  The
 * number grows when what can find an error is decided otherwise.
 */
#define FILE_HEAD "galley-error-rules-2"

static struct slice
head_of(struct galley *g, struct slice paths)
{
	struct tree_entry config = { 0 }, rules = { 0 };
	struct buf head = { 0 };

	store_entry(g->store, g->main.tree, ".vale.ini", &config, &g->pool);
	store_entry(g->store, g->main.tree, "rules", &rules, &g->pool);
	buf_format(&head, FILE_HEAD " %s %s %s\n", oid_text(config.id).hex,
	    oid_text(rules.id).hex, digest_text(hash_of(paths)).hex);
	return buf_settle(&head, &g->pool);
}

/* Other styles than those below rules/ are not what the head is of. */
static bool
may_be_remembered(const char *path)
{
	return strncmp(path, "rules/", strlen("rules/")) == 0 &&
	    !strchr(path, '\n');
}

static const struct names *
read_paths(struct galley *g)
{
	struct names *paths = NULL;
	struct buf file = { 0 };
	struct slice rest, head, line;
	struct error err;

	if (file_read(&file, workspace_file(g, "error-rules"), FILE_LIMIT,
	    &err)) {
		buf_release(&file);
		return NULL;
	}
	rest = buf_settle(&file, &g->pool);
	if (!slice_line(&rest, &line))
		return NULL;
	head = head_of(g, rest);
	if (slice_is((struct slice){ line.at, line.len + 1 }, head.at))
		paths = pool_alloc(&g->pool, sizeof *paths);
	while (paths && slice_line(&rest, &line))
		names_add(paths, &g->pool, pool_copy(&g->pool, line));
	return paths;
}

struct error_rules
error_rules_recall(struct galley *g)
{
	struct error_rules found = { .rules = g->main.library.rules };
	struct brand_rules *own;

	if (found.rules->all.asked || found.rules->errors.asked)
		return found;
	own = pool_alloc(&g->pool, sizeof *own);
	*own = *found.rules;
	own->pool = &g->pool;
	own->wanted = read_paths(g);
	found.memory = rule_memory_open(pool_format(&g->pool, "use of %s",
	    store_git_folder(g->store)), &g->pool);
	own->memory = rule_memory_of(found.memory);
	found.rules = own;
	return found;
}

void
error_rules_remember(struct galley *g, const struct error_rules *found)
{
	const struct brand_rules *rules = found->rules;
	struct names paths = { 0 };
	struct buf text = { 0 }, file = { 0 };
	bool good = !rules->wanted && brand_rules_wanted(rules, &paths,
	    &g->pool);
	struct error ignored;

	for (size_t i = 0; good && i < paths.count; i++) {
		good = may_be_remembered(paths.items[i]);
		buf_format(&text, "%s\n", paths.items[i]);
	}
	if (!g->options.dry_run)
		rule_memory_close(found->memory);
	if (good && !g->options.dry_run) {
		buf_add(&file, head_of(g, buf_slice(&text)));
		buf_add(&file, buf_slice(&text));
		(void)file_put(workspace_file(g, "error-rules"),
		    buf_slice(&file), 0644, &ignored);
	}
	buf_release(&text);
	buf_release(&file);
}
