/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/file.h"
#include "doctor.h"
#include "verified.h"

#define RECEIPTS "refs/galley/*:refs/galley/*"

/* The command in this clone. */
static const char *
git(struct doctor *d, const char *rest)
{
	return pool_format(&d->g->pool, "git -C %s %s",
	    doctor_quote(d, d->folder), rest);
}

static void
look_at_root(struct doctor *d)
{
	const char *id;

	if (store_config(d->g->store, "galley.workspace", &id, &d->g->pool))
		return;
	doctor_note(d, "root", "this clone remembers no workspace, so main may "
	    "be exchanged for another's", git(d, pool_format(&d->g->pool,
	    "config galley.workspace %s   # when your administrator says so",
	    oid_text(d->g->main.root).hex)));
}

void
doctor_main(struct doctor *d, const char *why)
{
	struct oid last = verified_last(d->g);

	if (oid_is_zero(last) || !store_work_folder(d->g->store))
		doctor_note(d, "main", why, "see RECOVERY in "
		    "galley-server(7)");
	else
		doctor_note(d, "main", why, git(d, pool_format(&d->g->pool,
		    "checkout -q -B main %s", oid_text(last).hex)));
}

/* A main that cannot be held on to. */
static void
look_at_main(struct doctor *d)
{
	struct error err;

	d->g->options.dry_run = true;
	if (verified_hold(d->g, &err))
		doctor_main(d, err.text);
}

/* Without it plain git cannot tell whose signature it sees. */
static void
look_at_signers(struct doctor *d)
{
	struct galley *g = d->g;
	const char *own = workspace_file(g, "allowed-signers"), *path;
	struct buf want = { 0 }, have = { 0 };
	struct error ignored;

	if (!store_config(g->store, "gpg.ssh.allowedSignersFile", &path,
	    &g->pool)) {
		doctor_note(d, "signers", "gpg.ssh.allowedSignersFile is not "
		    "set, so git verifies no signature here", git(d,
		    pool_format(&g->pool, "config gpg.ssh.allowedSignersFile "
		    "%s", doctor_quote(d, own))));
		path = own;
	}
	policy_allowed_signers(&g->main.policy, &want);
	if (file_read(&have, path, 16 << 20, &ignored) ||
	    !slice_equal(buf_slice(&have), buf_slice(&want)))
		doctor_note(d, "signers", pool_format(&g->pool, "%s does not "
		    "list the keys of main", path), pool_format(&g->pool,
		    "galley -C %s people --allowed-signers > %s",
		    doctor_quote(d, d->folder), doctor_quote(d, path)));
	buf_release(&want);
	buf_release(&have);
}

static void
look_at_origin(struct doctor *d)
{
	struct galley *g = d->g;
	struct names fetched = store_config_all(g->store,
	    "remote.origin.fetch", &g->pool);
	const char *origin;

	if (!store_config(g->store, "remote.origin.url", &origin, &g->pool) ||
	    names_has(&fetched, RECEIPTS))
		return;
	doctor_note(d, "receipts", "git fetch brings no receipts, which prove "
	    "what the server took", git(d, "config --add remote.origin.fetch "
	    "'" RECEIPTS "'"));
}

void
doctor_clone(struct doctor *d)
{
	const char *person;

	look_at_origin(d);
	if (store_config(d->g->store, "galley.person", &person, &d->g->pool))
		doctor_key(d, workspace_keys_folder(d->g), person);
	if (!d->has_main)
		return;
	look_at_root(d);
	look_at_main(d);
	look_at_signers(d);
}
