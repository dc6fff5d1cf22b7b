/* SPDX-License-Identifier: Apache-2.0 */
/* check: judges whatever it is given, by kind. */
#include <string.h>

#include "assess.h"
#include "base/file.h"
#include "check/check.h"
#include "disk.h"
#include "gate.h"
#include "mending.h"
#include "model/overlay.h"
#include "outdated.h"
#include "report.h"
#include "standing.h"

/* One run of check. */
struct checking {
	struct galley *g;
	const struct galley_check *how;
	struct findings found;
	struct changes seen;	/* texts that are not main's */
	struct assess assess;
	struct mending mending;
};

static enum error_code
keep(struct checking *c, const char *newer, struct findings *found,
    struct error *err)
{
	enum error_code code = assess_since(&c->assess, newer, found, err);

	for (size_t i = 0; !code && i < found->count; i++)
		findings_add(&c->found, &c->g->pool, found->items[i]);
	return code;
}

static void
see(struct checking *c, struct change change)
{
	struct pool *pool = &c->g->pool;

	c->seen.items = pool_grow(pool, c->seen.items, c->seen.count,
	    sizeof *c->seen.items);
	c->seen.items[c->seen.count++] = change;
	names_add(&c->assess.checked, pool, change.path);
}

static enum error_code
check_request(struct checking *c, const struct request_ref *ref,
    struct error *err)
{
	struct galley *g = c->g;
	struct findings found = { 0 };
	struct dossier d;
	enum error_code code = requests_open(g, ref, &d, err);

	if (code)
		return code;
	for (size_t i = 0; i < d.changes.count; i++) {
		see(c, d.changes.items[i]);
		outdated_find_file(&found, &g->main, d.changes.items[i].path,
		    d.changes.items[i].new_text);
	}
	gate_findings_of(&g->main, &d, &found);
	return keep(c, pool_text(&g->pool, oid_text(ref->head).hex), &found,
	    err);
}

/* Judges a file of main, or what would stand in its place. */
static struct findings
check_text(struct galley *g, const char *path, struct slice text)
{
	struct findings found = { 0 };

	check_file(&found, &g->main.library, path, text, &g->pool);
	outdated_find_file(&found, &g->main, path, text);
	standing_except(g, path, text, &found);
	return found;
}

static struct findings
judge(void *of, const char *path, struct slice text)
{
	return check_text(of, path, text);
}

/* Those on changed lines, where only they are asked for. */
static enum error_code
mend(struct checking *c, struct mended_file *f, struct error *err)
{
	struct findings asked = { 0 };
	enum error_code code;

	for (size_t i = 0; i < f->found.count; i++)
		findings_add(&asked, &c->g->pool, f->found.items[i]);
	if (!(code = assess_since(&c->assess, NULL, &asked, err)))
		code = mending_mend(&c->mending, f, &asked, err);
	c->assess.asked = false;
	return code;
}

/* A file on the disk, judged as if it stood at its path of the workspace. */
static enum error_code
check_disk_file(struct checking *c, const char *name, struct error *err)
{
	struct galley *g = c->g;
	const char *work = store_work_folder(g->store);
	struct mended_file f = { .name = name, .path = name };
	struct buf text = { 0 };
	enum error_code code = file_read(&text, name, MEDIA_LIMIT, err);

	if (code)
		return code;
	while (strncmp(f.path, "./", 2) == 0)
		f.path += 2;
	if (work && strncmp(f.path, work, strlen(work)) == 0)
		f.path += strlen(work);
	f.path = pool_text(&g->pool, f.path);
	f.text = buf_settle(&text, &g->pool);
	f.found = check_text(g, f.path, f.text);
	if (c->how->fix)
		code = mend(c, &f, err);
	if (code)
		return code;
	see(c, (struct change){ .path = f.path, .new_text = f.text,
	    .new_mode = MODE_FILE });
	return keep(c, NULL, &f.found, err);
}

static enum error_code
check_main(struct checking *c, const char *path, struct error *err)
{
	struct findings found;
	struct slice text;

	if (!source_read(&c->g->main.source, path, &text))
		return error_set(err, ERR_MISSING, "%s is not there", path);
	found = check_text(c->g, path, text);
	names_add(&c->assess.checked, &c->g->pool, path);
	return keep(c, "refs/heads/main", &found, err);
}

/* "templates/", or "." for all of the work tree. */
static enum error_code
check_disk_folder(struct checking *c, const char *folder, struct error *err)
{
	struct names files = { 0 };
	enum error_code code = disk_files(folder, &files, &c->g->pool, err);

	for (size_t i = 0; !code && i < files.count; i++)
		code = check_disk_file(c, files.items[i], err);
	return code;
}

static enum error_code
check_name(struct checking *c, const char *name, struct error *err)
{
	struct target target;
	enum error_code code;

	if ((strchr(name, '/') || strcmp(name, ".") == 0) &&
	    disk_is_folder(name))
		return check_disk_folder(c, name, err);
	if (strchr(name, '.') && file_exists(name))
		return check_disk_file(c, name, err);
	if (c->how->fix)
		return error_set(err, ERR_USAGE, "%s is not a file here: --fix "
		    "mends only files (galley check --fix FILE...)", name);
	code = requests_resolve(c->g, name, &target, err);
	if (code)
		return code;
	if (target.kind == TARGET_REQUEST)
		return check_request(c, &target.request, err);
	return check_main(c, target.path, err);
}

static void
add_folder(struct galley *g, const char *folder, struct names *out)
{
	struct names entries = { 0 };

	source_list(&g->main.source, folder, &entries, &g->pool);
	for (size_t i = 0; i < entries.count; i++) {
		const char *path = folder[0] ? pool_format(&g->pool, "%s/%s",
		    folder, entries.items[i]) : entries.items[i];
		struct slice text;

		if (source_read(&g->main.source, path, &text))
			names_add(out, &g->pool, path);
		else
			add_folder(g, path, out);
	}
}

static enum error_code
check_all(struct checking *c, struct error *err)
{
	const struct galley_check *how = c->how;
	struct names all = { 0 };
	enum error_code code = ERR_NONE;

	if (how->count == 0 && how->fix)
		return error_set(err, ERR_USAGE, "name the files to mend "
		    "(galley check --fix FILE...)");
	for (size_t i = 0; !code && i < how->count; i++)
		code = check_name(c, how->names[i], err);
	if (how->count == 0)
		add_folder(c->g, "", &all);
	for (size_t i = 0; !code && i < all.count; i++)
		code = check_main(c, all.items[i], err);
	return code;
}

int
galley_check(galley *g, const struct galley_check *how,
    galley_report **report, galley_error *err)
{
	struct node *made = node_map(&g->pool);
	struct checking c = { .g = g, .how = how };
	struct overlay overlay = { &g->main.source, &c.seen };
	struct source source = overlay_source(&overlay);
	const char *work = store_work_folder(g->store);
	enum error_code code = assess_judge(how, err);

	c.assess = (struct assess){ .how = how, .source = &source,
		.folder = work ? work : store_git_folder(g->store),
		.pool = &g->pool };
	c.mending = (struct mending){ .pool = &g->pool, .judge = judge,
		.of = g, .dry_run = g->options.dry_run };
	if (how->fix)
		mending_start(&c.mending, made);
	if (code || (code = check_all(&c, err)) ||
	    (code = assess_report(&c.assess, &c.found, made, err)))
		return (int)code;
	*report = made;
	return (int)assess_verdict(made, err);
}
