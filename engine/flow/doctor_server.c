/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <sys/stat.h>

#include "doctor.h"
#include "installed.h"
#include "server.h"

#define JOURNALS "refs/heads/journal"

static const char *
install(struct doctor *d)
{
	return pool_format(&d->g->pool, "galley hook install %s",
	    doctor_quote(d, store_git_folder(d->g->store)));
}

static void
look_at_points(struct doctor *d)
{
	struct pool *pool = &d->g->pool;

	for (size_t i = 0; i < server_point_count(); i++) {
		struct server_point point = server_point(i);
		bool hook = strncmp(point.name, "hooks/", 6) == 0;

		if (server_point_holds(d->g, i))
			continue;
		doctor_note(d, point.name, pool_format(pool, "%s: %s",
		    hook ? "it is missing, edited, or not executable" :
		    "it is not what galley set", point.risk), install(d));
	}
}

/* The hooks are whose folder it is. */
static void
look_at_folder(struct doctor *d)
{
	struct pool *pool = &d->g->pool;
	const char *folder = pool_format(pool, "%shooks",
	    store_git_folder(d->g->store));
	struct stat st;

	if (stat(folder, &st) == 0 && (st.st_mode & S_IWOTH))
		doctor_note(d, "hooks", "everybody on this machine may replace "
		    "the hooks", pool_format(pool, "chmod o-w %s",
		    doctor_quote(d, folder)));
}

static void
look_at_hidden(struct doctor *d)
{
	static const char *const names[] = { "transfer.hideRefs",
		"receive.hideRefs", "uploadpack.hideRefs" };
	struct pool *pool = &d->g->pool;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct names hidden = store_config_all(d->g->store, names[i],
		    pool);

		for (size_t k = 0; k < hidden.count; k++) {
			if (i == 2 && strcmp(hidden.items[k], JOURNALS) == 0)
				continue;
			doctor_note(d, names[i], pool_format(pool, "%s is "
			    "hidden, so clones may lack what they verify, or "
			    "cannot send it", hidden.items[k]),
			    pool_format(pool, "git --git-dir=%s config "
			    "--fixed-value --unset %s %s",
			    doctor_quote(d, store_git_folder(d->g->store)),
			    names[i], doctor_quote(d, hidden.items[k])));
		}
	}
}

/* Settings that let broken objects through in spite of fsckObjects. */
static void
look_at_exceptions(struct doctor *d)
{
	struct pool *pool = &d->g->pool;
	struct names set = store_config_below(d->g->store, "receive.fsck.",
	    pool);

	for (size_t i = 0; i < set.count; i++)
		doctor_note(d, set.items[i], "objects that git would refuse "
		    "may come in", pool_format(pool, "git --git-dir=%s config "
		    "--unset-all %s",
		    doctor_quote(d, store_git_folder(d->g->store)),
		    set.items[i]));
}

static void
look_at_key(struct doctor *d)
{
	const char *folder = server_keys_folder(d->g);
	struct public_key key;
	struct error err;

	doctor_key(d, folder, SERVER_KEY);
	if (key_show(&key, folder, SERVER_KEY, &err))
		doctor_note(d, "key", pool_format(&d->g->pool, "without its "
		    "key the server signs no receipts: %s", err.text),
		    install(d));
	else if (d->has_main && !server_key_is_listed(d->g, &key))
		doctor_note(d, "key", "main's server-keys do not list this "
		    "server's key, so its receipts witness nothing",
		    server_key_command(d->g, &key));
}

/* Where main names a program that is not there the gate refuses every merge. */
static void
look_at_checks(struct doctor *d)
{
	const struct names *checks = &d->g->main.policy.settings.checks;
	struct pool *pool = &d->g->pool;
	struct error why;

	for (size_t i = 0; d->has_main && i < checks->count; i++) {
		const char *name = checks->items[i];

		if (installed_judge(d->g->store, name, pool, &why))
			doctor_note(d, pool_format(pool, "checks: %s", name),
			    pool_text(pool, why.text), pool_format(pool,
			    "install -D -m 755 %s %s", name, doctor_quote(d,
			    installed_path(d->g->store, name, pool))));
	}
}

void
doctor_server(struct doctor *d)
{
	if (store_work_folder(d->g->store)) {
		doctor_note(d, "repository", "it has a work tree, and a "
		    "server's repository is bare", "galley hook install "
		    "FOLDER.git   # a new one, then push main to it");
		return;
	}
	look_at_points(d);
	look_at_folder(d);
	look_at_hidden(d);
	look_at_exceptions(d);
	look_at_key(d);
	look_at_checks(d);
}
