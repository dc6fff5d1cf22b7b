/* SPDX-License-Identifier: Apache-2.0 */
/* A bare repository made the gate of a workspace. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "data/node.h"
#include "server.h"

static bool
is_bare(const char *folder, struct pool *pool)
{
	return file_exists(pool_format(pool, "%s/HEAD", folder)) &&
	    file_exists(pool_format(pool, "%s/objects", folder));
}

/* The folder itself and none above it; a dry run makes none. */
static enum error_code
open_repository(struct galley *g, const char *folder, struct error *err)
{
	if (file_exists(pool_format(&g->pool, "%s/.git", folder)))
		return error_set(err, ERR_USAGE, "%s has a work tree, and a "
		    "server's repository is bare (name a new folder: galley "
		    "hook install %s.git)", folder, folder);
	if (is_bare(folder, &g->pool))
		return store_open(&g->store, folder, err);
	return g->options.dry_run ? ERR_NONE :
	    store_create_bare(&g->store, folder, err);
}

/* A new server has no main yet; a main that cannot be read is doctor's. */
static void
read_main(struct galley *g)
{
	struct error ignored;
	struct oid main;

	if (g->store && store_ref(g->store, "refs/heads/main", &main))
		workspace_reload(g, &ignored);
}

/* What still does not hold is set for the user or the machine. */
static enum error_code
mend(struct galley *g, size_t i, struct error *err)
{
	const char *name = server_point(i).name;
	enum error_code code = server_point_mend(g, i, err);

	if (!code && !server_point_holds(g, i))
		code = error_set(err, ERR_REFUSED, "%s is set outside the "
		    "repository, and that counts here too (find it: git config "
		    "--show-origin --get-all %s)", name, name);
	return code;
}

static enum error_code
mend_points(struct galley *g, struct node *changed, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < server_point_count(); i++) {
		if (server_point_holds(g, i))
			continue;
		node_push(&g->pool, changed, node_text(&g->pool,
		    server_point(i).name));
		if (!g->options.dry_run)
			code = mend(g, i, err);
	}
	return code;
}

/* Hooks sign with nobody there to ask, so the key has no passphrase. */
static enum error_code
take_key(struct galley *g, struct node *report, struct error *err)
{
	const char *folder = server_keys_folder(g);
	struct public_key key;
	bool listed;
	enum error_code code = key_show(&key, folder, SERVER_KEY, err);

	if (code == ERR_MISSING && g->options.dry_run)
		return ERR_NONE;
	if (code == ERR_MISSING)
		code = key_make(&key, folder, SERVER_KEY, NULL, err);
	if (code)
		return code;
	listed = server_key_is_listed(g, &key);
	node_set_text(&g->pool, report, "key", key.text);
	node_set_bool(&g->pool, report, "listed", listed);
	if (!listed)
		node_set_text(&g->pool, report, "next",
		    server_key_command(g, &key));
	return ERR_NONE;
}

static enum error_code
install(struct galley *g, const char *folder, struct node *report,
    struct error *err)
{
	struct node *changed = node_list(&g->pool);
	enum error_code code = open_repository(g, folder, err);

	if (code)
		return code;
	read_main(g);
	node_set_text(&g->pool, report, "repository", folder);
	node_set(&g->pool, report, "changed", changed);
	/* The key first: where it lies is noted after. */
	code = take_key(g, report, err);
	return code ? code : mend_points(g, changed, err);
}

int
galley_hook_install(galley **out, const char *folder,
    const struct galley_options *options, galley_report **report,
    galley_error *err)
{
	enum error_code code = sign_start(err);
	struct node *made;
	galley *g;

	if (code)
		return (int)code;
	g = mem_alloc(sizeof *g);
	g->options = *options;
	g->home = workspace_home(g);
	made = node_map(&g->pool);
	code = install(g, folder, made, err);
	if (code) {
		galley_close(g);
		return (int)code;
	}
	*report = made;
	*out = g;
	return 0;
}
