/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rejoin.h - one's own journal, kept on two machines
 */

#ifndef GALLEY_FLOW_REJOIN_H
#define GALLEY_FLOW_REJOIN_H

#include "journal.h"

/*
 * Signs the entries that only mine has once more, behind theirs; out is the
 * journal that holds both.  No ref moves.
 */
enum error_code rejoin_journal(struct galley *g, struct oid mine,
    struct oid theirs, struct oid *out, struct error *err);

#endif
