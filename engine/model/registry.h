/* SPDX-License-Identifier: Apache-2.0 */
/*
 * registry.h - what rules look things up in (registries/<name>.yaml)
 *
 * A registry is a list of entries, each a map; which keys an entry has, its
 * registry's name says:
 *
 *	terms:
 *	  - {name: Northwind Desk, variants: [the Desk], mark: "(TM)"}
 */

#ifndef GALLEY_MODEL_REGISTRY_H
#define GALLEY_MODEL_REGISTRY_H

#include "data/node.h"

struct registry {
	const char *name;	/* "terms" */
	const char *path;
	const struct node *const *entries;	/* maps, every key judged */
	size_t count;
};

/*
 * Reads a registry's file strictly: an unknown key, a missing one, an entry
 * twice, a value of another form is an error with its line and column.
 */
enum error_code registry_parse(struct registry *out, const char *path,
    struct slice text, struct pool *pool, struct error *err);

/* The entry's first key: what it is called. */
const char *registry_name(const struct node *entry);

/* The entry's list, empty where it has none. */
struct names registry_list(const struct node *entry, const char *key,
    struct pool *pool);

/*
 * Whether the entry holds for one of these values: its list is absent, or
 * names one of them.  No values: it holds.
 */
bool registry_admits(const struct node *entry, const char *key,
    const struct names *values);

/* "registries/terms.yaml:3: Northwind Desk: why", as findings cite it. */
const char *registry_cite(const struct registry *registry,
    const struct node *entry, struct pool *pool);

#endif
