/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "store/handle.h"
#include "store/loose.h"
#include "store/packed.h"

bool
store_ref(struct store *store, const char *name, struct oid *out)
{
	struct loose found = { 0 };
	struct error err;
	int valid = 0;

	if (git_reference_name_is_valid(&valid, name) == 0 && valid)
		found = loose_resolve(store_git_folder(store), name);
	if (found.kind == LOOSE_BROKEN) {
		loose_fail(&found, store_git_folder(store), name, &err);
		store_doubt(store, &err);
	}
	if (found.kind != LOOSE_ID)
		return false;
	*out = found.id;
	return true;
}

bool
store_is_packing(struct store *store, const struct ref_move *move)
{
	struct packed packed;
	struct oid id = { { 0 } };
	struct error ignored;

	if (!oid_is_zero(move->new_id))
		return oid_is_zero(move->old_id) &&
		    store_ref(store, move->name, &id) &&
		    oid_equal(id, move->new_id);
	if (packed_open(&packed, store_git_folder(store), &ignored))
		return false;
	packed_find(&packed, move->name, &id);
	packed_close(&packed);
	return !oid_is_zero(id) && oid_equal(id, move->old_id);
}

static int
by_name(const void *a, const void *b)
{
	const struct ref *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* Writers sort the packed ones, so that there is mostly nothing to do. */
static void
sort(struct refs *refs)
{
	for (size_t i = 1; i < refs->count; i++) {
		if (by_name(&refs->items[i - 1], &refs->items[i]) > 0) {
			qsort(refs->items, refs->count, sizeof *refs->items,
			    by_name);
			return;
		}
	}
}

static enum error_code
list_packed(const char *git_folder, const char *prefix, struct refs *out,
    struct pool *pool, struct error *err)
{
	struct packed packed;
	struct packed_line line;
	struct slice rest;
	bool sorted;
	enum error_code code = packed_open(&packed, git_folder, err);

	if (code)
		return code;
	rest = packed_from(&packed, prefix);
	sorted = rest.at != packed.text.at;
	while (packed_next(&rest, &line)) {
		bool meant = line.name.len && slice_starts(line.name, prefix);

		if (!meant && sorted)
			rest.len = 0;
		if (!meant)
			continue;
		out->items = pool_grow(pool, out->items, out->count,
		    sizeof *out->items);
		out->items[out->count++] = (struct ref){
			pool_copy(pool, line.name), line.id };
	}
	if (rest.len)
		code = error_set(err, ERR_INVALID, "%spacked-refs is broken at "
		    "byte %zu (see git fsck)", git_folder,
		    packed.text.len - rest.len);
	packed_close(&packed);
	return code;
}

/* A file of its own is newer than what packed-refs says. */
static void
merge(const struct refs *loose, const struct refs *packed, struct refs *out)
{
	size_t i = 0, j = 0;

	while (i < loose->count || j < packed->count) {
		int order = i == loose->count ? 1 : j == packed->count ? -1 :
		    by_name(&loose->items[i], &packed->items[j]);

		out->items[out->count++] = order <= 0 ? loose->items[i++] :
		    packed->items[j++];
		if (order == 0)
			j++;
	}
}

/* A ref that is packed meanwhile leaves its file last, so files come first. */
enum error_code
store_refs(struct store *store, const char *prefix, struct refs *out,
    struct pool *pool, struct error *err)
{
	const char *git_folder = store_git_folder(store);
	struct refs loose = { 0 }, packed = { 0 }, both = { 0 };
	enum error_code code = loose_list(git_folder, prefix, &loose, pool,
	    err);

	if (!code)
		code = list_packed(git_folder, prefix, &packed, pool, err);
	if (code)
		return code;
	sort(&loose);
	sort(&packed);
	both.items = pool_alloc(pool, (loose.count + packed.count) *
	    sizeof *both.items);
	merge(&loose, &packed, &both);
	*out = both;
	return ERR_NONE;
}
