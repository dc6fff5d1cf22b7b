/* SPDX-License-Identifier: Apache-2.0 */
#include "model/witness.h"

#include <stdlib.h>
#include <string.h>

static int
by_ref(const void *a, const void *b)
{
	const struct witness_move *x = a, *y = b;
	int order = strcmp(x->ref, y->ref);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static bool
is_same(const struct witness_move *a, const struct witness_move *b)
{
	return oid_equal(a->old_id, b->old_id) &&
	    oid_equal(a->new_id, b->new_id);
}

static void
add_jump(struct witness_fold *fold, const struct witness_move *before,
    const struct witness_move *after, struct pool *pool)
{
	fold->jumps = pool_grow(pool, fold->jumps, fold->jump_count,
	    sizeof *fold->jumps);
	fold->jumps[fold->jump_count++] = (struct witness_jump){ after->ref,
		before->new_id, after->old_id };
}

static void
end_ref(struct witness_fold *fold, const struct witness_move *last,
    struct pool *pool)
{
	fold->ends = pool_grow(pool, fold->ends, fold->end_count,
	    sizeof *fold->ends);
	fold->ends[fold->end_count++] = (struct witness_end){ last->ref,
		last->new_id };
}

void
witness_fold(struct witness_move *moves, size_t count,
    struct witness_fold *out, struct pool *pool)
{
	const struct witness_move *last = NULL;

	*out = (struct witness_fold){ .jump_count = 0 };
	if (count)
		qsort(moves, count, sizeof *moves, by_ref);
	for (size_t i = 0; i < count; i++) {
		const struct witness_move *m = &moves[i];
		bool follows = last && strcmp(last->ref, m->ref) == 0;

		if (last && !follows)
			end_ref(out, last, pool);
		if (follows && !oid_equal(last->new_id, m->old_id) &&
		    !(last->gap && is_same(last, m)))
			add_jump(out, last, m, pool);
		last = m;
	}
	if (last)
		end_ref(out, last, pool);
}
