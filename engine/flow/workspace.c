/* SPDX-License-Identifier: Apache-2.0 */
#include "workspace.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "installed.h"
#include "kept_rules.h"

/* As ssh finds it where HOME is not set: a service's keys are no one's at /. */
static const char *
home_of_user(void)
{
	const char *home = getenv("HOME");
	const struct passwd *user = home && home[0] ? NULL :
	    getpwuid(geteuid());

	return user ? user->pw_dir : home ? home : "";
}

const char *
workspace_home(struct galley *g)
{
	const char *set = g->options.home ? g->options.home :
	    getenv("GALLEY_HOME");
	const char *config = getenv("XDG_CONFIG_HOME");

	if (set && set[0])
		return pool_text(&g->pool, set);
	if (config && config[0])
		return pool_format(&g->pool, "%s/galley", config);
	return pool_format(&g->pool, "%s/.config/galley", home_of_user());
}

const struct passphrase *
workspace_passphrase(struct galley *g)
{
	struct passphrase *passphrase;

	if (!g->options.ask)
		return NULL;
	passphrase = pool_alloc(&g->pool, sizeof *passphrase);
	*passphrase = (struct passphrase){ g->options.ask, g->options.ask_of };
	return passphrase;
}

const char *
workspace_keys_folder(struct galley *g)
{
	return pool_format(&g->pool, "%s/keys", g->home);
}

const char *
workspace_file(struct galley *g, const char *name)
{
	return pool_format(&g->pool, "%sgalley/%s", store_git_folder(g->store),
	    name);
}

enum error_code
workspace_check_root(struct galley *g, struct oid root, struct error *err)
{
	const char *remembered;

	if (store_config(g->store, "galley.workspace", &remembered, &g->pool) &&
	    strcmp(remembered, oid_text(root).hex) != 0)
		return error_set(err, ERR_INVALID, "T9: this workspace's root "
		    "is %s, but %s was confirmed when it was made or cloned "
		    "(somebody replaced main: do not use it, ask your "
		    "administrator)", oid_text(root).hex, remembered);
	return ERR_NONE;
}

static enum error_code
no_workspace(const struct galley *g, struct error *err)
{
	return error_set(err, ERR_MISSING, "%s is not a galley workspace (make "
	    "one with: galley init FOLDER)", g->options.folder ?
	    g->options.folder : "this folder");
}

/* Any repository has a first commit; a workspace's says that it founds one. */
static enum error_code
check_founding(struct galley *g, struct oid root, struct error *err)
{
	struct commit commit;
	struct slice raw;
	enum error_code code = store_read(g->store, root, OBJECT_COMMIT, &raw,
	    &g->pool, err);

	if (!code && (commit_parse(&commit, raw, &g->pool, err) ||
	    !slice_starts(commit.message, "found: ")))
		code = no_workspace(g, err);
	return code;
}

/* Where the chain cannot be read to its end, the error says what is missing. */
static enum error_code
find_root(struct galley *g, struct oid main, struct oid *out,
    struct error *err)
{
	if (!chain_follow(&g->chain, g->store, main))
		return view_find_root(g->store, main, out, err);
	*out = chain_root(&g->chain);
	return ERR_NONE;
}

/* What was read of the shelves holds until one of them changes. */
static struct memo *
memo_after(struct galley *g, const struct view *before)
{
	struct memo *memo = before->library.memo;

	if (!memo || !g->main.same_shelves) {
		memo = pool_alloc(&g->pool, sizeof *memo);
		memo->pool = &g->pool;
	}
	return memo;
}

static void
release_rules(void *of)
{
	kept_rules_release(of);
}

/* Rules that are no longer main's stay: findings speak of them. */
static void
use_rules(struct galley *g)
{
	if (!g->rules || !kept_rules_hold(g->rules, &g->main)) {
		g->rules = pool_alloc(&g->pool, sizeof *g->rules);
		pool_at_release(&g->pool, release_rules, g->rules);
	}
	kept_rules_use(g->rules, &g->main);
}

enum error_code
workspace_reload(struct galley *g, struct error *err)
{
	struct view before = g->main;
	struct policy_memory memory = { workspace_file(g, "policy"),
		g->options.dry_run };
	struct view_start start = { .store = g->store, .pasts = &g->pasts,
		.persons = &g->persons,
		.before = before.store ? &before : NULL,
		.memory = g->options.recalls ? &memory : NULL };
	enum error_code code;

	if (!store_ref(g->store, "refs/heads/main", &start.commit))
		return no_workspace(g, err);
	(void)((code = find_root(g, start.commit, &start.root, err)) ||
	    (code = workspace_check_root(g, start.root, err)) ||
	    (code = check_founding(g, start.root, err)));
	if (code)
		return code;
	code = view_open(&g->main, &start, &g->pool, err);
	if (code == ERR_MISSING)
		code = error_wrap(err, ERR_MISSING, "this is not a galley "
		    "workspace: ");
	/* A view whose policy could not be read must be nobody's before. */
	if (code) {
		g->main = before;
		return code;
	}
	g->now = g->options.now ? g->options.now : (int64_t)time(NULL);
	if (g->now < g->main.time)
		g->now = g->main.time;
	g->main.library.now = g->now;
	g->main.library.memo = memo_after(g, &before);
	use_rules(g);
	/* Without an origin nobody judges after us. */
	g->main.library.outside = installed_checks(g->store, !g->has_origin,
	    &g->pool);
	return ERR_NONE;
}

static void
read_configuration(struct galley *g)
{
	const char *person = g->options.person, *origin;

	if (!person || !person[0])
		person = getenv("GALLEY_AS");
	if ((!person || !person[0]) &&
	    !store_config(g->store, "galley.person", &person, &g->pool))
		person = NULL;
	g->as = person ? pool_text(&g->pool, person) : NULL;
	g->has_origin = store_config(g->store, "remote.origin.url", &origin,
	    &g->pool);
}

int
galley_open(galley **out, const struct galley_options *options,
    galley_error *err)
{
	galley *g = mem_alloc(sizeof *g);
	enum error_code code;

	g->options = *options;
	g->home = workspace_home(g);
	(void)((code = sign_start(err)) ||
	    (code = store_open(&g->store, options->folder ? options->folder :
	    ".", err)) ||
	    (read_configuration(g), code = workspace_reload(g, err)));
	/* What could not be read is why something else is not there. */
	if (code && g->store && store_trust(g->store, err))
		code = err->code;
	if (code == ERR_INVALID && !slice_ends(slice_of(err->text), ")"))
		error_set(err, code, "%s (galley doctor tells the way back)",
		    pool_text(&g->pool, err->text));
	if (code)
		galley_close(g);
	else
		*out = g;
	return (int)code;
}

struct galley *
workspace_new(const struct galley_options *options)
{
	galley *g = mem_alloc(sizeof *g);

	g->options = *options;
	g->home = workspace_home(g);
	g->as = options->person;
	g->now = options->now ? options->now : (int64_t)time(NULL);
	return g;
}

enum error_code
workspace_refuse_dry_run(const struct galley_options *options,
    struct error *err)
{
	return options->dry_run ? error_set(err, ERR_USAGE, "this makes "
	    "something new, and has no dry run (leave out --dry-run)") :
	    ERR_NONE;
}

enum error_code
workspace_create(struct galley **out, const struct galley_options *options,
    struct error *err)
{
	galley *g = workspace_new(options);
	enum error_code code = store_create(&g->store, options->folder, err);

	if (code)
		galley_close(g);
	else
		*out = g;
	return code;
}

void
galley_close(galley *g)
{
	if (!g)
		return;
	key_close(g->key);
	store_close(g->store);
	pasts_release(&g->pasts);
	person_memo_release(&g->persons);
	chain_release(&g->chain);
	pool_release(&g->pool);
	free(g);
}

int
galley_trust(const galley *g, galley_error *err)
{
	return g->store ? (int)store_trust(g->store, err) : 0;
}

const char *
galley_person(const galley *g)
{
	return g->as;
}

enum error_code
workspace_person(struct galley *g, const struct person **out,
    struct error *err)
{
	const struct person *person;

	if (!g->as)
		return error_set(err, ERR_DENIED, "it is not known who acts "
		    "(say who you are with --as PERSON, or once with: git "
		    "config galley.person PERSON)");
	person = people_find(&g->main.policy.people, g->as);
	if (!person)
		return error_set(err, ERR_DENIED, "%s is not a person of this "
		    "workspace (a registrar adds people with: galley people "
		    "add %s)", g->as, g->as);
	if (person->ended)
		return error_set(err, ERR_DENIED, "%s has ended in this "
		    "workspace and can no longer act", g->as);
	*out = person;
	return ERR_NONE;
}

/* The person's living keys that the agent holds, first one wins. */
static enum error_code
open_agent_key(struct galley *g, const struct person *person,
    struct error *err)
{
	for (size_t i = 0; i < person->key_count; i++) {
		struct public_key key;

		if (person->keys[i].ended ||
		    public_key_read(&key, slice_of(person->keys[i].text), err))
			continue;
		if (!key_open_agent(&g->key, &key, err))
			return ERR_NONE;
	}
	return error_set(err, ERR_DENIED, "no key of %s is here: neither in %s "
	    "nor in ssh-agent (make one with: galley key new --person %s, and "
	    "have a registrar add it)", person->id, workspace_keys_folder(g),
	    person->id);
}

static enum error_code
open_key(struct galley *g, const struct person *person, struct error *err)
{
	enum error_code code;

	if (g->options.key_file)
		return key_open_file(&g->key, g->options.key_file, err);
	code = key_open(&g->key, workspace_keys_folder(g), person->id,
	    workspace_passphrase(g), err);
	return code == ERR_MISSING ? open_agent_key(g, person, err) : code;
}

static bool
is_newcomer(const struct galley *g, const struct person *person)
{
	bool living = false;
	const struct person *of = g->newcomers ? people_by_key(g->newcomers,
	    key_public(g->key)->text, &living) : NULL;

	return of && living && strcmp(of->id, person->id) == 0;
}

enum error_code
workspace_key(struct galley *g, struct error *err)
{
	const struct person *person, *owner;
	bool living = false;
	enum error_code code = workspace_person(g, &person, err);

	if (code || g->key)
		return code;
	if ((code = open_key(g, person, err)))
		return code;
	owner = people_by_key(&g->main.policy.people,
	    key_public(g->key)->text, &living);
	g->newcomer = !owner && is_newcomer(g, person);
	if ((owner == person && living) || g->newcomer)
		return ERR_NONE;
	key_close(g->key);
	g->key = NULL;
	return error_set(err, ERR_DENIED, "T2: this key is not a living key of "
	    "%s on main (galley people show %s lists his keys)", person->id,
	    person->id);
}

bool
workspace_is_same(struct galley *g, const char *path, struct oid a,
    struct oid b)
{
	struct tree_entry in_a = { 0 }, in_b = { 0 };

	store_entry(g->store, a, path, &in_a, &g->pool);
	store_entry(g->store, b, path, &in_b, &g->pool);
	return oid_equal(in_a.id, in_b.id);
}

enum error_code
workspace_write_signers(struct galley *g, struct error *err)
{
	const char *path = workspace_file(g, "allowed-signers");
	struct buf signers = { 0 }, old = { 0 };
	struct error ignored;
	enum error_code code = ERR_NONE;

	policy_allowed_signers(&g->main.policy, &signers);
	if (file_read(&old, path, 16 << 20, &ignored) ||
	    !slice_equal(buf_slice(&old), buf_slice(&signers))) {
		(void)((code = file_make_folder(workspace_file(g, ""), 0755,
		    err)) ||
		    (code = file_write(path, buf_slice(&signers), 0644, err)) ||
		    (code = store_set_config(g->store,
		    "gpg.ssh.allowedSignersFile", path, err)) ||
		    (code = store_set_config(g->store, "gpg.format", "ssh",
		    err)));
	}
	buf_release(&signers);
	buf_release(&old);
	return code;
}
