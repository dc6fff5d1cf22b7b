/* SPDX-License-Identifier: Apache-2.0 */
/* check with a .vale.ini: any folder of Markdown, without a workspace. */
#include <string.h>

#include "base/glob.h"
#include "check/style.h"
#include "dictionary.h"
#include "disk.h"
#include "finding_node.h"
#include "fingerprints.h"
#include "galley.h"
#include "loose_report.h"

/* One call: what lives in the report's pool, and what goes with each file. */
struct checking {
	const struct galley_styles *what;
	struct pool *pool;
	struct pool scratch;	/* of the styles */
	struct disk disk;
	struct style_set *set;
	struct findings found;
	enum severity least;
	enum severity fail_on;
	size_t checked;
	size_t failing;
	struct error *err;
};

/* "*.md"; "!*.txt" is all but those. */
static bool
is_wanted(const struct checking *c, const char *path)
{
	const char *glob = c->what->glob;
	const char *base = strrchr(path, '/');

	if (!style_config_reads(style_set_config(c->set), path))
		return false;
	if (!glob)
		return true;
	if (glob[0] == '!')
		return !glob_matches(glob + 1, path);
	return glob_matches(glob, path) ||
	    (base && glob_matches(glob, base + 1));
}

/* The file's own pool goes with it: only what was found is kept. */
static struct finding
keep(const struct finding *f, struct pool *pool)
{
	struct finding kept = *f;

	kept.place.path = pool_text(pool, f->place.path);
	kept.rule = pool_text(pool, f->rule);
	kept.match = pool_text(pool, f->match);
	kept.message = pool_text(pool, f->message);
	kept.fix = pool_text(pool, f->fix);
	kept.link = f->link ? pool_text(pool, f->link) : NULL;
	kept.replacement.texts = (struct names){ 0 };
	for (size_t i = 0; i < f->replacement.texts.count; i++)
		names_add(&kept.replacement.texts, pool, pool_text(pool,
		    f->replacement.texts.items[i]));
	return kept;
}

static enum error_code
check_one(struct checking *c, const char *path)
{
	struct findings found = { 0 };
	struct pool pool = { 0 };
	struct disk disk = { &pool };
	struct source source = disk_source(&disk);
	struct style_file file = { .path = path, .comments = true };

	if (!source_read(&source, path, &file.text)) {
		pool_release(&pool);
		return error_set(c->err, ERR_MISSING, "%s cannot be read",
		    path);
	}
	style_set_check(c->set, &found, &file, &pool);
	for (size_t i = 0; i < found.count; i++) {
		if (found.items[i].severity >= c->least)
			findings_add(&c->found, c->pool,
			    keep(&found.items[i], c->pool));
	}
	c->checked++;
	pool_release(&pool);
	return ERR_NONE;
}

static enum error_code
check_paths(struct checking *c)
{
	enum error_code code = ERR_NONE;

	for (size_t p = 0; !code && p < c->what->path_count; p++) {
		struct names files = { 0 };
		bool folder = disk_is_folder(c->what->paths[p]);

		code = disk_files(c->what->paths[p], &files, &c->scratch,
		    c->err);
		for (size_t i = 0; !code && i < files.count; i++) {
			if (!folder || is_wanted(c, files.items[i]))
				code = check_one(c, files.items[i]);
		}
	}
	return code;
}

static enum error_code
read_level(const char *name, enum severity *out, struct error *err)
{
	if (!name || severity_read(out, name))
		return ERR_NONE;
	return error_set(err, ERR_USAGE, "%s is no level (suggestion, "
	    "warning or error)", name);
}

static enum error_code
check_all(struct checking *c)
{
	struct source source = disk_source(&c->disk);
	struct style_from from = { &source, c->what->config, dictionary_find,
		&c->scratch };
	enum error_code code;

	c->fail_on = SEVERITY_ERROR;
	if ((code = read_level(c->what->least, &c->least, c->err)) ||
	    (code = read_level(c->what->fail_on, &c->fail_on, c->err)))
		return code;
	/* Mistakes of the rules are no findings in the text. */
	if (style_set_load(&c->set, &from, c->err))
		return c->err->code = ERR_USAGE;
	return check_paths(c);
}

static void
write_report(struct checking *c, struct node *report)
{
	struct source source = disk_source(&c->disk);
	const struct names *idle = style_set_idle(c->set);
	struct names warnings = { 0 };

	for (size_t i = 0; i < idle->count; i++)
		names_add(&warnings, c->pool, pool_text(c->pool,
		    idle->items[i]));
	findings_sort(&c->found);
	fingerprints_set(&c->found, &source, c->pool);
	for (size_t i = 0; i < c->found.count; i++)
		c->failing += c->found.items[i].severity >= c->fail_on;
	node_set(c->pool, report, "findings", finding_nodes(&c->found,
	    &source, c->pool));
	node_set_number(c->pool, report, "errors",
	    (int64_t)findings_errors(&c->found));
	node_set_number(c->pool, report, "failing", (int64_t)c->failing);
	node_set_number(c->pool, report, "checked", (int64_t)c->checked);
	node_set_number(c->pool, report, "rules",
	    (int64_t)style_set_count(c->set));
	node_set_names(c->pool, report, "warnings", &warnings);
}

int
galley_check_styles(const struct galley_styles *what, galley_report **report,
    galley_error *err)
{
	struct loose_report *made = loose_report_new();
	struct checking c = { .what = what, .pool = &made->pool, .err = err };
	enum error_code code;

	c.disk.pool = &c.scratch;
	code = check_all(&c);
	if (!code)
		write_report(&c, &made->node);
	if (!code && c.failing)
		code = error_set(err, ERR_REFUSED, "%zu finding%s",
		    c.failing, c.failing == 1 ? "" : "s");
	if (code && code != ERR_REFUSED)
		galley_report_free(&made->node);
	else
		*report = &made->node;
	style_set_free(c.set);
	pool_release(&c.scratch);
	return (int)code;
}
