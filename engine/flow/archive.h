/* SPDX-License-Identifier: Apache-2.0 */
/*
 * archive.h - closed requests, cleared away and kept, many at once
 *
 * refs/galley/closed/<yyyy-mm> is a line of archive commits, unsigned and
 * evidence of nothing.  Each holds many heads as parents, after the archive
 * before it, and in its message a line "<request> <open> <head>" for each.
 */

#ifndef GALLEY_FLOW_ARCHIVE_H
#define GALLEY_FLOW_ARCHIVE_H

#include "workspace.h"

/* A request that was rejected or withdrawn. */
struct archived {
	const char *request;
	struct oid open;	/* its first event */
	struct oid head;
};

struct archive {
	struct archived *items;	/* closed last comes first */
	size_t count;
};

/*
 * Reads one month's ("2026-11"), or all where month is NULL, into the pool.
 * What is no archive is left out.
 */
enum error_code archive_read(struct store *store, const char *month,
    struct archive *out, struct pool *pool, struct error *err);

/*
 * Removes those of these refs that are closed, all at once: merged ones are on
 * main, the heads of the others are archived first.  The others stay.
 */
enum error_code archive_sweep(struct galley *g, const struct names *refs,
    struct error *err);

#endif
