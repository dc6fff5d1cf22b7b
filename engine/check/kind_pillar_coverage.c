/* SPDX-License-Identifier: Apache-2.0 */
/* pillar-coverage: what the message map wants said is said. */
#include <string.h>

#include "kind.h"
#include "model/pillar.h"
#include "text/words.h"

static const char *const keys[] = { "required", "ordered", "parts",
	"max-share", NULL };

struct pillars {
	struct pillar *items;
	size_t count;
	struct names required;	/* besides those that front matter names */
	bool ordered;
	bool known;		/* pillars/ was read */
	const struct node *parts;	/* pillar: heading; or NULL */
	int64_t most;		/* percent of what pillars say; 0: any */
};

static enum error_code
read_pillars(struct rule_reading *r, struct pillars *own)
{
	struct known_files files = { 0 };
	enum error_code code = ERR_NONE;

	if (!r->registries)
		return ERR_NONE;
	own->known = true;
	registries_files(r->registries, "pillars", ".yaml", &files);
	for (size_t i = 0; !code && i < files.count; i++) {
		struct pillar made = { 0 };

		code = pillar_parse(&made, files.items[i].path,
		    files.items[i].text, r->pool, r->err);
		made.id = files.items[i].id;
		own->items = pool_grow(r->pool, own->items, own->count,
		    sizeof made);
		own->items[own->count++] = made;
	}
	return code;
}

static const struct pillar *
find(const struct pillars *own, const char *id)
{
	for (size_t i = 0; i < own->count; i++) {
		if (strcmp(own->items[i].id, id) == 0)
			return &own->items[i];
	}
	return NULL;
}

/* Under which heading a pillar is wanted. */
static enum error_code
read_parts(struct rule_reading *r, struct pillars *own)
{
	const struct node *map = node_get(r->map, "parts");

	if (map && map->kind != NODE_MAP)
		return rule_fail(r, map, "\"parts\" must be a map (speed: "
		    "Problem)");
	for (size_t i = 0; map && i < map->count; i++) {
		if (map->items[i]->kind != NODE_TEXT)
			return rule_fail(r, map->items[i], "\"%s\" must be a "
			    "heading", map->items[i]->key);
		if (own->known && !find(own, map->items[i]->key))
			return rule_fail(r, map->items[i], "there is no "
			    "pillar \"%s\" (write pillars/%s.yaml)",
			    map->items[i]->key, map->items[i]->key);
	}
	own->parts = map;
	return ERR_NONE;
}

static enum error_code
read(struct rule_reading *r)
{
	struct pillars *own = pool_alloc(r->pool, sizeof *own);
	const struct node *list = NULL;
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_bool(r, "ordered", &own->ordered)) ||
	    (code = rule_get_list(r, "required", &list)) ||
	    (code = rule_get_number(r, "max-share", &own->most)) ||
	    (code = read_pillars(r, own)) || (code = read_parts(r, own)))
		return code;
	for (size_t i = 0; list && i < list->count; i++) {
		if (own->known && !find(own, list->items[i]->text))
			return rule_fail(r, list->items[i], "there is no "
			    "pillar \"%s\" (write pillars/%s.yaml)",
			    list->items[i]->text, list->items[i]->text);
		names_add(&own->required, r->pool, list->items[i]->text);
	}
	return ERR_NONE;
}

static bool
says_phrase(struct rule_run *run, const struct block *b,
    const struct pillar *pillar)
{
	const char *text = kind_flat(b->text, run->pool);

	for (size_t p = 0; p < pillar->phrases.count; p++) {
		if (kind_has_words(text, kind_flat(slice_of(
		    pillar->phrases.items[p]), run->pool)))
			return true;
	}
	return false;
}

/* The first block of the part that says a phrase of the pillar, or the count. */
static size_t
find_phrase(struct rule_run *run, const struct pillar *pillar,
    const char *part)
{
	bool inside = !part;

	for (size_t i = 0; i < run->blocks->count; i++) {
		const struct block *b = &run->blocks->items[i];

		if (part && kind_is_heading(b))
			inside = strcmp(kind_flat(b->text, run->pool),
			    kind_flat(slice_of(part), run->pool)) == 0;
		if (inside && kind_is_body(b) && says_phrase(run, b, pillar))
			return i;
	}
	return run->blocks->count;
}

static void
judge_pillar(struct rule_run *run, const struct rule *rule,
    const struct pillar *pillar, size_t *reached)
{
	const struct pillars *own = rule->own;
	const char *part = own->parts ? node_get_text(own->parts, pillar->id,
	    NULL) : NULL;
	size_t at;
	struct rule_hit hit = { .arguments = { pillar->title, part },
		.count = part ? 2 : 1,
		.reason = pool_format(run->pool, "%s: %s", pillar->path,
		pillar->title) };

	if (pillar->phrases.count == 0)
		return;
	at = find_phrase(run, pillar, part);
	if (at == run->blocks->count) {
		hit.says = part ? "nothing says \"%s\" in the part \"%s\"" :
		    "nothing says \"%s\"";
		hit.remedy = pool_format(run->pool, "say \"%s\"",
		    pillar->phrases.items[0]);
		rule_report_file(run, rule, &hit);
	} else if (own->ordered && at < *reached) {
		hit.says = "\"%s\" is said too early";
		hit.remedy = "keep to the order of the pillars";
		run->block = &run->blocks->items[at];
		hit.end = run->block->text.len;
		rule_report(run, rule, &hit);
	} else {
		*reached = at;
	}
}

/* Words of the blocks that say something of a pillar; *first is one of them. */
static size_t
count_words(struct rule_run *run, const struct pillar *pillar, size_t *first)
{
	size_t words = 0;

	for (size_t i = run->blocks->count; i-- > 0;) {
		const struct block *b = &run->blocks->items[i];

		if (!kind_is_body(b) || !says_phrase(run, b, pillar))
			continue;
		words += words_count(b->text);
		*first = i;
	}
	return words;
}

/* No pillar speaks for so long that the others are not heard. */
static void
judge_shares(struct rule_run *run, const struct rule *rule)
{
	const struct pillars *own = rule->own;
	size_t *words = pool_alloc(run->pool, (own->count + 1) *
	    sizeof *words), all = 0;
	size_t *first = pool_alloc(run->pool, (own->count + 1) *
	    sizeof *first);

	for (size_t i = 0; i < own->count; i++)
		all += words[i] = count_words(run, &own->items[i], &first[i]);
	for (size_t i = 0; all && i < own->count; i++) {
		const struct pillar *pillar = &own->items[i];
		struct rule_hit hit = { .arguments = { pillar->title,
			pool_format(run->pool, "%zu", words[i] * 100 / all),
			pool_format(run->pool, "%d", (int)own->most) },
			.count = 3, .says = "\"%s\" has %s %% of what is said "
			"of pillars (at most %s)", .remedy = "say more of the "
			"others, or less of it" };

		if (words[i] * 100 <= all * (size_t)own->most)
			continue;
		hit.reason = pool_format(run->pool, "%s: %s", pillar->path,
		    pillar->title);
		run->block = &run->blocks->items[first[i]];
		hit.end = run->block->text.len;
		rule_report(run, rule, &hit);
	}
}

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct pillars *own = rule->own;
	struct names wanted = facts_values(run->facts, "pillars", run->pool);
	size_t reached = 0;

	for (size_t i = 0; i < own->required.count; i++)
		names_add_new(&wanted, run->pool, own->required.items[i]);
	for (size_t i = 0; i < wanted.count; i++) {
		const struct pillar *pillar = find(own, wanted.items[i]);

		if (pillar)
			judge_pillar(run, rule, pillar, &reached);
	}
	if (own->most && wanted.count > 1)
		judge_shares(run, rule);
}

const struct rule_kind kind_pillar_coverage = {
	.name = "pillar-coverage",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.finish = finish,
};
