/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pack_names.h - where in a pack an object lies, by the pack's index
 *
 *	if (pack_names_open(&names, path) && pack_names_find(&names, id, &at))
 *
 * gitformat-pack(5), version 2, which git writes.  Of any other version, and of
 * one that is damaged, nothing is found.
 */

#ifndef GALLEY_STORE_PACK_NAMES_H
#define GALLEY_STORE_PACK_NAMES_H

#include "base/oid.h"

/* All zeros has no names. */
struct pack_names {
	struct slice index;	/* mapped */
};

/* False: it is none of version 2, or cannot be read. */
bool pack_names_open(struct pack_names *names, const char *path);
void pack_names_close(struct pack_names *names);

/* False: it is not there, or beyond the pack's first 2 GiB. */
bool pack_names_find(const struct pack_names *names, struct oid id,
    size_t *offset);

#endif
