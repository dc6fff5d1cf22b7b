/* SPDX-License-Identifier: Apache-2.0 */
#include "needs.h"

#include <string.h>

#include "base/id.h"
#include "values.h"

enum { NEEDS_DEPTH = 4, NEEDS_ITEMS = 32, APPROVALS = 100 };

struct reading {
	const struct reader *r;
	struct error *err;
};

static enum error_code parse(struct needs *out, const struct reading *reading,
    const struct node *node, int depth);

static enum error_code
read_items(struct needs *out, const struct reading *in,
    const struct node *list, int depth)
{
	enum error_code code = ERR_NONE;

	if (list->kind != NODE_LIST || list->count == 0 ||
	    list->count > NEEDS_ITEMS)
		return reader_fail(in->r, list, in->err, "\"%s\" must be a "
		    "list of 1 to %d needs (write [{role: legal}])", list->key,
		    NEEDS_ITEMS);
	out->kind = strcmp(list->key, "any") == 0 ? NEEDS_ANY : NEEDS_ALL;
	out->items = pool_alloc(in->r->pool,
	    list->count * sizeof *out->items);
	out->count = list->count;
	for (size_t i = 0; !code && i < list->count; i++)
		code = parse(&out->items[i], in, list->items[i], depth + 1);
	return code;
}

static enum error_code
read_approvals(struct needs *out, const struct reader *map, struct error *err)
{
	const char *text = NULL;
	int64_t number = 1;
	enum error_code code = reader_text(map, "approvals", &text, err);

	if (code)
		return code;
	if (text && strcmp(text, "all") == 0) {
		out->approvals = 0;
		return ERR_NONE;
	}
	if ((code = reader_number(map, "approvals", &number, err)))
		return code;
	if (number < 1 || number > APPROVALS)
		return reader_fail(map, node_get(map->map, "approvals"), err,
		    "\"approvals\" must be 1 to %d, or all", APPROVALS);
	out->approvals = (size_t)number;
	return ERR_NONE;
}

static enum error_code
read_key(struct needs *out, const struct reader *map, struct error *err)
{
	const char *key = NULL;
	enum error_code code = reader_text(map, "key", &key, err);

	if (!key)
		return code;
	if (strcmp(key, "hardware") != 0)
		return reader_fail(map, node_get(map->map, "key"), err,
		    "\"key\" must be hardware (or remove it)");
	out->hardware = true;
	return ERR_NONE;
}

static enum error_code
check_roles(const struct needs *needs, const struct reader *map,
    struct error *err)
{
	for (size_t i = 0; i < needs->roles.count; i++) {
		if (!id_is_id(slice_of(needs->roles.items[i])))
			return reader_fail(map, node_get(map->map, "role"),
			    err, "\"%s\" is not a role (use a-z, 0-9 and -)",
			    needs->roles.items[i]);
	}
	return ERR_NONE;
}

static enum error_code
read_role(struct needs *out, const struct reader *map, struct error *err)
{
	static const char *const known[] = { "role", "approvals", "key",
		"any", "all", NULL };
	enum error_code code;

	out->kind = NEEDS_ROLE;
	if ((code = reader_known(map, known, err)) ||
	    (code = reader_required(map, "role", err)) ||
	    (code = values_read(map, "role", &out->roles, err)) ||
	    (code = check_roles(out, map, err)) ||
	    (code = read_approvals(out, map, err)))
		return code;
	return read_key(out, map, err);
}

/* One level: a role, or any or all of some; nothing beside any and all. */
static enum error_code
parse(struct needs *out, const struct reading *in, const struct node *node,
    int depth)
{
	struct reader map = { node, in->r->path, in->r->pool };
	const struct node *list = node_get(node, "any");

	if (!list)
		list = node_get(node, "all");
	if (!list)
		return read_role(out, &map, in->err);
	if (node->count > 1)
		return reader_fail(in->r, node, in->err, "\"%s\" stands alone "
		    "(put the rest into its list)", list->key);
	if (depth >= NEEDS_DEPTH)
		return reader_fail(in->r, node, in->err, "these needs are more "
		    "than %d deep (say it with fewer)", NEEDS_DEPTH);
	return read_items(out, in, list, depth);
}

enum error_code
needs_parse(struct needs *out, const struct reader *r,
    const struct node *node, struct error *err)
{
	struct reading reading = { r, err };
	struct needs needs = { 0 };
	enum error_code code = parse(&needs, &reading, node, 1);

	if (!code)
		*out = needs;
	return code;
}

void
needs_roles(const struct needs *needs, struct names *out, struct pool *pool)
{
	for (size_t i = 0; i < needs->roles.count; i++)
		names_add_new(out, pool, needs->roles.items[i]);
	for (size_t i = 0; i < needs->count; i++)
		needs_roles(&needs->items[i], out, pool);
}

bool
needs_equal(const struct needs *a, const struct needs *b)
{
	if (a->kind != b->kind || a->approvals != b->approvals ||
	    a->hardware != b->hardware || a->count != b->count ||
	    !values_equal(&a->roles, &b->roles))
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!needs_equal(&a->items[i], &b->items[i]))
			return false;
	}
	return true;
}
