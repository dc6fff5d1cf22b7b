/* SPDX-License-Identifier: Apache-2.0 */
#include "line.h"

#include <string.h>

#include "model/customization.h"
#include "model/path.h"
#include "model/twin.h"
#include "sign/sign.h"

/* A reading in progress: commits from open to head. */
struct reading {
	const struct view *view;
	struct read_line *out;
	struct pool *pool;
	struct commit *commits;
	struct names lost;	/* hex ids of media that the line held */
};

/* The key that signed a commit: from the signature, or verified ahead. */
static enum error_code
read_signer(struct event *out, const struct view *view,
    const struct commit *commit, struct pool *pool, struct error *err)
{
	const struct checked_commit *known = checked_find(view->checked,
	    out->id);
	struct buf payload = { 0 };
	struct signer signer;
	enum error_code code;

	if (known) {
		out->key = known->key;
		out->user_verified = known->user_verified;
		return ERR_NONE;
	}
	commit_signed_bytes(commit, &payload);
	code = sshsig_verify(&signer, commit->signature, buf_slice(&payload),
	    err);
	buf_release(&payload);
	if (code)
		return code;
	out->key = pool_text(pool, signer.key.text);
	out->user_verified = signer.user_verified;
	return ERR_NONE;
}

enum error_code
line_read_commit(const struct view *view, struct oid id, struct commit *out,
    struct pool *pool, struct error *err)
{
	const struct checked_commit *known = checked_find(view->checked, id);

	if (!known || !known->commit)
		return view_read_commit(view->store, id, out, pool, err);
	*out = *known->commit;
	return ERR_NONE;
}

enum error_code
line_read_event(struct event *out, const struct view *view,
    const struct commit *commit, struct pool *pool, struct error *err)
{
	enum error_code code = read_signer(out, view, commit, pool, err);

	if (!code)
		code = event_parse(&out->message, commit->message, pool, err);
	if (code)
		return code;
	out->time = commit->time;
	out->email = commit->email;
	return ERR_NONE;
}

static enum error_code
judge_file(const struct view *view, const char *path, unsigned mode,
    struct slice content, struct error *err)
{
	return path_is_ci(path, &view->policy.settings.ci) ?
	    path_judge_ci(path, mode, content, err) :
	    path_judge(path, mode, content, err);
}

enum error_code
line_judge_brought(const struct view *view, const char *path,
    struct slice content, struct error *err)
{
	struct error why;

	if (!judge_file(view, path, MODE_FILE, content, &why))
		return ERR_NONE;
	return error_set(err, ERR_REFUSED, "%s", error_without_rule(why.text));
}

/* What is too large to be read at all is told as any other that is too large. */
static enum error_code
read_content(struct store *store, const struct tree_change *change,
    struct slice *out, struct pool *pool, struct error *err)
{
	enum error_code code = store_read(store, change->new_id, OBJECT_BLOB,
	    out, pool, err);
	struct error ignored;
	enum object_kind kind;
	size_t size = out->len;

	if (code && store_size(store, change->new_id, &kind, &size, &ignored))
		return code;
	if (size > MEDIA_LIMIT)
		return error_set(err, ERR_INVALID, "T8: %s: %zu bytes are too "
		    "large", change->path, size);
	return code;
}

static enum error_code
judge_change(const struct view *view, const struct tree_change *change,
    struct pool *pool, struct error *err)
{
	struct slice content = { "", 0 };
	enum error_code code = ERR_NONE;

	if (!change->new_mode)
		return ERR_NONE;
	if (change->new_mode == MODE_FILE)
		code = read_content(view->store, change, &content, pool, err);
	return code ? code : judge_file(view, change->path,
	    change->new_mode, content, err);
}

/* What differs between two trees; one that git would not write is not clean. */
static enum error_code
compare_trees(struct store *store, struct oid before, struct oid tree,
    struct tree_changes *out, struct pool *pool, struct error *err)
{
	enum error_code code = store_diff(store, before, tree, out, pool, err);

	return code == ERR_INVALID ? error_wrap(err, ERR_INVALID, "T8: ") :
	    code;
}

enum error_code
line_judge_twins(struct store *store, const struct tree_changes *changes,
    struct oid tree, struct error *err)
{
	struct pool pool = { 0 };
	struct tree_view files = { store, &pool, tree };
	struct source source = tree_view_source(&files);
	struct names paths = { 0 };
	enum error_code code;

	for (size_t i = 0; i < changes->count; i++) {
		if (changes->items[i].new_mode)
			names_add(&paths, &pool, changes->items[i].path);
	}
	code = twin_judge(&source, &paths, err);
	pool_release(&pool);
	return code;
}

static enum error_code
judge_changes(const struct view *view, const struct tree_changes *changes,
    struct oid tree, struct pool *pool, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < changes->count; i++)
		code = judge_change(view, &changes->items[i], pool, err);
	return code ? code : line_judge_twins(view->store, changes, tree, err);
}

enum error_code
line_judge_tree(const struct view *view, struct oid before, struct oid tree,
    struct pool *pool, struct error *err)
{
	struct tree_changes changes = { 0 };
	enum error_code code = compare_trees(view->store, before, tree,
	    &changes, pool, err);

	return code ? code : judge_changes(view, &changes, tree, pool,
	    err);
}

enum error_code
line_changes(struct changes *out, const struct view *view,
    struct oid base_tree, struct oid head_tree, struct error *err)
{
	struct tree_changes found = { 0 };
	enum error_code code = compare_trees(view->store, base_tree, head_tree,
	    &found, view->pool, err);

	*out = (struct changes){ 0 };
	for (size_t i = 0; !code && i < found.count; i++) {
		struct tree_change *f = &found.items[i];
		struct change c = { f->path, f->old_mode, f->new_mode,
			f->old_id, f->new_id, { "", 0 }, { "", 0 }, false,
			false };
		struct tree_entry now = { 0 };

		c.on_main = store_entry(view->store, view->tree, c.path, &now,
		    view->pool);
		c.moved = now.mode != c.old_mode ||
		    !oid_equal(now.id, c.old_id);
		if (c.on_main && now.mode == MODE_FILE)
			code = store_read(view->store, now.id, OBJECT_BLOB,
			    &c.old_text, view->pool, err);
		if (!code && c.new_mode == MODE_FILE)
			code = store_read(view->store, c.new_id, OBJECT_BLOB,
			    &c.new_text, view->pool, err);
		out->items = pool_grow(view->pool, out->items, out->count,
		    sizeof *out->items);
		out->items[out->count++] = c;
	}
	return code;
}

/* Collects the commits from head back to its open, newest first. */
static enum error_code
collect(struct reading *r, struct oid head, struct error *err)
{
	struct line *line = &r->out->line;
	struct oid at = head;

	for (;;) {
		struct commit commit;
		struct event event = { .id = at };
		enum error_code code = line_read_commit(r->view, at, &commit,
		    r->pool, err);

		if (!code)
			code = line_read_event(&event, r->view, &commit,
			    r->pool, err);
		if (code)
			return error_wrap(err, ERR_INVALID, "%s: ",
			    line->name.request);
		if (commit.parent_count != 1 ||
		    !event_is_of_request(event.message.kind))
			return error_set(err, ERR_INVALID, "T1: %s: %.12s is "
			    "not an event of a request", line->name.request,
			    oid_text(at).hex);
		r->commits = pool_grow(r->pool, r->commits, line->count,
		    sizeof *r->commits);
		r->commits[line->count] = commit;
		line->events = pool_grow(r->pool, line->events, line->count,
		    sizeof *line->events);
		line->events[line->count++] = event;
		if (event.message.kind == EVENT_OPEN)
			return ERR_NONE;
		if (line->count == LINE_LIMIT)
			return error_set(err, ERR_INVALID, "T9: %s: more than "
			    "%d events", line->name.request, LINE_LIMIT);
		at = commit.parents[0];
	}
}

static void
turn_round(struct reading *r)
{
	struct line *line = &r->out->line;

	for (size_t i = 0, j = line->count; i + 1 < j--; i++) {
		struct event event = line->events[i];
		struct commit commit = r->commits[i];

		line->events[i] = line->events[j];
		line->events[j] = event;
		r->commits[i] = r->commits[j];
		r->commits[j] = commit;
	}
}

/* Remembers media that the line adds, to see whether its head keeps them. */
static void
note_media(struct reading *r, const struct tree_changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		enum path_kind kind = path_read(changes->items[i].path,
		    r->pool).kind;

		if (changes->items[i].new_mode &&
		    (kind == PATH_EVIDENCE || kind == PATH_ASSET))
			names_add(&r->lost, r->pool, pool_text(r->pool,
			    oid_text(changes->items[i].new_id).hex));
	}
}

/* The event of an earlier commit of the line, or NULL. */
static const struct event *
find_event(const struct line *line, const char *hex)
{
	for (size_t i = 0; i < line->count; i++) {
		if (strcmp(oid_text(line->events[i].id).hex, hex) == 0)
			return &line->events[i];
	}
	return NULL;
}

/* What an edit put into the slot of the suggestion that it accepts. */
static void
note_accepted(struct reading *r, struct event *event,
    const struct tree_changes *changes)
{
	const char *accepts = event->message.trailers[TRAILER_ACCEPTS];
	const struct event *suggestion = accepts ?
	    find_event(&r->out->line, accepts) : NULL;
	const char *slot = suggestion ?
	    suggestion->message.trailers[TRAILER_SLOT] : NULL;
	const struct written_region *region;
	struct customization c;
	struct slice file;
	struct error err;

	if (!slot || changes->count != 1 ||
	    changes->items[0].new_mode != MODE_FILE ||
	    store_read(r->view->store, changes->items[0].new_id, OBJECT_BLOB,
	    &file, r->pool, &err) ||
	    customization_parse(&c, changes->items[0].path, file, r->pool,
	    &err))
		return;
	region = customization_region(&c, slot);
	if (region)
		event->accepted = slice_trim(region->text);
	else if (customization_value(&c, slot))
		event->accepted = slice_of(customization_value(&c, slot));
}

/* Whether a customization's request leaves all but its one file alone. */
static bool
is_own(const struct reading *r, const struct tree_changes *changes)
{
	const struct refname *name = &r->out->line.name;

	for (size_t i = 0; i < changes->count; i++) {
		if (name->kind == REF_CUSTOM && strcmp(changes->items[i].path,
		    refname_path(name, r->pool)) != 0)
			return false;
	}
	return true;
}

/* What an edit or an impure refresh brings, even if a later one undoes it. */
static enum error_code
judge_content(struct reading *r, struct oid before, struct oid tree,
    struct tree_changes *out, struct error *err)
{
	enum error_code code = compare_trees(r->view->store, before, tree,
	    out, r->pool, err);

	if (!code)
		code = judge_changes(r->view, out, tree, r->pool, err);
	if (code)
		return code;
	if (!is_own(r, out))
		return error_set(err, ERR_INVALID, "T8: %s: an edit touches "
		    "more than its one customization",
		    r->out->line.name.request);
	note_media(r, out);
	return ERR_NONE;
}

static enum error_code
judge_edit(struct reading *r, struct event *event, struct oid before,
    struct oid tree, struct error *err)
{
	struct tree_changes changes = { 0 };
	enum error_code code = judge_content(r, before, tree, &changes, err);

	if (code)
		return code;
	if (r->out->line.name.kind == REF_CUSTOM && changes.count == 0)
		return error_set(err, ERR_INVALID, "T8: %s: an edit that "
		    "leaves its customization as it was",
		    r->out->line.name.request);
	note_accepted(r, event, &changes);
	return ERR_NONE;
}

static enum error_code
commit_tree(struct reading *r, struct oid id, struct oid *out,
    struct error *err)
{
	struct commit commit = { .tree = r->view->tree };
	enum error_code code = oid_equal(id, r->view->commit) ? ERR_NONE :
	    view_read_commit(r->view->store, id, &commit, r->pool, err);

	if (!code)
		*out = commit.tree;
	return code;
}

static enum error_code
judge_refresh(struct reading *r, struct event *event, struct oid before,
    struct oid tree, struct error *err)
{
	struct changes old_set, new_set;
	struct tree_changes brought = { 0 };
	struct oid base, base_tree;
	enum error_code code;

	oid_read(&base, slice_of(event->message.trailers[TRAILER_BASE]));
	if (!view_on_chain(r->view->store, r->view->commit, base) ||
	    !view_on_chain(r->view->store, base, r->out->base))
		return error_set(err, ERR_INVALID, "T6: %s: the base of a "
		    "refresh is not a later commit of main",
		    r->out->line.name.request);
	(void)((code = commit_tree(r, base, &base_tree, err)) ||
	    (code = line_changes(&old_set, r->view, r->out->base_tree, before,
	    err)) ||
	    (code = line_changes(&new_set, r->view, base_tree, tree, err)));
	if (code)
		return code;
	event->pure = changes_equal(&old_set, &new_set);
	if (!event->pure)
		code = judge_content(r, base_tree, tree, &brought, err);
	r->out->base = base;
	r->out->base_tree = base_tree;
	return code;
}

static enum error_code
judge_open(struct reading *r, struct error *err)
{
	struct read_line *out = r->out;

	out->line.open_parent = r->commits[0].parents[0];
	out->base = out->line.open_parent;
	if (!view_on_chain(r->view->store, r->view->commit, out->base))
		return error_set(err, ERR_INVALID, "T6: %s does not begin on "
		    "main", out->line.name.request);
	return commit_tree(r, out->base, &out->base_tree, err);
}

static enum error_code
judge_event(struct reading *r, size_t i, struct error *err)
{
	struct event *event = &r->out->line.events[i];
	struct oid before = i ? r->commits[i - 1].tree : r->out->base_tree;
	struct oid tree = r->commits[i].tree;

	event->changes_tree = !oid_equal(before, tree);
	if (event->message.kind == EVENT_REFRESH)
		return judge_refresh(r, event, before, tree, err);
	if (event->message.kind == EVENT_EDIT)
		return judge_edit(r, event, before, tree, err);
	return ERR_NONE;
}

/* Whether the head's change set lacks media that an earlier event brought. */
static enum error_code
look_for_lost_media(struct reading *r, struct error *err)
{
	struct tree_changes changes = { 0 };
	enum error_code code;
	size_t kept = 0;

	if (r->lost.count == 0)
		return ERR_NONE;
	code = compare_trees(r->view->store, r->out->base_tree, r->out->tree,
	    &changes, r->pool, err);
	for (size_t i = 0; i < r->lost.count; i++) {
		for (size_t j = 0; j < changes.count; j++) {
			if (strcmp(oid_text(changes.items[j].new_id).hex,
			    r->lost.items[i]) == 0) {
				kept++;
				break;
			}
		}
	}
	r->out->lost_media = kept < r->lost.count;
	return code;
}

enum error_code
line_read(struct read_line *out, const struct view *view,
    const struct refname *name, struct oid head, struct pool *pool,
    struct error *err)
{
	struct reading r = { .view = view, .out = out, .pool = pool };
	enum error_code code;

	*out = (struct read_line){ .head = head };
	out->line.name = *name;
	out->line.workspace = pool_text(pool, oid_text(view->root).hex);
	code = collect(&r, head, err);
	if (code)
		return code;
	turn_round(&r);
	out->tree = r.commits[out->line.count - 1].tree;
	code = judge_open(&r, err);
	for (size_t i = 0; !code && i < out->line.count; i++)
		code = judge_event(&r, i, err);
	return code ? code : look_for_lost_media(&r, err);
}
