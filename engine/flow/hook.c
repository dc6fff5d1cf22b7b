/* SPDX-License-Identifier: Apache-2.0 */
/* What git's hooks ask. */
#include <stdlib.h>
#include <string.h>

#include "pending.h"
#include "receive.h"

static enum error_code
garbled(size_t line, struct error *err)
{
	return error_set(err, ERR_USAGE, "line %zu is not \"OLD NEW NAME\", as "
	    "git writes it to its hooks", line);
}

/* "OLD SP NEW SP REF" */
static bool
read_move(struct receive *r, struct slice line, struct push_move *out)
{
	*out = (struct push_move){ .ref = NULL };
	if (line.len < 2 * OID_HEX + 3 || line.at[OID_HEX] != ' ' ||
	    line.at[2 * OID_HEX + 1] != ' ' ||
	    !oid_read(&out->old_id, (struct slice){ line.at, OID_HEX }) ||
	    !oid_read(&out->new_id, (struct slice){
	    line.at + OID_HEX + 1, OID_HEX }))
		return false;
	out->ref = pool_copy(&r->g->pool, slice_skip(line, 2 * OID_HEX + 2));
	out->name = refname_read(out->ref, &r->g->pool);
	return true;
}

/*
 * git gc packs refs, however many there are, and asks as if it made and removed
 * them: no client can ask for that.
 */
static bool
is_packing(struct receive *r, const struct push_move *m)
{
	struct ref_move move = { m->ref, m->old_id, m->new_id };

	return r->push.by == PUSH_SERVER &&
	    store_is_packing(r->g->store, &move);
}

static enum error_code
read_moves(struct receive *r, const char *lines, struct error *err)
{
	struct pool *pool = &r->g->pool;
	struct slice rest = slice_of(lines), line;
	size_t count = 0, kept = 0;
	struct push_move m;

	while (slice_line(&rest, &line)) {
		count++;
		if (!read_move(r, line, &m))
			return garbled(count, err);
		if (is_packing(r, &m))
			continue;
		if (kept == RECEIVE_MOVES)
			return error_set(err, ERR_REFUSED, "T9: more than %d "
			    "names at once (send them in parts)",
			    RECEIVE_MOVES);
		r->moves = pool_grow(pool, r->moves, kept, sizeof *r->moves);
		r->moves[kept++] = m;
	}
	r->refused = pool_alloc(pool, (kept + 1) * sizeof *r->refused);
	r->push.moves = r->moves;
	r->push.move_count = kept;
	return ERR_NONE;
}

/*
 * Where the old main of a server is; before its first push there is none.  One
 * that cannot be read is not absent: the list of all names fails at it.
 */
static enum error_code
find_main(struct receive *r, struct error *err)
{
	struct refs refs = { 0 };
	enum error_code code;

	r->has_main = store_ref(r->g->store, "refs/heads/main",
	    &r->g->main.commit);
	if (r->has_main)
		return ERR_NONE;
	code = store_refs(r->g->store, "refs/heads/", &refs, &r->g->pool, err);
	r->push.is_empty = refs.count == 0;
	return code;
}

static enum error_code
open_server(struct receive *r, const struct galley_options *options,
    struct error *err)
{
	enum error_code code;

	r->g = mem_alloc(sizeof *r->g);
	r->g->options = *options;
	r->problems = node_list(&r->g->pool);
	(void)((code = sign_start(err)) ||
	    (code = store_open_from_env(&r->g->store, err)) ||
	    (code = find_main(r, err)));
	return code;
}

/* What is let in is noted, so that a crash before its receipt is found. */
static enum error_code
note(struct receive *r, struct error *err)
{
	return r->problems->count ? ERR_NONE :
	    pending_note(r->g, &r->push, err);
}

int
galley_hook_pre_receive(galley **out, const char *lines,
    const struct galley_options *options, galley_report **answer,
    galley_error *err)
{
	struct receive r = { .push = { .by = PUSH_CLIENT } };
	enum error_code code = open_server(&r, options, err);

	if (!code && r.has_main)
		code = workspace_reload(r.g, err);
	if (!code)
		code = read_moves(&r, lines, err);
	if (!code)
		code = receive_judge(&r, err);
	if (!code)
		code = note(&r, err);
	*out = r.g;
	return (int)receive_conclude(&r, code, answer, err);
}

/* Which names move together needs none of main's policy. */
int
galley_hook_reference_transaction(galley **out, const char *lines,
    const struct galley_options *options, galley_report **answer,
    galley_error *err)
{
	struct receive r = { .push = { .by = PUSH_SERVER } };
	enum error_code code = open_server(&r, options, err);

	r.push.is_empty = !r.has_main;
	if (!code)
		code = read_moves(&r, lines, err);
	if (!code)
		code = receive_refs(&r, err);
	*out = r.g;
	return (int)receive_conclude(&r, code, answer, err);
}
