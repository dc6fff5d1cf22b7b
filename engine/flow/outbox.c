/* SPDX-License-Identifier: Apache-2.0 */
#include "outbox.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"

/* Longer than galley-deliver goes on. */
enum { RUN_SECONDS = 15 * 60, PARCEL_LIMIT = 64 << 20 };

#define PROGRAM "galley-deliver"

static const char *
folder_of(struct galley *g)
{
	return workspace_file(g, "outbox");
}

enum error_code
outbox_put(struct galley *g, const char *id, const struct parcel *parcel,
    struct error *err)
{
	const char *folder = folder_of(g);
	struct buf text = { 0 };
	enum error_code code = file_make_folder(folder, 0700, err);

	if (code)
		return code;
	node_write_json(parcel_node(parcel, &g->pool), &text);
	code = file_write(pool_format(&g->pool, "%s/%s", folder, id),
	    buf_slice(&text), 0600, err);
	buf_release(&text);
	return code;
}

static bool
is_empty(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	bool empty = true;

	while (dir && empty && (entry = readdir(dir)))
		empty = entry->d_type == DT_DIR || entry->d_name[0] == '.';
	if (dir)
		closedir(dir);
	return empty;
}

/* Beside this program, else wherever PATH has it. */
static const char *
program(struct pool *pool)
{
	char *self = realpath("/proc/self/exe", NULL);
	char *slash = self ? strrchr(self, '/') : NULL;
	const char *found = PROGRAM;

	if (slash) {
		*slash = '\0';
		found = pool_format(pool, "%s/" PROGRAM, self);
		if (access(found, X_OK))
			found = PROGRAM;
	}
	free(self);
	return found;
}

static enum error_code
read_answer(struct galley *g, const struct process *p, struct node *failed,
    struct error *err)
{
	struct node *answer;
	const struct node *list;
	enum error_code code;

	if (p->status)
		return error_set(err, ERR_SYSTEM, PROGRAM " ended with %d: %s",
		    p->status, pool_copy(&g->pool,
		    slice_trim(buf_slice(&p->err))));
	code = node_read_report(&answer, PROGRAM, buf_slice(&p->out), &g->pool,
	    err);
	if (code)
		return code;
	list = node_get(answer, "failed");
	for (size_t i = 0; list && i < list->count; i++)
		node_push(&g->pool, failed, list->items[i]);
	return ERR_NONE;
}

enum error_code
outbox_run(struct galley *g, const struct channels *channels,
    struct node *failed, struct error *err)
{
	struct pool *pool = &g->pool;
	const char *argv[] = { program(pool), NULL };
	struct process p = { .argv = argv, .seconds = RUN_SECONDS };
	struct node *settings = channels_node(channels, pool);
	struct buf text = { 0 };
	enum error_code code;

	if (is_empty(folder_of(g)))
		return ERR_NONE;
	node_set_text(pool, settings, "outbox", folder_of(g));
	node_set_number(pool, settings, "now", g->now);
	node_write_json(settings, &text);
	p.input = buf_slice(&text);
	code = process_run(&p, err);
	if (!code)
		code = read_answer(g, &p, failed, err);
	process_release(&p);
	buf_release(&text);
	return code;
}

/* The file of a parcel that was sent or given up, or NULL. */
static const char *
find(struct galley *g, const char *state, const char *id)
{
	const char *folder = pool_format(&g->pool, "%s/%s", folder_of(g),
	    state), *found = NULL;
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && !found && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		found = pool_format(&g->pool, "%s/%s/%s", folder,
		    entry->d_name, id);
		if (!file_exists(found))
			found = NULL;
	}
	if (dir)
		closedir(dir);
	return found;
}

static enum error_code
load(struct parcel *out, const char *path, struct pool *pool,
    struct error *err)
{
	struct buf text = { 0 };
	struct node *node = NULL;
	enum error_code code = file_read(&text, path, PARCEL_LIMIT, err);

	if (!code)
		code = node_read_report(&node, path, buf_slice(&text), pool,
		    err);
	buf_release(&text);
	return code ? code : parcel_read(out, node, err);
}

enum error_code
outbox_replay(struct galley *g, const char *id, struct error *err)
{
	const char *path = strchr(id, '/') ? NULL : find(g, "sent", id);
	struct parcel parcel;
	enum error_code code;

	if (!path && !strchr(id, '/'))
		path = find(g, "dead", id);
	if (!path)
		return error_set(err, ERR_MISSING, "no parcel %s was sent or "
		    "given up this month or the last", id);
	code = load(&parcel, path, &g->pool, err);
	if (code || g->options.dry_run)
		return code;
	parcel.tries = 0;
	parcel.next = g->now;
	parcel.why = NULL;
	if ((code = outbox_put(g, id, &parcel, err)))
		return code;
	return file_remove_tree(path, err);
}
