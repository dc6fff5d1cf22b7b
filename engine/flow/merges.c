/* SPDX-License-Identifier: Apache-2.0 */
#include "merges.h"

#include <string.h>

#include "model/merge_result.h"

/* So many commits are read before their memory is given back. */
enum { COMMITS = 64 };

/* No commit of main is dated before the one that it follows. */
enum error_code
merges_chain(struct galley *g, int64_t since, struct oid **out,
    size_t *count, struct error *err)
{
	struct pool pool = { 0 };
	struct oid at = g->main.commit;
	struct oid *chain = NULL;
	size_t found = 0;
	enum error_code code = ERR_NONE;

	for (bool more = true; !code && more;) {
		struct commit commit;

		code = view_read_commit(g->store, at, &commit, &pool, err);
		if (code || commit.time < since)
			break;
		chain = pool_grow(&g->pool, chain, found, sizeof *chain);
		chain[found++] = at;
		more = commit.parent_count > 0;
		at = commit.parents[0];
		if (found % COMMITS == 0)
			pool_release(&pool);
	}
	pool_release(&pool);
	if (!code) {
		*out = chain;
		*count = found;
	}
	return code;
}

/* What is learned of main begins at its root. */
enum error_code
merges_start(struct merges *m, struct galley *g,
    const struct merges_range *range, struct error *err)
{
	*m = (struct merges){ .g = g, .range = *range };
	return merges_chain(g, range->learns ? 0 : range->since, &m->chain,
	    &m->at, err);
}

/* Keeps a merge's memory only while the policy that was read in it rules. */
static void
leave(struct merges *m)
{
	if (m->viewed && !m->view.inherited) {
		pool_release(&m->policy_pool);
		m->policy_pool = m->pool;
		m->pool = (struct pool){ 0 };
	} else {
		pool_release(&m->pool);
	}
}

static enum error_code
read_one(struct merges *m, struct oid id)
{
	struct store *store = m->g->store;
	struct merge_found *f = &m->found;
	enum error_code code = view_read_commit(store, id, &f->commit,
	    &m->pool, &m->err);

	if (!code)
		code = event_parse(&f->message, f->commit.message, &m->pool,
		    &m->err);
	f->id = id;
	return code;
}

bool
merges_next(struct merges *m, const struct merge_found **out)
{
	while (!m->code && m->at > 0) {
		struct oid before = m->found.id;

		if (m->range.learns && !oid_is_zero(before))
			m->code = pasts_learn(&m->pasts, m->g->store,
			    &m->found.commit, before, &m->err);
		leave(m);
		m->viewed = false;
		m->at--;
		if (!m->code)
			m->code = read_one(m, m->chain[m->at]);
		m->found.next = m->at ? m->chain[m->at - 1] :
		    (struct oid){ { 0 } };
		*out = &m->found;
		if (!m->code && m->found.commit.parent_count ==
		    COMMIT_PARENTS && m->found.commit.time >= m->range.since)
			return true;
	}
	return false;
}

enum error_code
merges_view(struct merges *m, struct view **out, struct error *err)
{
	struct view before = m->view.store ? m->view : m->g->main;
	struct view_start start = { .store = m->g->store,
		.root = m->g->main.root, .before = &before,
		.commit = m->found.commit.parents[0],
		.pasts = m->range.learns ? &m->pasts : NULL };
	enum error_code code = view_open(&m->view, &start, &m->pool, err);

	m->viewed = !code;
	m->view.library.now = m->found.commit.time;
	*out = &m->view;
	return code;
}

enum error_code
merges_end(struct merges *m, enum error_code code, struct error *err)
{
	if (!code && m->code) {
		*err = m->err;
		code = m->code;
	}
	pool_release(&m->pool);
	pool_release(&m->policy_pool);
	pasts_release(&m->pasts);
	return code;
}

bool
merges_by_itself(const struct merge_found *found)
{
	struct slice rest = slice_of(found->message.text);
	struct merge_result result;
	struct pool pool = { 0 };
	bool alone = found->message.kind == EVENT_MERGE;

	while (alone && merge_result_next(&rest, &result, &pool))
		alone = result.workflow.len && !result.needed;
	pool_release(&pool);
	return alone;
}
