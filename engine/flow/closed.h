/* SPDX-License-Identifier: Apache-2.0 */
/*
 * closed.h - requests that were rejected or withdrawn, as far as they are kept
 */

#ifndef GALLEY_FLOW_CLOSED_H
#define GALLEY_FLOW_CLOSED_H

#include "archive.h"
#include "data/node.h"
#include "requests.h"

/*
 * The one of this name that was closed last: a full name, or of one's own the
 * last part, or the last two.  False: none is kept.
 */
bool closed_find(struct galley *g, const char *name,
    struct request_ref *out);

/*
 * Adds [request, merged (false), time, by, text] of one's own of this month and
 * the last, but for those whose heads (in hex) were told; heads gets all.
 */
void closed_list_own(struct galley *g, struct node *list,
    const struct names *told, struct names *heads);

/* Whether this head is kept, as that of a request rejected or withdrawn. */
enum error_code closed_keeps(struct store *store, struct oid head, bool *out,
    struct error *err);

/*
 * Whether a request of this name that began with this open is kept, in one
 * month ("2026-11") or in any (NULL); its head is not asked.
 */
enum error_code closed_holds(struct store *store, const char *month,
    const struct archived *request, bool *out, struct error *err);

#endif
