/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tree.h - a tree as the bytes that git stored
 *
 * Internal to store/; store_tree gives it as a table.
 */

#ifndef GALLEY_STORE_TREE_H
#define GALLEY_STORE_TREE_H

#include "store/store.h"

/*
 * The bytes of a tree whose entries are all good and in order, without a table
 * of them; they live in the pool.  Errors as of store_tree.
 */
enum error_code tree_bytes(struct store *store, struct oid id,
    struct slice *out, struct pool *pool, struct error *err);

#endif
