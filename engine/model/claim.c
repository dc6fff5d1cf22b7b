/* SPDX-License-Identifier: Apache-2.0 */
#include "claim.h"

#include "base/digest.h"
#include "data/yaml.h"
#include "path.h"

static const char *const keys[] = { "title", "wordings", "evidence",
	"valid-from", "expires", "owner", "recalled", "sha256", "comparative",
	"markets", "channels", "products", NULL };

static enum error_code
judge(const struct claim *claim, const struct reader *r, struct error *err)
{
	const char *evidence = claim->evidence;
	struct digest digest;

	if (!claim->wordings.count)
		return reader_fail(r, node_get(r->map, "wordings"), err,
		    "a claim has at least one wording (add it)");
	for (size_t i = 0; i < claim->wordings.count; i++) {
		struct slice wording = slice_of(claim->wordings.items[i]);

		if (slice_trim(wording).len == 0)
			return reader_fail(r, node_get(r->map, "wordings"),
			    err, "a wording is empty (remove it)");
	}
	if (evidence && path_read(evidence, r->pool).kind != PATH_EVIDENCE)
		return reader_fail(r, node_get(r->map, "evidence"), err,
		    "\"%s\" is not a path to evidence (evidence/<name>)",
		    evidence);
	if (claim->sha256 && !evidence)
		return reader_fail(r, node_get(r->map, "sha256"), err,
		    "\"sha256\" is a digest, and the evidence is missing (add "
		    "evidence: ...)");
	if (claim->sha256 && !digest_read(&digest, slice_of(claim->sha256)))
		return reader_fail(r, node_get(r->map, "sha256"), err,
		    "\"sha256\" must be 64 hex digits (what sha256sum "
		    "prints)");
	return ERR_NONE;
}

/* Where it may be made, and of what kind it is. */
static enum error_code
read_scope(struct claim *claim, const struct reader *r, struct error *err)
{
	enum error_code code;

	(void)((code = reader_text(r, "sha256", &claim->sha256, err)) ||
	    (code = reader_bool(r, "comparative", &claim->comparative, err)) ||
	    (code = reader_names(r, "markets", &claim->markets, err)) ||
	    (code = reader_names(r, "channels", &claim->channels, err)) ||
	    (code = reader_names(r, "products", &claim->products, err)));
	return code;
}

enum error_code
claim_parse(struct claim *out, const char *path, struct slice file,
    struct pool *pool, struct error *err)
{
	struct claim claim = { .path = path };
	struct reader r = { .path = path, .pool = pool };
	enum error_code code;

	claim.id = path_read(path, pool).id;
	if ((code = yaml_parse(&r.map, (struct place){ path, 1, 1 }, file,
	    pool, err)) ||
	    (code = reader_known(&r, keys, err)) ||
	    (code = reader_required(&r, "title", err)) ||
	    (code = reader_required(&r, "wordings", err)) ||
	    (code = reader_text(&r, "title", &claim.title, err)) ||
	    (code = reader_names(&r, "wordings", &claim.wordings, err)) ||
	    (code = reader_text(&r, "evidence", &claim.evidence, err)) ||
	    (code = reader_date(&r, "valid-from", &claim.valid_from, err)) ||
	    (code = reader_text(&r, "owner", &claim.owner, err)) ||
	    (code = recall_read(&claim.lifetime, &r, err)) ||
	    (code = read_scope(&claim, &r, err)) ||
	    (code = judge(&claim, &r, err)))
		return code;
	*out = claim;
	return ERR_NONE;
}
