/* SPDX-License-Identifier: Apache-2.0 */
#include "store/packs.h"

#include <stdlib.h>

#include <git2/odb_backend.h>
#include <git2/sys/odb_backend.h>

#include "base/file.h"
#include "store/handle.h"

/* NULL: housekeeping, which takes the index first, took it after all. */
static enum error_code
open_pack(struct git_odb_backend **out, const char *index, struct error *err)
{
	git_error_clear();
	if (git_odb_backend_one_pack(out, index) == 0)
		return ERR_NONE;
	*out = NULL;
	return file_exists(index) ? handle_fail(err, ERR_SYSTEM, "cannot open "
	    "the pack of %s", index) : ERR_NONE;
}

/* Opens what was judged since the last time. */
static enum error_code
open_judged(struct packs *packs, struct error *err)
{
	const struct names *indexes = &packs->judged.paths;
	enum error_code code = ERR_NONE;

	if (packs->opened == indexes->count)
		return ERR_NONE;
	packs->items = mem_resize(packs->items, indexes->count *
	    sizeof *packs->items);
	while (!code && packs->opened < indexes->count) {
		struct git_odb_backend **item = &packs->items[packs->count];

		code = open_pack(item, indexes->items[packs->opened], err);
		packs->opened += !code;
		packs->count += *item != NULL;
	}
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
		packs->items[i]->free(packs->items[i]);
	free(packs->items);
	judged_release(&packs->judged);
	*packs = (struct packs){ 0 };
}

enum error_code
packs_refresh(struct packs *packs, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < packs->folders->count; i++)
		code = pack_index_judge_new(&packs->judged,
		    packs->folders->items[i], err);
	return code ? code : open_judged(packs, err);
}

/* What follows another object mostly lies in the same pack. */
static struct git_odb_backend *
nth(const struct packs *packs, size_t n)
{
	return packs->items[(packs->last + n) % packs->count];
}

int
packs_look(struct packs *packs, struct oid id, git_object_t *type,
    size_t *size)
{
	git_oid name = handle_oid(id);
	int failed = GIT_ENOTFOUND;

	for (size_t i = 0; failed == GIT_ENOTFOUND && i < packs->count; i++) {
		struct git_odb_backend *pack = nth(packs, i);

		git_error_clear();
		failed = pack->read_header(size, type, pack, &name);
	}
	return failed;
}

bool
packs_keep(const struct packs *packs, struct oid id)
{
	git_oid name = handle_oid(id);

	for (size_t i = 0; i < packs->count; i++) {
		struct git_odb_backend *pack = nth(packs, i);

		if (pack->freshen(pack, &name) == 0)
			return true;
	}
	return false;
}

int
packs_read(struct packs *packs, struct oid id, struct packed_object *out)
{
	git_oid name = handle_oid(id);
	int failed = GIT_ENOTFOUND;
	size_t i;

	for (i = 0; failed == GIT_ENOTFOUND && i < packs->count; i++) {
		git_error_clear();
		out->from = nth(packs, i);
		failed = out->from->read(&out->at, &out->len, &out->type,
		    out->from, &name);
	}
	if (!failed)
		packs->last = (packs->last + i - 1) % packs->count;
	return failed;
}

void
packed_object_release(struct packed_object *object)
{
	git_odb_backend_data_free(object->from, object->at);
}
