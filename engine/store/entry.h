/* SPDX-License-Identifier: Apache-2.0 */
/*
 * entry.h - one entry of a raw tree: "100644 name\0" and 20 bytes
 *
 * git sorts a tree's entries by name as bytes, with a "/" after the name of a
 * folder.  A walk in that order meets full paths in byte order.
 */

#ifndef GALLEY_STORE_ENTRY_H
#define GALLEY_STORE_ENTRY_H

#include "store/store.h"

/* Deeper trees, and walks of more entries, are somebody's bomb. */
enum { TREE_DEPTH_LIMIT = 32, TREE_WALK_LIMIT = 4000000 };

/*
 * Takes the next entry off *rest; its name points into the tree's bytes.
 * False: these bytes are no entry that git would write.
 */
bool entry_take(struct slice *rest, struct tree_entry *out);

/* The same from the bytes of a tree all of whose entries are good. */
void entry_next(struct slice *rest, struct tree_entry *out);

/* How many bytes the next entry of such a tree takes. */
size_t entry_size(struct slice rest);

bool entry_is_folder(const struct tree_entry *entry);

/* Not empty, no "/" in it, none of ".", ".." and ".git" in any case. */
bool entry_may_be_named(struct slice name);

/* One of the modes that git writes for what is no folder. */
bool entry_may_be_leaf(unsigned mode);

int entry_compare(const struct tree_entry *a, const struct tree_entry *b);

/* The name that is out of order or there twice; NULL: the tree is well. */
const char *entry_misplaced(const struct tree *tree);

#endif
