/* SPDX-License-Identifier: Apache-2.0 */
#include "rule.h"

#include <string.h>

#include "base/buf.h"
#include "data/node_pack.h"
#include "data/yaml.h"
#include "rule_words.h"

static const struct rule_kind *const kinds[] = {
	&rule_existence, &rule_substitution, &rule_occurrence,
	&rule_repetition, &rule_consistency, &rule_conditional,
	&rule_capitalization, &rule_metric, &rule_readability,
	&rule_spelling,
	&kind_claim_evidence, &kind_claim_expiry, &kind_claim_scope,
	&kind_evidence_hash, &kind_disclaimer_required,
	&kind_disclaimer_orphan, &kind_term_variant, &kind_trademark_mark,
	&kind_competitor_mention, &kind_regulated_term,
	&kind_link_policy, &kind_asset_approved, &kind_required_part,
	&kind_placeholder, &kind_first_use, &kind_number_claim,
	&kind_readability_band, &kind_accessibility, &kind_privacy,
	&kind_pillar_coverage, &kind_legal_entity, &kind_channel_length,
	&kind_tone, &kind_block_drift, &kind_project_consistency,
	&kind_inclusive_language, &kind_locale_parity,
	&kind_approval_invalidated,
};

static const char *const common_keys[] = { "extends", "message", "level",
	"scope", "link", "description", "limit", "action", "name",
	/* galley's own: what people and tests need to know of it */
	"why", "owner", "good", "bad", NULL };

static bool
has_key(const char *const *keys, const char *key)
{
	/* Most differ in their first byte: no call is needed. */
	while (*keys && (**keys != *key || strcmp(*keys, key) != 0))
		keys++;
	return *keys;
}

static enum error_code
fail_key(const struct rule_reading *r, const struct node *value)
{
	struct node at = { .line = value->key_line,
		.column = value->key_column };
	struct names known = { 0 };
	const char *nearest;

	for (const char *const *k = common_keys; *k; k++)
		names_add(&known, r->pool, *k);
	for (const char *const *k = r->rule->kind->keys; *k; k++)
		names_add(&known, r->pool, *k);
	nearest = names_nearest(&known, value->key);
	if (nearest)
		return rule_fail(r, &at, "unknown key \"%s\" (did you mean "
		    "\"%s\"?)", value->key, nearest);
	return rule_fail(r, &at, "unknown key \"%s\" (remove it)", value->key);
}

static enum error_code
check_keys(const struct rule_reading *r)
{
	for (size_t i = 0; !r->rule->kind->lenient && i < r->map->count; i++) {
		const struct node *value = r->map->items[i];

		if (!has_key(common_keys, value->key) &&
		    !has_key(r->rule->kind->keys, value->key))
			return fail_key(r, value);
	}
	return ERR_NONE;
}

static enum error_code
fail_kind(const struct rule_reading *r, const struct node *at,
    const char *name)
{
	struct names names = { 0 };
	const char *nearest;

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		names_add(&names, r->pool, kinds[i]->name);
	nearest = names_nearest(&names, name);
	return rule_fail(r, at, "no kind of rule is called \"%s\" (%s%s; "
	    "galley-rules(5) has them all)", name, nearest ? "did you mean " :
	    "existence, substitution and others", nearest ? nearest : "");
}

static enum error_code
find_kind(struct rule_reading *r)
{
	const struct node *at = node_get(r->map, "extends");
	const char *name = NULL;
	enum error_code code = rule_get_text(r, "extends", &name);

	if (code)
		return code;
	if (!name)
		return rule_fail(r, at, "\"extends\" is missing (add extends: "
		    "existence, or another kind)");
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strcmp(kinds[i]->name, name) != 0)
			continue;
		r->rule->kind = kinds[i];
		return ERR_NONE;
	}
	if (strcmp(name, "sequence") == 0 || strcmp(name, "script") == 0)
		return rule_fail(r, at, "%s rules are not supported (use an "
		    "external check)", name);
	return fail_kind(r, at, name);
}

static enum error_code
read_level(struct rule_reading *r)
{
	static const char *const names[] = { "suggestion", "warning", "error" };
	const char *level = "warning";
	enum error_code code = rule_get_text(r, "level", &level);

	for (size_t i = 0; !code && i < 3; i++) {
		if (strcmp(level, names[i]) == 0) {
			r->rule->severity = (enum severity)i;
			return ERR_NONE;
		}
	}
	return code ? code : rule_fail(r, node_get(r->map, "level"), "\"%s\" "
	    "is not a level (suggestion, warning or error)", level);
}

static enum error_code
read_scope(struct rule_reading *r)
{
	static const char *const inline_scopes[] = { "code", "link", "strong",
		"emphasis" };
	const struct node *list = NULL;
	enum error_code code = rule_get_list(r, "scope", &list);

	if (code || !list)
		selector_add(&r->rule->scope, "text", r->pool);
	for (size_t i = 0; !code && list && i < list->count; i++) {
		const struct node *item = list->items[i];

		for (size_t s = 0; s < 4; s++) {
			if (strcmp(item->text, inline_scopes[s]) == 0)
				return rule_fail(r, item, "\"%s\" is not a "
				    "scope (write scope: raw)", item->text);
		}
		selector_add(&r->rule->scope, item->text, r->pool);
	}
	return code;
}

static enum error_code
read_action(struct rule_reading *r)
{
	static const char *const names[] = { "suggest", "replace", "remove",
		"convert", "edit", "" };
	const struct node *value = rule_get(r, "action");
	struct rule_reading inner = *r;
	const struct node *list = NULL;
	enum error_code code;

	r->rule->action = "";
	if (!value)
		return ERR_NONE;
	if (value->kind != NODE_MAP)
		return rule_fail(r, value, "\"action\" must be a map (name: "
		    "replace)");
	inner.map = value;
	if ((code = rule_get_text(&inner, "name", &r->rule->action)) ||
	    (code = rule_get_list(&inner, "params", &list)))
		return code;
	for (size_t i = 0; list && i < list->count; i++)
		names_add(&r->rule->parameters, r->pool, list->items[i]->text);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strcmp(names[i], r->rule->action) == 0)
			return ERR_NONE;
	}
	return rule_fail(r, value, "\"%s\" is not an action (suggest, replace, "
	    "remove, convert or edit)", r->rule->action);
}

static enum error_code
read_examples(const struct rule_reading *r, const char *key,
    struct names *out)
{
	const struct node *list = NULL;
	enum error_code code = rule_get_list(r, key, &list);

	for (size_t i = 0; !code && list && i < list->count; i++)
		names_add(out, r->pool, list->items[i]->text);
	return code;
}

static enum error_code
read_reasons(struct rule_reading *r)
{
	struct rule *rule = r->rule;
	enum error_code code;

	(void)((code = rule_get_text(r, "why", &rule->why)) ||
	    (code = rule_get_text(r, "owner", &rule->owner)) ||
	    (code = read_examples(r, "good", &rule->good)) ||
	    (code = read_examples(r, "bad", &rule->bad)));
	return code;
}

static enum error_code
read_common(struct rule_reading *r)
{
	struct rule *rule = r->rule;
	bool code_key = false;
	enum error_code code;

	rule->link = "";
	if ((code = rule_get_bool(r, "code", &code_key)))
		return code;
	if (code_key)
		return rule_fail(r, node_get(r->map, "code"), "\"code: true\" "
		    "has no meaning any more (write scope: raw)");
	if ((code = find_kind(r)) || (code = check_keys(r)) ||
	    (code = rule_get_text(r, "message", &rule->message)) ||
	    (code = rule_get_text(r, "link", &rule->link)) ||
	    (code = rule_get_number(r, "limit", &rule->limit)) ||
	    (code = read_level(r)) || (code = read_scope(r)) ||
	    (code = read_action(r)) || (code = read_reasons(r)))
		return code;
	if (!rule->message)
		return rule_fail(r, r->map, "\"message\" is missing (add "
		    "message: ...)");
	return ERR_NONE;
}

enum error_code
rule_take(struct rule_reading *r)
{
	enum error_code code;

	r->rule->group = UINT32_MAX;
	if (r->map->kind != NODE_MAP)
		return rule_fail(r, r->map, "a rule is a map (write lines of "
		    "key: value)");
	code = read_common(r);
	if (code)
		return code;
	r->rule->of_parts = selector_needs(&r->rule->scope, "sentence") ||
	    selector_needs(&r->rule->scope, "paragraph");
	if (r->rule->of_parts)
		r->expressions = r->parts;
	return r->rule->kind->read(r);
}

static bool
recall_tree(struct rule_reading *r, const struct question *q,
    struct pool *pool)
{
	struct slice answer;
	struct node *map;

	if (!answers_recall(r->answers, q, &answer))
		return false;
	if (node_unpack(&map, &answer, pool)) {
		r->map = map;
		return true;
	}
	answers_lose(r->answers);
	return false;
}

static void
note_tree(struct rule_reading *r, const struct question *q)
{
	struct buf answer = { 0 };

	if (!r->answers)
		return;
	node_pack(rule_words_gather(r->map, r->pool), &answer);
	answers_note(r->answers, q, buf_slice(&answer));
	buf_release(&answer);
}

enum error_code
rule_read(struct rule_reading *r, struct slice text)
{
	struct place start = { r->rule->path, 1, 1 };
	struct question q = { .about = ABOUT_TREE };
	struct pool tree = { 0 };	/* its texts are the answers' */
	enum error_code code = ERR_NONE;

	if (!recall_tree(r, &q, &tree)) {
		code = yaml_parse(&r->map, start, text, r->pool, r->err);
		if (!code)
			note_tree(r, &q);
	}
	if (!code)
		code = rule_take(r);
	if (r->rule->kind && r->rule->kind->forgets)
		pool_release(&tree);
	else
		pool_join(r->pool, &tree);
	return code;
}
