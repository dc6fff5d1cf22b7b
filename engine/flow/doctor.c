/* SPDX-License-Identifier: Apache-2.0 */
#include "doctor.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/date.h"
#include "base/file.h"
#include "verify.h"

/* Folders of a repository are not deeper than its refs. */
enum { DEPTH_LIMIT = 16 };

static void
note_lock(struct doctor *d, const char *path)
{
	struct pool *pool = &d->g->pool;

	doctor_note(d, "lock", pool_format(pool, "%s is there: whatever made "
	    "it still runs, or was cut off", path), pool_format(pool,
	    "rm %s   # when no git or galley runs there",
	    doctor_quote(d, path)));
}

/* Every file that ends in .lock; objects have none that anybody waits for. */
static void
find_locks(struct doctor *d, const char *path, int depth)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		const char *name = entry->d_name;
		const char *inner = pool_format(&d->g->pool, "%s%s", path,
		    name);
		struct stat st;

		if (name[0] == '.' || strcmp(name, "objects") == 0 ||
		    lstat(inner, &st))
			continue;
		if (S_ISDIR(st.st_mode) && depth < DEPTH_LIMIT)
			find_locks(d, pool_format(&d->g->pool, "%s/", inner),
			    depth + 1);
		else if (slice_ends(slice_of(name), ".lock"))
			note_lock(d, inner);
	}
	if (folder)
		closedir(folder);
}

static void
look_at_objects(struct doctor *d)
{
	struct pool *pool = &d->g->pool;
	const char *folder = store_git_folder(d->g->store);
	const char *file = pool_format(pool, "%sobjects/info/alternates",
	    folder);

	if (file_exists(file))
		doctor_note(d, "objects", pool_format(pool, "%s borrows "
		    "objects from elsewhere, where they may vanish", file),
		    pool_format(pool, "git --git-dir=%s repack -q -a -d && rm "
		    "%s", doctor_quote(d, folder), doctor_quote(d, file)));
}

/* What the living people of main can still decide. */
static void
look_at_people(struct doctor *d)
{
	struct pool *pool = &d->g->pool;
	const struct policy *policy = &d->g->main.policy;
	const char *why;
	struct error err;

	if (policy_judge(policy, &err))
		doctor_note(d, "policy", err.text, "see RECOVERY in "
		    "galley-server(7)");
	for (size_t i = 0; i < policy->workflows.count; i++) {
		const struct workflow *w = &policy->workflows.items[i];

		for (size_t k = 0; k < w->stage_count; k++) {
			if (policy_can_satisfy(policy, &w->stages[k].needs,
			    &why, pool))
				continue;
			doctor_note(d, "route", pool_format(pool, "nobody "
			    "living can satisfy %s/%s: %s", w->id,
			    w->stages[k].name, why), "galley people add "
			    "PERSON --email EMAIL --role ROLE --key KEY");
		}
	}
}

static void
look_at_clock(struct doctor *d)
{
	int64_t now = d->g->options.now ? d->g->options.now :
	    (int64_t)time(NULL);

	if (d->g->main.time > now + VERIFY_CLOCK_SECONDS)
		doctor_note(d, "clock", pool_format(&d->g->pool, "this "
		    "machine's clock says %s, and main was approved at a later "
		    "time", date_time(now).at), "set this machine's clock");
}

/* What cannot be opened is the one problem there is. */
static bool
open_repository(struct doctor *d)
{
	struct error err;

	if (!store_open(&d->g->store, d->folder, &err))
		return true;
	doctor_note(d, "repository", err.text, "do as it says");
	return false;
}

static void
open_main(struct doctor *d)
{
	struct oid main;
	struct error err;

	if (!store_ref(d->g->store, "refs/heads/main", &main))
		return;
	d->has_main = !workspace_reload(d->g, &err);
	if (!d->has_main)
		doctor_main(d, err.text);
}

static void
look(struct doctor *d, bool server)
{
	if (!open_repository(d))
		return;
	find_locks(d, store_git_folder(d->g->store), 0);
	look_at_objects(d);
	open_main(d);
	if (d->has_main) {
		look_at_people(d);
		look_at_clock(d);
		doctor_requests(d);
	}
	if (server || !store_work_folder(d->g->store))
		doctor_server(d);
	else
		doctor_clone(d);
}

int
galley_doctor(galley **out, bool server, const struct galley_options *options,
    galley_report **report, galley_error *err)
{
	struct doctor d = { .folder = options->folder ? options->folder :
		"." };
	enum error_code code = sign_start(err);
	struct node *made;

	if (code)
		return (int)code;
	d.g = mem_alloc(sizeof *d.g);
	d.g->options = *options;
	d.g->home = workspace_home(d.g);
	d.problems = node_list(&d.g->pool);
	look(&d, server);
	made = node_map(&d.g->pool);
	node_set(&d.g->pool, made, "problems", d.problems);
	*report = made;
	*out = d.g;
	return d.problems->count == 0 ? 0 : (int)error_set(err, ERR_REFUSED,
	    "%zu to mend", d.problems->count);
}
