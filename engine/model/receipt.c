/* SPDX-License-Identifier: Apache-2.0 */
#include "model/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "model/refname.h"

/* A receipt that is being read. */
struct reading {
	struct slice rest;
	struct receipt r;
	struct pool *pool;
};

static const char *
kind_of(const struct receipt *r)
{
	return r->gap ? "gap" : "receipt";
}

bool
receipt_tells(const char *ref, struct pool *pool)
{
	enum ref_kind kind = refname_read(ref, pool).kind;

	return kind == REF_MAIN || kind == REF_CUSTOM || kind == REF_CHANGE;
}

static int
by_ref(const void *a, const void *b)
{
	const struct receipt_move *x = a, *y = b;

	return strcmp(x->ref, y->ref);
}

void
receipt_sort(struct receipt_move *moves, size_t count)
{
	if (count)
		qsort(moves, count, sizeof *moves, by_ref);
}

void
receipt_write(const struct receipt *r, struct buf *out)
{
	buf_format(out, "%s: %s\n\n", kind_of(r), r->month);
	for (size_t i = 0; i < r->count; i++) {
		const struct receipt_move *m = &r->moves[i];

		buf_format(out, "%s %s", m->ref, oid_text(m->old_id).hex);
		buf_format(out, " %s\n", oid_text(m->new_id).hex);
	}
	buf_format(out, "\nGalley-Event: %s\n", kind_of(r));
	buf_format(out, "Galley-Workspace: %s\n", oid_text(r->workspace).hex);
}

static enum error_code
fail(struct error *err, const char *why)
{
	return error_set(err, ERR_INVALID, "this is not a receipt: %s", why);
}

/* Takes the text off what is left to read. */
static bool
take(struct reading *in, const char *text)
{
	if (!slice_starts(in->rest, text))
		return false;
	in->rest = slice_skip(in->rest, strlen(text));
	return true;
}

static bool
take_month(struct reading *in)
{
	enum { MONTH = 7 };
	const char *month = pool_copy(in->pool, (struct slice){ in->rest.at,
		in->rest.len < MONTH ? in->rest.len : MONTH });
	int64_t day;

	if (!date_read(&day, slice_of(pool_format(in->pool, "%s-01", month))))
		return false;
	in->r.month = month;
	in->rest = slice_skip(in->rest, MONTH);
	return true;
}

static bool
take_id(struct reading *in, struct oid *out, const char *end)
{
	if (in->rest.len < OID_HEX ||
	    !oid_read(out, (struct slice){ in->rest.at, OID_HEX }))
		return false;
	in->rest = slice_skip(in->rest, OID_HEX);
	return take(in, end);
}

static bool
take_ref(struct reading *in, struct receipt_move *move)
{
	struct slice ref;

	if (!slice_until(&in->rest, ' ', &ref))
		return false;
	move->ref = pool_copy(in->pool, ref);
	return strlen(move->ref) == ref.len &&
	    receipt_tells(move->ref, in->pool);
}

static enum error_code
take_move(struct reading *in, struct error *err)
{
	const struct receipt_move *before = in->r.count ?
	    &in->r.moves[in->r.count - 1] : NULL;
	struct receipt_move move;

	if (in->r.count == RECEIPT_MOVES)
		return fail(err, "it has too many moves");
	if (!take_ref(in, &move) || !take_id(in, &move.old_id, " ") ||
	    !take_id(in, &move.new_id, "\n"))
		return fail(err, "a move reads ref, old and new id");
	if (before && strcmp(before->ref, move.ref) >= 0)
		return fail(err, "its moves stand in byte order, once each");
	if (oid_equal(move.old_id, move.new_id))
		return fail(err, "a move leads from one commit to another");
	in->r.moves = pool_grow(in->pool, in->r.moves, in->r.count,
	    sizeof *in->r.moves);
	in->r.moves[in->r.count++] = move;
	return ERR_NONE;
}

static bool
take_subject(struct reading *in)
{
	in->r.gap = take(in, "gap: ");
	return (in->r.gap || take(in, "receipt: ")) && take_month(in) &&
	    take(in, "\n\n");
}

static bool
take_trailers(struct reading *in)
{
	return take(in, "Galley-Event: ") && take(in, kind_of(&in->r)) &&
	    take(in, "\nGalley-Workspace: ") &&
	    take_id(in, &in->r.workspace, "\n") && in->rest.len == 0;
}

enum error_code
receipt_parse(struct receipt *out, struct slice message, struct pool *pool,
    struct error *err)
{
	struct reading in = { .rest = message, .pool = pool };
	enum error_code code = ERR_NONE;

	if (!take_subject(&in))
		return fail(err, "its subject reads \"receipt: <yyyy-mm>\"");
	do {
		code = take_move(&in, err);
	} while (!code && !take(&in, "\n"));
	if (!code && !take_trailers(&in))
		code = fail(err, "its trailers are not those of a receipt");
	if (!code)
		*out = in.r;
	return code;
}
