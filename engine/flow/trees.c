/* SPDX-License-Identifier: Apache-2.0 */
#include "trees.h"

#include "model/path.h"
#include "model/twin.h"

static enum error_code
judge_file(const struct view *view, const char *path, unsigned mode,
    struct slice content, struct error *err)
{
	return path_is_ci(path, &view->policy.settings.ci) ?
	    path_judge_ci(path, mode, content, err) :
	    path_judge(path, mode, content, err);
}

enum error_code
trees_judge_file(const struct view *view, const char *path,
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

enum error_code
trees_judge_twins(struct store *store, const struct tree_changes *changes,
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

enum error_code
trees_compare(struct tree_changes *out, const struct view *view,
    struct trees trees, struct pool *pool, struct error *err)
{
	enum error_code code = store_diff(view->store, trees.before,
	    trees.after, out, pool, err);

	return code == ERR_INVALID ? error_wrap(err, ERR_INVALID, "T8: ") :
	    code;
}

enum error_code
trees_judge(struct tree_changes *out, const struct view *view,
    struct trees trees, struct pool *pool, struct error *err)
{
	enum error_code code = trees_compare(out, view, trees, pool, err);

	for (size_t i = 0; !code && i < out->count; i++)
		code = judge_change(view, &out->items[i], pool, err);
	return code ? code : trees_judge_twins(view->store, out, trees.after,
	    err);
}

enum error_code
trees_changes(struct changes *out, const struct view *view,
    struct trees trees, struct error *err)
{
	struct tree_changes found = { 0 };
	enum error_code code = trees_compare(&found, view, trees, view->pool,
	    err);

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
