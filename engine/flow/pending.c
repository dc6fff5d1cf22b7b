/* SPDX-License-Identifier: Apache-2.0 */
#include "pending.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "follow.h"

enum { NOTE_LIMIT = 4 << 20, STAT_LIMIT = 4096 };

/* When a process began, in ticks since the machine did; NULL: it is no more. */
static const char *
started(struct galley *g, const char *process)
{
	enum { FIELDS = 20 };	/* from the state to the time of start */
	struct buf text = { 0 };
	struct slice rest, field;
	struct error ignored;
	const char *found = NULL, *name_end;

	if (file_read(&text, pool_format(&g->pool, "/proc/%s/stat", process),
	    STAT_LIMIT, &ignored) || !(name_end = strrchr(text.at, ')'))) {
		buf_release(&text);
		return NULL;
	}
	rest = slice_trim(slice_of(name_end + 1));
	for (int i = 0; i < FIELDS && slice_until(&rest, ' ', &field); i++)
		found = i == FIELDS - 1 ? pool_copy(&g->pool, field) : NULL;
	buf_release(&text);
	return found;
}

static const char *
own_process(struct galley *g)
{
	return pool_format(&g->pool, "%ld", (long)getppid());
}

static const char *
note_path(struct galley *g, const char *process)
{
	return pool_format(&g->pool, "%s%s", workspace_file(g, "pending/"),
	    process);
}

enum error_code
pending_note(struct galley *g, const struct push *push, struct error *err)
{
	const char *process = own_process(g), *since = started(g, process);
	struct buf text = { 0 };
	size_t told = 0;
	enum error_code code = file_make_folder(workspace_file(g, "pending"),
	    0755, err);

	buf_format(&text, "%s%s\n", since ? since : "",
	    since && push_stands_apart(push) ? " apart" : "");
	for (size_t i = 0; i < push->move_count; i++) {
		const struct push_move *m = &push->moves[i];

		if (!receipt_tells(m->ref, &g->pool))
			continue;
		buf_format(&text, "%s ", oid_text(m->old_id).hex);
		buf_format(&text, "%s %s\n", oid_text(m->new_id).hex, m->ref);
		told++;
	}
	if (!code && told)
		code = file_write(note_path(g, process), buf_slice(&text),
		    0644, err);
	buf_release(&text);
	return code;
}

void
pending_forget(struct galley *g)
{
	unlink(note_path(g, own_process(g)));
}

/* Whether a ref went from old to new, wherever it went from there. */
static bool
was_made(struct galley *g, const struct receipt_move *move)
{
	struct oid now = { { 0 } };
	bool there = store_ref(g->store, move->ref, &now);

	if (oid_equal(now, move->new_id))
		return true;
	if (!there || oid_is_zero(move->new_id) ||
	    oid_equal(now, move->old_id))
		return false;
	return follow_line_holds(g, now, move->new_id) ||
	    view_on_chain(g->store, now, move->new_id);
}

static bool
read_move(struct slice line, struct receipt_move *out, struct pool *pool)
{
	struct slice old_id, new_id;

	if (!slice_until(&line, ' ', &old_id) ||
	    !slice_until(&line, ' ', &new_id) ||
	    !oid_read(&out->old_id, old_id) || !oid_read(&out->new_id, new_id))
		return false;
	out->ref = pool_copy(pool, line);
	return receipt_tells(out->ref, pool);
}

static void
add_move(struct galley *g, struct pending_gap *gap, struct slice line)
{
	struct receipt_move move;

	if (!read_move(line, &move, &g->pool) || !was_made(g, &move))
		return;
	gap->moves = pool_grow(&g->pool, gap->moves, gap->count,
	    sizeof *gap->moves);
	gap->moves[gap->count++] = move;
}

/* Reads the note of a push that is no more. */
static void
read_note(struct galley *g, const char *process, struct pending_gap *gap)
{
	struct buf text = { 0 };
	struct slice rest, line, since = { 0 };
	const char *alive = started(g, process);
	struct error ignored;

	if (!file_read(&text, note_path(g, process), NOTE_LIMIT, &ignored)) {
		rest = buf_slice(&text);
		if (slice_line(&rest, &line))
			slice_until(&line, ' ', &since);
		if (!(alive && slice_is(since, alive))) {
			names_add(&gap->notes, &g->pool, process);
			while (slice_line(&rest, &line))
				add_move(g, gap, line);
		}
	}
	buf_release(&text);
}

void
pending_find_gap(struct galley *g, struct pending_gap *out)
{
	DIR *folder = opendir(workspace_file(g, "pending"));
	struct dirent *entry;

	*out = (struct pending_gap){ .count = 0 };
	while (folder && (entry = readdir(folder))) {
		const char *name = entry->d_name;

		if (name[strspn(name, "0123456789")] == '\0')
			read_note(g, pool_text(&g->pool, name), out);
	}
	if (folder)
		closedir(folder);
}

void
pending_remove(struct galley *g, const struct pending_gap *gap)
{
	for (size_t i = 0; i < gap->notes.count; i++)
		unlink(note_path(g, gap->notes.items[i]));
}
