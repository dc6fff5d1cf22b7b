/* SPDX-License-Identifier: Apache-2.0 */
/*
 * workspace.h - an opened workspace: its store, today's main, who is acting
 */

#ifndef GALLEY_FLOW_WORKSPACE_H
#define GALLEY_FLOW_WORKSPACE_H

#include "galley.h"
#include "model/person_memo.h"
#include "sign/key.h"
#include "chain.h"
#include "past.h"
#include "view.h"

/* An act that others on the same request, or on main, may outrun. */
struct race {
	unsigned depth;		/* acts within acts */
	bool lost;		/* origin had moved: decide again */
	struct oid tree;	/* of main as the person could see it */
	const char *seen;	/* what a verdict is for; NULL: not known yet */
	/* files left as they were while main caught up */
	struct names kept;
};

struct kept_rules;

struct galley {
	struct pool pool;	/* everything read by this call lives here */
	struct store *store;
	struct galley_options options;
	const char *home;	/* where keys lie: $GALLEY_HOME */
	const char *as;		/* the person who acts, or NULL: none known */
	bool has_origin;
	bool away;		/* origin could not be reached by this call */
	struct race race;
	int64_t now;		/* the later of the clock and main's time */
	struct view main;
	struct pasts pasts;
	struct person_memo persons;
	struct chain chain;	/* that ends in main.commit */
	struct kept_rules *rules;	/* main's brand rules */
	struct private_key *key;	/* opened by workspace_key */
	/* a request's people: with a new key of theirs one may comment (T7) */
	const struct people *newcomers;
	bool newcomer;		/* the key is such a one: it signs no merge */
};

/* ERR_USAGE if a dry run is asked of what only makes something new. */
enum error_code workspace_refuse_dry_run(const struct galley_options *options,
    struct error *err);

/* One without a repository yet. */
struct galley *workspace_new(const struct galley_options *options);

/* A new, empty repository at options->folder. */
enum error_code workspace_create(struct galley **out,
    const struct galley_options *options, struct error *err);

/* Reads main anew after it moved. */
enum error_code workspace_reload(struct galley *g, struct error *err);

/* Whether this root is the one that was confirmed here, if one was (T9). */
enum error_code workspace_check_root(struct galley *g, struct oid root,
    struct error *err);

/* The acting person's entry on main; ERR_DENIED: there is no living one. */
enum error_code workspace_person(struct galley *g,
    const struct person **out, struct error *err);

/*
 * The acting person's key, listed and living on main; of newcomers, the one
 * that a request gives him.
 */
enum error_code workspace_key(struct galley *g, struct error *err);

/* The folder of the options, of GALLEY_HOME, or of the XDG configuration. */
const char *workspace_home(struct galley *g);

/* Who asks for passphrases, or NULL. */
const struct passphrase *workspace_passphrase(struct galley *g);

/* $GALLEY_HOME/keys, or the configuration folder's. */
const char *workspace_keys_folder(struct galley *g);

/*
 * A file of galley's own in the git directory ("galley/allowed-signers").
 */
const char *workspace_file(struct galley *g, const char *name);

/* Whether two trees have the same file at a path, or both none. */
bool workspace_is_same(struct galley *g, const char *path, struct oid a,
    struct oid b);

/* Writes allowed signers and points git's configuration at them. */
enum error_code workspace_write_signers(struct galley *g, struct error *err);

#endif
