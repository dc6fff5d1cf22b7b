/* SPDX-License-Identifier: Apache-2.0 */
/* check with a .vale.ini: any folder of Markdown, without a workspace. */
#include <string.h>
#include <time.h>

#include "assess.h"
#include "base/glob.h"
#include "check/style.h"
#include "dictionary.h"
#include "disk.h"
#include "fingerprints.h"
#include "galley.h"
#include "loose_report.h"
#include "mending.h"
#include "rule_memory.h"
#include "sign/hash.h"

/* One call: what lives in the report's pool, and what goes with each file. */
struct checking {
	const struct galley_styles *what;
	struct pool *pool;
	struct pool scratch;	/* of the styles */
	struct disk disk;
	struct style_set *set;
	struct findings found;
	enum severity least;
	struct assess assess;
	struct mending mending;
	int64_t now;
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
	kept.reason = f->reason ? pool_text(pool, f->reason) : NULL;
	kept.owner = f->owner ? pool_text(pool, f->owner) : NULL;
	kept.rule_version = f->rule_version ? pool_text(pool,
	    f->rule_version) : NULL;
	kept.replacement.texts = (struct names){ 0 };
	for (size_t i = 0; i < f->replacement.texts.count; i++)
		names_add(&kept.replacement.texts, pool, pool_text(pool,
		    f->replacement.texts.items[i]));
	return kept;
}

/* A text's findings, of the least level on; they live in the report's pool. */
static struct findings
judge(void *of, const char *path, struct slice text)
{
	struct checking *c = of;
	struct style_file file = { .path = path, .text = text,
		.now = c->now,
		.comments = true };
	struct findings found = { 0 }, kept = { 0 };
	struct pool pool = { 0 };

	style_set_check(c->set, &found, &file, &pool);
	for (size_t i = 0; i < found.count; i++) {
		if (found.items[i].severity >= c->least)
			findings_add(&kept, c->pool,
			    keep(&found.items[i], c->pool));
	}
	pool_release(&pool);
	return kept;
}

static enum error_code
mend(struct checking *c, const char *path, struct slice text,
    struct findings *found)
{
	struct mended_file f = { path, path, text, *found };
	struct findings asked = { 0 };
	enum error_code code;

	for (size_t i = 0; i < found->count; i++)
		findings_add(&asked, c->pool, found->items[i]);
	code = assess_since(&c->assess, NULL, &asked, c->err);
	if (!code)
		code = mending_mend(&c->mending, &f, &asked, c->err);
	c->assess.asked = false;
	*found = f.found;
	return code;
}

static enum error_code
check_one(struct checking *c, const char *path)
{
	struct findings found;
	struct pool pool = { 0 };
	struct disk disk = { &pool };
	struct source source = disk_source(&disk);
	struct slice text;
	enum error_code code = ERR_NONE;

	if (!source_read(&source, path, &text)) {
		pool_release(&pool);
		return error_set(c->err, ERR_MISSING, "%s cannot be read",
		    path);
	}
	found = judge(c, path, text);
	if (c->what->check.fix)
		code = mend(c, path, text, &found);
	pool_release(&pool);
	names_add(&c->assess.checked, c->pool, pool_text(c->pool, path));
	if (!code)
		code = assess_since(&c->assess, NULL, &found, c->err);
	for (size_t i = 0; !code && i < found.count; i++)
		findings_add(&c->found, c->pool, found.items[i]);
	return code;
}

static enum error_code
check_paths(struct checking *c)
{
	enum error_code code = ERR_NONE;

	for (size_t p = 0; !code && p < c->what->check.count; p++) {
		struct names files = { 0 };
		const char *name = c->what->check.names[p];
		bool folder = disk_is_folder(name);

		code = disk_files(name, &files, &c->scratch,
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
	return error_set(err, ERR_USAGE, "%s is not a level (suggestion, "
	    "warning or error)", name);
}

static enum error_code
check_all(struct checking *c)
{
	struct source source = disk_source(&c->disk);
	struct style_from from = { .source = &source,
		.config = c->what->config, .dictionary = dictionary_find,
		.of = &c->scratch, .sha256 = hash_sha256 };
	struct rule_memory *memory;
	enum error_code code;

	if ((code = read_level(c->what->least, &c->least, c->err)) ||
	    (code = assess_judge(&c->what->check, c->err)))
		return code;
	/* Mistakes of the rules are no findings in the text. */
	memory = rule_memory_open(c->what->config, &c->scratch);
	from.memory = rule_memory_of(memory);
	if (style_set_load(&c->set, &from, c->err))
		return c->err->code = ERR_USAGE;
	rule_memory_close(memory);
	return check_paths(c);
}

static enum error_code
write_report(struct checking *c, struct node *report)
{
	const struct names *idle = style_set_idle(c->set);
	const struct names *lacks = style_set_lacks(c->set);
	struct names warnings = { 0 };

	for (size_t i = 0; i < lacks->count; i++)
		names_add(&warnings, c->pool, pool_text(c->pool,
		    lacks->items[i]));
	for (size_t i = 0; i < idle->count; i++)
		names_add(&warnings, c->pool, pool_text(c->pool,
		    idle->items[i]));
	findings_sort(&c->found);
	if (!c->what->brief || c->what->check.baseline)
		fingerprints_set(&c->found, c->assess.source, c->pool);
	node_set_number(c->pool, report, "rules",
	    (int64_t)style_set_count(c->set));
	node_set_names(c->pool, report, "warnings", &warnings);
	return assess_report(&c->assess, &c->found, report, c->err);
}

/* The folder whose repository is asked what changed. */
static const char *
folder_of(const struct galley_check *how, struct pool *pool)
{
	const char *name = how->count ? how->names[0] : ".";
	const char *slash = strrchr(name, '/');

	if (disk_is_folder(name))
		return name;
	return slash ? pool_copy(pool, (struct slice){ name,
	    (size_t)(slash - name) + 1 }) : ".";
}

int
galley_check_styles(const struct galley_styles *what, galley_report **report,
    galley_error *err)
{
	struct loose_report *made = loose_report_new();
	struct checking c = { .what = what, .pool = &made->pool, .err = err,
	    .now = what->now ? what->now : (int64_t)time(NULL) };
	struct source source = disk_source(&c.disk);
	enum error_code code;

	c.disk.pool = &c.scratch;
	c.assess = (struct assess){ .how = &what->check, .source = &source,
		.folder = folder_of(&what->check, &c.scratch),
		.pool = c.pool };
	c.mending = (struct mending){ .pool = c.pool, .judge = judge,
		.of = &c, .dry_run = what->dry_run };
	if (what->check.fix)
		mending_start(&c.mending, &made->node);
	code = check_all(&c);
	if (!code)
		code = write_report(&c, &made->node);
	if (code)
		galley_report_free(&made->node);
	else
		*report = &made->node;
	if (!code)
		code = assess_verdict(&made->node, err);
	style_set_free(c.set);
	pool_release(&c.scratch);
	return (int)code;
}
