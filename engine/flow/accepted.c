/* SPDX-License-Identifier: Apache-2.0 */
/* What a server does after a push: the receipt, and now and then tidying up. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "archive.h"
#include "base/file.h"
#include "data/node.h"
#include "follow.h"
#include "pending.h"
#include "server.h"

/* Closed requests are cleared away so many at once, or after an hour. */
enum { SWEEP_COUNT = 100, SWEEP_SECONDS = 3600, QUEUE_LIMIT = 16 << 20 };

/* One post-receive; the lock is held from its first to its last step. */
struct accepted {
	struct galley *g;
	struct receipt_move *moves;
	size_t count;
	int lock;
	struct node *report;
};

static bool
read_line(struct accepted *a, struct slice line)
{
	struct pool *pool = &a->g->pool;
	struct receipt_move move;
	struct slice old_id, new_id;

	if (!slice_until(&line, ' ', &old_id) ||
	    !slice_until(&line, ' ', &new_id) || !line.len ||
	    !oid_read(&move.old_id, old_id) || !oid_read(&move.new_id, new_id))
		return false;
	move.ref = pool_copy(pool, line);
	if (!receipt_tells(move.ref, pool))
		return true;
	a->moves = pool_grow(pool, a->moves, a->count, sizeof *a->moves);
	a->moves[a->count++] = move;
	return true;
}

static enum error_code
read_moves(struct accepted *a, const char *text, struct error *err)
{
	struct slice rest = slice_of(text), line;

	while (slice_line(&rest, &line)) {
		if (!read_line(a, line))
			return error_set(err, ERR_USAGE, "this hook reads "
			    "lines of \"OLD NEW REF\" (only git calls it, "
			    "after a push)");
	}
	return ERR_NONE;
}

/* Pushes end one after the other, so that each receipt follows the last. */
static enum error_code
take_lock(struct accepted *a, struct error *err)
{
	const char *path = workspace_file(a->g, "server");
	enum error_code code = file_make_folder(workspace_file(a->g, ""),
	    0755, err);

	if (code)
		return code;
	a->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	if (a->lock < 0 || flock(a->lock, LOCK_EX))
		return error_set(err, ERR_SYSTEM, "cannot lock %s: %s", path,
		    strerror(errno));
	return ERR_NONE;
}

static enum error_code
tell_gap(struct accepted *a, struct error *err)
{
	struct pending_gap gap;
	struct receipt_entry entry = { .gap = true };
	enum error_code code;

	pending_find_gap(a->g, &gap);
	entry.moves = gap.moves;
	entry.count = gap.count;
	code = receipts_append(a->g, &entry, err);
	if (!code)
		pending_remove(a->g, &gap);
	node_set_number(&a->g->pool, a->report, "gap", (int64_t)gap.count);
	return code;
}

static enum error_code
tell_push(struct accepted *a, struct error *err)
{
	struct galley *g = a->g;
	struct receipt_entry entry = { a->moves, a->count, false };
	enum error_code code = key_open(&g->key, server_keys_folder(g),
	    SERVER_KEY, NULL, err);

	if (!code)
		code = tell_gap(a, err);
	if (!code)
		code = receipts_append(g, &entry, err);
	if (code)
		return error_wrap(err, code, "the push was taken, but without "
		    "a receipt (tell your administrator: galley doctor "
		    "--server): ");
	pending_forget(g);
	node_set_number(&g->pool, a->report, "receipts", (int64_t)a->count);
	return ERR_NONE;
}

/* What may be swept: the time it was begun, then a ref a line. */
struct queue {
	int64_t since;
	struct names refs;
	bool known;		/* else every ref there is */
};

static void
read_queue(struct galley *g, struct queue *out)
{
	struct buf text = { 0 };
	struct slice rest, line;
	struct error ignored;

	*out = (struct queue){ .since = g->now };
	if (!file_read(&text, workspace_file(g, "closed"), QUEUE_LIMIT,
	    &ignored)) {
		rest = buf_slice(&text);
		out->known = slice_line(&rest, &line);
		if (out->known)
			out->since = strtoll(text.at, NULL, 10);
		while (slice_line(&rest, &line))
			names_add(&out->refs, &g->pool,
			    pool_copy(&g->pool, line));
	}
	buf_release(&text);
}

/* Losing it costs a look at every ref, so it is not synced. */
static void
write_queue(struct galley *g, const struct queue *queue)
{
	FILE *file = fopen(workspace_file(g, "closed"), "we");

	if (!file)
		return;
	fprintf(file, "%lld\n", (long long)queue->since);
	for (size_t i = 0; i < queue->refs.count; i++)
		fprintf(file, "%s\n", queue->refs.items[i]);
	fclose(file);
}

static enum error_code
list_all(struct galley *g, struct queue *queue, struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code = store_refs(g->store, "refs/heads/c", &refs,
	    &g->pool, err);

	for (size_t i = 0; !code && i < refs.count; i++)
		names_add(&queue->refs, &g->pool, refs.items[i].name);
	return code;
}

static enum error_code
sweep(struct galley *g, struct queue *queue, struct error *err)
{
	struct oid main;
	enum error_code code = queue->known ? ERR_NONE :
	    list_all(g, queue, err);

	if (!code && store_ref(g->store, "refs/heads/main", &main))
		chain_follow(&g->chain, g->store, main);
	return code ? code : archive_sweep(g, &queue->refs, err);
}

/* Is done again with the next push where it fails. */
static enum error_code
tidy_up(struct accepted *a, struct error *err)
{
	struct galley *g = a->g;
	struct queue queue;
	enum error_code code;
	bool due;

	read_queue(g, &queue);
	if (queue.refs.count == 0)
		queue.since = g->now;
	for (size_t i = 0; i < a->count; i++) {
		if (strcmp(a->moves[i].ref, "refs/heads/main") != 0 &&
		    follow_is_closed(g, a->moves[i].new_id))
			names_add(&queue.refs, &g->pool, a->moves[i].ref);
	}
	due = !queue.known || queue.refs.count >= SWEEP_COUNT ||
	    (queue.refs.count && g->now - queue.since >= SWEEP_SECONDS);
	node_set_bool(&g->pool, a->report, "cleared", due);
	if (due) {
		code = sweep(g, &queue, err);
		if (code)
			return error_wrap(err, code, "closed requests were "
			    "not cleared away: ");
		queue = (struct queue){ .since = g->now, .known = true };
	}
	write_queue(g, &queue);
	return ERR_NONE;
}

/* By now git keeps nothing apart, and its objects are the repository's. */
static enum error_code
open_repository(struct accepted *a, struct error *err)
{
	const char *folder = getenv("GIT_DIR");

	if (!folder)
		return error_set(err, ERR_USAGE, "this runs in a hook of git "
		    "(galley hook install puts it there)");
	return store_open(&a->g->store, folder, err);
}

static enum error_code
accept(struct accepted *a, const char *text, struct error *err)
{
	enum error_code code;

	(void)((code = sign_start(err)) ||
	    (code = open_repository(a, err)) ||
	    (code = read_moves(a, text, err)));
	if (code || a->count == 0)
		return code;
	(void)((code = take_lock(a, err)) || (code = tell_push(a, err)) ||
	    (code = tidy_up(a, err)));
	return code;
}

int
galley_hook_post_receive(galley **out, const char *text,
    const struct galley_options *options, galley_report **report,
    galley_error *err)
{
	struct accepted a = { .g = mem_alloc(sizeof *a.g), .lock = -1 };
	enum error_code code;

	a.g->options = *options;
	a.g->home = workspace_home(a.g);
	a.g->now = options->now ? options->now : (int64_t)time(NULL);
	a.report = node_map(&a.g->pool);
	code = accept(&a, text, err);
	if (a.lock >= 0)
		close(a.lock);
	if (code) {
		galley_close(a.g);
		return (int)code;
	}
	*report = a.report;
	*out = a.g;
	return 0;
}
