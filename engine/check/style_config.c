/* SPDX-License-Identifier: Apache-2.0 */
#include "style_config.h"

#include <string.h>

struct reading {
	struct style_config *config;
	struct style_section *section;	/* NULL: before the first one */
	struct pool *pool;
	struct error *err;
};

static enum error_code
fail(const struct reading *r, const struct ini_entry *e, const char *what)
{
	return error_at(r->err, (struct place){ r->config->path, e->line, 1 },
	    "ini", "%s: %s", e->key, what);
}

/* "a, b": several, comma between. */
static void
add_list(struct names *out, const char *value, struct pool *pool)
{
	struct slice rest = slice_of(value), part;

	while (slice_until(&rest, ',', &part)) {
		part = slice_trim(part);
		if (part.len)
			names_add(out, pool, pool_copy(pool, part));
	}
}

static bool
read_level(const char *text, enum severity *out)
{
	for (int s = SEVERITY_SUGGESTION; s <= SEVERITY_ERROR; s++) {
		if (strcmp(text, severity_name((enum severity)s)) == 0) {
			*out = (enum severity)s;
			return true;
		}
	}
	return false;
}

/* A folder beside the .vale.ini. */
static const char *
beside(const struct reading *r, const char *folder)
{
	const char *path = r->config->path, *slash = strrchr(path, '/');
	size_t len = strlen(folder);

	while (len > 1 && folder[len - 1] == '/')
		len--;
	if (folder[0] == '/' || !slash)
		return pool_copy(r->pool, (struct slice){ folder, len });
	return pool_format(r->pool, "%.*s/%.*s", (int)(slash - path), path,
	    (int)len, folder);
}

static enum error_code
read_template(struct reading *r, const struct ini_entry *e)
{
	if (!strstr(e->value, "%s"))
		return fail(r, e, "the template has no %s in it");
	r->config->word_template = e->value;
	return ERR_NONE;
}

static const char *const core_keys[] = { "StylesPath", "MinAlertLevel",
	"Vocab", "Packages", "IgnoredScopes", "SkippedScopes",
	"IgnoredClasses", "WordTemplate", "NLPEndpoint" };
static const char *const section_keys[] = { "BasedOnStyles", "BlockIgnores",
	"TokenIgnores", "CommentDelimiters", "Transform", "Lang", "View" };

static bool
is_one_of(const char *key, const char *const *keys, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(key, keys[i]) == 0)
			return true;
	}
	return false;
}

#define IS_ONE_OF(key, keys) \
	is_one_of(key, keys, sizeof (keys) / sizeof (keys)[0])

static enum error_code
read_core(struct reading *r, const struct ini_entry *e)
{
	struct style_config *c = r->config;

	if (IS_ONE_OF(e->key, section_keys))
		return fail(r, e, "this belongs into a section (below [*])");
	if (!IS_ONE_OF(e->key, core_keys))
		return fail(r, e, "no setting has this name");
	if (strcmp(e->key, "StylesPath") == 0) {
		names_add(&c->folders, r->pool, beside(r, e->value));
	} else if (strcmp(e->key, "MinAlertLevel") == 0) {
		if (!read_level(e->value, &c->least))
			return fail(r, e, "this is not a level (suggestion, "
			    "warning or error)");
	} else if (strcmp(e->key, "Vocab") == 0) {
		add_list(&c->vocabularies, e->value, r->pool);
	} else if (strcmp(e->key, "IgnoredScopes") == 0) {
		c->ignores = true;
		add_list(&c->ignored_tags, e->value, r->pool);
	} else if (strcmp(e->key, "SkippedScopes") == 0) {
		c->skips = true;
		add_list(&c->skipped_tags, e->value, r->pool);
	} else if (strcmp(e->key, "IgnoredClasses") == 0) {
		add_list(&c->ignored_classes, e->value, r->pool);
	} else if (strcmp(e->key, "WordTemplate") == 0) {
		return read_template(r, e);
	}
	return ERR_NONE;
}

static enum error_code
read_switch(struct reading *r, const struct ini_entry *e)
{
	struct style_section *s = r->section;
	struct style_switch made = { .name = e->key, .line = e->line };

	made.levelled = read_level(e->value, &made.severity);
	made.on = made.levelled || strcmp(e->value, "YES") == 0;
	s->switches = pool_grow(r->pool, s->switches, s->switch_count,
	    sizeof *s->switches);
	s->switches[s->switch_count++] = made;
	return ERR_NONE;
}

/* What opens a comment and what closes it, as MDX has others. */
static enum error_code
read_comment(struct reading *r, const struct ini_entry *e)
{
	struct names both = { 0 };

	add_list(&both, e->value, r->pool);
	if (both.count != 2)
		return fail(r, e, "this names what opens a comment and what "
		    "closes it (two texts, a comma between)");
	r->section->comment = both;
	return ERR_NONE;
}

static enum error_code
read_entry(struct reading *r, const struct ini_entry *e)
{
	struct style_section *s = r->section;

	if (!s)
		return read_core(r, e);
	if (IS_ONE_OF(e->key, core_keys))
		return fail(r, e, "this belongs before the first section");
	if (strcmp(e->key, "BasedOnStyles") == 0) {
		s->based = true;
		add_list(&s->styles, e->value, r->pool);
	} else if (strcmp(e->key, "BlockIgnores") == 0) {
		add_list(&s->block_ignores, e->value, r->pool);
		s->block_line = e->line;
	} else if (strcmp(e->key, "TokenIgnores") == 0) {
		add_list(&s->token_ignores, e->value, r->pool);
		s->token_line = e->line;
	} else if (strcmp(e->key, "CommentDelimiters") == 0) {
		return read_comment(r, e);
	} else if (strchr(e->key, '.')) {
		return read_switch(r, e);
	} else if (!IS_ONE_OF(e->key, section_keys)) {
		return fail(r, e, "no setting has this name, and a rule's is "
		    "Style.Rule");
	}
	return ERR_NONE;
}

static enum error_code
read_section(struct reading *r, const struct ini_section *section)
{
	struct style_config *c = r->config;
	enum error_code code = ERR_NONE;

	r->section = NULL;
	if (strcmp(section->name, "formats") == 0 ||
	    strcmp(section->name, "asciidoctor") == 0) {
		for (size_t i = 0; i < section->count; i++) {
			if (strcmp(section->entries[i].value, "md") == 0)
				names_add(&c->extensions, r->pool,
				    section->entries[i].key);
		}
		return ERR_NONE;
	}
	if (section->name[0]) {
		c->sections = pool_grow(r->pool, c->sections,
		    c->section_count, sizeof *c->sections);
		r->section = &c->sections[c->section_count++];
		*r->section = (struct style_section){ .glob = section->name,
			.line = section->line };
	}
	for (size_t i = 0; !code && i < section->count; i++)
		code = read_entry(r, &section->entries[i]);
	return code;
}

enum error_code
style_config_read(struct style_config *out, const char *path,
    struct slice text, struct pool *pool, struct error *err)
{
	struct style_config config = { .path = path };
	struct reading r = { &config, NULL, pool, err };
	struct ini ini;
	enum error_code code = ini_parse(&ini, path, text, pool, err);

	for (size_t i = 0; !code && i < ini.count; i++)
		code = read_section(&r, &ini.sections[i]);
	if (!code)
		*out = config;
	return code;
}

bool
style_config_reads(const struct style_config *config, const char *path)
{
	static const char *const markdown[] = { "md", "markdown", "mdown",
		"markdn", "mkd" };
	const char *base = strrchr(path, '/');
	const char *dot = strrchr(base ? base : path, '.');

	return dot && (IS_ONE_OF(dot + 1, markdown) ||
	    names_has(&config->extensions, dot + 1));
}
