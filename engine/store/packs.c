/* SPDX-License-Identifier: Apache-2.0 */
#include "store/packs.h"

#include <stdlib.h>

#include <git2/odb_backend.h>
#include <git2/sys/odb_backend.h>

#include "store/handle.h"

enum error_code
packs_open(struct packs *packs, const struct names *folders,
    struct error *err)
{
	packs->folders = folders;
	packs->items = mem_alloc((folders->count + 1) * sizeof *packs->items);
	for (size_t i = 0; i < folders->count; i++) {
		struct git_odb_backend **item = &packs->items[i];
		enum error_code code = pack_index_judge_new(&packs->judged,
		    folders->items[i], err);
		int failed;

		if (code)
			return code;
		git_error_clear();
		failed = git_odb_backend_pack(item, folders->items[i]);
		packs->count += *item != NULL;
		if (failed)
			return handle_fail(err, ERR_SYSTEM, "cannot open the "
			    "packs of %s", folders->items[i]);
	}
	return ERR_NONE;
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
	for (size_t i = 0; i < packs->count; i++) {
		enum error_code code = pack_index_judge_new(&packs->judged,
		    packs->folders->items[i], err);

		if (code)
			return code;
		git_error_clear();
		if (packs->items[i]->refresh(packs->items[i]))
			return handle_fail(err, ERR_SYSTEM, "cannot look for "
			    "new packs");
	}
	return ERR_NONE;
}

int
packs_look(const struct packs *packs, struct oid id, git_object_t *type,
    size_t *size)
{
	git_oid name = handle_oid(id);
	int failed = GIT_ENOTFOUND;

	for (size_t i = 0; failed == GIT_ENOTFOUND && i < packs->count; i++) {
		git_error_clear();
		failed = packs->items[i]->read_header(size, type,
		    packs->items[i], &name);
	}
	return failed;
}

bool
packs_keep(const struct packs *packs, struct oid id)
{
	git_oid name = handle_oid(id);

	for (size_t i = 0; i < packs->count; i++) {
		if (packs->items[i]->freshen(packs->items[i], &name) == 0)
			return true;
	}
	return false;
}

int
packs_read(const struct packs *packs, struct oid id,
    struct packed_object *out)
{
	git_oid name = handle_oid(id);
	int failed = GIT_ENOTFOUND;

	for (size_t i = 0; failed == GIT_ENOTFOUND && i < packs->count; i++) {
		git_error_clear();
		out->from = packs->items[i];
		failed = out->from->read(&out->at, &out->len, &out->type,
		    out->from, &name);
	}
	return failed;
}

void
packed_object_release(struct packed_object *object)
{
	git_odb_backend_data_free(object->from, object->at);
}
