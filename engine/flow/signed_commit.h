/* SPDX-License-Identifier: Apache-2.0 */
/*
 * signed_commit.h - a commit signed by a key, written to the store
 */

#ifndef GALLEY_FLOW_SIGNED_COMMIT_H
#define GALLEY_FLOW_SIGNED_COMMIT_H

#include "data/commit.h"
#include "sign/key.h"
#include "store/store.h"

/* The commit's own signature is left empty. */
enum error_code signed_commit_write(struct store *store,
    const struct private_key *key, struct commit *commit, struct oid *out,
    struct error *err);

#endif
