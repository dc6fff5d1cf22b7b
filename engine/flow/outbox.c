/* SPDX-License-Identifier: Apache-2.0 */
#include "outbox.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"

/* Longer than galley-deliver goes on. */
enum { RUN_SECONDS = 15 * 60 };

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
	enum error_code code = file_make_folder(folder, 0700, err);

	return code ? code : node_save_json(parcel_node(parcel, &g->pool),
	    pool_format(&g->pool, "%s/%s", folder, id), err);
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

static void
add_all(struct node *out, const struct node *list, struct pool *pool)
{
	for (size_t i = 0; list && i < list->count; i++)
		node_push(pool, out, list->items[i]);
}

/* What it says of a setting or a parcel is said of this call's. */
static enum error_code
refuse(int status, const char *said, struct error *err)
{
	if (status == error_status(ERR_MISSING))
		return error_set(err, ERR_MISSING, "%s", said);
	if (status == error_status(ERR_USAGE))
		return error_set(err, ERR_USAGE, "%s", said);
	return error_set(err, ERR_SYSTEM, PROGRAM " ended with %d: %s", status,
	    said);
}

static enum error_code
read_answer(struct galley *g, const struct process *p,
    struct outbox_answer *out, struct error *err)
{
	struct node *answer;
	enum error_code code;

	if (p->status)
		return refuse(p->status, pool_copy(&g->pool,
		    slice_trim(buf_slice(&p->err))), err);
	code = node_read_report(&answer, PROGRAM, buf_slice(&p->out), &g->pool,
	    err);
	if (code)
		return code;
	add_all(out->taken, node_get(answer, "taken"), &g->pool);
	add_all(out->failed, node_get(answer, "failed"), &g->pool);
	return ERR_NONE;
}

enum error_code
outbox_run(struct galley *g, const struct channels *channels,
    const char *replay, struct outbox_answer *answer, struct error *err)
{
	struct pool *pool = &g->pool;
	const char *argv[] = { program(pool), NULL };
	struct process p = { .argv = argv, .seconds = RUN_SECONDS };
	struct node *settings = channels_node(channels, pool);
	struct buf text = { 0 };
	enum error_code code;

	if (!replay && !file_exists(folder_of(g)))
		return ERR_NONE;
	node_set_text(pool, settings, "outbox", folder_of(g));
	node_set_number(pool, settings, "now", g->now);
	node_set_known(pool, settings, "replay", replay);
	node_set_bool(pool, settings, "look", g->options.dry_run);
	node_write_json(settings, &text);
	p.input = buf_slice(&text);
	code = process_run(&p, err);
	if (!code)
		code = read_answer(g, &p, answer, err);
	process_release(&p);
	buf_release(&text);
	return code;
}
