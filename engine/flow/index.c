/* SPDX-License-Identifier: Apache-2.0 */
#include "index.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define FILE_HEAD "galley-index-3"

/* So few are looked at again rather than written down. */
enum { SAVE_FRESH = 32, FILE_LIMIT = 256 << 20 };

static const char *
file_of(struct store *store, const struct index_key *key, struct pool *pool)
{
	return pool_format(pool, "%sgalley/%s", store_git_folder(store),
	    key->file);
}

static void
write_key(const struct index_key *key, struct buf *out)
{
	buf_format(out, FILE_HEAD " %s %s %lld\n", oid_text(key->main).hex,
	    key->person, (long long)key->day);
}

static bool
read_number(struct slice text, int64_t *out)
{
	int64_t number = 0;

	if (text.len == 0 || text.len > 18)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		number = number * 10 + (text.at[i] - '0');
	}
	*out = number;
	return true;
}

/* A line: "head kind time owner ref", if judged TAB and "due item". */
struct entry_line {
	struct oid head;
	int64_t kind;
	int64_t time;
	struct slice owner;	/* "-": not asked */
	struct slice ref;
	bool judged;
	struct slice item;
	int64_t due;
};

static bool
take_line(struct slice *rest, struct entry_line *out)
{
	struct slice line, head, kind, time, due;
	const char *tab;

	if (!slice_line(rest, &line))
		return false;
	if (!slice_until(&line, ' ', &head) || !oid_read(&out->head, head) ||
	    !slice_until(&line, ' ', &kind) || !read_number(kind, &out->kind) ||
	    !slice_until(&line, ' ', &time) || !read_number(time, &out->time) ||
	    !slice_until(&line, ' ', &out->owner) || !out->owner.len ||
	    out->kind > EVENT_JOURNAL || line.len == 0)
		return false;
	tab = memchr(line.at, '\t', line.len);
	out->judged = tab != NULL;
	out->ref = line;
	if (!tab)
		return true;
	out->ref.len = (size_t)(tab - line.at);
	out->item = slice_skip(line, out->ref.len + 1);
	return slice_until(&out->item, ' ', &due) && read_number(due,
	    &out->due);
}

/* Both the file and the entries are in order: one pass over each. */
static void
join(struct index *index, struct slice rest, bool same_key)
{
	struct entry_line line;
	size_t i = 0;

	while (i < index->count && take_line(&rest, &line)) {
		struct index_entry *e;
		int order = 1;

		while (i < index->count && (order = slice_compare(line.ref,
		    slice_of(index->items[i].ref))) > 0)
			i++;
		if (order || i == index->count)
			continue;
		e = &index->items[i++];
		if (!oid_equal(e->head, line.head))
			continue;
		e->read = true;
		e->kind = (enum event_kind)line.kind;
		e->time = line.time;
		if (!slice_is(line.owner, "-"))
			e->owner = line.owner;
		e->judged = line.judged && same_key;
		if (e->judged) {
			e->item = line.item;
			e->due = line.due;
		}
	}
}

void
index_load(struct index *index, struct store *store,
    const struct index_key *key)
{
	struct buf head = { 0 };
	struct pool pool = { 0 };
	struct slice rest, line;
	struct error err;

	if (!file_read(&index->file, file_of(store, key, &pool), FILE_LIMIT,
	    &err)) {
		rest = buf_slice(&index->file);
		write_key(key, &head);
		if (slice_starts(rest, FILE_HEAD " ") &&
		    slice_line(&rest, &line))
			join(index, rest, slice_equal(line,
			    slice_trim(buf_slice(&head))));
	}
	buf_release(&head);
	pool_release(&pool);
}

void
index_release(struct index *index)
{
	buf_release(&index->file);
	*index = (struct index){ 0 };
}

void
index_save(const struct index *index, struct store *store,
    const struct index_key *key)
{
	struct buf file = { 0 };
	struct pool pool = { 0 };
	struct error err;

	if (index->fresh < SAVE_FRESH)
		return;
	write_key(key, &file);
	for (size_t i = 0; i < index->count; i++) {
		const struct index_entry *e = &index->items[i];

		if (!e->read)
			continue;
		buf_text(&file, oid_text(e->head).hex);
		buf_format(&file, " %d %lld ", (int)e->kind,
		    (long long)e->time);
		buf_add(&file, e->owner.len ? e->owner : slice_of("-"));
		buf_char(&file, ' ');
		buf_text(&file, e->ref);
		if (e->judged)
			buf_format(&file, "\t%lld ", (long long)e->due);
		buf_add(&file, e->item);
		buf_char(&file, '\n');
	}
	if (!file_make_folder(pool_format(&pool, "%sgalley",
	    store_git_folder(store)), 0755, &err))
		file_write(file_of(store, key, &pool), buf_slice(&file), 0644,
		    &err);
	buf_release(&file);
	pool_release(&pool);
}
