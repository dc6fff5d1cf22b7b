/* SPDX-License-Identifier: Apache-2.0 */
#include "server.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "starter.h"

#define MAIN "refs/heads/main"
#define JOURNALS "refs/heads/journal"

enum { HOOK_LIMIT = 64 << 10 };

/* How a point is looked at and put right. */
enum kind {
	KIND_SETTING,
	KIND_HIDDEN,	/* a value among those that hide refs */
	KIND_UNSET,	/* a setting that must not be there */
	KIND_HOME,	/* where the key lies, for hooks without HOME */
	KIND_HEAD,
	KIND_HOOK,
};

struct point {
	enum kind kind;
	struct server_point said;
	const char *value;
};

static const struct point points[] = {
	{ KIND_HOOK, { "hooks/pre-receive", "git skips it and takes every "
	    "push unjudged" }, NULL },
	{ KIND_HOOK, { "hooks/post-receive", "git skips it and pushes get no "
	    "receipt" }, NULL },
	{ KIND_HOOK, { "hooks/reference-transaction", "git skips it and a "
	    "request may move while its merge is taken" }, NULL },
	{ KIND_UNSET, { "core.hooksPath", "git runs the hooks of another "
	    "folder" }, NULL },
	{ KIND_SETTING, { "receive.fsckObjects", "broken objects come in" },
	    "true" },
	{ KIND_SETTING, { "receive.denyDeletes", "whoever may push may delete "
	    "branches" }, "true" },
	{ KIND_SETTING, { "receive.denyNonFastForwards", "whoever may push may "
	    "rewrite branches" }, "true" },
	{ KIND_SETTING, { "receive.maxInputSize", "one push may fill the "
	    "disk" }, "20m" },
	{ KIND_SETTING, { "core.fsync", "a power cut may lose what was "
	    "acknowledged" }, "all" },
	{ KIND_SETTING, { "gc.pruneExpire", "git gc may remove what a push is "
	    "about to use" }, "2.weeks.ago" },
	{ KIND_HIDDEN, { "uploadpack.hideRefs", "everybody fetches everybody's "
	    "journal" }, JOURNALS },
	{ KIND_SETTING, { "uploadpack.allowTipSHA1InWant", "a person's second "
	    "machine cannot join the journal that is hidden" }, "true" },
	{ KIND_HOME, { "galley.home", "hooks that run without HOME find no "
	    "key" }, NULL },
	{ KIND_HEAD, { "HEAD", "a clone checks out nothing" }, MAIN },
};

size_t
server_point_count(void)
{
	return sizeof points / sizeof *points;
}

struct server_point
server_point(size_t i)
{
	return points[i].said;
}

static struct slice
hook_text(const char *name)
{
	const struct starter_file *f = hook_files;

	while (f->path && strcmp(f->path, name) != 0)
		f++;
	return (struct slice){ f->start, (size_t)(f->end - f->start) };
}

static const char *
hook_path(struct galley *g, const char *name)
{
	return pool_format(&g->pool, "%s%s", store_git_folder(g->store), name);
}

static bool
hook_holds(struct galley *g, const char *name)
{
	const char *path = hook_path(g, name);
	struct buf text = { 0 };
	struct error ignored;
	struct stat st;
	bool holds = stat(path, &st) == 0 && (st.st_mode & S_IXUSR) &&
	    !(st.st_mode & S_IWOTH) &&
	    !file_read(&text, path, HOOK_LIMIT, &ignored) &&
	    slice_equal(buf_slice(&text), hook_text(name));

	buf_release(&text);
	return holds;
}

static enum error_code
mend_hook(struct galley *g, const char *name, struct error *err)
{
	enum error_code code = file_make_folder(hook_path(g, "hooks"), 0755,
	    err);

	return code ? code : file_write(hook_path(g, name), hook_text(name),
	    0755, err);
}

static bool
setting_is(struct galley *g, const char *name, const char *wanted)
{
	const char *value;

	return store_config(g->store, name, &value, &g->pool) &&
	    strcmp(value, wanted) == 0;
}

static bool
has_setting(struct galley *g, const char *name)
{
	const char *value;

	return store_config(g->store, name, &value, &g->pool);
}

static bool
is_hidden(struct galley *g, const struct point *p)
{
	struct names hidden = store_config_all(g->store, p->said.name,
	    &g->pool);

	return names_has(&hidden, p->value);
}

bool
server_point_holds(struct galley *g, size_t i)
{
	const struct point *p = &points[i];
	const char *head;

	if (!g->store)
		return false;
	switch (p->kind) {
	case KIND_SETTING:
		return setting_is(g, p->said.name, p->value);
	case KIND_HIDDEN:
		return is_hidden(g, p);
	case KIND_UNSET:
		return !has_setting(g, p->said.name);
	case KIND_HOME:
		return has_setting(g, p->said.name);
	case KIND_HEAD:
		head = store_head(g->store, &g->pool);
		return head && strcmp(head, p->value) == 0;
	case KIND_HOOK:
		break;
	}
	return hook_holds(g, p->said.name);
}

/* A hook runs elsewhere, so the folder's name is made whole. */
static enum error_code
mend_home(struct galley *g, const char *name, struct error *err)
{
	char *whole = realpath(g->home, NULL);
	enum error_code code = store_set_config(g->store, name,
	    whole ? whole : g->home, err);

	free(whole);
	return code;
}

enum error_code
server_point_mend(struct galley *g, size_t i, struct error *err)
{
	const struct point *p = &points[i];

	switch (p->kind) {
	case KIND_SETTING:
		return store_set_config(g->store, p->said.name, p->value, err);
	case KIND_HIDDEN:
		return store_add_config(g->store, p->said.name, p->value, err);
	case KIND_UNSET:
		return store_unset_config(g->store, p->said.name, err);
	case KIND_HOME:
		return mend_home(g, p->said.name, err);
	case KIND_HEAD:
		return store_set_head(g->store, p->value, err);
	case KIND_HOOK:
		break;
	}
	return mend_hook(g, p->said.name, err);
}

const char *
server_keys_folder(struct galley *g)
{
	const char *home;

	return g->store && store_config(g->store, "galley.home", &home,
	    &g->pool) ? pool_format(&g->pool, "%s/keys", home) :
	    workspace_keys_folder(g);
}

bool
server_key_is_listed(const struct galley *g, const struct public_key *key)
{
	return g->main.store &&
	    names_has(&g->main.policy.settings.server_keys, key->text);
}

/* The keys that are listed stay: what they witnessed was judged by them. */
const char *
server_key_command(struct galley *g, const struct public_key *key)
{
	const struct names *listed = &g->main.policy.settings.server_keys;
	struct buf out = { 0 };

	buf_text(&out, "galley config server-keys");
	for (size_t i = 0; g->main.store && i < listed->count; i++)
		buf_format(&out, " \"%s\"", listed->items[i]);
	buf_format(&out, " \"%s\"", key->text);
	return buf_settle(&out, &g->pool).at;
}
