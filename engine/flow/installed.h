/* SPDX-License-Identifier: Apache-2.0 */
/*
 * installed.h - the programs behind galley.yaml's checks
 *
 * Main only names them.  They are the operator's: in /etc/galley/checks, or in
 * the absolute folder that git's galley.checks names, and never in the
 * repository.
 */

#ifndef GALLEY_FLOW_INSTALLED_H
#define GALLEY_FLOW_INSTALLED_H

#include "check/outside.h"
#include "store/store.h"

/* strict: main moves by what they say.  Both live as long as the pool. */
const struct outside *installed_checks(struct store *store, bool strict,
    struct pool *pool);

/* Where the program behind a check should be. */
const char *installed_path(struct store *store, const char *name,
    struct pool *pool);

/* Whether it is there, and is none that a push could have written. */
enum error_code installed_judge(struct store *store, const char *name,
    struct pool *pool, struct error *err);

#endif
