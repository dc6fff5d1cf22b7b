/* SPDX-License-Identifier: Apache-2.0 */
#include "store/handle.h"

bool
store_config(struct store *store, const char *name, const char **out,
    struct pool *pool)
{
	const char *value;

	if (!store->config &&
	    git_repository_config_snapshot(&store->config, store->repo))
		return false;
	if (git_config_get_string(&value, store->config, name))
		return false;
	*out = pool_text(pool, value);
	return true;
}

enum error_code
store_set_config(struct store *store, const char *name, const char *value,
    struct error *err)
{
	git_config *all = NULL, *own = NULL;
	struct pool pool = { 0 };
	enum error_code code = ERR_NONE;
	int failed = git_repository_config(&all, store->repo);

	if (!failed)
		failed = git_config_open_level(&own, all,
		    GIT_CONFIG_LEVEL_LOCAL);
	if (!failed)
		failed = git_config_set_string(own, name, value);
	if (failed == GIT_ELOCKED)
		code = handle_locked(err, pool_format(&pool, "%sconfig.lock",
		    store_git_folder(store)));
	else if (failed)
		code = handle_fail(err, ERR_SYSTEM, "cannot set %s", name);
	git_config_free(own);
	git_config_free(all);
	git_config_free(store->config);
	store->config = NULL;
	pool_release(&pool);
	return code;
}
