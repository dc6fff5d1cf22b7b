/* SPDX-License-Identifier: Apache-2.0 */
#include "requests.h"

#include <stdlib.h>
#include <string.h>

#include "owner.h"
#include "remote.h"

static bool
read_commit(struct galley *g, struct oid id, struct commit *out)
{
	struct pool pool = { 0 };
	struct error err;
	bool read = !view_read_commit(g->store, id, out, &pool, &err);

	pool_release(&pool);
	return read;
}

/* Main may have it although its ref was left behind, the act being cut off. */
static bool
is_merged(struct galley *g, const char *request, struct oid head)
{
	struct commit commit;
	struct oid merge, open, begin;

	if (read_commit(g, head, &commit) && commit.parent_count == 2)
		return true;
	return dossier_find_open(g->store, head, &open, &begin) &&
	    chain_find_merge(&g->chain, request, &begin, &merge) &&
	    read_commit(g, merge, &commit) && commit.parent_count == 2 &&
	    oid_equal(commit.parents[1], head);
}

static int
compare(const void *left, const void *right)
{
	const struct request_ref *a = left, *b = right;
	int order = strcmp(a->name.request, b->name.request);

	return order ? order : b->local - a->local;
}

static enum error_code
add_refs(struct galley *g, struct request_refs *out, const char *prefix,
    struct error *err)
{
	bool local = !remote_is_theirs(prefix);
	struct refs refs = { 0 };
	enum error_code code = store_refs(g->store, prefix, &refs, &g->pool,
	    err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		const char *ref = remote_branch(refs.items[i].name, &g->pool);
		struct request_ref r = { refname_read(ref, &g->pool),
			refs.items[i].id, local, local && g->has_origin,
			false };

		if (r.name.kind != REF_CUSTOM && r.name.kind != REF_CHANGE)
			continue;
		out->items = pool_grow(&g->pool, out->items, out->count,
		    sizeof *out->items);
		out->items[out->count++] = r;
	}
	return code;
}

/* Keeps one entry a request: this clone's own, sent if origin has the same. */
static void
join_sides(struct request_refs *refs)
{
	size_t kept = 0;

	for (size_t i = 0; i < refs->count; i++) {
		struct request_ref *last = kept ? &refs->items[kept - 1] : NULL;

		if (!last || strcmp(last->name.request,
		    refs->items[i].name.request) != 0)
			refs->items[kept++] = refs->items[i];
		else if (oid_equal(last->head, refs->items[i].head))
			last->unsent = false;
	}
	refs->count = kept;
}

enum error_code
requests_refs(struct galley *g, struct request_refs *out, struct error *err)
{
	static const char *const prefixes[] = { LOCAL_HEADS "custom/",
		LOCAL_HEADS "change/", REMOTE_HEADS "custom/",
		REMOTE_HEADS "change/" };
	enum error_code code = ERR_NONE;

	*out = (struct request_refs){ 0 };
	for (size_t i = 0; !code && i < (g->has_origin ? 4 : 2); i++)
		code = add_refs(g, out, prefixes[i], err);
	if (code || out->count == 0)
		return code;
	qsort(out->items, out->count, sizeof *out->items, compare);
	join_sides(out);
	return ERR_NONE;
}

bool
requests_is_open(struct galley *g, const struct request_ref *ref)
{
	return !is_merged(g, ref->name.request, ref->head);
}

bool
requests_is_half(struct galley *g, const struct request_ref *ref)
{
	struct commit commit;

	return !chain_holds(&g->chain, ref->head) &&
	    read_commit(g, ref->head, &commit) && commit.parent_count == 2;
}

enum error_code
requests_list(struct galley *g, struct request_refs *out, struct error *err)
{
	enum error_code code = requests_refs(g, out, err);
	size_t kept = 0;

	for (size_t i = 0; !code && i < out->count; i++) {
		if (requests_is_open(g, &out->items[i]))
			out->items[kept++] = out->items[i];
	}
	out->count = kept;
	return code;
}

bool
requests_get(struct galley *g, const char *request, struct request_ref *out)
{
	struct request_ref r = { .name = refname_of_request(request,
	    &g->pool) };
	struct oid remote = { 0 };
	bool has_remote;

	*out = r;
	if (r.name.kind == REF_NONE)
		return false;
	has_remote = g->has_origin && store_ref(g->store, remote_name(
	    r.name.ref, &g->pool), &remote);
	r.local = store_ref(g->store, r.name.ref, &r.head);
	if (!r.local)
		r.head = remote;
	if (!r.local && !has_remote)
		return false;
	r.unsent = g->has_origin && r.local && !oid_equal(r.head, remote);
	r.merged = is_merged(g, request, r.head);
	*out = r;
	return !r.merged;
}

bool
requests_merged(struct galley *g, const char *request, struct oid *merge)
{
	return chain_find_merge(&g->chain, request, NULL, merge);
}

enum error_code
requests_open(struct galley *g, const struct request_ref *ref,
    struct dossier *out, struct error *err)
{
	return dossier_open(out, &g->main, &ref->name, ref->head, err);
}

/* Everything a name could mean, while it is being looked up. */
struct lookup {
	struct target *items;
	size_t count;
	struct names known;	/* for "did you mean" */
	const struct request_ref *given;	/* begun here, another's now */
};

static void
add_target(struct galley *g, struct lookup *l, struct target target)
{
	l->items = pool_grow(&g->pool, l->items, l->count, sizeof *l->items);
	l->items[l->count++] = target;
}

static const char *
target_name(struct galley *g, const struct target *t)
{
	if (t->kind == TARGET_REQUEST)
		return t->request.name.request;
	if (t->kind == TARGET_TEMPLATE)
		return t->id;
	return t->kind == TARGET_CUSTOMIZATION ?
	    refname_request(t->path, &g->pool) : t->path;
}

/* Whether a full request name's last part, or last two, are what was typed. */
static bool
is_called(const struct refname *name, const char *typed)
{
	size_t full = strlen(name->request), len = strlen(typed);

	return strcmp(name->name, typed) == 0 || (full > len &&
	    name->request[full - len - 1] == '/' &&
	    strcmp(name->request + full - len, typed) == 0);
}

static enum error_code
look_among_requests(struct galley *g, struct lookup *l, const char *typed,
    struct error *err)
{
	struct request_refs refs;
	enum error_code code = requests_refs(g, &refs, err);

	for (size_t i = 0; !code && i < refs.count; i++) {
		const struct request_ref *r = &refs.items[i];
		struct target t = { .kind = TARGET_REQUEST, .request = *r };
		bool began = g->as && strcmp(r->name.person, g->as) == 0;

		names_add(&l->known, &g->pool, r->name.request);
		if (began)
			names_add(&l->known, &g->pool, r->name.name);
		if (!is_called(&r->name, typed) || !requests_is_open(g, r))
			continue;
		if (owner_is_own(g, r))
			add_target(g, l, t);
		else if (began)
			l->given = r;
	}
	return code;
}

/* One's own approved customizations of this name, of any template. */
static void
look_among_customizations(struct galley *g, struct lookup *l,
    const char *typed)
{
	const char *folder = pool_format(&g->pool, "customizations/%s",
	    g->as ? g->as : "");
	struct names templates = { 0 };

	source_list(&g->main.source, folder, &templates, &g->pool);
	for (size_t i = 0; g->as && i < templates.count; i++) {
		struct target t = { .kind = TARGET_CUSTOMIZATION };
		struct slice text;

		t.path = pool_format(&g->pool, "%s/%s/%s.md", folder,
		    templates.items[i], typed);
		if (strchr(typed, '/'))
			t.path = pool_format(&g->pool, "%s/%s.md", folder,
			    typed);
		if (source_read(&g->main.source, t.path, &text) && (i == 0 ||
		    !strchr(typed, '/')))
			add_target(g, l, t);
	}
}

static void
look_among_templates(struct galley *g, struct lookup *l, const char *typed)
{
	struct shelf_list shelf = { 0 };

	library_templates(&g->main.library, &shelf, &g->pool);
	for (size_t i = 0; i < shelf.count; i++) {
		names_add(&l->known, &g->pool, shelf.items[i].id);
		if (strcmp(shelf.items[i].id, typed) == 0)
			add_target(g, l, (struct target){
			    .kind = TARGET_TEMPLATE, .id = shelf.items[i].id,
			    .path = shelf.items[i].path });
	}
}

/* A full name needs no search: "rep1/first-touch/bolt", a path of main. */
static bool
is_full_name(struct galley *g, const char *typed, struct target *out)
{
	struct refname name = refname_of_request(typed, &g->pool);
	struct slice text;

	if (name.kind != REF_NONE) {
		out->kind = TARGET_REQUEST;
		if (requests_get(g, typed, &out->request))
			return true;
		out->kind = TARGET_CUSTOMIZATION;
		out->path = name.kind == REF_CUSTOM ? refname_path(&name,
		    &g->pool) : typed;
		if (name.kind == REF_CUSTOM &&
		    source_read(&g->main.source, out->path, &text))
			return true;
	}
	out->kind = TARGET_FILE;
	out->path = typed;
	if (!source_read(&g->main.source, typed, &text))
		return false;
	if (path_read(typed, &g->pool).kind == PATH_CUSTOMIZATION)
		out->kind = TARGET_CUSTOMIZATION;
	return true;
}

static enum error_code
fail_lookup(struct galley *g, const struct lookup *l, const char *typed,
    struct error *err)
{
	const char *near = names_nearest(&l->known, typed);
	struct buf list = { 0 };

	if (l->count == 0 && l->given)
		return error_set(err, ERR_MISSING, "%s is %s's now (galley "
		    "status %s)", l->given->name.request, owner_of(g,
		    l->given), l->given->name.request);
	if (l->count == 0)
		return error_set(err, ERR_MISSING, "nothing here is called "
		    "%s%s%s%s (galley find shows the templates, galley status "
		    "your requests)", typed, near ? "; did you mean " : "",
		    near ? near : "", near ? "?" : "");
	for (size_t i = 0; i < l->count; i++)
		buf_format(&list, "%s%s", i ? ", " : "",
		    target_name(g, &l->items[i]));
	error_set(err, ERR_USAGE, "%s could be any of: %s (say which)", typed,
	    list.at);
	buf_release(&list);
	return ERR_USAGE;
}

enum error_code
requests_resolve(struct galley *g, const char *typed, struct target *out,
    struct error *err)
{
	struct lookup l = { 0 };
	enum error_code code;

	if (is_full_name(g, typed, out))
		return ERR_NONE;
	code = look_among_requests(g, &l, typed, err);
	if (code)
		return code;
	if (l.count == 0)
		look_among_customizations(g, &l, typed);
	if (l.count == 0)
		look_among_templates(g, &l, typed);
	if (l.count != 1)
		return fail_lookup(g, &l, typed, err);
	*out = l.items[0];
	return ERR_NONE;
}

enum error_code
requests_find(struct galley *g, const char *name, struct request_ref *out,
    struct error *err)
{
	struct target target;
	struct oid merge;
	struct request_ref half;
	enum error_code code = requests_resolve(g, name, &target, err);

	if (!code && target.kind == TARGET_REQUEST) {
		*out = target.request;
		return ERR_NONE;
	}
	if (code && !requests_get(g, name, &half) && half.merged &&
	    requests_is_half(g, &half))
		return error_set(err, ERR_SYSTEM, "%s was approved, and cut "
		    "off before it came into force (%s)", name,
		    g->has_origin ? "your administrator asks galley doctor "
		    "--server at origin" : "galley doctor says how to mend it");
	if (!code)
		name = target_name(g, &target);
	if (requests_merged(g, name, &merge))
		return error_set(err, ERR_MOVED, "%s is approved already; no "
		    "request is open under that name (galley %s %s)", name,
		    strncmp(name, "change/", 7) ? "edit" : "log", name);
	return code ? code : error_set(err, ERR_MISSING, "no request called "
	    "%s is open (galley status lists yours)", name);
}
