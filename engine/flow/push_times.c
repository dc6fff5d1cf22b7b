/* SPDX-License-Identifier: Apache-2.0 */
#include "push_times.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { FILE_LIMIT = 256 << 20 };

static void
add_moves(FILE *file, const struct logged *logged)
{
	for (size_t i = 0; i < logged->receipt.count; i++) {
		const struct receipt_move *m = &logged->receipt.moves[i];

		if (strcmp(m->ref, "refs/heads/main") != 0)
			fprintf(file, "%s %lld\n", oid_text(m->new_id).hex,
			    (long long)logged->time);
	}
}

static void
add_receipt(struct galley *g, FILE *file, struct oid id)
{
	const struct names *keys = &g->main.policy.settings.server_keys;
	struct pool pool = { 0 };
	struct public_key key;
	struct logged logged;
	struct error ignored;

	if (!receipts_read(g, id, &logged, &pool, &ignored) &&
	    !logged.receipt.gap &&
	    !receipts_signer(&logged, &key, &ignored) &&
	    names_has(keys, key.text))
		add_moves(file, &logged);
	pool_release(&pool);
}

void
push_times_add(struct galley *g, const struct oid *receipts, size_t count)
{
	FILE *file = fopen(workspace_file(g, "taken"), "ae");

	if (!file)
		return;
	for (size_t i = count; i-- > 0;)
		add_receipt(g, file, receipts[i]);
	fclose(file);
}

static void
keep(struct push_times *times, struct push_time item, struct pool *pool)
{
	times->items = pool_grow(pool, times->items, times->count,
	    sizeof *times->items);
	times->items[times->count++] = item;
}

void
push_times_keep(struct push_times *times, const struct logged *logged,
    struct pool *pool)
{
	for (size_t i = 0; !logged->receipt.gap && i < logged->receipt.count;
	    i++) {
		const struct receipt_move *m = &logged->receipt.moves[i];

		if (strcmp(m->ref, "refs/heads/main") != 0)
			keep(times, (struct push_time){ m->new_id,
			    logged->time }, pool);
	}
}

static int
by_head(const void *a, const void *b)
{
	const struct push_time *x = a, *y = b;

	return memcmp(x->head.at, y->head.at, OID_SIZE);
}

static int
by_head_and_time(const void *a, const void *b)
{
	const struct push_time *x = a, *y = b;
	int order = by_head(a, b);

	return order ? order : (x->time > y->time) - (x->time < y->time);
}

/* What went to the same place twice was taken the first time. */
void
push_times_sort(struct push_times *times)
{
	size_t kept = 0;

	if (times->count)
		qsort(times->items, times->count, sizeof *times->items,
		    by_head_and_time);
	for (size_t i = 0; i < times->count; i++) {
		if (!kept || by_head(&times->items[kept - 1],
		    &times->items[i]) != 0)
			times->items[kept++] = times->items[i];
	}
	times->count = kept;
}

static bool
read_line(struct slice line, struct push_time *out)
{
	struct slice id;

	return slice_until(&line, ' ', &id) && oid_read(&out->head, id) &&
	    (out->time = strtoll(line.at, NULL, 10)) > 0;
}

void
push_times_read(struct galley *g, struct push_times *out)
{
	struct buf text = { 0 };
	struct slice rest, line;
	struct error ignored;
	struct push_time item;

	*out = (struct push_times){ .count = 0 };
	if (file_read(&text, workspace_file(g, "taken"), FILE_LIMIT,
	    &ignored)) {
		buf_release(&text);
		return;
	}
	for (rest = buf_slice(&text); slice_line(&rest, &line);) {
		if (read_line(line, &item))
			keep(out, item, &g->pool);
	}
	buf_release(&text);
	push_times_sort(out);
}

void
push_times_date(const struct push_times *times, struct request *request)
{
	int64_t time = 0;

	for (size_t i = request->count; times->count && i-- > 0;) {
		struct push_time key = { request->events[i].id, 0 };
		const struct push_time *found = bsearch(&key, times->items,
		    times->count, sizeof key, by_head);

		if (found)
			time = found->time;
		if (time)
			request->events[i].time = time;
	}
}
