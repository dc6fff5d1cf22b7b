/* SPDX-License-Identifier: Apache-2.0 */
/* Repositories whose objects are less than they seem. */
#include <dirent.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "store/handle.h"
#include "store/packed.h"

static bool
has_content(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && st.st_size > 0;
}

static bool
has_entries(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	bool found = false;

	if (!folder)
		return false;
	while (!found && (entry = readdir(folder)))
		found = entry->d_name[0] != '.';
	closedir(folder);
	return found;
}

static enum error_code
check_files(const char *folder, struct pool *pool, struct error *err)
{
	if (has_content(pool_format(pool, "%sshallow", folder)))
		return error_set(err, ERR_REFUSED, "%s is a shallow clone, "
		    "which cannot be verified (fetch the rest: git fetch "
		    "--unshallow)", folder);
	if (has_content(pool_format(pool, "%sinfo/grafts", folder)))
		return error_set(err, ERR_REFUSED, "%sinfo/grafts changes what "
		    "history seems to be (remove that file)", folder);
	return ERR_NONE;
}

static enum error_code
check_replacements(const char *folder, struct pool *pool, struct error *err)
{
	static const char mark[] = " refs/replace/";
	struct packed packed;
	struct packed_line line;
	struct slice rest;
	enum error_code code = packed_open(&packed, folder, err);
	bool found;

	if (code)
		return code;
	rest = packed_from(&packed, mark + 1);
	found = rest.at == packed.text.at ? slice_find(rest, mark) < rest.len :
	    packed_next(&rest, &line) && slice_starts(line.name, mark + 1);
	found |= has_entries(pool_format(pool, "%srefs/replace", folder));
	packed_close(&packed);
	if (found)
		return error_set(err, ERR_REFUSED, "%s has replaced objects "
		    "under refs/replace (remove them: git replace -d)",
		    folder);
	return ERR_NONE;
}

/*
 * The payload is where to note that a remote keeps objects back.  libgit2's
 * own match by expression leaks 20 KB for each setting it looks at.
 */
static int
note_promisor(const git_config_entry *entry, void *payload)
{
	struct slice name = slice_of(entry->name);
	int yes = 0;

	if (slice_starts(name, "remote.") && slice_ends(name, ".promisor") &&
	    git_config_parse_bool(&yes, entry->value) == 0 && yes)
		*(bool *)payload = true;
	return 0;
}

static enum error_code
check_config(git_config *config, const char *folder, struct error *err)
{
	const char *value;
	bool partial = false;

	if (git_config_get_string(&value, config,
	    "extensions.objectformat") == 0 && strcasecmp(value, "sha1"))
		return error_set(err, ERR_REFUSED, "%s names its objects by "
		    "%s; galley reads SHA-1 repositories only (make one: git "
		    "init --object-format=sha1)", folder, value);
	if (git_config_get_string(&value, config,
	    "extensions.partialclone") == 0)
		partial = true;
	git_config_foreach(config, note_promisor, &partial);
	if (partial)
		return error_set(err, ERR_REFUSED, "%s is a partial clone, "
		    "which lacks objects (clone it again without --filter)",
		    folder);
	return ERR_NONE;
}

enum error_code
admit_check(const char *folder, struct error *err)
{
	struct pool pool = { 0 };
	git_config *config = NULL;
	enum error_code code = check_files(folder, &pool, err);

	if (!code)
		code = check_replacements(folder, &pool, err);
	git_error_clear();
	if (!code && git_config_open_ondisk(&config,
	    pool_format(&pool, "%sconfig", folder)))
		code = handle_fail(err, ERR_SYSTEM, "cannot read %sconfig",
		    folder);
	if (!code) {
		git_config *snapshot = NULL;

		git_config_snapshot(&snapshot, config);
		code = check_config(snapshot, folder, err);
		git_config_free(snapshot);
	}
	git_config_free(config);
	pool_release(&pool);
	return code;
}
