/* SPDX-License-Identifier: Apache-2.0 */
/*
 * journal_join.h - one's own journal, kept on two machines
 */

#ifndef GALLEY_FLOW_JOURNAL_JOIN_H
#define GALLEY_FLOW_JOURNAL_JOIN_H

#include "journal.h"

/*
 * Signs the entries that only mine has once more, behind theirs; out is the
 * journal that holds both.  No ref moves.
 */
enum error_code journal_join(struct galley *g, struct oid mine,
    struct oid theirs, struct oid *out, struct error *err);

#endif
