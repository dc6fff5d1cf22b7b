/* SPDX-License-Identifier: Apache-2.0 */
/* rule list, show and test: what the rules are, and whether they do it. */
#include "rules.h"

#include <string.h>
#include <time.h>

#include "base/file.h"
#include "dictionary.h"
#include "model/path.h"
#include "sign/hash.h"

static const char CONFIG[] = ".vale.ini";

static enum error_code
open_folder(struct rules *r, const char *config)
{
	r->loose = loose_report_new();
	r->pool = &r->loose->pool;
	r->report = &r->loose->node;
	r->disk.pool = r->pool;
	r->source = disk_source(&r->disk);
	r->from.config = config ? config : CONFIG;
	return ERR_NONE;
}

enum error_code
rules_open(struct rules *out, galley *g, const char *config,
    struct error *err)
{
	struct slice text;

	*out = (struct rules){ .g = g };
	if (g) {
		out->pool = &g->pool;
		out->report = node_map(out->pool);
		out->source = g->main.source;
		out->from.config = CONFIG;
	} else {
		open_folder(out, config);
	}
	out->from.source = &out->source;
	out->from.dictionary = dictionary_find;
	out->from.of = out->pool;
	out->from.workspace = g != NULL;
	out->from.sha256 = hash_sha256;
	out->now = g ? g->main.library.now : (int64_t)time(NULL);
	if (g && !source_read(&out->source, CONFIG, &text))
		return ERR_NONE;
	/* Mistakes of the rules are no findings in a text. */
	if (style_set_load(&out->set, &out->from, err))
		return err->code = g ? ERR_INVALID : ERR_USAGE;
	return ERR_NONE;
}

int
rules_close(struct rules *r, enum error_code code, galley_report **report)
{
	style_set_free(r->set);
	if (!code || code == ERR_REFUSED)
		*report = r->report;
	else if (r->loose)
		galley_report_free(r->report);
	return (int)code;
}

static void
add(struct rules *r, struct found_rules *out, struct found_rule rule)
{
	out->items = pool_grow(r->pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = rule;
}

/* The built-in ones of the style Vale have no file. */
static struct found_rule
of_set(struct rules *r, const struct rule *rule)
{
	struct found_rule found = { rule->id, rule->path, { "", 0 }, rule };

	source_read(&r->source, rule->path, &found.text);
	return found;
}

static enum error_code
find_file(struct rules *r, const char *path, struct found_rules *out,
    struct error *err)
{
	struct found_rule found = { .path = path };
	struct buf text = { 0 };
	enum error_code code;

	found.id = rule_trial_id(path, r->pool);
	if (!found.id)
		return error_set(err, ERR_USAGE, "%s is not a rule's file (it "
		    "belongs at STYLE/RULE.yml)", path);
	code = file_read(&text, path, TEXT_LIMIT, err);
	found.text = buf_settle(&text, r->pool);
	if (!code)
		add(r, out, found);
	return code;
}

static enum error_code
find_one(struct rules *r, const char *name, struct found_rules *out,
    struct error *err)
{
	size_t count = r->set ? style_set_count(r->set) : 0;
	struct names ids = { 0 };
	const char *nearest;

	for (size_t i = 0; i < count; i++) {
		const struct rule *rule = style_set_rule(r->set, i);

		names_add(&ids, r->pool, rule->id);
		if (strcmp(rule->id, name) == 0) {
			add(r, out, of_set(r, rule));
			return ERR_NONE;
		}
	}
	if (slice_ends(slice_of(name), ".yml"))
		return find_file(r, name, out, err);
	nearest = names_nearest(&ids, name);
	if (nearest)
		return error_set(err, ERR_MISSING, "no rule is called %s (did "
		    "you mean %s?)", name, nearest);
	return error_set(err, ERR_MISSING, "no rule is called %s (galley rule "
	    "list lists them)", name);
}

enum error_code
rules_find(struct rules *r, const struct galley_rules *what,
    struct found_rules *out, struct error *err)
{
	size_t count = r->set ? style_set_count(r->set) : 0;
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < what->count; i++)
		code = find_one(r, what->names[i], out, err);
	for (size_t i = 0; what->count == 0 && i < count; i++)
		add(r, out, of_set(r, style_set_rule(r->set, i)));
	return code;
}

enum error_code
rules_try(struct rules *r, const struct found_rule *rule,
    struct style_set **out, struct error *err)
{
	struct rule_trial trial = { .path = rule->path, .text = rule->text,
		.config = r->set ? style_set_config(r->set) : NULL,
		.from = &r->from };

	return rule_trial_load(out, &trial, r->pool, err);
}

/* For some files: by a section's style or switch. */
static bool
is_on(const struct style_config *c, const char *id)
{
	size_t style = strcspn(id, ".");
	bool on = false;

	for (size_t i = 0; i < c->section_count; i++) {
		const struct style_section *s = &c->sections[i];
		bool here = false;

		for (size_t n = 0; n < s->styles.count; n++)
			here |= strlen(s->styles.items[n]) == style &&
			    strncmp(s->styles.items[n], id, style) == 0;
		for (size_t n = 0; n < s->switch_count; n++) {
			if (strcmp(s->switches[n].name, id) == 0)
				here = s->switches[n].on;
		}
		on |= here;
	}
	return on;
}

static void
set_shown(struct rules *r, struct node *item, const char *key,
    const char *text)
{
	if (text && *text)
		node_set_text(r->pool, item, key, text);
}

static struct node *
describe(struct rules *r, const struct rule *rule)
{
	struct node *item = node_map(r->pool);
	struct pool *pool = r->pool;

	node_set_text(pool, item, "id", rule->id);
	node_set_text(pool, item, "path", rule->path);
	node_set_text(pool, item, "kind", rule->kind->name);
	node_set_text(pool, item, "level", severity_name(rule->severity));
	node_set_bool(pool, item, "on", r->set &&
	    is_on(style_set_config(r->set), rule->id));
	node_set_text(pool, item, "message", rule->message);
	set_shown(r, item, "why", rule->why);
	set_shown(r, item, "owner", rule->owner);
	set_shown(r, item, "link", rule->link);
	return item;
}

/* The set's texts do not outlive it. */
static void
set_texts(struct rules *r, struct node *item, const char *key,
    const struct names *texts)
{
	struct names kept = { 0 };

	for (size_t i = 0; i < texts->count; i++)
		names_add(&kept, r->pool, pool_text(r->pool,
		    texts->items[i]));
	node_set_names(r->pool, item, key, &kept);
}

static enum error_code
list(struct rules *r, const struct galley_rules *what, struct error *err)
{
	struct node *all = node_list(r->pool);
	struct found_rules found = { 0 };
	struct names none = { 0 };
	enum error_code code = rules_find(r, what, &found, err);

	for (size_t i = 0; !code && i < found.count; i++) {
		struct style_set *alone = NULL;
		const struct rule *rule = found.items[i].rule;
		struct node *item;

		if (!rule) {
			code = rules_try(r, &found.items[i], &alone, err);
			if (code)
				break;
			rule = style_set_rule(alone, 0);
		}
		item = describe(r, rule);
		set_texts(r, item, "good", &rule->good);
		set_texts(r, item, "bad", &rule->bad);
		if (what->count == 1)
			node_set_text(r->pool, item, "text", pool_copy(r->pool,
			    found.items[i].text));
		node_push(r->pool, all, item);
		style_set_free(alone);
	}
	node_set(r->pool, r->report, "rules", all);
	set_texts(r, r->report, "idle", r->set ? style_set_idle(r->set) :
	    &none);
	/* No rule of the set: a file that is none. */
	return code == ERR_REFUSED ? err->code = ERR_USAGE : code;
}

int
galley_rules(galley *g, const struct galley_rules *what,
    galley_report **report, galley_error *err)
{
	struct rules r;
	enum error_code code = rules_open(&r, g, what->config, err);

	if (!code)
		code = list(&r, what, err);
	return rules_close(&r, code, report);
}

/* What test has to tell. */
struct testing {
	struct rules *r;
	struct node *rules;
	struct node *without;
	size_t slips;
};

static struct node *
describe_slips(struct rules *r, const struct rule_slips *slips)
{
	struct node *all = node_list(r->pool);

	for (size_t i = 0; i < slips->count; i++) {
		struct node *item = node_map(r->pool);

		node_set_bool(r->pool, item, "good", slips->items[i].good);
		node_set_text(r->pool, item, "text", slips->items[i].text);
		node_set_text(r->pool, item, "found", slips->items[i].found);
		node_push(r->pool, all, item);
	}
	return all;
}

static enum error_code
test_one(struct testing *t, const struct found_rule *found,
    struct error *err)
{
	struct pool *pool = t->r->pool;
	struct node *item = node_map(pool);
	struct style_set *alone = NULL;
	struct rule_slips slips;
	const char *id = pool_text(pool, found->id);
	enum error_code code;

	/* The built-in ones have no file, and no examples. */
	if (found->text.len == 0) {
		node_push(pool, t->without, node_text(pool, id));
		return ERR_NONE;
	}
	code = rules_try(t->r, found, &alone, err);
	if (code)
		return code;
	slips = rule_trial_run(alone, t->r->now, pool);
	if (slips.tried == 0)
		node_push(pool, t->without, node_text(pool, id));
	node_set_text(pool, item, "id", id);
	node_set_number(pool, item, "tried", (int64_t)slips.tried);
	node_set(pool, item, "slips", describe_slips(t->r, &slips));
	node_push(pool, t->rules, item);
	t->slips += slips.count;
	style_set_free(alone);
	return ERR_NONE;
}

static enum error_code
test(struct rules *r, const struct galley_rules *what, struct error *err)
{
	struct testing t = { .r = r, .rules = node_list(r->pool),
		.without = node_list(r->pool) };
	struct found_rules found = { 0 };
	enum error_code code = rules_find(r, what, &found, err);

	for (size_t i = 0; !code && i < found.count; i++)
		code = test_one(&t, &found.items[i], err);
	if (code)
		return code == ERR_REFUSED ? err->code = ERR_USAGE : code;
	node_set(r->pool, r->report, "rules", t.rules);
	node_set_number(r->pool, r->report, "slips", (int64_t)t.slips);
	node_set(r->pool, r->report, "without", t.without);
	return t.slips ? error_set(err, ERR_REFUSED, "%zu example%s not what "
	    "the rule%s", t.slips, t.slips == 1 ? " is" : "s are",
	    found.count == 1 ? " says" : "s say") : ERR_NONE;
}

int
galley_rule_test(galley *g, const struct galley_rules *what,
    galley_report **report, galley_error *err)
{
	struct rules r;
	enum error_code code = rules_open(&r, g, what->config, err);

	if (!code)
		code = test(&r, what, err);
	return rules_close(&r, code, report);
}
