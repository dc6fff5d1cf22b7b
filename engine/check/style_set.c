/* SPDX-License-Identifier: Apache-2.0 */
#include "style_set.h"

#include <string.h>

struct rule *
style_set_find(const struct style_set *set, const char *id)
{
	for (size_t i = 0; i < set->count; i++) {
		if (strcmp(set->rules[i]->id, id) == 0)
			return set->rules[i];
	}
	return NULL;
}

/* What a rule may ask for: where the styles lie, and whence it is read. */
struct assets {
	const struct style_set *set;
	const struct source *source;
	struct pool *pool;
};

/* "words.txt" below the first StylesPath that has it. */
static bool
read_asset(void *of, const char *path, struct slice *out)
{
	const struct assets *assets = of;
	const struct names *folders = &assets->set->config.folders;

	for (size_t i = 0; i < folders->count; i++) {
		if (source_read(assets->source, pool_format(assets->pool,
		    "%s/%s", folders->items[i], path), out))
			return true;
	}
	return false;
}

bool
style_set_is_full(const struct style_set *set, size_t more)
{
	return set->count == STYLE_RULES || set->bytes + more > STYLE_BYTES;
}

enum error_code
style_set_add(struct style_set *set, const struct style_from *from,
    const struct style_rule_file *file, struct error *err)
{
	struct rule *rule;
	struct assets assets = { set, from->source, &set->pool };
	struct rule_reading r = { .expressions = set->expressions,
		.parts = set->parts,
		.vocabulary = &set->vocabulary, .dictionary = from->dictionary,
		.of = from->of, .asset = read_asset, .asset_of = &assets,
		.registries = &set->registries,
		.word_template = set->config.word_template,
		.pool = &set->pool, .err = err };
	struct place place = { file->path, 1, 1 };
	const char *stranger;
	enum error_code code;

	if (style_set_find(set, file->id))
		return ERR_NONE;
	if (style_set_is_full(set, file->text.len))
		return error_at(err, place, "styles", "too many rules for one "
		    "configuration (%d rules, %d bytes at most)", STYLE_RULES,
		    STYLE_BYTES);
	set->bytes += file->text.len;
	rule = pool_alloc(&set->pool, sizeof *rule);
	rule->id = file->id;
	rule->path = file->path;
	rule->text = file->text;
	rule->number = (uint32_t)set->count;
	r.rule = rule;
	set->rules = pool_grow(&set->pool, set->rules, set->count,
	    sizeof *set->rules);
	set->rules[set->count++] = rule;
	r.map = file->map;
	code = file->map ? rule_take(&r) : style_known_read(&r, from->memory,
	    file->text);
	stranger = code ? NULL : selector_stranger(&rule->scope);
	if (stranger)
		names_add(&set->idle, &set->pool, pool_format(&set->pool,
		    "%s: its scope \"%s\" is in no Markdown: it never finds "
		    "anything", file->id, stranger));
	return code;
}
