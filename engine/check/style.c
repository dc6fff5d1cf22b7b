/* SPDX-License-Identifier: Apache-2.0 */
#include "style.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "style_set.h"

enum { FOLDER_DEPTH = 8 };

/* What one load has to hand. */
struct loading {
	struct style_set *set;
	const struct style_from *from;
	bool errors_only;
	const struct names *wanted;	/* NULL: each rule's text decides */
	struct error broken;	/* rules that cannot be read, a line each */
	struct error *err;
};

/* For each file of a pack: to format it would take as long as to read some. */
static const char *
glue(struct style_set *set, const char *before, char between,
    struct slice after)
{
	size_t len = strlen(before);
	char *text = pool_alloc(&set->pool, len + after.len + 2);

	memcpy(text, before, len);
	text[len] = between;
	memcpy(text + len + 1, after.at, after.len);
	return text;
}

static const char *
join(struct style_set *set, const char *folder, const char *name)
{
	return folder[0] ? glue(set, folder, '/', slice_of(name)) : name;
}

static enum error_code
fail_missing(const struct loading *l, size_t line, const char *what,
    const char *name)
{
	struct place place = { l->set->config.path, line, 1 };

	return error_at(l->err, place, "styles", "no %s is called \"%s\" (put "
	    "it below StylesPath)", what, name);
}

/* "styles/Microsoft/Terms.yml" is Microsoft.Terms, to the first dot. */
static const char *
id_of(struct style_set *set, const char *style, const char *file)
{
	return glue(set, style, '.', (struct slice){ file,
	    strcspn(file, ".") });
}

/*
 * A level that is not said is a warning's, and one that is said has the word
 * in it, however the file is laid out: only an escape of a character by its
 * number, or of a line's end, can hide it.
 */
static bool
is_wanted(const struct loading *l, struct slice text)
{
	if (!l->errors_only || slice_find(text, "error") < text.len)
		return true;
	for (size_t at; (at = slice_find(text, "\\")) + 1 < text.len;
	    text = slice_skip(text, at + 1)) {
		if (strchr("xuU\r\n\xC2\xE2", text.at[at + 1]))
			return true;
	}
	return false;
}

/* A folder of rules, and those in it; style: how their ids begin. */
struct folder {
	const char *path;
	const char *style;
	unsigned depth;
	struct names entries;
};

/* What it has of what is known to be wanted, in the order it was found. */
static void
list_wanted(struct loading *l, struct folder *folder)
{
	const char *below = join(l->set, folder->path, "");

	for (size_t i = 0; i < l->wanted->count; i++) {
		struct slice rest = slice_of(l->wanted->items[i]);

		if (!slice_starts(rest, below))
			continue;
		rest = slice_skip(rest, strlen(below));
		rest.len = slice_find(rest, "/");
		names_add_new(&folder->entries, &l->set->pool,
		    pool_copy(&l->set->pool, rest));
	}
}

/* False: there is none, or nothing is in it. */
static bool
list_folder(struct loading *l, struct folder *folder)
{
	if (l->wanted) {
		list_wanted(l, folder);
		return folder->entries.count > 0;
	}
	source_list(l->from->source, folder->path, &folder->entries,
	    &l->set->pool);
	return folder->entries.count > 0;
}

/* As many as a message has room for; those behind are told the next time. */
static void
note_broken(struct loading *l, struct error why)
{
	size_t len = strlen(l->broken.text);

	if (len && len + 1 + strlen(why.text) >= sizeof why.text)
		return;
	if (len)
		error_add_line(&l->broken, &why);
	else
		l->broken = why;
}

/*
 * Whoever brings his styles along mends all that is wrong with them at once;
 * a workspace has no such rule, and its findings are a line each.
 */
static enum error_code
add_rule(struct loading *l, const struct style_rule_file *file)
{
	bool stops = l->from->workspace ||
	    style_set_is_full(l->set, file->text.len);
	struct error why;
	enum error_code code = style_set_add(l->set, l->from, file, &why);

	if (code && stops)
		*l->err = why;
	else if (code)
		note_broken(l, why);
	return stops ? code : ERR_NONE;
}

static enum error_code
load_folder(struct loading *l, const struct folder *folder)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < folder->entries.count; i++) {
		const char *name = folder->entries.items[i];
		struct folder inner = { .path = join(l->set, folder->path,
			name), .style = name, .depth = folder->depth + 1 };
		struct slice text;

		if (slice_ends(slice_of(name), ".yml") &&
		    source_read(l->from->source, inner.path, &text))
			code = !is_wanted(l, text) ? ERR_NONE : add_rule(l,
			    &(struct style_rule_file){ id_of(l->set,
			    folder->style, name), inner.path, text, NULL });
		else if (inner.depth < FOLDER_DEPTH && list_folder(l, &inner))
			code = load_folder(l, &inner);
	}
	return code;
}

static enum error_code
load_style(struct loading *l, const char *style, size_t line)
{
	const struct names *folders = &l->set->config.folders;

	if (strcmp(style, "Vale") == 0)
		return style_builtin_add(l->set, l->from, NULL, l->err);
	for (size_t i = 0; i < folders->count; i++) {
		struct folder folder = { .path = join(l->set,
			folders->items[i], style), .style = style };

		if (list_folder(l, &folder))
			return load_folder(l, &folder);
	}
	/* One that has nothing wanted is there: it was looked for before. */
	return l->wanted ? ERR_NONE : fail_missing(l, line, "style", style);
}

/* "Style.Rule" where the style as a whole is not used. */
static enum error_code
load_rule(struct loading *l, const struct style_switch *s)
{
	const struct names *folders = &l->set->config.folders;
	const char *dot = strchr(s->name, '.');
	const char *style, *path;
	struct slice text;

	if (!dot || !s->on)
		return ERR_NONE;
	style = pool_copy(&l->set->pool, (struct slice){ s->name,
	    (size_t)(dot - s->name) });
	if (strcmp(style, "Vale") == 0)
		return style_builtin_add(l->set, l->from, dot + 1, l->err);
	for (size_t i = 0; i < folders->count; i++) {
		path = pool_format(&l->set->pool, "%s/%s/%s.yml",
		    folders->items[i], style, dot + 1);
		if (source_read(l->from->source, path, &text))
			return add_rule(l, &(struct style_rule_file){ s->name,
			    path, text, NULL });
	}
	return style_set_find(l->set, s->name) ? ERR_NONE : fail_missing(l,
	    s->line, "rule", s->name);
}

enum error_code
style_ignores_judge(const struct style_config *config,
    const struct names *texts, size_t line, struct error *err)
{
	struct place place = { config->path, line, 1 };
	struct pool pool = { 0 };
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < texts->count; i++) {
		struct pattern_text text = { slice_of(texts->items[i]), false,
			false };
		struct pattern *pattern = NULL;
		struct error why;

		if (pattern_new(&pattern, &text, &pool, &why) ||
		    pattern_check(pattern, &why))
			code = error_at(err, place, "ini", "\"%s\": %s",
			    texts->items[i], why.text);
		pattern_free(pattern);
	}
	pool_release(&pool);
	return code;
}

static enum error_code
load_ignores(struct loading *l, const struct names *texts, size_t line,
    struct pattern **out)
{
	struct buf all = { 0 };
	struct pattern_text text = { .multiline = false };
	enum error_code code = style_ignores_judge(&l->set->config, texts,
	    line, l->err);

	if (code || texts->count == 0)
		return code;
	for (size_t i = 0; i < texts->count; i++)
		buf_format(&all, "%s(?:%s)", i ? "|" : "", texts->items[i]);
	text.text = buf_settle(&all, &l->set->pool);
	return pattern_new(out, &text, &l->set->pool, l->err);
}

static enum error_code
load_section(struct loading *l, size_t index)
{
	const struct style_section *s = &l->set->config.sections[index];
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < s->styles.count; i++)
		code = load_style(l, s->styles.items[i], s->line);
	for (size_t i = 0; !code && i < s->switch_count; i++)
		code = load_rule(l, &s->switches[i]);
	if (!code)
		code = load_ignores(l, &s->block_ignores, s->block_line,
		    &l->set->block_ignores[index]);
	return code ? code : load_ignores(l, &s->token_ignores, s->token_line,
	    &l->set->token_ignores[index]);
}

/* Registries lie at the root of a workspace, else below the styles. */
static void
place_registries(struct loading *l)
{
	struct style_set *set = l->set;
	const char *folder = "registries";

	for (size_t i = 0; !l->from->workspace &&
	    i < set->config.folders.count; i++) {
		struct names entries = { 0 };

		folder = join(set, set->config.folders.items[i],
		    "registries");
		source_list(l->from->source, folder, &entries, &set->pool);
		if (entries.count)
			break;
	}
	folder = pool_format(&set->pool, "%s/", folder);
	set->registries = (struct registries){ .source = l->from->source,
		.yaml = folder, .rest = l->from->workspace ? "" : folder,
		.sha256 = l->from->sha256, .pool = &set->pool };
}

/* Whether a section makes an error of a rule that says otherwise. */
static bool
raises(const struct style_config *config)
{
	for (size_t i = 0; i < config->section_count; i++) {
		const struct style_section *s = &config->sections[i];

		for (size_t k = 0; k < s->switch_count; k++) {
			if (s->switches[k].severity == SEVERITY_ERROR)
				return true;
		}
	}
	return false;
}

static enum error_code
load(struct loading *l)
{
	struct style_set *set = l->set;
	const char *path = pool_text(&set->pool, l->from->config);
	struct slice text;
	enum error_code code;

	if (!source_read(l->from->source, path, &text))
		return error_set(l->err, ERR_MISSING, "%s is not there", path);
	code = style_config_read(&set->config, path, text, &set->pool, l->err);
	if (code)
		return code;
	l->errors_only = l->from->errors_only && !raises(&set->config);
	l->wanted = l->errors_only ? l->from->wanted : NULL;
	place_registries(l);
	style_vocabulary_load(set, l->from->source);
	set->block_ignores = pool_alloc(&set->pool, (set->config.section_count
	    + 1) * sizeof *set->block_ignores);
	set->token_ignores = pool_alloc(&set->pool, (set->config.section_count
	    + 1) * sizeof *set->token_ignores);
	for (size_t i = 0; !code && i < set->config.section_count; i++)
		code = load_section(l, i);
	if (code)
		note_broken(l, *l->err);
	if (l->broken.code)
		*l->err = l->broken;
	return l->broken.code;
}

enum error_code
style_set_load(struct style_set **out, const struct style_from *from,
    struct error *err)
{
	struct style_set *set = mem_alloc(sizeof *set);
	struct loading l = { .set = set, .from = from, .err = err };
	enum error_code code;

	set->expressions = expressions_new(&set->pool);
	set->parts = expressions_new(&set->pool);
	if (from->plainly) {
		expressions_plainly(set->expressions);
		expressions_plainly(set->parts);
	}
	code = load(&l);
	/* A term that is no expression spoils every rule that excepts it. */
	if (code)
		style_vocabulary_judge(set, from->source, err);
	if (code) {
		style_set_free(set);
		return code;
	}
	expressions_build(set->expressions);
	expressions_build(set->parts);
	*out = set;
	return ERR_NONE;
}

void
style_set_free(struct style_set *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->count; i++) {
		struct rule *rule = set->rules[i];

		if (rule->kind && rule->kind->release)
			rule->kind->release(rule);
		pattern_free(rule->except);
	}
	for (size_t i = 0; i < set->config.section_count; i++) {
		pattern_free(set->block_ignores[i]);
		pattern_free(set->token_ignores[i]);
	}
	expressions_free(set->expressions);
	expressions_free(set->parts);
	pool_release(&set->pool);
	free(set);
}

bool
style_has_rule(const char *rule)
{
	return strchr(rule, '.') != NULL;
}

const struct names *
style_set_idle(const struct style_set *set)
{
	return &set->idle;
}

const struct names *
style_set_lacks(const struct style_set *set)
{
	return &set->lacks;
}

const struct style_config *
style_set_config(const struct style_set *set)
{
	return &set->config;
}

size_t
style_set_count(const struct style_set *set)
{
	return set->count;
}

const struct rule *
style_set_rule(const struct style_set *set, size_t i)
{
	return set->rules[i];
}
