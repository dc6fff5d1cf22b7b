/* SPDX-License-Identifier: Apache-2.0 */
#include "pillar.h"

#include "base/id.h"
#include "data/yaml.h"
#include "path.h"

static const char *const keys[] = { "title", "promise", "phrases", "proof",
	"owner", NULL };

static enum error_code
read_proof(struct proof *out, const struct reader *list,
    const struct node *item, struct error *err)
{
	struct reader r = { item, list->path, list->pool };
	enum error_code code;

	if (item->kind != NODE_MAP)
		return reader_fail(list, item, err, "a proof is a map (write "
		    "{stage: prospecting, claim: booking-time})");
	*out = (struct proof){ .facets = item };
	for (size_t i = 0; i < item->count; i++) {
		const char *text;

		if (!id_is_name(slice_of(item->items[i]->key)))
			return reader_fail(&r, item->items[i], err, "\"%s\" is "
			    "not a facet", item->items[i]->key);
		if ((code = reader_text(&r, item->items[i]->key, &text, err)))
			return code;
	}
	if ((code = reader_required(&r, "claim", err)) ||
	    (code = reader_text(&r, "claim", &out->claim, err)))
		return code;
	if (!id_is_id(slice_of(out->claim)))
		return reader_fail(&r, node_get(item, "claim"), err,
		    "\"%s\" is not the id of a claim", out->claim);
	return ERR_NONE;
}

static enum error_code
read_proofs(struct pillar *pillar, const struct reader *r, struct error *err)
{
	const struct node *list = NULL;
	enum error_code code = reader_list(r, "proof", &list, err);
	size_t count = list ? list->count : 0;

	pillar->proofs = pool_alloc(r->pool, count * sizeof *pillar->proofs);
	for (size_t i = 0; !code && i < count; i++)
		code = read_proof(&pillar->proofs[pillar->proof_count++], r,
		    list->items[i], err);
	return code;
}

enum error_code
pillar_parse(struct pillar *out, const char *path, struct slice file,
    struct pool *pool, struct error *err)
{
	struct pillar pillar = { .path = path };
	struct reader r = { .path = path, .pool = pool };
	const char *owner;
	enum error_code code;

	pillar.id = path_read(path, pool).id;
	if ((code = yaml_parse(&r.map, (struct place){ path, 1, 1 }, file,
	    pool, err)) ||
	    (code = reader_known(&r, keys, err)) ||
	    (code = reader_required(&r, "title", err)) ||
	    (code = reader_text(&r, "title", &pillar.title, err)) ||
	    (code = reader_text(&r, "promise", &pillar.promise, err)) ||
	    (code = reader_text(&r, "owner", &owner, err)) ||
	    (code = reader_names(&r, "phrases", &pillar.phrases, err)) ||
	    (code = read_proofs(&pillar, &r, err)))
		return code;
	*out = pillar;
	return ERR_NONE;
}
