/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outbox.h - parcels that wait for a mail server or a webhook
 *
 * Files in galley/outbox/ of the git directory.  Another program,
 * galley-deliver, makes the connections and moves what was taken to
 * sent/<month>/, what was given up to dead/<month>/; both are kept for this
 * month and the last.  Who calls holds the lock of told.h.
 */

#ifndef GALLEY_FLOW_OUTBOX_H
#define GALLEY_FLOW_OUTBOX_H

#include "channels.h"
#include "model/parcel.h"

/* What became of parcels; the lists are the caller's. */
struct outbox_answer {
	struct node *taken;	/* [person, parcel (its id), waited (bool)] */
	struct node *failed;	/* [person, why, parcel?, again?] */
};

/* Synced to the disk when it returns; one of the same id is replaced. */
enum error_code outbox_put(struct galley *g, const char *id,
    const struct parcel *parcel, struct error *err);

/*
 * Tries all whose time has come, and adds to the answer what was taken (waited:
 * it lay there before this call) and what was not (no parcel: it stays as it
 * was; again: a time; absent: given up).  Forgets what was sent or given up long
 * ago.  replay: the id of one of those, which is put back first, or NULL;
 * ERR_MISSING: there is none.  A dry run only looks for it.
 */
enum error_code outbox_run(struct galley *g, const struct channels *channels,
    const char *replay, struct outbox_answer *answer, struct error *err);

#endif
