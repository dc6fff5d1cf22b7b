/* SPDX-License-Identifier: Apache-2.0 */
#include "trailer.h"

#include <string.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/id.h"
#include "base/oid.h"
#include "path.h"
#include "refname.h"

enum { PLACE_LIMIT = 500, FINGERPRINT_LIMIT = 64 };

/* A trailer's value in its message. */
struct entry {
	const struct message *message;
	enum trailer trailer;
	struct slice value;
	struct pool *pool;
};

static bool
is_made_of(struct slice text, const char *set)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\0' || !strchr(set, text.at[i]))
			return false;
	}
	return text.len > 0;
}

static bool
is_id(struct slice hex)
{
	struct oid id;

	return oid_read(&id, hex) && !oid_is_zero(id);
}

void
trailer_list(const char *value, struct names *out, struct pool *pool)
{
	struct slice rest = slice_of(value), item;

	while (slice_until(&rest, ' ', &item))
		names_add(out, pool, pool_copy(pool, item));
}

static bool
is_object(const struct entry *e)
{
	return is_id(e->value);
}

/* Reads a list: each item once, in byte order, so that it has one spelling. */
static bool
read_list(const struct entry *e, struct names *list)
{
	trailer_list(e->message->trailers[e->trailer], list, e->pool);
	for (size_t i = 1; i < list->count; i++) {
		if (strcmp(list->items[i - 1], list->items[i]) >= 0)
			return false;
	}
	return list->count > 0 && !slice_ends(e->value, " ");
}

static bool
is_objects(const struct entry *e)
{
	struct names list = { 0 };

	if (!read_list(e, &list))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		if (!is_id(slice_of(list.items[i])))
			return false;
	}
	return true;
}

static bool
is_own_ref(const struct entry *e)
{
	struct refname name = refname_read(
	    e->message->trailers[e->trailer], e->pool);

	return (name.kind == REF_CUSTOM || name.kind == REF_CHANGE) &&
	    strcmp(name.request, e->message->request) == 0;
}

/* Paths under ci may have any layout, so only the characters are judged. */
static bool
is_path(const struct entry *e)
{
	struct slice rest = e->value, part;

	if (rest.len > PLACE_LIMIT || slice_ends(rest, "/") ||
	    !is_made_of(rest, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/"))
		return false;
	while (slice_until(&rest, '/', &part)) {
		if (part.len == 0 || slice_is(part, ".") ||
		    slice_is(part, ".."))
			return false;
	}
	return true;
}

static bool
is_slot(const struct entry *e)
{
	return id_is_name(e->value);
}

static bool
is_yes(const struct entry *e)
{
	return slice_is(e->value, "yes");
}

static bool
is_person(const struct entry *e)
{
	return id_is_id(e->value);
}

/* "<workflow>/<stage>"; an override is one only where it may be. */
static bool
is_stage(struct slice value, bool override_too)
{
	struct slice rest = value, workflow;

	if (!slice_until(&rest, '/', &workflow) || !id_is_id(workflow) ||
	    !id_is_id(rest))
		return false;
	if (slice_is(rest, "override"))
		return override_too;
	return !slice_is(rest, "policy") && !slice_is(rest, "recall");
}

/* An approve names stages or policy, any number; the others one stage. */
static bool
is_stages(const struct entry *e)
{
	struct names list = { 0 };

	if (e->message->kind != EVENT_APPROVE)
		return is_stage(e->value, false);
	if (slice_is(e->value, "policy"))
		return true;
	if (!read_list(e, &list))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		if (!is_stage(slice_of(list.items[i]), true))
			return false;
	}
	return true;
}

static bool
is_finding(const struct entry *e)
{
	struct slice rest = e->value, rule;

	return slice_until(&rest, ' ', &rule) && rule.len <= ID_LIMIT &&
	    is_made_of(rule, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") &&
	    rest.len <= FINGERPRINT_LIMIT &&
	    is_made_of(rest, "0123456789abcdef");
}

static bool
is_date(const struct entry *e)
{
	int64_t day;

	return date_read(&day, e->value);
}

static bool
is_digest(const struct entry *e)
{
	struct digest digest;

	return digest_read(&digest, e->value);
}

static const struct {
	const char *name;
	bool (*is_good)(const struct entry *e);
} trailers[TRAILER_COUNT] = {
	[TRAILER_WORKSPACE] = { "Galley-Workspace", is_object },
	[TRAILER_REF] = { "Galley-Ref", is_own_ref },
	[TRAILER_ACCEPTS] = { "Galley-Accepts", is_object },
	[TRAILER_BASE] = { "Galley-Base", is_object },
	[TRAILER_PATH] = { "Galley-Path", is_path },
	[TRAILER_SLOT] = { "Galley-Slot", is_slot },
	[TRAILER_MUST_FIX] = { "Galley-Must-Fix", is_yes },
	[TRAILER_RESOLVES] = { "Galley-Resolves", is_objects },
	[TRAILER_STAGE] = { "Galley-Stage", is_stages },
	[TRAILER_FINDING] = { "Galley-Finding", is_finding },
	[TRAILER_UNTIL] = { "Galley-Until", is_date },
	[TRAILER_SEEN] = { "Galley-Seen", is_digest },
	[TRAILER_TO] = { "Galley-To", is_person },
	[TRAILER_MAIN] = { "Galley-Main", is_object },
};

const char *
trailer_name(enum trailer trailer)
{
	return trailers[trailer].name;
}

bool
trailer_is_good(const struct message *message, enum trailer trailer,
    struct pool *pool)
{
	struct entry e = { message, trailer,
	    slice_of(message->trailers[trailer]), pool };

	return trailers[trailer].is_good(&e);
}
