/* SPDX-License-Identifier: Apache-2.0 */
#include "spool.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"

enum { PARCEL_LIMIT = 64 << 20, MONTH = 7 };

static const char *
file_of(const struct spool *spool, const char *id)
{
	return pool_format(spool->pool, "%s/%s", spool->folder, id);
}

/* What a folder has; what begins with a dot is none of ours. */
static enum error_code
list(struct names *out, const char *folder, struct pool *pool,
    struct error *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir && errno == ENOENT)
		return ERR_NONE;
	if (!dir)
		return error_set(err, ERR_SYSTEM, "cannot read %s: %s", folder,
		    strerror(errno));
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] != '.')
			names_add(out, pool, pool_text(pool, entry->d_name));
	}
	closedir(dir);
	names_sort(out);
	return ERR_NONE;
}

/* A file that was being written when the power went has another ending. */
static bool
is_parcel(const char *name)
{
	struct slice text = slice_of(name);

	return slice_ends(text, "-mail") || slice_ends(text, "-webhook");
}

enum error_code
spool_list(struct names *out, const struct spool *spool, struct error *err)
{
	struct names all = { 0 };
	enum error_code code = list(&all, spool->folder, spool->pool, err);

	for (size_t i = 0; i < all.count; i++) {
		if (is_parcel(all.items[i]))
			names_add(out, spool->pool, all.items[i]);
	}
	return code;
}

static enum error_code
read_parcel(struct parcel *out, const struct spool *spool, const char *path,
    struct error *err)
{
	struct buf text = { 0 };
	struct node *node = NULL;
	enum error_code code = file_read(&text, path, PARCEL_LIMIT, err);

	if (!code)
		code = node_read_report(&node, path, buf_slice(&text),
		    spool->pool, err);
	buf_release(&text);
	if (!code && (code = parcel_read(out, node, err)))
		error_wrap(err, code, "%s: ", path);
	return code;
}

enum error_code
spool_read(struct parcel *out, const struct spool *spool, const char *id,
    struct error *err)
{
	return read_parcel(out, spool, file_of(spool, id), err);
}

enum error_code
spool_write(const struct spool *spool, const char *id,
    const struct parcel *parcel, struct error *err)
{
	return node_save_json(parcel_node(parcel, spool->pool),
	    file_of(spool, id), err);
}

enum error_code
spool_move(const struct spool *spool, const char *id, const char *state,
    struct error *err)
{
	const char *folder = file_of(spool, pool_format(spool->pool, "%s/%.7s",
	    state, date_day(spool->now).at));
	enum error_code code = file_make_folder(folder, 0700, err);

	return code ? code : file_move(file_of(spool, id),
	    pool_format(spool->pool, "%s/%s", folder, id), err);
}

/* The file of one that was sent or given up in any month, or NULL. */
static const char *
find(const struct spool *spool, const char *state, const char *id)
{
	const char *folder = file_of(spool, state);
	struct names months = { 0 };
	struct error ignored;

	list(&months, folder, spool->pool, &ignored);
	for (size_t i = 0; i < months.count; i++) {
		const char *path = pool_format(spool->pool, "%s/%s/%s",
		    folder, months.items[i], id);

		if (file_exists(path))
			return path;
	}
	return NULL;
}

static enum error_code
find_done(const char **out, const struct spool *spool, const char *id,
    struct error *err)
{
	*out = strchr(id, '/') ? NULL : find(spool, "sent", id);
	if (!*out && !strchr(id, '/'))
		*out = find(spool, "dead", id);
	return *out ? ERR_NONE : error_set(err, ERR_MISSING, "no parcel %s "
	    "was sent or given up this month or the last", id);
}

enum error_code
spool_look(const struct spool *spool, const char *id, struct error *err)
{
	const char *path;
	struct parcel parcel;
	enum error_code code = find_done(&path, spool, id, err);

	return code ? code : read_parcel(&parcel, spool, path, err);
}

enum error_code
spool_replay(const struct spool *spool, const char *id, struct error *err)
{
	const char *path;
	struct parcel parcel;
	enum error_code code;

	(void)((code = find_done(&path, spool, id, err)) ||
	    (code = read_parcel(&parcel, spool, path, err)));
	if (code)
		return code;
	parcel.tries = 0;
	parcel.next = spool->now;
	parcel.why = NULL;
	code = spool_write(spool, id, &parcel, err);
	return code ? code : file_remove_tree(path, err);
}

static enum error_code
forget(const struct spool *spool, const char *state, struct error *err)
{
	const char *folder = file_of(spool, state);
	struct date_text first = date_day(date_add_months(spool->now, -1));
	struct names months = { 0 };
	enum error_code code = list(&months, folder, spool->pool, err);

	for (size_t i = 0; !code && i < months.count; i++) {
		if (strncmp(months.items[i], first.at, MONTH) < 0)
			code = file_remove_tree(pool_format(spool->pool,
			    "%s/%s", folder, months.items[i]), err);
	}
	return code;
}

enum error_code
spool_forget(const struct spool *spool, struct error *err)
{
	enum error_code code = forget(spool, "sent", err);

	return code ? code : forget(spool, "dead", err);
}
