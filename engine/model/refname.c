/* SPDX-License-Identifier: Apache-2.0 */
#include "refname.h"

#include "base/id.h"
#include "path.h"

enum { PARTS = 8 };

/* A name's parts between slashes, each an id; count 0 where one is not. */
struct parts {
	struct slice items[PARTS];
	size_t count;
};

static struct parts
split(struct slice name)
{
	struct parts parts = { 0 };
	struct slice rest = name, part;

	if (slice_ends(name, "/"))
		return parts;
	while (parts.count < PARTS && slice_until(&rest, '/', &part)) {
		if (!id_is_id(part))
			return (struct parts){ 0 };
		parts.items[parts.count++] = part;
	}
	return rest.len ? (struct parts){ 0 } : parts;
}

/* The kind of request that a name of three parts has. */
static enum ref_kind
request_kind(const struct parts *parts)
{
	if (parts->count != 3)
		return REF_NONE;
	return slice_is(parts->items[0], "change") ? REF_CHANGE : REF_CUSTOM;
}

/* What a request's name says. */
static struct refname
of_parts(const struct parts *parts, struct slice request, struct pool *pool)
{
	struct refname name = { .kind = request_kind(parts) };

	if (name.kind == REF_NONE)
		return name;
	name.request = pool_copy(pool, request);
	name.name = pool_copy(pool, parts->items[2]);
	if (name.kind == REF_CHANGE) {
		name.ref = pool_format(pool, "refs/heads/%s", name.request);
		name.person = pool_copy(pool, parts->items[1]);
	} else {
		name.ref = pool_format(pool, "refs/heads/custom/%s",
		    name.request);
		name.person = pool_copy(pool, parts->items[0]);
		name.template_id = pool_copy(pool, parts->items[1]);
	}
	return name;
}

static struct refname
of_request(struct slice request, struct pool *pool)
{
	struct parts parts = split(request);

	return of_parts(&parts, request, pool);
}

/*
 * custom/change/x/y would be called like change/x/y: a person of that name
 * has no customizations, so that a request's name tells its ref.
 */
static struct refname
read_custom(struct slice rest, struct pool *pool)
{
	struct refname name = of_request(rest, pool);

	return name.kind == REF_CUSTOM ? name : (struct refname){ 0 };
}

static struct refname
read_change(struct slice rest, struct pool *pool)
{
	struct refname name = of_request(rest, pool);

	return name.kind == REF_CHANGE ? name : (struct refname){ 0 };
}

static struct refname
read_merge(struct slice rest, struct pool *pool)
{
	struct refname name = of_request(rest, pool);

	if (name.kind != REF_NONE)
		name.kind = REF_MERGE;
	return name;
}

static struct refname
read_journal(struct slice rest, struct pool *pool)
{
	struct parts parts = split(rest);
	struct refname name = { 0 };

	if (parts.count == 1) {
		name.kind = REF_JOURNAL;
		name.person = pool_copy(pool, rest);
	}
	return name;
}

static struct refname
read_galley(struct slice rest, struct pool *pool)
{
	struct parts parts = split(rest);

	(void)pool;
	return (struct refname){ .kind =
	    parts.count ? REF_GALLEY : REF_NONE };
}

static const struct {
	const char *prefix;
	size_t skip;	/* bytes of the ref before what read gets */
	struct refname (*read)(struct slice rest, struct pool *pool);
} shapes[] = {
	{ "refs/heads/custom/", sizeof "refs/heads/custom/" - 1, read_custom },
	{ "refs/heads/change/", sizeof "refs/heads/" - 1, read_change },
	{ "refs/heads/journal/", sizeof "refs/heads/journal/" - 1,
	  read_journal },
	{ "refs/heads/merge/", sizeof "refs/heads/merge/" - 1, read_merge },
	{ "refs/galley/", sizeof "refs/galley/" - 1, read_galley },
};

struct refname
refname_read(const char *ref, struct pool *pool)
{
	struct slice text = slice_of(ref);
	struct refname name = { 0 };

	if (slice_is(text, "refs/heads/main"))
		name.kind = REF_MAIN;
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (slice_starts(text, shapes[i].prefix))
			name = shapes[i].read(slice_skip(text, shapes[i].skip),
			    pool);
	}
	if (name.kind != REF_NONE)
		name.ref = pool_text(pool, ref);
	return name;
}

struct refname
refname_of_request(const char *request, struct pool *pool)
{
	return of_request(slice_of(request), pool);
}

const char *
refname_path(const struct refname *name, struct pool *pool)
{
	return pool_format(pool, "customizations/%s/%s/%s.md", name->person,
	    name->template_id, name->name);
}

const char *
refname_request(const char *path, struct pool *pool)
{
	struct path read = path_read(path, pool);

	return pool_format(pool, "%s/%s/%s", read.person, read.template_id,
	    read.id);
}
