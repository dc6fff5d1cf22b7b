/* SPDX-License-Identifier: Apache-2.0 */
#include "registries.h"

#include <string.h>

enum error_code
registries_ask(struct registries *registries, const char *name,
    const struct registry **out, struct error *err)
{
	const char *path = pool_format(registries->pool, "%s%s.yaml",
	    registries->yaml, name);
	struct registry *made = pool_alloc(registries->pool, sizeof *made);
	struct slice text;
	enum error_code code;

	for (size_t i = 0; i < registries->count; i++) {
		if (strcmp(registries->items[i]->name, name) == 0) {
			*out = registries->items[i];
			return ERR_NONE;
		}
	}
	if (!source_read(registries->source, path, &text))
		return error_set(err, ERR_MISSING, "it reads %s, which is not "
		    "there (write it)", path);
	code = registry_parse(made, path, text, registries->pool, err);
	if (code)
		return code;
	registries->items = pool_grow(registries->pool, registries->items,
	    registries->count, sizeof(struct registry *));
	registries->items[registries->count++] = made;
	*out = made;
	return ERR_NONE;
}

struct pattern_work *
registries_work(struct registries *registries,
    const struct known_files *files)
{
	size_t bytes = 0;

	for (size_t i = 0; i < files->count; i++)
		bytes += files->items[i].text.len;
	if (!registries->has_work)
		registries->work = pattern_work(bytes);
	registries->has_work = true;
	registries->work.rule_steps = pattern_work_of_rule(bytes);
	return &registries->work;
}

bool
known_file_is(const char *known, const char *path)
{
	size_t len = strlen(path), all = strlen(known);

	return all >= len && strcmp(known + all - len, path) == 0 &&
	    (all == len || known[all - len - 1] == '/');
}

const struct known_file *
registries_file(const struct known_files *files, const char *path)
{
	for (size_t i = 0; i < files->count; i++) {
		if (known_file_is(files->items[i].path, path))
			return &files->items[i];
	}
	return NULL;
}

bool
registries_read(const struct registries *registries, const char *path,
    struct slice *out)
{
	return source_read(registries->source, pool_format(registries->pool,
	    "%s%s", registries->rest, path), out);
}

struct digest
registries_digest(const struct registries *registries, struct slice bytes)
{
	struct digest digest = { 0 };

	if (registries->sha256)
		registries->sha256(bytes, &digest);
	return digest;
}

void
registries_files(const struct registries *registries, const char *folder,
    const char *ending, struct known_files *out)
{
	struct pool *pool = registries->pool;
	const char *full = pool_format(pool, "%s%s", registries->rest, folder);
	struct names names = { 0 };

	source_list(registries->source, full, &names, pool);
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.items[i];
		struct known_file file = { .path = pool_format(pool, "%s/%s",
		    full, name) };
		struct slice text;

		if (!slice_ends(slice_of(name), ending) ||
		    !source_read(registries->source, file.path, &text))
			continue;
		file.id = pool_copy(pool, (struct slice){ name, strlen(name) -
		    strlen(ending) });
		file.text = (struct slice){ pool_copy(pool, text), text.len };
		out->items = pool_grow(pool, out->items, out->count,
		    sizeof *out->items);
		out->items[out->count++] = file;
	}
}

void
registries_documents(const struct registries *registries,
    struct known_files *out)
{
	struct names shelves = { 0 };

	source_list(registries->source, pool_format(registries->pool,
	    "%stemplates", registries->rest), &shelves, registries->pool);
	for (size_t i = 0; i < shelves.count; i++)
		registries_files(registries, pool_format(registries->pool,
		    "templates/%s", shelves.items[i]), ".md", out);
	registries_files(registries, "blocks", ".md", out);
}

static enum error_code
add_claim(struct registries *registries, const struct known_file *file,
    struct error *err)
{
	struct known_claim made = { 0 };
	struct slice bytes;
	enum error_code code = claim_parse(&made.claim, file->path,
	    file->text, registries->pool, err);

	if (code)
		return code;
	made.claim.id = file->id;
	if (made.claim.evidence)
		made.has_evidence = registries_read(registries,
		    made.claim.evidence, &bytes);
	if (made.has_evidence)
		made.evidence = registries_digest(registries, bytes);
	registries->claims = pool_grow(registries->pool, registries->claims,
	    registries->claim_count, sizeof made);
	registries->claims[registries->claim_count++] = made;
	return ERR_NONE;
}

enum error_code
registries_claims(struct registries *registries, struct error *err)
{
	struct known_files files = { 0 };
	enum error_code code = ERR_NONE;

	if (registries->has_claims)
		return ERR_NONE;
	registries->has_claims = true;
	registries_files(registries, "claims", ".yaml", &files);
	for (size_t i = 0; !code && i < files.count; i++)
		code = add_claim(registries, &files.items[i], err);
	return code;
}
