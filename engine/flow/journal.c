/* SPDX-License-Identifier: Apache-2.0 */
#include "journal.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum { ROUNDS = 5 };

static const char *
journal_ref(struct galley *g, const char *person)
{
	return pool_format(&g->pool, "refs/heads/journal/%s", person);
}

/* The file after the month's last one: "2026-11/000042.jsonl". */
static const char *
next_file(struct galley *g, struct oid tree)
{
	const char *month = pool_format(&g->pool, "%.7s",
	    date_day(g->now).at);
	struct tree_view files = { g->store, &g->pool, tree };
	struct source source = tree_view_source(&files);
	struct names names = { 0 };
	unsigned long last = 0;

	if (!oid_is_zero(tree))
		source_list(&source, month, &names, &g->pool);
	if (names.count)
		last = strtoul(names.items[names.count - 1], NULL, 10);
	return pool_format(&g->pool, "%s/%06lu.jsonl", month, last + 1);
}

static struct slice
line_bytes(struct galley *g, const struct node *line)
{
	struct buf json = { 0 };

	node_write_json(line, &json);
	buf_char(&json, '\n');
	return buf_settle(&json, &g->pool);
}

enum error_code
journal_write(struct galley *g, struct oid tip, const struct node *line,
    struct oid *out, struct error *err)
{
	struct message message = { .kind = EVENT_JOURNAL, .request = g->as,
		.text = "" };
	struct act_commit commit = { .parents = &tip, .time = g->now,
		.parent_count = oid_is_zero(tip) ? 0 : 1 };
	struct tree_change put = { .new_mode = MODE_FILE };
	struct tree_changes puts = { &put, 1 };
	struct commit last = { 0 };
	struct buf text = { 0 };
	enum error_code code = ERR_NONE;

	message.trailers[TRAILER_MAIN] = pool_text(&g->pool,
	    oid_text(g->main.commit).hex);
	if (commit.parent_count)
		code = view_read_commit(g->store, tip, &last, &g->pool, err);
	else
		message.trailers[TRAILER_WORKSPACE] = pool_text(&g->pool,
		    oid_text(g->main.root).hex);
	if (code)
		return code;
	put.path = next_file(g, last.tree);
	event_write(&message, &text);
	commit.message = buf_slice(&text);
	(void)((code = store_write(g->store, OBJECT_BLOB, line_bytes(g, line),
	    &put.new_id, err)) ||
	    (code = store_update_tree(g->store, last.tree, &puts, &commit.tree,
	    err)) ||
	    (code = act_write_commit(g, &commit, out, err)));
	buf_release(&text);
	return code;
}

enum error_code
journal_append(struct galley *g, const struct node *line, struct error *err)
{
	struct ref_move move = { .name = journal_ref(g, g->as) };
	enum error_code code = ERR_MOVED;

	for (int round = 0; round < ROUNDS && code == ERR_MOVED; round++) {
		move.old_id = (struct oid){ { 0 } };
		store_ref(g->store, move.name, &move.old_id);
		code = journal_write(g, move.old_id, line, &move.new_id, err);
		if (!code)
			code = store_move_refs(g->store, &move, 1, err);
	}
	return code;
}

static void
read_file(struct galley *g, const struct source *source, const char *path,
    struct node *out)
{
	struct slice text, line;
	struct node *item;
	struct error err;

	if (!source_read(source, path, &text))
		return;
	while (slice_line(&text, &line)) {
		if (!node_read_json(&item, path, line, &g->pool, &err))
			node_push(&g->pool, out, item);
	}
}

enum error_code
journal_read(struct galley *g, const char *person, size_t limit,
    struct node *out, struct error *err)
{
	struct tree_view files = { g->store, &g->pool, { { 0 } } };
	struct source source = tree_view_source(&files);
	struct names months = { 0 };
	struct commit tip;
	struct oid id;
	enum error_code code;

	if (!store_ref(g->store, journal_ref(g, person), &id))
		return ERR_NONE;
	code = view_read_commit(g->store, id, &tip, &g->pool, err);
	if (code)
		return code;
	files.tree = tip.tree;
	source_list(&source, "", &months, &g->pool);
	for (size_t m = months.count; m-- > 0 && out->count < limit;) {
		struct names names = { 0 };

		source_list(&source, months.items[m], &names, &g->pool);
		for (size_t i = names.count; i-- > 0 && out->count < limit;)
			read_file(g, &source, pool_format(&g->pool, "%s/%s",
			    months.items[m], names.items[i]), out);
	}
	return ERR_NONE;
}
