/* SPDX-License-Identifier: Apache-2.0 */
/*
 * own_journal.h - one's own journal, sent from each machine it is kept on
 */

#ifndef GALLEY_FLOW_OWN_JOURNAL_H
#define GALLEY_FLOW_OWN_JOURNAL_H

#include "workspace.h"

/*
 * Brings one's journal here and at origin together, and sends it.  A server
 * hides journals from every fetch: where another machine of one's own was there
 * first, its gate is asked where the journal ends.  Without a person nothing
 * is done.
 */
enum error_code own_journal_send(struct galley *g, struct error *err);

#endif
