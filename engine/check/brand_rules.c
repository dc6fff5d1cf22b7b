/* SPDX-License-Identifier: Apache-2.0 */
#include "brand_rules.h"

#include <string.h>

#include "model/calendars.h"
#include "model/path.h"
#include "style_set.h"

static const char CONFIG[] = ".vale.ini";

static void
release(void *of)
{
	style_set_free(of);
}

static void
load(struct brand_rules *rules, struct brand_set *to)
{
	struct style_from from = { .source = rules->source, .config = CONFIG,
		.dictionary = rules->dictionary, .of = rules->of,
		.workspace = true, .sha256 = rules->sha256,
		.errors_only = to == &rules->errors,
		.wanted = rules->wanted, .memory = rules->memory };
	struct slice text;

	to->asked = true;
	if (!source_read(rules->source, CONFIG, &text))
		return;
	rules->loads++;
	to->bad = style_set_load(&to->set, &from, &to->err);
	if (!to->bad)
		pool_at_release(rules->pool, release, to->set);
}

/* All rules find all errors, too, where they were read already. */
static const struct brand_set *
choose(struct brand_rules *rules, bool errors_only)
{
	struct brand_set *set = errors_only && !rules->all.asked ?
	    &rules->errors : &rules->all;

	if (!set->asked)
		load(rules, set);
	return set;
}

void
brand_rules_check(struct brand_rules *rules, struct findings *out,
    const struct style_file *file, struct pool *pool)
{
	const struct brand_set *set = rules ? choose(rules,
	    file->errors_only) : NULL;

	if (set && set->bad)
		findings_add(out, pool, (struct finding){
			.rule = "brand-rules",
			.severity = SEVERITY_ERROR,
			.place = { file->path, 1, 1 },
			.match = "",
			.message = pool_format(pool, "the brand rules cannot "
			    "be read: %s", set->err.text),
			.fix = "mend the rule first",
		});
	else if (set && set->set)
		style_set_check(set->set, out, file, pool);
}

bool
brand_rules_wanted(const struct brand_rules *rules, struct names *out,
    struct pool *pool)
{
	const struct style_set *set = rules->errors.set;

	if (!rules->errors.asked || rules->errors.bad || !set)
		return false;
	for (size_t i = 0; i < set->count; i++)
		names_add(out, pool, pool_text(pool, set->rules[i]->path));
	return true;
}

/* Any dictionary may be named: which are installed, only a machine knows. */
static bool
take_any(void *of, const char *name, const char **path)
{
	(void)of;
	*path = name;
	return true;
}

static enum error_code
judge_scope(const struct rule_reading *r)
{
	const char *stranger = selector_stranger(&r->rule->scope);

	if (!stranger)
		return ERR_NONE;
	return rule_fail(r, node_get(r->map, "scope"), "no block of Markdown "
	    "has the scope \"%s\": the rule would never find anything",
	    stranger);
}

static enum error_code
judge_rule(const char *path, struct slice text, struct pool *pool,
    struct error *err)
{
	struct vocabulary none = { 0 };
	struct rule rule = { .id = path, .path = path };
	struct rule_reading r = { .rule = &rule,
		.expressions = expressions_new(pool), .vocabulary = &none,
		.dictionary = take_any, .pool = pool, .err = err };
	enum error_code code;

	r.parts = r.expressions;
	code = rule_read(&r, text);

	if (!code)
		code = judge_scope(&r);
	if (!code && rule.except)
		code = pattern_check(rule.except, err);
	if (rule.kind && rule.kind->release)
		rule.kind->release(&rule);
	pattern_free(rule.except);
	expressions_free(r.expressions);
	return code;
}

/* What it leaves out is told by expressions, too. */
static enum error_code
judge_config(struct style_config *config, struct slice text,
    struct pool *pool, struct error *err)
{
	enum error_code code = style_config_read(config, CONFIG, text, pool,
	    err);

	for (size_t i = 0; !code && i < config->section_count; i++) {
		const struct style_section *s = &config->sections[i];

		if (!(code = style_ignores_judge(config, &s->block_ignores,
		    s->block_line, err)))
			code = style_ignores_judge(config, &s->token_ignores,
			    s->token_line, err);
	}
	return code;
}

enum error_code
brand_rules_judge(const char *path, struct slice text, struct error *err)
{
	struct style_config config;
	struct calendars calendars;
	struct registry registry;
	struct pool pool = { 0 };
	enum error_code code = ERR_NONE;

	if (strcmp(path, CONFIG) == 0)
		code = judge_config(&config, text, &pool, err);
	else if (slice_ends(slice_of(path), ".yml"))
		code = judge_rule(path, text, &pool, err);
	else if (strcmp(path, CALENDARS_PATH) == 0)
		code = calendars_parse(&calendars, text, &pool, err);
	else if (path_read(path, &pool).kind == PATH_REGISTRY)
		code = registry_parse(&registry, path, text, &pool, err);
	pool_release(&pool);
	return code;
}

enum error_code
brand_rules_judge_all(const struct source *source, struct error *err)
{
	struct style_from from = { .source = source, .config = CONFIG,
		.dictionary = take_any, .workspace = true };
	struct style_set *set = NULL;
	struct slice text;
	enum error_code code;

	if (!source_read(source, CONFIG, &text))
		return ERR_NONE;
	code = style_set_load(&set, &from, err);
	style_set_free(set);
	return code;
}
