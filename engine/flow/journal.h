/* SPDX-License-Identifier: Apache-2.0 */
/*
 * journal.h - a person's own append-only record of uses
 *
 * A line of commits with a root of its own at refs/heads/journal/<person>;
 * each adds one file <yyyy-mm>/<nnnnnn>.jsonl.  Nothing on main depends on it.
 */

#ifndef GALLEY_FLOW_JOURNAL_H
#define GALLEY_FLOW_JOURNAL_H

#include "act.h"
#include "data/node.h"

/* Appends one line, signed; tries again when another process was first. */
enum error_code journal_append(struct galley *g, const struct node *line,
    struct error *err);

/* Signs one line after tip (zero: as the first) and moves nothing. */
enum error_code journal_write(struct galley *g, struct oid tip,
    const struct node *line, struct oid *out, struct error *err);

/* A person's lines, newest first, at most limit. */
enum error_code journal_read(struct galley *g, const char *person,
    size_t limit, struct node *out, struct error *err);

#endif
