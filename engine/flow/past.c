/* SPDX-License-Identifier: Apache-2.0 */
#include "past.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "view.h"

/* So many steps are learned anew rather than written down at once. */
enum { FIRST_ROOM = 256, FILE_LIMIT = 64 << 20, SAVE_STEPS = 16 };

#define FILE_HEAD "galley-past-1 "

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
static size_t
hash(const char *path)
{
	uint64_t h = 0xcbf29ce484222325;

	for (; *path; path++)
		h = (h ^ (unsigned char)*path) * 0x100000001b3;
	return (size_t)h;
}

static struct past_entry *
slot_of(const struct pasts *p, const char *path)
{
	size_t i = hash(path) & (p->room - 1);

	while (p->slots[i].path && strcmp(p->slots[i].path, path) != 0)
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
			*slot_of(&wider, p->slots[i].path) = p->slots[i];
	}
	free(p->slots);
	*p = wider;
}

static struct past_entry *
entry_of(struct pasts *p, const char *path)
{
	struct past_entry *entry;

	if (p->count * 2 >= p->room)
		grow(p);
	entry = slot_of(p, path);
	if (!entry->path) {
		entry->path = pool_text(&p->pool, path);
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
	struct past_entry *entry = entry_of(p, path);

	entry->merged_at = commit->time;
	if (oid_is_zero(id) || is_approval(commit->message))
		entry->approved = id;
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
	const struct past_entry *entry = p->room ? slot_of(p, path) : NULL;
	struct error err;

	if (!entry || !entry->path)
		return past;
	past.merged = true;
	past.merged_at = entry->merged_at;
	if (oid_is_zero(entry->approved))
		return past;
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
	free(p->slots);
	*p = (struct pasts){ 0 };
}

static const char *
file_of(struct store *store, struct pool *pool)
{
	return pool_format(pool, "%sgalley/past", store_git_folder(store));
}

/* A line reads "time approved-id path". */
static bool
read_line(struct pasts *p, struct slice line)
{
	struct pool pool = { 0 };
	struct slice time, id, path;
	struct oid approved;
	bool good = slice_until(&line, ' ', &time) &&
	    slice_until(&line, ' ', &id) && oid_read(&approved, id) &&
	    line.len > 0;

	path = line;
	if (good) {
		struct past_entry *entry = entry_of(p, pool_copy(&pool, path));

		entry->merged_at = strtoll(pool_copy(&pool, time), NULL, 10);
		entry->approved = approved;
	}
	pool_release(&pool);
	return good;
}

static void
load(struct pasts *p, struct store *store)
{
	struct buf file = { 0 };
	struct pool pool = { 0 };
	struct slice rest, line;
	struct error err;
	bool good = !file_read(&file, file_of(store, &pool), FILE_LIMIT, &err);

	rest = buf_slice(&file);
	good = good && slice_line(&rest, &line) &&
	    slice_starts(line, FILE_HEAD) && oid_read(&p->commit,
	    slice_skip(line, strlen(FILE_HEAD)));
	while (good && slice_line(&rest, &line))
		good = read_line(p, line);
	if (!good)
		pasts_release(p);
	buf_release(&file);
	pool_release(&pool);
}

/* A file that cannot be written costs time the next time, nothing else. */
static void
save(const struct pasts *p, struct store *store)
{
	struct pool pool = { 0 };
	struct buf file = { 0 };
	struct error err;

	buf_format(&file, FILE_HEAD "%s\n", oid_text(p->commit).hex);
	for (size_t i = 0; i < p->room; i++) {
		const struct past_entry *e = &p->slots[i];

		if (e->path)
			buf_format(&file, "%lld %s %s\n",
			    (long long)e->merged_at, oid_text(e->approved).hex,
			    e->path);
	}
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

	if (!p->count)
		load(p, store);
	if (!look_ahead(&ahead, store, tip, p->commit))
		pasts_release(p);
	for (size_t i = ahead.count; !code && i-- > 0;) {
		code = view_read_commit(store, ahead.items[i], &commit,
		    &ahead.pool, err);
		if (!code)
			code = pasts_learn(p, store, &commit, ahead.items[i],
			    err);
	}
	if (!code && ahead.count >= SAVE_STEPS && store_may_write(store))
		save(p, store);
	pool_release(&ahead.pool);
	return code;
}
