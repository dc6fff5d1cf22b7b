/* SPDX-License-Identifier: Apache-2.0 */
#include "installed.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/confined.h"

#define USUAL_FOLDER "/etc/galley/checks"

struct installed {
	struct outside outside;
	struct store *store;
	struct pool *pool;
};

static const char *
folder_of(const struct installed *i)
{
	const char *folder;

	return store_config(i->store, "galley.checks", &folder, i->pool) ?
	    folder : USUAL_FOLDER;
}

/* Whether path lies in folder, which may be NULL, both without links. */
static bool
is_below(const char *path, const char *folder)
{
	char *real = folder ? realpath(folder, NULL) : NULL;
	size_t len = real ? strlen(real) : 0;
	bool below = real && strncmp(path, real, len) == 0 &&
	    (path[len] == '/' || len == 1);

	free(real);
	return below;
}

/* What anyone who pushes could have written is not what was installed. */
static enum error_code
judge_program(const struct installed *i, const char *path, struct error *err)
{
	char *real = realpath(path, NULL);
	struct stat info;
	enum error_code code = ERR_NONE;

	if (!real || stat(real, &info) || !S_ISREG(info.st_mode) ||
	    access(real, X_OK))
		code = error_set(err, ERR_MISSING, "there is no program %s (an "
		    "operator installs it there, or names another folder: git "
		    "config galley.checks FOLDER)", path);
	else if (is_below(real, store_work_folder(i->store)) ||
	    is_below(real, store_git_folder(i->store)))
		code = error_set(err, ERR_SYSTEM, "%s lies in the repository, "
		    "of which nothing is run (install it elsewhere)", path);
	free(real);
	return code;
}

/* The program of this name in the operator's folder. */
static enum error_code
judge_name(const struct installed *i, const char *folder, const char *name,
    struct error *err)
{
	if (folder[0] != '/')
		return error_set(err, ERR_SYSTEM, "galley.checks is not an "
		    "absolute path (git config galley.checks FOLDER)");
	return judge_program(i, pool_format(i->pool, "%s/%s", folder, name),
	    err);
}

static enum error_code
run(void *of, const char *name, struct slice input, struct buf *answer,
    struct error *err)
{
	struct installed *i = of;
	struct confined program = { folder_of(i), name, input };
	enum error_code code = judge_name(i, program.folder, name, err);

	return code ? code : confined_run(&program, answer, err);
}

const char *
installed_path(struct store *store, const char *name, struct pool *pool)
{
	struct installed i = { .store = store, .pool = pool };

	return pool_format(pool, "%s/%s", folder_of(&i), name);
}

enum error_code
installed_judge(struct store *store, const char *name, struct pool *pool,
    struct error *err)
{
	struct installed i = { .store = store, .pool = pool };

	return judge_name(&i, folder_of(&i), name, err);
}

const struct outside *
installed_checks(struct store *store, bool strict, struct pool *pool)
{
	struct installed *i = pool_alloc(pool, sizeof *i);

	*i = (struct installed){ { run, i, strict }, store, pool };
	return &i->outside;
}
