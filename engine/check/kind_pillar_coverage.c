/* SPDX-License-Identifier: Apache-2.0 */
/* pillar-coverage: what the message map wants said is said. */
#include <string.h>

#include "kind.h"
#include "model/pillar.h"

static const char *const keys[] = { "required", "ordered", NULL };

struct pillars {
	struct pillar *items;
	size_t count;
	struct names required;	/* besides those that front matter names */
	bool ordered;
	bool known;		/* pillars/ was read */
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

static enum error_code
read(struct rule_reading *r)
{
	struct pillars *own = pool_alloc(r->pool, sizeof *own);
	const struct node *list = NULL;
	enum error_code code;

	r->rule->own = own;
	if ((code = rule_get_bool(r, "ordered", &own->ordered)) ||
	    (code = rule_get_list(r, "required", &list)) ||
	    (code = read_pillars(r, own)))
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

/* The first block that says a phrase of the pillar, or the count. */
static size_t
find_phrase(struct rule_run *run, const struct pillar *pillar)
{
	for (size_t i = 0; i < run->blocks->count; i++) {
		const struct block *b = &run->blocks->items[i];
		const char *text;

		if (!kind_is_body(b))
			continue;
		text = kind_flat(b->text, run->pool);
		for (size_t p = 0; p < pillar->phrases.count; p++) {
			if (kind_has_words(text, kind_flat(slice_of(
			    pillar->phrases.items[p]), run->pool)))
				return i;
		}
	}
	return run->blocks->count;
}

static void
judge_pillar(struct rule_run *run, const struct rule *rule,
    const struct pillar *pillar, size_t *reached)
{
	const struct pillars *own = rule->own;
	size_t at;
	struct rule_hit hit = { .arguments = { pillar->title }, .count = 1,
		.reason = pool_format(run->pool, "%s: %s", pillar->path,
		pillar->title) };

	if (pillar->phrases.count == 0)
		return;
	at = find_phrase(run, pillar);
	if (at == run->blocks->count) {
		hit.says = "nothing says \"%s\"";
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

static void
finish(struct rule_run *run, const struct rule *rule)
{
	const struct pillars *own = rule->own;
	struct names wanted = facts_values(run->facts, "pillars", run->pool);
	size_t reached = 0;

	for (size_t i = 0; i < own->required.count; i++) {
		if (!names_has(&wanted, own->required.items[i]))
			names_add(&wanted, run->pool, own->required.items[i]);
	}
	for (size_t i = 0; i < wanted.count; i++) {
		const struct pillar *pillar = find(own, wanted.items[i]);

		if (pillar)
			judge_pillar(run, rule, pillar, &reached);
	}
}

const struct rule_kind kind_pillar_coverage = {
	.name = "pillar-coverage",
	.keys = keys,
	.many = true,
	.of_whole = true,
	.read = read,
	.finish = finish,
};
