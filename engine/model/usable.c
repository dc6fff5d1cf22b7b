/* SPDX-License-Identifier: Apache-2.0 */
#include "usable.h"

#include <string.h>

#include "base/date.h"
#include "data/yaml.h"
#include "path.h"

/* What may be recalled, and what an approval's end takes out of use. */
static bool
is_judged(enum path_kind kind)
{
	return kind == PATH_TEMPLATE || kind == PATH_BLOCK ||
	    kind == PATH_AGREEMENT || kind == PATH_CLAIM ||
	    kind == PATH_CUSTOMIZATION;
}

/* One file of the library, or what would be in its place. */
struct file {
	const struct memo *memo;
	const char *path;
	struct slice text;
};

static enum error_code
read_map(const struct node **out, const struct file *file, struct pool *pool,
    struct error *err)
{
	struct front front = { .yaml = file->text, .yaml_line = 1 };
	const char *path = file->path;
	const struct node *known = memo_find_head(file->memo, path,
	    file->text);

	if (known) {
		*out = known;
		return ERR_NONE;
	}
	if (path_read(path, pool).kind != PATH_CLAIM &&
	    front_split(&front, path, file->text, err))
		return err->code;
	return yaml_parse(out, (struct place){ path, front.yaml_line, 1 },
	    front.yaml, pool, err);
}

/* The template whose workflow judges a document, if it was read already. */
static const struct template *
judging_template(const struct library *library, const struct path *place,
    const char *path)
{
	bool own = place->kind == PATH_TEMPLATE;
	const struct template *known;

	if (!own && place->kind != PATH_CUSTOMIZATION)
		return NULL;
	known = memo_find_template(library->memo, "templates",
	    own ? place->id : place->template_id);
	return known && own && strcmp(known->path, path) != 0 ? NULL : known;
}

const char *
library_workflow(const struct library *library, const char *path,
    struct pool *pool)
{
	struct path place = path_read(path, pool);
	const char *document = path, *named;
	const struct template *known = judging_template(library, &place, path);
	const struct node *map = NULL;
	struct slice text;
	struct error err;

	if (known)
		return known->workflow ? known->workflow :
		    settings_workflow(&library->policy->settings, path);
	if (place.kind == PATH_CUSTOMIZATION)
		document = library_template_path(library, place.template_id,
		    pool);
	else if (place.kind != PATH_TEMPLATE && place.kind != PATH_AGREEMENT)
		document = NULL;
	/* What nobody can read names none. */
	if (document && source_read(library->source, document, &text))
		(void)read_map(&map, &(struct file){ library->memo, document,
		    text }, pool, &err);
	named = node_get_text(map, "workflow", NULL);
	return named ? named :
	    settings_workflow(&library->policy->settings, path);
}

/* The workflow by which an approval of path ends; NULL: none ends. */
static const struct workflow *
ending_workflow(const struct library *library, const char *path,
    struct pool *pool)
{
	const char *id = library_workflow(library, path, pool);
	const struct workflow *w = id ? workflows_find(
	    &library->policy->workflows, id) : NULL;

	return w && (w->approval_lasts_days || w->approval_lasts_months) ? w :
	    NULL;
}

static int64_t
end_of(const struct workflow *w, int64_t since)
{
	return date_add_days(date_add_months(since,
	    (int)w->approval_lasts_months), (int)w->approval_lasts_days);
}

/* Whether what it says now it said at that time, too. */
static bool
said_then(const struct library *library, const struct workflow *w,
    int64_t time, struct pool *pool)
{
	return library_past(library, pool_format(pool, "workflows/%s.yaml",
	    w->id)).merged_at < time;
}

/*
 * When the approval of what stands at path ended; 0: it lasts.  What needed no
 * person extends no person's approval: it lasts as long as the one that it was
 * compared with.  Merged after the end of that, it was compared with the
 * template, and has a time of its own; by a workflow that was changed since,
 * that approval may have lasted longer then, and what rests on it ends now.
 */
static int64_t
approval_ended(const struct library *library, const char *path,
    struct approval *out, struct pool *pool)
{
	struct past past = library_past(library, path);
	const struct workflow *w = past.merged ? ending_workflow(library,
	    path, pool) : NULL;
	int64_t end;

	*out = (struct approval){ .past = past };
	if (!w)
		return 0;
	end = end_of(w, past.approved ? past.approved_at : past.merged_at);
	out->past.approved &= library->now < end;
	if (past.merged_at >= end && said_then(library, w, past.merged_at,
	    pool))
		end = end_of(w, past.merged_at);
	out->ended = library->now >= end;
	return out->ended ? end : 0;
}

struct approval
usable_approval(const struct library *library, const char *path,
    struct pool *pool)
{
	struct approval approval;

	approval_ended(library, path, &approval, pool);
	return approval;
}

static struct memo_lifetime
read_lifetime(const struct file *file, struct pool *pool)
{
	struct memo_lifetime read = { .path = file->path };
	const struct node *map;
	struct error err;

	read.readable = !read_map(&map, file, pool, &err) &&
	    !recall_read(&read.lifetime, &(struct reader){ map, file->path,
	    pool }, &err);
	return read;
}

/* Why one document's own words make it unusable; NULL: they do not. */
static const char *
why_over(const struct library *library, const struct memo_lifetime *read,
    struct pool *pool)
{
	if (!read->readable)
		return "unreadable, so nobody can tell whether it is recalled";
	return recall_why(&read->lifetime, library->now, pool);
}

/* Why one document is unusable; NULL: it is not. */
static const char *
why_past(const struct library *library, const struct memo_lifetime *read,
    struct pool *pool)
{
	const char *why = why_over(library, read, pool);
	struct approval approval;
	int64_t end;

	if (why)
		return why;
	end = approval_ended(library, read->path, &approval, pool);
	if (end)
		return pool_format(pool, "past its approval, which lasted to "
		    "%s (ask its owner to edit it: an approved change renews "
		    "it)", date_day(end).at);
	return NULL;
}

/*
 * The same of what the library holds at path, which others read and a memo may
 * be of; absent is not unusable.
 */
static const char *
why_not(const struct library *library, const char *path, struct pool *pool)
{
	struct memo *memo = library->memo;
	const struct memo_lifetime *known = memo_find_lifetime(memo, path);
	struct memo_lifetime read;
	struct slice text;

	if (known)
		return why_past(library, known, pool);
	if (!source_read(library->source, path, &text))
		return NULL;
	read = read_lifetime(&(struct file){ memo, path, text },
	    memo ? memo->pool : pool);
	if (memo)
		memo_add_lifetime(memo, &read);
	return why_past(library, &read, pool);
}

/* What a document reads: the first that is unusable, if its own is not. */
static void
look_at_read(const struct library *library, const struct names *all,
    struct usable *out, struct pool *pool)
{
	for (size_t i = 0; !out->why && i < all->count; i++) {
		if (!is_judged(path_read(all->items[i], pool).kind))
			continue;
		out->why = why_not(library, all->items[i], pool);
		if (out->why)
			out->path = all->items[i];
	}
	if (!out->why)
		out->path = NULL;
}

void
usable_why(const struct library *library, const char *path,
    struct slice text, struct usable *out, struct pool *pool)
{
	struct memo_lifetime own;
	struct names all = { 0 };

	*out = (struct usable){ path, NULL };
	library_reads(library, path, text, &all, pool);
	if (is_judged(path_read(path, pool).kind)) {
		own = read_lifetime(&(struct file){ library->memo, path,
		    text }, pool);
		out->why = why_past(library, &own, pool);
	}
	look_at_read(library, &all, out, pool);
}

const char *
usable_ends(const struct library *ahead, const char *path,
    struct slice text, struct pool *pool)
{
	struct memo_lifetime own = read_lifetime(&(struct file){
		ahead->memo, path, text }, pool);
	struct approval approval;
	int64_t end = approval_ended(ahead, path, &approval, pool);

	if (own.lifetime.expires && ahead->now >= own.lifetime.expires)
		return pool_format(pool, "expires %s",
		    own.lifetime.expires_on);
	return end ? pool_format(pool, "its approval ends %s",
	    date_day(end).at) : NULL;
}

static enum error_code
tell(const struct usable *usable, const char *path, struct error *err)
{
	if (!usable->why)
		return ERR_NONE;
	if (strcmp(usable->path, path) == 0)
		return error_set(err, ERR_MOVED, "%s is %s", path,
		    usable->why);
	return error_set(err, ERR_MOVED, "%s reads %s, which is %s", path,
	    usable->path, usable->why);
}

enum error_code
library_usable(const struct library *library, const char *path,
    struct slice text, struct pool *pool, struct error *err)
{
	struct usable usable;

	usable_why(library, path, text, &usable, pool);
	return tell(&usable, path, err);
}

enum error_code
library_proposable(const struct library *library, const char *path,
    struct slice text, struct pool *pool, struct error *err)
{
	struct memo_lifetime own = read_lifetime(&(struct file){
		library->memo, path, text }, pool);
	struct usable usable = { path, why_over(library, &own, pool) };
	struct names all = { 0 };

	library_reads(library, path, text, &all, pool);
	look_at_read(library, &all, &usable, pool);
	return tell(&usable, path, err);
}
