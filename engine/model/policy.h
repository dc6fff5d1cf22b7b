/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policy.h - everything on main that decides who may do what
 */

#ifndef GALLEY_MODEL_POLICY_H
#define GALLEY_MODEL_POLICY_H

#include "people.h"
#include "settings.h"
#include "source.h"
#include "workflow.h"

struct policy {
	struct settings settings;
	struct people people;
	struct workflows workflows;
};

/*
 * Reads galley.yaml, people/ and workflows/.  What cannot be read is
 * ERR_INVALID with its place; no key or email may stand for two persons.
 */
enum error_code policy_load(struct policy *out, const struct source *source,
    struct pool *pool, struct error *err);

/* A file of policy as yaml_parse read it. */
struct policy_file {
	const char *path;
	const struct node *map;
};

/*
 * The same of all the files that policy_load would read, in any order; their
 * maps are borrowed.
 */
enum error_code policy_take(struct policy *out,
    const struct policy_file *files, size_t count, struct pool *pool,
    struct error *err);

/*
 * What must hold of every policy by itself: no key or email for two persons,
 * 1 <= quorum <= policy_admins, and a registrar list that names neither admin,
 * registrar nor a role that a workflow asks.  ERR_INVALID, "T7: ...".
 */
enum error_code policy_judge(const struct policy *policy, struct error *err);

/* Living admins with a living key. */
size_t policy_admins(const struct policy *policy);

/*
 * Whether needs could be satisfied by the living people, authorship left
 * aside; otherwise *why says who is missing (in the pool).
 */
bool policy_can_satisfy(const struct policy *policy,
    const struct needs *needs, const char **why, struct pool *pool);

/*
 * Appends git's allowed-signers file: every key ever listed, one line a key,
 * "emails namespaces=\"git\" ssh-ed25519 AAAA...".
 */
void policy_allowed_signers(const struct policy *policy, struct buf *out);

#endif
