/* SPDX-License-Identifier: Apache-2.0 */
#include "dossier.h"

#include <string.h>

#include "model/overlay.h"
#include "model/seen.h"
#include "sign/hash.h"
#include "trees.h"

/* The paths that the changed documents read, each once. */
static void
closure(const struct view *view, const struct changes *changes,
    struct names *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct change *c = &changes->items[i];

		library_reads(&view->library, c->path,
		    c->new_mode ? c->new_text : c->old_text, out, view->pool);
	}
	if (out->count == 0)
		return;
	names_sort(out);
	for (size_t i = 1; i < out->count; i++) {
		if (strcmp(out->items[kept], out->items[i]) != 0)
			out->items[++kept] = out->items[i];
	}
	out->count = kept + 1;
}

static const struct digest *
copy_digest(struct pool *pool, const struct digest *digest)
{
	struct digest *copy = pool_alloc(pool, sizeof *copy);

	*copy = *digest;
	return copy;
}

static const struct digest *
digest_in_pool(struct pool *pool, struct slice content)
{
	struct digest digest = hash_of(content);

	return copy_digest(pool, &digest);
}

/* The digest of a file of main, or NULL. */
static const struct digest *
digest_at(const struct view *view, const char *path)
{
	struct memo *memo = memo_is_of(path) ? view->library.memo : NULL;
	const struct memo_digest *known = memo_find_digest(memo, path);
	struct memo_digest read = { .path = path };
	struct slice content;

	if (!known) {
		read.there = source_read(&view->source, path, &content);
		if (read.there)
			read.digest = hash_of(content);
		memo_add_digest(memo, &read);
		known = &read;
	}
	return known->there ? copy_digest(view->pool, &known->digest) : NULL;
}

static void
digest_reads(const struct view *view, const struct names *paths,
    struct seen *seen)
{
	struct seen_read *reads = pool_alloc(view->pool,
	    (paths->count + 1) * sizeof *reads);

	for (size_t i = 0; i < paths->count; i++) {
		reads[i].path = paths->items[i];
		reads[i].digest = digest_at(view, paths->items[i]);
	}
	seen->reads = reads;
	seen->read_count = paths->count;
}

struct digest_text
dossier_seen(const struct view *view, const struct changes *changes)
{
	struct seen_change *changed = pool_alloc(view->pool,
	    (changes->count + 1) * sizeof *changed);
	struct seen seen = { .changes = changed,
		.change_count = changes->count };
	struct names reads = { 0 };
	struct buf lines = { 0 };
	struct digest digest;

	for (size_t i = 0; i < changes->count; i++) {
		const struct change *c = &changes->items[i];

		changed[i].path = c->path;
		if (c->on_main)
			changed[i].old_digest = digest_in_pool(view->pool,
			    c->old_text);
		if (c->new_mode)
			changed[i].new_digest = digest_in_pool(view->pool,
			    c->new_text);
	}
	closure(view, changes, &reads);
	digest_reads(view, &reads, &seen);
	seen_write(&seen, &lines);
	digest = hash_of(buf_slice(&lines));
	buf_release(&lines);
	return digest_text(digest);
}

enum error_code
dossier_merged_tree(const struct view *view, const struct changes *changes,
    struct oid *out, struct error *err)
{
	struct tree_changes put = { .count = changes->count };

	put.items = pool_alloc(view->pool,
	    (changes->count + 1) * sizeof *put.items);
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *c = &changes->items[i];

		put.items[i] = (struct tree_change){ c->path, c->old_mode,
			c->new_mode, c->old_id, c->new_id };
	}
	return store_update_tree(view->store, view->tree, &put, out, err);
}

/* A key that the head's people files add may sign a comment (T7). */
static const struct people *
people_at_head(const struct read_line *read, const struct view *view)
{
	struct tree_view files = { view->store, view->pool, read->tree };
	struct source source = tree_view_source(&files);
	struct tree_entry old = { 0 }, new = { 0 };
	struct policy *policy;
	struct error err;

	if (read->line.name.kind != REF_CHANGE)
		return NULL;
	store_entry(view->store, view->tree, "people", &old, view->pool);
	store_entry(view->store, read->tree, "people", &new, view->pool);
	if (oid_equal(old.id, new.id))
		return NULL;
	source.persons = view->source.persons;
	policy = pool_alloc(view->pool, sizeof *policy);
	return policy_load(policy, &source, view->pool, &err) ? NULL :
	    &policy->people;
}

enum error_code
dossier_fold(struct dossier *out, const struct view *view,
    const struct refname *name, struct oid head, struct error *err)
{
	enum error_code code;

	*out = (struct dossier){ 0 };
	code = line_read(&out->read, view, name, head, view->pool, err);
	if (!code)
		out->read.line.head_people = people_at_head(&out->read, view);
	if (!code)
		code = request_fold(&out->request, &out->read.line,
		    &view->policy.people, view->pool, err);
	return code;
}

bool
dossier_find_open(struct store *store, struct oid head, struct oid *open,
    struct oid *parent)
{
	struct pool pool = { 0 };
	struct commit commit;
	struct error err;
	bool found = false;

	for (size_t i = 0; !found && i < LINE_LIMIT && !view_read_commit(store,
	    head, &commit, &pool, &err) && commit.parent_count == 1; i++) {
		found = slice_starts(commit.message, "open: ");
		*open = head;
		head = *parent = commit.parents[0];
	}
	pool_release(&pool);
	return found;
}

/* Whether the line below a merge's second parent begins with open. */
static bool
holds_open(struct store *store, struct oid head, struct oid open)
{
	struct oid begin, parent;

	return dossier_find_open(store, head, &begin, &parent) &&
	    oid_equal(begin, open);
}

bool
dossier_merged_before(const struct view *view, const struct read_line *line)
{
	struct pool pool = { 0 };
	const char *subject = pool_format(&pool, "merge: %s\n",
	    line->line.name.request);
	struct oid at = view->commit, open = line->line.events[0].id;
	struct commit commit;
	struct error err;
	bool found = false;

	while (!found && !oid_equal(at, line->line.open_parent) &&
	    !view_read_commit(view->store, at, &commit, &pool, &err) &&
	    commit.parent_count) {
		found = commit.parent_count == 2 &&
		    slice_starts(commit.message, subject) &&
		    holds_open(view->store, commit.parents[1], open);
		at = commit.parents[0];
	}
	pool_release(&pool);
	return found;
}

/* The policy as it would be; what cannot be read is told in blocked. */
static enum error_code
read_new_policy(struct dossier *d, const struct view *view, struct error *err)
{
	struct overlay overlay = { &view->source, &d->changes };
	struct source source = overlay_source(&overlay);

	return policy_load(&d->new_policy, &source, view->pool, err);
}

struct merge_question
dossier_question(const struct dossier *d, const struct view *view)
{
	return (struct merge_question){ .library = &view->library,
		.request = &d->request, .changes = &d->changes,
		.seen = d->seen.hex,
		.new_policy = d->amends ? &d->new_policy : NULL };
}

static enum error_code
decide(struct dossier *d, const struct view *view, struct error *err)
{
	struct merge_question q;
	enum error_code code = ERR_NONE;

	if (dossier_merged_before(view, &d->read))
		return error_set(err, ERR_MOVED, "T6: it merged already, and a "
		    "request merges once (open a new one)");
	if (d->read.lost_media)
		return error_set(err, ERR_REFUSED, "T8: evidence or assets "
		    "that it held are gone from it (open a new request)");
	if (changes_classify(&d->changes, &view->policy.settings.ci) ==
	    CHANGES_POLICY) {
		code = read_new_policy(d, view, err);
		d->amends = true;
	}
	q = dossier_question(d, view);
	return code ? code : merge_decide(&d->decision, &q, view->pool, err);
}

enum error_code
dossier_decide(struct dossier *dossier, const struct view *view,
    struct error *err)
{
	enum error_code code = trees_changes(&dossier->changes, view,
	    (struct trees){ dossier->read.base_tree, dossier->read.tree },
	    err);

	if (code)
		return code;
	dossier->seen = dossier_seen(view, &dossier->changes);
	dossier->blocked = decide(dossier, view, &dossier->why);
	return ERR_NONE;
}

enum error_code
dossier_open(struct dossier *out, const struct view *view,
    const struct refname *name, struct oid head, struct error *err)
{
	enum error_code code = dossier_fold(out, view, name, head, err);

	return code ? code : dossier_decide(out, view, err);
}
