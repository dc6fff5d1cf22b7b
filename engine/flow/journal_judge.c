/* SPDX-License-Identifier: Apache-2.0 */
#include "journal_judge.h"

#include <stdlib.h>
#include <string.h>

#include "model/path.h"
#include "trees.h"

/* A journal being read, from its head back to what is known. */
struct walk {
	const struct view *view;
	const struct journal_range *range;
	struct pool pool;	/* of the entry that is read */
	struct commit commit;
	struct event event;
	struct oid main;	/* that the entry after it names */
};

static enum error_code
judge_file(struct walk *w, const struct tree_change *c, struct error *err)
{
	struct slice content = { "", 0 };
	enum object_kind kind;
	size_t size = 0;
	enum error_code code = ERR_NONE;

	if (c->old_mode)
		return error_set(err, ERR_INVALID, "T8: %s was there before, "
		    "and a journal only grows", c->path);
	if (c->new_mode == MODE_FILE)
		code = store_size(w->view->store, c->new_id, &kind, &size,
		    err);
	if (!code && size > TEXT_LIMIT)
		code = error_set(err, ERR_INVALID, "T8: %s: %zu bytes are too "
		    "large", c->path, size);
	if (!code && c->new_mode == MODE_FILE)
		code = store_read(w->view->store, c->new_id, OBJECT_BLOB,
		    &content, &w->pool, err);
	return code ? code : path_judge_entry(c->path, c->new_mode, content,
	    err);
}

/* The file that must be there before: of 000042 in a month, 000041. */
static const char *
path_before(struct walk *w, const char *path)
{
	long number = strtol(path + strlen("2026-11/"), NULL, 10);

	return number <= 1 ? NULL : pool_format(&w->pool, "%.8s%06ld.jsonl",
	    path, number - 1);
}

/* What one entry adds: new lines under a month, without a gap. */
static enum error_code
judge_order(struct walk *w, const struct tree_change *c, struct error *err)
{
	const char *before = path_before(w, c->path);
	struct tree_entry entry;

	if (!before || store_entry(w->view->store, w->commit.tree, before,
	    &entry, &w->pool))
		return ERR_NONE;
	return error_set(err, ERR_INVALID, "T8: %s comes without %s before "
	    "it", c->path, before);
}

static enum error_code
judge_files(struct walk *w, struct oid before, struct error *err)
{
	struct tree_changes changes = { 0 };
	enum error_code code = trees_compare(&changes, w->view, (struct trees){
	    before, w->commit.tree }, &w->pool, err);

	for (size_t i = 0; !code && i < changes.count; i++)
		(void)((code = judge_file(w, &changes.items[i], err)) ||
		    (code = judge_order(w, &changes.items[i], err)));
	return code;
}

static enum error_code
judge_signer(const struct walk *w, struct error *err)
{
	const struct people *people = &w->view->policy.people;
	bool living = false;
	const struct person *signer = people_by_key(people, w->event.key,
	    &living);

	if (!signer || strcmp(signer->id, w->range->person) != 0)
		return error_set(err, ERR_INVALID, "T2: %.12s is signed by "
		    "%s", oid_text(w->event.id).hex, signer ? signer->id :
		    "nobody's key");
	if (!names_has(&signer->emails, w->event.email))
		return error_set(err, ERR_INVALID, "T2: %s is not an address "
		    "of %s", w->event.email, signer->id);
	if (w->range->living && !living)
		return error_set(err, ERR_INVALID, "T3: %.12s is signed by "
		    "%s, who or whose key had ended",
		    oid_text(w->event.id).hex, signer->id);
	return ERR_NONE;
}

/* Each entry names a step of main, seldom a later one than the entry after it. */
static enum error_code
judge_main(struct walk *w, struct error *err)
{
	const struct view *view = w->view;
	const char *named = w->event.message.trailers[TRAILER_MAIN];
	struct oid main;

	if (!oid_read(&main, slice_of(named)) ||
	    (!view_on_chain(view->store, w->main, main) &&
	    !view_on_chain(view->store, view->commit, main)))
		return error_set(err, ERR_INVALID, "T9: %.12s names %.12s, "
		    "which never was this library",
		    oid_text(w->event.id).hex, named);
	w->main = main;
	return ERR_NONE;
}

static enum error_code
judge_entry(struct walk *w, struct error *err)
{
	const struct message *m = &w->event.message;
	const char *workspace = m->trailers[TRAILER_WORKSPACE];

	if (m->kind != EVENT_JOURNAL ||
	    strcmp(m->request, w->range->person) != 0 ||
	    w->commit.parent_count > 1)
		return error_set(err, ERR_INVALID, "T1: %.12s is not an entry "
		    "of it", oid_text(w->event.id).hex);
	if ((w->commit.parent_count == 0) != (workspace != NULL) ||
	    (workspace && strcmp(workspace,
	    oid_text(w->view->root).hex) != 0))
		return error_set(err, ERR_INVALID, "T9: it does not begin in "
		    "this workspace");
	return judge_main(w, err) ? ERR_INVALID : judge_signer(w, err);
}

static enum error_code
read_entry(struct walk *w, struct oid id, struct error *err)
{
	struct commit before = { 0 };
	enum error_code code;

	w->event = (struct event){ .id = id };
	(void)((code = view_read_commit(w->view->store, id, &w->commit,
	    &w->pool, err)) ||
	    (code = line_read_event(&w->event, w->view, &w->commit, &w->pool,
	    err)) ||
	    (code = judge_entry(w, err)));
	if (!code && w->commit.parent_count)
		code = view_read_commit(w->view->store, w->commit.parents[0],
		    &before, &w->pool, err);
	return code ? code : judge_files(w, before.tree, err);
}

enum error_code
journal_judge(struct journal_judged *out, const struct view *view,
    const struct journal_range *range, struct error *err)
{
	struct walk w = { .view = view, .range = range,
		.main = view->commit };
	struct oid at = range->head;
	enum error_code code = ERR_NONE;
	bool more = !oid_equal(at, range->known);

	*out = (struct journal_judged){ .grows = !more };
	while (!code && more) {
		pool_release(&w.pool);
		code = read_entry(&w, at, err);
		out->entries++;
		more = !code && w.commit.parent_count;
		if (more)
			at = w.commit.parents[0];
		if (more && oid_equal(at, range->known)) {
			out->grows = true;
			more = false;
		}
	}
	out->grows |= oid_is_zero(range->known);
	pool_release(&w.pool);
	return code;
}
