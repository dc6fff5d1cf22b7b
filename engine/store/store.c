/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/unpacked.h"

/* libgit2 would keep 256 MB of what a long verify reads once. */
enum { CACHE_SIZE = 8 << 20 };

/* Of packs so much is mapped at once, and at most so much of all. */
enum { WINDOW_SIZE = 1 << 20, WINDOWS_SIZE = 8 << 20 };

enum error_code
handle_start(struct error *err)
{
	alloc_install();
	no_network_install();
	if (git_libgit2_init() < 0)
		return handle_fail(err, ERR_SYSTEM, "cannot start libgit2");
	/* It would look for them itself, past the packs that were judged. */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)CACHE_SIZE);
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, (size_t)WINDOW_SIZE);
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT,
	    (size_t)WINDOWS_SIZE);
	return ERR_NONE;
}

static int
note_all(const git_config_entry *entry, void *payload)
{
	if (strcmp(entry->value, "*") == 0)
		*(bool *)payload = true;
	return 0;
}

/* git trusts every folder then; libgit2 does not know the asterisk. */
static bool
trusts_all(void)
{
	git_config *config = NULL;
	bool found = false;

	if (git_config_open_default(&config) == 0)
		git_config_get_multivar_foreach(config, "safe.directory", NULL,
		    note_all, &found);
	git_config_free(config);
	return found;
}

static int
open_repository(git_repository **out, const char *folder, unsigned flags)
{
	int failed = git_repository_open_ext(out, folder, flags, NULL);

	if ((failed == GIT_ENOTFOUND || failed == GIT_EOWNER) &&
	    trusts_all()) {
		git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
		failed = git_repository_open_ext(out, folder, flags, NULL);
		git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
	}
	return failed;
}

/* The folder that git wants named in safe.directory. */
static char *
trusted_name(const char *git_folder, struct pool *pool)
{
	char *name = pool_text(pool, git_folder);
	size_t len = strlen(name);

	if (len && name[len - 1] == '/')
		name[--len] = '\0';
	if (len > 5 && strcmp(name + len - 5, "/.git") == 0)
		name[len - 5] = '\0';
	return name;
}

static enum error_code
explain_found(const char *git_folder, int failed, struct error *err)
{
	struct pool pool = { 0 };
	const char *name = trusted_name(git_folder, &pool);
	enum error_code code = admit_check(git_folder, err);
	struct stat inner, outer;

	if (!code && (failed == GIT_EOWNER || (stat(git_folder, &inner) == 0 &&
	    stat(name, &outer) == 0 && (inner.st_uid != geteuid() ||
	    outer.st_uid != geteuid()))))
		code = error_set(err, ERR_DENIED, "%s belongs to another user "
		    "(if you trust it: git config --global --add "
		    "safe.directory %s)", name, name);
	else if (!code)
		code = error_set(err, ERR_SYSTEM, "cannot open the repository "
		    "%s (see git status)", git_folder);
	pool_release(&pool);
	return code;
}

/* Whether there is a repository that this user may not look into. */
static bool
is_closed(const char *folder)
{
	struct buf head = { 0 };
	bool closed;

	buf_format(&head, "%s/.git/HEAD", folder);
	closed = faccessat(AT_FDCWD, head.at, R_OK, AT_EACCESS) &&
	    errno == EACCES;
	buf_release(&head);
	return closed;
}

/*
 * libgit2 says "not found" of a folder that it does not trust and "failed" of
 * formats that it does not know, so a failure is looked at again.
 */
static enum error_code
explain(const char *folder, int failed, struct error *err)
{
	const char *from = folder ? folder : ".";
	git_buf found = { 0 };
	enum error_code code;

	if (git_repository_discover(&found, from, 0, NULL) == 0)
		code = explain_found(found.ptr, failed, err);
	else if (is_closed(from))
		code = error_set(err, ERR_SYSTEM, "cannot read %s/.git: %s",
		    from, strerror(EACCES));
	else
		code = error_set(err, ERR_MISSING, "there is no git repository "
		    "at %s or above it (make a workspace: galley init)", from);
	git_buf_dispose(&found);
	return code;
}

/* All but the repository. */
static void
release(struct store *store)
{
	packs_close(&store->packs);
	unwritten_release(&store->unwritten);
	pool_release(&store->compared.pool);
	cache_release(store->cache);
	free(store->cache);
	git_config_free(store->config);
	pool_release(&store->pool);
	free(store);
}

static enum error_code
take(struct store **out, git_repository *repo, bool from_env,
    struct error *err)
{
	struct store *store;
	enum error_code code = admit_check(git_repository_commondir(repo), err);

	if (code)
		return code;
	store = mem_alloc(sizeof *store);
	store->cache = mem_alloc(sizeof *store->cache);
	store->repo = repo;
	store->guest = from_env;
	unpacked_find_folders(store, from_env);
	code = packs_open(&store->packs, &store->folders, err);
	if (code)
		release(store);
	else
		*out = store;
	return code;
}

static enum error_code
open_store(struct store **out, const char *folder, unsigned flags,
    struct error *err)
{
	git_repository *repo = NULL;
	enum error_code code = handle_start(err);
	int failed;

	if (code)
		return code;
	failed = open_repository(&repo, folder, flags);
	code = failed ? explain(folder, failed, err) : take(out, repo,
	    flags & GIT_REPOSITORY_OPEN_FROM_ENV, err);
	if (code) {
		git_repository_free(repo);
		git_libgit2_shutdown();
	}
	return code;
}

enum error_code
store_open(struct store **out, const char *folder, struct error *err)
{
	return open_store(out, folder, 0, err);
}

/*
 * What would make git's objects and refs others than the repository's.  Of the
 * objects' folders only the one that git made for this push is right.
 */
static enum error_code
admit_environment(struct error *err)
{
	static const char *const names[] = { "GIT_NAMESPACE", "GIT_COMMON_DIR",
		"GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE" };
	const char *apart = getenv("GIT_QUARANTINE_PATH");
	const char *objects = getenv("GIT_OBJECT_DIRECTORY");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (getenv(names[i]))
			return error_set(err, ERR_SYSTEM, "%s is set in the "
			    "environment of this hook (unset it)", names[i]);
	}
	if (!getenv("GIT_DIR"))
		return error_set(err, ERR_USAGE, "this runs in a hook of git "
		    "(galley hook install puts it there)");
	if (!apart != !objects || (apart && strcmp(apart, objects) != 0))
		return error_set(err, ERR_SYSTEM, "GIT_OBJECT_DIRECTORY is set "
		    "in the environment of this hook (unset it)");
	return ERR_NONE;
}

enum error_code
store_open_from_env(struct store **out, struct error *err)
{
	enum error_code code = admit_environment(err);

	return code ? code : open_store(out, getenv("GIT_DIR"),
	    GIT_REPOSITORY_OPEN_FROM_ENV, err);
}

void
store_close(struct store *store)
{
	git_repository *repo;

	if (!store)
		return;
	repo = store->repo;
	release(store);
	git_repository_free(repo);
	git_libgit2_shutdown();
}

bool
store_may_write(const struct store *store)
{
	return !store->guest;
}

void
store_doubt(struct store *store, const struct error *err)
{
	if (!store->doubt.code)
		store->doubt = *err;
}

enum error_code
store_trust(const struct store *store, struct error *err)
{
	if (store->doubt.code)
		*err = store->doubt;
	return store->doubt.code;
}

const char *
store_git_folder(const struct store *store)
{
	return git_repository_commondir(store->repo);
}

const char *
store_work_folder(const struct store *store)
{
	return git_repository_workdir(store->repo);
}
