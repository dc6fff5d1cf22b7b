/* SPDX-License-Identifier: Apache-2.0 */
#include "line.h"

#include <string.h>

#include "model/customization.h"
#include "model/path.h"
#include "sign/sign.h"
#include "trees.h"

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
	struct signer signer;
	enum error_code code;

	if (known) {
		out->key = known->key;
		out->user_verified = known->user_verified;
		return ERR_NONE;
	}
	code = sshsig_verify(&signer, commit->signature, commit->payload, err);
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
judge_content(struct reading *r, struct trees trees,
    struct tree_changes *out, struct error *err)
{
	enum error_code code = trees_judge(out, r->view, trees, r->pool, err);

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
judge_edit(struct reading *r, struct event *event, struct trees trees,
    struct error *err)
{
	struct tree_changes changes = { 0 };
	enum error_code code = judge_content(r, trees, &changes, err);

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
judge_refresh(struct reading *r, struct event *event, struct trees trees,
    struct error *err)
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
	    (code = trees_changes(&old_set, r->view, (struct trees){
	    r->out->base_tree, trees.before }, err)) ||
	    (code = trees_changes(&new_set, r->view, (struct trees){ base_tree,
	    trees.after }, err)));
	if (code)
		return code;
	event->pure = changes_equal(&old_set, &new_set);
	if (!event->pure)
		code = judge_content(r, (struct trees){ base_tree,
		    trees.after }, &brought, err);
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
	struct trees trees = { i ? r->commits[i - 1].tree : r->out->base_tree,
		r->commits[i].tree };

	event->changes_tree = !oid_equal(trees.before, trees.after);
	if (event->message.kind == EVENT_REFRESH)
		return judge_refresh(r, event, trees, err);
	if (event->message.kind == EVENT_EDIT)
		return judge_edit(r, event, trees, err);
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
	code = trees_compare(&changes, r->view, (struct trees){
	    r->out->base_tree, r->out->tree }, r->pool, err);
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
