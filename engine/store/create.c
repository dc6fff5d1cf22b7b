/* SPDX-License-Identifier: Apache-2.0 */
/* A repository made where there is nothing. */
#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "store/handle.h"

static bool
is_filled(DIR *folder)
{
	struct dirent *entry;
	bool filled = false;

	while (!filled && (entry = readdir(folder)))
		filled = strcmp(entry->d_name, ".") &&
		    strcmp(entry->d_name, "..");
	return filled;
}

enum error_code
store_judge_new(const char *path, struct error *err)
{
	DIR *folder = opendir(path);
	bool filled = folder && is_filled(folder);

	if (!folder && errno == ENOTDIR)
		return error_set(err, ERR_REFUSED, "%s is a file, or lies in "
		    "one (name a new folder)", path);
	if (folder)
		closedir(folder);
	return filled ? error_set(err, ERR_REFUSED, "%s is not empty (name a "
	    "new folder)", path) : ERR_NONE;
}

/*
 * What git itself writes here must survive a power cut as ours does, and
 * bytes must stay as they were signed.
 */
static enum error_code
settle(struct store *store, struct error *err)
{
	enum error_code code = store_set_config(store, "core.fsync", "all",
	    err);

	if (!code)
		code = store_set_config(store, "core.autocrlf", "false", err);
	return code;
}

static enum error_code
make(const char *folder, unsigned flags, struct error *err)
{
	git_repository_init_options options;
	git_repository *repo = NULL;
	enum error_code code = store_judge_new(folder, err);

	if (code)
		return code;
	git_repository_init_options_init(&options,
	    GIT_REPOSITORY_INIT_OPTIONS_VERSION);
	options.flags = flags | GIT_REPOSITORY_INIT_MKDIR |
	    GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
	options.initial_head = "main";
	git_error_clear();
	if (git_repository_init_ext(&repo, folder, &options))
		return handle_fail(err, ERR_SYSTEM, "cannot make a repository "
		    "in %s", folder);
	git_repository_free(repo);
	return ERR_NONE;
}

static enum error_code
create(struct store **out, const char *folder, unsigned flags,
    struct error *err)
{
	enum error_code code = handle_start(err);

	if (code)
		return code;
	code = make(folder, flags, err);
	if (!code)
		code = store_open(out, folder, err);
	git_libgit2_shutdown();
	if (code)
		return code;
	code = settle(*out, err);
	if (code)
		store_close(*out);
	return code;
}

enum error_code
store_create(struct store **out, const char *folder, struct error *err)
{
	return create(out, folder, 0, err);
}

enum error_code
store_create_bare(struct store **out, const char *folder, struct error *err)
{
	return create(out, folder, GIT_REPOSITORY_INIT_BARE, err);
}
