/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/process.h"
#include "store/handle.h"

static bool
take_snapshot(struct store *store)
{
	return store->config ||
	    git_repository_config_snapshot(&store->config, store->repo) == 0;
}

bool
store_config(struct store *store, const char *name, const char **out,
    struct pool *pool)
{
	const char *value;

	if (!take_snapshot(store) ||
	    git_config_get_string(&value, store->config, name))
		return false;
	*out = pool_text(pool, value);
	return true;
}

struct names
store_config_all(struct store *store, const char *name, struct pool *pool)
{
	struct names values = { 0 };
	git_config_iterator *it = NULL;
	git_config_entry *entry;

	if (!take_snapshot(store) || git_config_multivar_iterator_new(&it,
	    store->config, name, NULL))
		return values;
	while (git_config_next(&entry, it) == 0)
		names_add(&values, pool, pool_text(pool, entry->value));
	git_config_iterator_free(it);
	return values;
}

struct names
store_config_below(struct store *store, const char *prefix, struct pool *pool)
{
	struct names names = { 0 };
	git_config_iterator *it = NULL;
	git_config_entry *entry;

	if (!take_snapshot(store) ||
	    git_config_iterator_new(&it, store->config))
		return names;
	while (git_config_next(&entry, it) == 0) {
		if (slice_starts(slice_of(entry->name), prefix) &&
		    !names_has(&names, entry->name))
			names_add(&names, pool, pool_text(pool, entry->name));
	}
	git_config_iterator_free(it);
	return names;
}

/* What is about to be done to the repository's own file. */
enum change { CHANGE_SET, CHANGE_REMOVE };

static int
change_own(git_config *own, enum change change, const char *name,
    const char *value)
{
	int failed;

	if (change == CHANGE_SET)
		return git_config_set_string(own, name, value);
	failed = git_config_delete_multivar(own, name, ".*");
	return failed == GIT_ENOTFOUND ? 0 : failed;
}

static enum error_code
change_config(struct store *store, enum change change,
    const struct git_config_entry *what, struct error *err)
{
	git_config *all = NULL, *own = NULL;
	struct pool pool = { 0 };
	enum error_code code = ERR_NONE;
	int failed;

	git_error_clear();
	failed = git_repository_config(&all, store->repo);
	if (!failed)
		failed = git_config_open_level(&own, all,
		    GIT_CONFIG_LEVEL_LOCAL);
	if (!failed)
		failed = change_own(own, change, what->name, what->value);
	if (failed == GIT_ELOCKED)
		code = handle_locked(err, pool_format(&pool, "%sconfig.lock",
		    store_git_folder(store)));
	else if (failed)
		code = handle_fail(err, ERR_SYSTEM, "cannot set %s",
		    what->name);
	git_config_free(own);
	git_config_free(all);
	git_config_free(store->config);
	store->config = NULL;
	pool_release(&pool);
	return code;
}

enum error_code
store_set_config(struct store *store, const char *name, const char *value,
    struct error *err)
{
	return change_config(store, CHANGE_SET,
	    &(git_config_entry){ .name = name, .value = value }, err);
}

/* libgit2 adds by an expression that matches nothing, and leaks its match. */
enum error_code
store_add_config(struct store *store, const char *name, const char *value,
    struct error *err)
{
	struct pool pool = { 0 };
	const char *argv[] = { "git", pool_format(&pool, "--git-dir=%s",
		store_git_folder(store)), "config", "--add", name, value,
		NULL };
	struct process p = { .argv = argv };
	enum error_code code = process_run(&p, err);

	if (!code && p.status)
		code = error_set(err, ERR_SYSTEM, "cannot set %s: %.*s", name,
		    (int)p.err.len, p.err.len ? p.err.at : "");
	git_config_free(store->config);
	store->config = NULL;
	process_release(&p);
	pool_release(&pool);
	return code;
}

enum error_code
store_unset_config(struct store *store, const char *name, struct error *err)
{
	return change_config(store, CHANGE_REMOVE,
	    &(git_config_entry){ .name = name }, err);
}

const char *
store_head(struct store *store, struct pool *pool)
{
	git_reference *head = NULL;
	const char *name, *branch = NULL;

	if (git_reference_lookup(&head, store->repo, "HEAD") == 0 &&
	    (name = git_reference_symbolic_target(head)))
		branch = pool_text(pool, name);
	git_reference_free(head);
	return branch;
}

enum error_code
store_set_head(struct store *store, const char *branch, struct error *err)
{
	git_error_clear();
	return git_repository_set_head(store->repo, branch) ? handle_fail(err,
	    ERR_SYSTEM, "cannot point HEAD at %s", branch) : ERR_NONE;
}
