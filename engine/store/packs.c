/* SPDX-License-Identifier: Apache-2.0 */
#include "store/packs.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

/* A pack lies beside each index that was judged since. */
static void
add_new(struct packs *packs)
{
	const struct names *indexes = &packs->judged.paths;

	while (packs->count < indexes->count) {
		struct slice stem = slice_of(indexes->items[packs->count]);
		struct pack *pack = pool_alloc(&packs->pool, sizeof *pack);

		stem.len -= strlen(".idx");
		pack->path = pool_format(&packs->pool, "%.*s.pack",
		    (int)stem.len, stem.at);
		packs->items = pool_grow(&packs->pool, packs->items,
		    packs->count, sizeof *packs->items);
		packs->items[packs->count++] = pack;
	}
}

enum error_code
packs_refresh(struct packs *packs, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < packs->folders->count; i++)
		code = pack_index_judge_new(&packs->judged,
		    packs->folders->items[i], err);
	add_new(packs);
	return code;
}

enum error_code
packs_open(struct packs *packs, const struct names *folders,
    struct error *err)
{
	packs->folders = folders;
	return packs_refresh(packs, err);
}

void
packs_close(struct packs *packs)
{
	for (size_t i = 0; i < packs->count; i++)
		pack_close(packs->items[i]);
	pack_reader_release(&packs->reader);
	judged_release(&packs->judged);
	pool_release(&packs->pool);
	*packs = (struct packs){ 0 };
}

/* The one that had the object before is asked first. */
static bool
find(struct packs *packs, struct oid id, struct pack_place *out)
{
	for (size_t i = 0; i < packs->count; i++) {
		size_t n = (packs->last + i) % packs->count;

		if (pack_find(packs->items[n], id, &out->offset)) {
			packs->last = n;
			out->pack = packs->items[n];
			return true;
		}
	}
	return false;
}

static enum error_code
missing(struct oid id, struct error *err)
{
	return error_set(err, ERR_MISSING, "there is no object %s (fetch it, "
	    "or see git fsck)", oid_text(id).hex);
}

static enum error_code
fail(struct oid id, struct error *err)
{
	return err->code != ERR_INVALID ? err->code : error_wrap(err,
	    ERR_INVALID, "object %s is damaged (see git fsck): ",
	    oid_text(id).hex);
}

enum error_code
packs_look(struct packs *packs, struct oid id, struct pack_object *out,
    struct error *err)
{
	struct pack_place place;

	if (!find(packs, id, &place))
		return missing(id, err);
	return pack_reader_look(&packs->reader, &place, out, err) ?
	    fail(id, err) : ERR_NONE;
}

bool
packs_keep(struct packs *packs, struct oid id)
{
	struct pack_place place;

	return find(packs, id, &place) && utimensat(AT_FDCWD,
	    place.pack->path, NULL, 0) == 0;
}

enum error_code
packs_read(struct packs *packs, struct oid id, struct pack_object *out,
    struct pool *pool, struct error *err)
{
	struct pack_place place;

	if (!find(packs, id, &place))
		return missing(id, err);
	return pack_reader_read(&packs->reader, &place, out, pool, err) ?
	    fail(id, err) : ERR_NONE;
}
