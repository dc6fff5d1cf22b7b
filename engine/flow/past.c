/* SPDX-License-Identifier: Apache-2.0 */
#include "past.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mapped.h"
#include "view.h"

/* So many steps and paths are learned anew rather than written down at once. */
enum { FIRST_ROOM = 256, SAVE_STEPS = 16, SAVE_PATHS = 1000 };

/* The head's line names the commit; then a line a path, in byte order. */
#define FILE_HEAD "galley-past-3 "

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
static size_t
hash(struct slice path)
{
	uint64_t h = 0xcbf29ce484222325;

	for (size_t i = 0; i < path.len; i++)
		h = (h ^ (unsigned char)path.at[i]) * 0x100000001b3;
	return (size_t)h;
}

static struct past_entry *
slot_of(const struct pasts *p, struct slice path)
{
	size_t i = hash(path) & (p->room - 1);

	while (p->slots[i].path && !slice_is(path, p->slots[i].path))
		i = (i + 1) & (p->room - 1);
	return &p->slots[i];
}

static void
grow(struct pasts *p)
{
	struct pasts wider = *p;

	wider.room = p->room ? p->room * 2 : FIRST_ROOM;
	wider.slots = mem_alloc(wider.room * sizeof *wider.slots);
	for (size_t i = 0; i < p->room; i++) {
		if (p->slots[i].path)
			*slot_of(&wider, slice_of(p->slots[i].path)) =
			    p->slots[i];
	}
	free(p->slots);
	*p = wider;
}

static bool
read_time(struct slice *line, int64_t *out)
{
	struct slice time;

	if (!slice_until(line, ' ', &time) || time.len == 0)
		return false;
	/* It ends at the space. */
	*out = strtoll(time.at, NULL, 10);
	return true;
}

/* Reads a line "path SP merged SP approved SP approved-id". */
static bool
read_line(struct slice line, struct slice *path, struct past_entry *out)
{
	return slice_until(&line, ' ', path) && path->len &&
	    read_time(&line, &out->merged_at) &&
	    read_time(&line, &out->approved_at) &&
	    oid_read(&out->approved, line);
}

/* The line that holds the byte at an offset. */
static struct slice
line_at(struct slice text, size_t offset)
{
	const char *before = offset ? memrchr(text.at, '\n', offset) : NULL;
	struct slice rest = before ? slice_skip(text,
	    (size_t)(before - text.at) + 1) : text, line;

	slice_line(&rest, &line);
	return line;
}

/* Looks a path up in the file, by halves; false leaves out as it is. */
static bool
find_line(const struct pasts *p, struct slice path, struct past_entry *out)
{
	struct slice text = p->lines;

	while (text.len) {
		struct slice line = line_at(text, text.len / 2), found;
		size_t from = (size_t)(line.at - text.at);
		struct past_entry read = { 0 };
		int order;

		if (!read_line(line, &found, &read))
			return false;
		order = slice_compare(path, found);
		if (order == 0) {
			read.path = out->path;
			*out = read;
			return true;
		}
		if (order < 0)
			text.len = from;
		else
			text = slice_skip(text, from + line.len + 1);
	}
	return false;
}

static struct past_entry *
entry_of(struct pasts *p, struct slice path)
{
	struct past_entry *entry;

	if (p->count * 2 >= p->room)
		grow(p);
	entry = slot_of(p, path);
	if (!entry->path) {
		find_line(p, path, entry);
		entry->path = pool_copy(&p->pool, path);
		p->count++;
	}
	return entry;
}

/*
 * Whether a merge's message names a person who approved: an auto-approval, a
 * recall and a change of policy are none.
 */
static bool
is_approval(struct slice message)
{
	struct slice rest = message, line;

	if (!slice_starts(message, "merge: "))
		return false;
	while (slice_line(&rest, &line)) {
		if (slice_find(line, " SATISFIED ") < line.len &&
		    !slice_starts(line, "recall ") &&
		    !slice_starts(line, "policy "))
			return true;
	}
	return false;
}

/* A path got these bytes; a zero id: it was removed. */
static void
note(struct pasts *p, const char *path, struct oid id,
    const struct commit *commit)
{
	struct past_entry *entry = entry_of(p, slice_of(path));

	entry->merged_at = commit->time;
	if (oid_is_zero(id) || is_approval(commit->message)) {
		entry->approved_at = commit->time;
		entry->approved = id;
	}
}

void
pasts_note(struct pasts *p, const struct changes *changes,
    const struct commit *commit, struct oid id)
{
	for (size_t i = 0; i < changes->count; i++)
		note(p, changes->items[i].path, changes->items[i].new_id,
		    commit);
	p->commit = id;
}

enum error_code
pasts_learn(struct pasts *p, struct store *store, const struct commit *commit,
    struct oid id, struct error *err)
{
	struct tree_changes changes = { 0 };
	struct pool pool = { 0 };
	struct commit before = { 0 };
	enum error_code code = ERR_NONE;

	if (commit->parent_count)
		code = view_read_commit(store, commit->parents[0], &before,
		    &pool, err);
	if (!code)
		code = store_diff(store, before.tree, commit->tree, &changes,
		    &pool, err);
	for (size_t i = 0; !code && i < changes.count; i++)
		note(p, changes.items[i].path, changes.items[i].new_id,
		    commit);
	if (!code)
		p->commit = id;
	pool_release(&pool);
	return code;
}

struct past
pasts_ask(const struct pasts *p, struct store *store, const char *path,
    struct pool *pool)
{
	struct past past = { 0 };
	const struct past_entry *entry = p->room ? slot_of(p, slice_of(path)) :
	    NULL;
	struct past_entry filed = { .path = path };
	struct error err;

	if ((!entry || !entry->path) && find_line(p, slice_of(path), &filed))
		entry = &filed;
	if (!entry || !entry->path)
		return past;
	past.merged = true;
	past.merged_at = entry->merged_at;
	if (oid_is_zero(entry->approved))
		return past;
	past.approved_at = entry->approved_at;
	past.approved = !store_read(store, entry->approved, OBJECT_BLOB,
	    &past.approved_text, pool, &err);
	if (!past.approved)
		store_doubt(store, &err);
	return past;
}

void
pasts_release(struct pasts *p)
{
	pool_release(&p->pool);
	mapped_close(&p->file);
	free(p->slots);
	*p = (struct pasts){ 0 };
}

static const char *
file_of(struct store *store, struct pool *pool)
{
	return pool_format(pool, "%sgalley/past", store_git_folder(store));
}

/* The file is replaced and never changed, so that the map stays true. */
static void
load(struct pasts *p, struct store *store)
{
	struct pool pool = { 0 };
	struct slice rest, line;
	struct error err;

	(void)mapped_open(&p->file, file_of(store, &pool), &err);
	rest = p->file;
	if (slice_ends(rest, "\n") && slice_line(&rest, &line) &&
	    slice_starts(line, FILE_HEAD) && oid_read(&p->commit,
	    slice_skip(line, strlen(FILE_HEAD))))
		p->lines = rest;
	else
		mapped_close(&p->file);
	pool_release(&pool);
}

/* All of the file is in the table then; false: a line of it is damaged. */
static bool
take_file(struct pasts *p)
{
	struct slice rest = p->lines, line, path;
	struct past_entry entry = { 0 };
	bool good = true;

	while (good && slice_line(&rest, &line)) {
		good = read_line(line, &path, &entry);
		if (good)
			entry_of(p, path);
	}
	return good;
}

static int
by_path(const void *left, const void *right)
{
	const struct past_entry *const *a = left, *const *b = right;

	return strcmp((*a)->path, (*b)->path);
}

static void
write_entries(const struct pasts *p, struct buf *out)
{
	const struct past_entry **all = mem_alloc((p->count + 1) *
	    sizeof *all);
	size_t count = 0;

	for (size_t i = 0; i < p->room; i++) {
		if (p->slots[i].path)
			all[count++] = &p->slots[i];
	}
	qsort(all, count, sizeof *all, by_path);
	for (size_t i = 0; i < count; i++)
		buf_format(out, "%s %lld %lld %s\n", all[i]->path,
		    (long long)all[i]->merged_at,
		    (long long)all[i]->approved_at,
		    oid_text(all[i]->approved).hex);
	free(all);
}

/* A path with a space, of evidence perhaps, would not be read again. */
static bool
may_be_written(const struct pasts *p)
{
	for (size_t i = 0; i < p->room; i++) {
		if (p->slots[i].path && strpbrk(p->slots[i].path, " \n"))
			return false;
	}
	return true;
}

void
pasts_save(struct pasts *p, struct store *store)
{
	struct pool pool = { 0 };
	struct buf file = { 0 };
	struct error err;

	if (!take_file(p) || !may_be_written(p))
		return;
	buf_format(&file, FILE_HEAD "%s\n", oid_text(p->commit).hex);
	write_entries(p, &file);
	if (!file_make_folder(pool_format(&pool, "%sgalley",
	    store_git_folder(store)), 0755, &err))
		file_write(file_of(store, &pool), buf_slice(&file), 0644, &err);
	buf_release(&file);
	pool_release(&pool);
}

/* The commits of main after the one that is known, the tip first. */
struct ahead {
	struct oid *items;
	size_t count;
	struct pool pool;
};

/* False: what is known is no commit of this main, or nothing is. */
static bool
look_ahead(struct ahead *ahead, struct store *store, struct oid tip,
    struct oid known)
{
	struct oid at = tip;
	struct commit commit;
	struct error err;

	while (!oid_equal(at, known)) {
		ahead->items = pool_grow(&ahead->pool, ahead->items,
		    ahead->count, sizeof *ahead->items);
		ahead->items[ahead->count++] = at;
		if (view_read_commit(store, at, &commit, &ahead->pool, &err) ||
		    commit.parent_count == 0)
			return false;
		at = commit.parents[0];
	}
	return true;
}

enum error_code
pasts_follow(struct pasts *p, struct store *store, struct oid tip,
    struct error *err)
{
	struct ahead ahead = { 0 };
	struct commit commit;
	enum error_code code = ERR_NONE;
	size_t known;

	if (!p->count && !p->file.len)
		load(p, store);
	if (!look_ahead(&ahead, store, tip, p->commit))
		pasts_release(p);
	known = p->count;
	for (size_t i = ahead.count; !code && i-- > 0;) {
		code = view_read_commit(store, ahead.items[i], &commit,
		    &ahead.pool, err);
		if (!code)
			code = pasts_learn(p, store, &commit, ahead.items[i],
			    err);
	}
	if (!code && store_may_write(store) && (ahead.count >= SAVE_STEPS ||
	    p->count - known >= SAVE_PATHS))
		pasts_save(p, store);
	pool_release(&ahead.pool);
	return code;
}
