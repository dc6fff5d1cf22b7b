/* SPDX-License-Identifier: Apache-2.0 */
/* check: judges whatever it is given, by kind. */
#include <string.h>

#include "base/file.h"
#include "check/check.h"
#include "fingerprints.h"
#include "gate.h"
#include "model/overlay.h"
#include "outdated.h"
#include "report.h"

static void
add_all(struct galley *g, struct findings *out, const struct findings *found)
{
	for (size_t i = 0; i < found->count; i++)
		findings_add(out, &g->pool, found->items[i]);
}

static enum error_code
check_request(struct galley *g, const struct request_ref *ref,
    struct findings *out, struct error *err)
{
	struct findings found = { 0 };
	struct dossier d;
	enum error_code code = requests_open(g, ref, &d, err);

	for (size_t i = 0; !code && i < d.changes.count; i++)
		outdated_find_file(&found, &g->main, d.changes.items[i].path,
		    d.changes.items[i].new_text);
	if (!code)
		gate_findings_of(&g->main, &d, &found);
	add_all(g, out, &found);
	return code;
}

/* Judges a file of main, or what would stand in its place. */
static void
check_text(struct galley *g, const char *path, struct slice text,
    struct findings *out)
{
	struct change change = { .path = path, .new_text = text,
		.new_mode = MODE_FILE };
	struct changes changes = { &change, 1 };
	struct overlay overlay = { &g->main.source, &changes };
	struct source source = overlay_source(&overlay);
	struct findings found = { 0 };

	check_file(&found, &g->main.library, path, text, &g->pool);
	outdated_find_file(&found, &g->main, path, text);
	findings_sort(&found);
	fingerprints_set(&found, &source, &g->pool);
	add_all(g, out, &found);
}

/* A file on the disk, judged as if it stood at its path of the workspace. */
static enum error_code
check_disk_file(struct galley *g, const char *name, struct findings *out,
    struct error *err)
{
	const char *work = store_work_folder(g->store);
	const char *path = name;
	struct buf text = { 0 };
	struct slice content;
	enum error_code code = file_read(&text, name, MEDIA_LIMIT, err);

	if (code)
		return code;
	while (strncmp(path, "./", 2) == 0)
		path += 2;
	if (work && strncmp(path, work, strlen(work)) == 0)
		path += strlen(work);
	content = buf_settle(&text, &g->pool);
	check_text(g, pool_text(&g->pool, path), content, out);
	return ERR_NONE;
}

static enum error_code
check_name(struct galley *g, const char *name, struct findings *out,
    struct error *err)
{
	struct target target;
	struct slice text;
	enum error_code code;

	if (strchr(name, '.') && file_exists(name))
		return check_disk_file(g, name, out, err);
	code = requests_resolve(g, name, &target, err);
	if (code)
		return code;
	if (target.kind == TARGET_REQUEST)
		return check_request(g, &target.request, out, err);
	if (!source_read(&g->main.source, target.path, &text))
		return error_set(err, ERR_MISSING, "%s is not there", name);
	check_text(g, target.path, text, out);
	return ERR_NONE;
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

int
galley_check(galley *g, const char *const *names, size_t count,
    galley_report **report, galley_error *err)
{
	struct node *made = node_map(&g->pool);
	struct findings found = { 0 };
	struct names all = { 0 };
	enum error_code code = ERR_NONE;

	for (size_t i = 0; i < count; i++)
		names_add(&all, &g->pool, names[i]);
	if (count == 0)
		add_folder(g, "", &all);
	for (size_t i = 0; !code && i < all.count; i++)
		code = check_name(g, all.items[i], &found, err);
	if (code)
		return (int)code;
	findings_sort(&found);
	node_set(&g->pool, made, "findings", report_findings(g, &found));
	node_set_number(&g->pool, made, "errors",
	    (int64_t)findings_errors(&found));
	node_set_number(&g->pool, made, "checked", (int64_t)all.count);
	*report = made;
	if (findings_errors(&found))
		return (int)error_set(err, ERR_REFUSED, "%zu error%s",
		    findings_errors(&found),
		    findings_errors(&found) == 1 ? "" : "s");
	return 0;
}
