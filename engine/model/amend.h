/* SPDX-License-Identifier: Apache-2.0 */
/*
 * amend.h - a change of policy (rule T7)
 */

#ifndef GALLEY_MODEL_AMEND_H
#define GALLEY_MODEL_AMEND_H

#include "changes.h"
#include "policy.h"
#include "route.h"

enum amend_by {
	AMEND_QUORUM,		/* distinct admins of old main */
	AMEND_REGISTRAR,	/* one registrar */
	AMEND_SELF,		/* the person of the one file */
	/* a new key: a registrar and a living old key */
	AMEND_REGISTRAR_AND_OLD_KEY,
};

/* The quorum suffices for every one of them. */
struct amend {
	/* the least that suffices for what it changes */
	enum amend_by by;
	bool registrar;		/* AMEND_SELF: one registrar would do as well */
	const char *person;	/* AMEND_SELF and _OLD_KEY: whose file */
	/* keys that must sign a comment after the last edit */
	struct names new_keys;
	struct names new_key_owners;	/* of each, its person's id */
};

/*
 * What a change from old to new policy takes, or why it is none that could
 * ever stand: ERR_REFUSED, "T7: ...".
 */
enum error_code amend_judge(struct amend *out, const struct policy *old,
    const struct policy *new, const struct changes *changes,
    struct pool *pool, struct error *err);

/* Who signed, as old main knows them. */
struct amend_signers {
	const struct policy *old;
	const struct request *request;
	const char *seen;
};

/*
 * Whether the signers of the request's last submit and its policy approvals
 * for this seen suffice: fills in the requirement "policy", SATISFIED and by
 * whom, else WAITING and who can act.
 */
bool amend_satisfied(const struct amend *amend,
    const struct amend_signers *signers, struct requirement *out,
    struct pool *pool);

#endif
