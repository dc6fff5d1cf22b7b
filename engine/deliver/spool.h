/* SPDX-License-Identifier: Apache-2.0 */
/*
 * spool.h - the parcels of an outbox, and what became of them
 *
 * Each is a file until it is moved to sent/<month>/ or dead/<month>/ by one
 * rename: after a crash it is either tried again or was done with.
 */

#ifndef GALLEY_DELIVER_SPOOL_H
#define GALLEY_DELIVER_SPOOL_H

#include "model/parcel.h"

struct spool {
	struct pool *pool;
	const char *folder;
	int64_t now;
};

/* The ids of what waits, in byte order. */
enum error_code spool_list(struct names *out, const struct spool *spool,
    struct error *err);

enum error_code spool_read(struct parcel *out, const struct spool *spool,
    const char *id, struct error *err);

/* Writes what changed of it. */
enum error_code spool_write(const struct spool *spool, const char *id,
    const struct parcel *parcel, struct error *err);

/* state: "sent" or "dead". */
enum error_code spool_move(const struct spool *spool, const char *id,
    const char *state, struct error *err);

/* Puts one that was sent or given up back.  ERR_MISSING: there is none. */
enum error_code spool_replay(const struct spool *spool, const char *id,
    struct error *err);

/* Whether spool_replay would find it and can read it. */
enum error_code spool_look(const struct spool *spool, const char *id,
    struct error *err);

/* Forgets what was sent or given up before the last month. */
enum error_code spool_forget(const struct spool *spool, struct error *err);

#endif
