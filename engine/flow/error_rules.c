/* SPDX-License-Identifier: Apache-2.0 */
#include "error_rules.h"

#include <string.h>

#include "base/file.h"
#include "base/pack.h"
#include "check/brand_rules.h"
#include "sign/hash.h"

enum { FILE_LIMIT = 1 << 20 };

/*
 * The first line says what the texts after it are of, and their digest.  The
 * number grows when what can find an error is decided otherwise.
 */
#define FILE_HEAD "galley-error-rules-3"
#define CONFIG ".vale.ini"

/* The texts that were remembered; any other is main's. */
struct kept_texts {
	struct source source;
	const struct source *main;
	struct names rules;
	struct slice config;
	struct slice *texts;	/* of the rules */
};

static struct slice
head_of(struct galley *g, struct slice texts)
{
	struct tree_entry config = { 0 }, rules = { 0 };
	struct buf head = { 0 };

	store_entry(g->store, g->main.tree, CONFIG, &config, &g->pool);
	store_entry(g->store, g->main.tree, "rules", &rules, &g->pool);
	buf_format(&head, FILE_HEAD " %s %s %s\n", oid_text(config.id).hex,
	    oid_text(rules.id).hex, digest_text(hash_of(texts)).hex);
	return buf_settle(&head, &g->pool);
}

/* Other styles than those below rules/ are not what the head is of. */
static bool
may_be_remembered(const char *path)
{
	return strncmp(path, "rules/", strlen("rules/")) == 0;
}

static bool
read_kept(void *of, const char *path, struct slice *out)
{
	const struct kept_texts *kept = of;
	size_t at = names_find(&kept->rules, path);
	bool is_config = strcmp(path, CONFIG) == 0;

	if (!is_config && at == kept->rules.count)
		return source_read(kept->main, path, out);
	*out = is_config ? kept->config : kept->texts[at];
	return true;
}

static void
list_main(void *of, const char *folder, struct names *out, struct pool *pool)
{
	source_list(((const struct kept_texts *)of)->main, folder, out, pool);
}

static bool
take_texts(struct kept_texts *kept, struct slice rest, struct pool *pool)
{
	struct slice path;

	if (!pack_take_text(&rest, &kept->config))
		return false;
	while (rest.len) {
		kept->texts = pool_grow(pool, kept->texts, kept->rules.count,
		    sizeof *kept->texts);
		if (!pack_take_text(&rest, &path) ||
		    !pack_take_text(&rest, &kept->texts[kept->rules.count]))
			return false;
		names_add(&kept->rules, pool, path.at);
	}
	return true;
}

/* NULL: there are none of this main. */
static struct kept_texts *
read_texts(struct galley *g)
{
	struct kept_texts *kept = pool_alloc(&g->pool, sizeof *kept);
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
	return slice_is((struct slice){ line.at, line.len + 1 }, head.at) &&
	    take_texts(kept, rest, &g->pool) ? kept : NULL;
}

static void
use_texts(struct brand_rules *rules, struct kept_texts *kept)
{
	kept->main = rules->source;
	kept->source = (struct source){ .of = kept, .read = read_kept,
		.list = list_main };
	rules->source = &kept->source;
	rules->wanted = &kept->rules;
}

struct error_rules
error_rules_recall(struct galley *g)
{
	struct error_rules found = { .rules = g->main.library.rules };
	struct kept_texts *kept;
	struct brand_rules *own;

	if (found.rules->all.asked || found.rules->errors.asked)
		return found;
	own = pool_alloc(&g->pool, sizeof *own);
	*own = *found.rules;
	own->pool = &g->pool;
	kept = read_texts(g);
	if (kept)
		use_texts(own, kept);
	found.memory = rule_memory_open(pool_format(&g->pool, "use of %s",
	    store_git_folder(g->store)), &g->pool);
	own->memory = rule_memory_of(found.memory);
	found.rules = own;
	return found;
}

static bool
pack_file(struct buf *out, const struct source *main, const char *path)
{
	struct slice text;
	bool there = source_read(main, path, &text);

	if (there)
		pack_text(out, text);
	return there;
}

static bool
pack_texts(struct buf *out, const struct brand_rules *rules,
    struct pool *pool)
{
	struct names paths = { 0 };
	bool good = brand_rules_wanted(rules, &paths, pool) &&
	    pack_file(out, rules->source, CONFIG);

	for (size_t i = 0; good && i < paths.count; i++) {
		pack_text(out, slice_of(paths.items[i]));
		good = may_be_remembered(paths.items[i]) &&
		    pack_file(out, rules->source, paths.items[i]);
	}
	return good && out->len < FILE_LIMIT / 2;
}

void
error_rules_remember(struct galley *g, const struct error_rules *found)
{
	struct buf texts = { 0 }, file = { 0 };
	struct error ignored;

	if (g->options.dry_run)
		return;
	rule_memory_close(found->memory);
	if (!found->rules->wanted && pack_texts(&texts, found->rules,
	    &g->pool)) {
		buf_add(&file, head_of(g, buf_slice(&texts)));
		buf_add(&file, buf_slice(&texts));
		(void)file_put(workspace_file(g, "error-rules"),
		    buf_slice(&file), 0644, &ignored);
	}
	buf_release(&texts);
	buf_release(&file);
}
