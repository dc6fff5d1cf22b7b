/* SPDX-License-Identifier: Apache-2.0 */
/* approval-invalidated: whose approval a change makes void. */
#include <string.h>

#include "claim_words.h"

static const char *const keys[] = { "classes", "claims", NULL };

/* Passages of one sort, and who decides on them. */
struct class {
	const char *name;
	const char *role;
	struct pattern **patterns;	/* none: claims/ makes it */
	size_t count;
};

struct invalidated {
	struct class *classes;
	size_t count;
	const struct registries *registries;	/* NULL: there are none */
	struct known_files files;	/* as they were approved */
};

/* The texts of a class in one version of a file. */
struct passages {
	struct names flat;
	size_t *blocks;		/* where each stands */
};

static enum error_code
add_patterns(struct rule_reading *r, struct class *class,
    const struct node *list)
{
	struct pattern_text text = { .fold = true, .multiline = true };
	struct error err;

	class->patterns = pool_alloc(r->pool, (list->count + 1) *
	    sizeof *class->patterns);
	for (size_t i = 0; i < list->count; i++) {
		text.text = slice_of(list->items[i]->text);
		if (pattern_new(&class->patterns[i], &text, r->pool, &err))
			return rule_fail(r, list->items[i], "%s", err.text);
		class->count = i + 1;
		if (pattern_check(class->patterns[i], &err))
			return rule_fail(r, list->items[i], "%s", err.text);
	}
	return ERR_NONE;
}

static struct class *
add_class(struct rule_reading *r, const char *name, const char *role)
{
	struct invalidated *own = r->rule->own;

	own->classes = pool_grow(r->pool, own->classes, own->count,
	    sizeof *own->classes);
	own->classes[own->count] = (struct class){ .name = name,
		.role = role };
	return &own->classes[own->count++];
}

static enum error_code
read_class(struct rule_reading *r, const struct node *map)
{
	struct rule_reading inner = *r;
	const struct node *list = NULL;
	const char *role = NULL;
	enum error_code code;

	if (map->kind != NODE_MAP)
		return rule_fail(r, map, "\"%s\" must be a map (role: legal, "
		    "tokens: [...])", map->key);
	for (size_t i = 0; i < map->count; i++) {
		if (strcmp(map->items[i]->key, "role") != 0 &&
		    strcmp(map->items[i]->key, "tokens") != 0)
			return rule_fail(r, map->items[i], "unknown key "
			    "\"%s\" (role or tokens)", map->items[i]->key);
	}
	inner.map = map;
	if ((code = rule_get_text(&inner, "role", &role)) ||
	    (code = rule_get_list(&inner, "tokens", &list)))
		return code;
	if (!role || !list)
		return rule_fail(r, map, "\"%s\" needs a role, and tokens that "
		    "match its passages", map->key);
	return add_patterns(r, add_class(r, map->key, role), list);
}

static enum error_code
read(struct rule_reading *r)
{
	struct invalidated *own = pool_alloc(r->pool, sizeof *own);
	const struct node *classes = node_get(r->map, "classes");
	const char *role = NULL;
	enum error_code code = rule_get_text(r, "claims", &role);

	r->rule->own = own;
	if (!code && classes && classes->kind != NODE_MAP)
		code = rule_fail(r, classes, "\"classes\" must be a map "
		    "(price: {role: finance, tokens: [...]})");
	for (size_t i = 0; !code && classes && i < classes->count; i++)
		code = read_class(r, classes->items[i]);
	if (!code && !role && !own->count)
		code = rule_fail(r, NULL, "\"classes\" or \"claims\" is "
		    "missing (say whose passages they are)");
	if (code)
		return code;
	if (role)
		add_class(r, "claim", role);
	own->registries = r->registries;
	if (!r->registries)
		return ERR_NONE;
	registries_documents(r->registries, &own->files);
	return role ? registries_claims(r->registries, r->err) : ERR_NONE;
}

static void
release(struct rule *rule)
{
	struct invalidated *own = rule->own;

	for (size_t c = 0; own && c < own->count; c++) {
		for (size_t i = 0; i < own->classes[c].count; i++)
			pattern_free(own->classes[c].patterns[i]);
	}
}

static bool
makes_claim(struct rule_run *run, const struct invalidated *own,
    const char *flat)
{
	for (size_t i = 0; own->registries &&
	    i < own->registries->claim_count; i++) {
		const struct names *list =
		    &own->registries->claims[i].claim.wordings;

		for (size_t w = 0; w < list->count; w++) {
			if (kind_has_words(flat, kind_flat(slice_of(
			    list->items[w]), run->pool)))
				return true;
		}
	}
	return false;
}

static bool
is_of_class(struct rule_run *run, const struct invalidated *own,
    const struct class *class, struct slice text)
{
	if (!class->patterns)
		return makes_claim(run, own, kind_flat(text, run->pool));
	for (size_t i = 0; i < class->count; i++) {
		if (rule_finds(run, class->patterns[i], text))
			return true;
	}
	return false;
}

static struct passages
find_passages(struct rule_run *run, const struct invalidated *own,
    const struct class *class, const struct blocks *blocks)
{
	struct passages out = { .blocks = pool_alloc(run->pool,
		(blocks->count + 1) * sizeof(size_t)) };

	for (size_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->items[i];

		if (!kind_is_plain(b) || !is_of_class(run, own, class,
		    b->text))
			continue;
		out.blocks[out.flat.count] = i;
		names_add(&out.flat, run->pool, kind_flat(b->text, run->pool));
	}
	return out;
}

static struct rule_hit
make_hit(struct rule_run *run, const struct class *class,
    const struct known_file *base, const char *says)
{
	return (struct rule_hit){
		.arguments = { class->name, class->role },
		.count = 2,
		.says = says,
		.reason = pool_format(run->pool, "%s, as it was approved",
		    base->path),
		.remedy = pool_format(run->pool, "leave it as it was, or let "
		    "%s approve it again", class->role),
	};
}

static void
compare(struct rule_run *run, const struct rule *rule,
    const struct class *class, const struct blocks *both,
    const struct known_file *base)
{
	const struct invalidated *own = rule->own;
	struct passages was = find_passages(run, own, class, &both[0]);
	struct passages is = find_passages(run, own, class, &both[1]);
	size_t changed = 0, gone = 0;

	for (size_t i = 0; i < is.flat.count; i++) {
		struct rule_hit hit = make_hit(run, class, base, "this %s is "
		    "not what %s approved");

		if (names_has(&was.flat, is.flat.items[i]))
			continue;
		changed++;
		run->block = &both[1].items[is.blocks[i]];
		hit.end = run->block->text.len;
		rule_report(run, rule, &hit);
	}
	for (size_t i = 0; i < was.flat.count; i++)
		gone += !names_has(&is.flat, was.flat.items[i]);
	if (gone > changed) {
		struct rule_hit hit = make_hit(run, class, base, "a %s that "
		    "%s approved is gone");

		rule_report_file(run, rule, &hit);
	}
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct invalidated *own = rule->own;
	const struct known_file *base = registries_file(&own->files,
	    run->path);
	struct blocks both[2];

	if (!base || !rule_read_whole(run, rule, base->text, &both[0]) ||
	    !rule_read_whole(run, rule, run->source, &both[1]))
		return;
	for (size_t i = 0; i < own->count; i++)
		compare(run, rule, &own->classes[i], both, base);
}

const struct rule_kind kind_approval_invalidated = {
	.name = "approval-invalidated",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.finish = finish,
	.release = release,
};
