/* SPDX-License-Identifier: Apache-2.0 */
/*
 * told.h - what each person was told already
 *
 * A file for each in galley/notices/ of the git directory, replaced at once
 * after each delivery.  What no longer is the case is forgotten.
 */

#ifndef GALLEY_FLOW_TOLD_H
#define GALLEY_FLOW_TOLD_H

#include "workspace.h"

/* All zeros: was never told anything. */
struct told {
	int64_t last;		/* when he was told last; 0: never */
	struct names keys;	/* of what he was told, in byte order when read */
};

/* Whom something is remembered of, in byte order: only of them read it. */
enum error_code told_persons(struct names *out, struct galley *g,
    struct error *err);

enum error_code told_read(struct told *out, struct galley *g,
    const char *person, struct error *err);

/* Synced to the disk when it returns. */
enum error_code told_write(struct galley *g, const char *person,
    const struct told *told, struct error *err);

/*
 * How far main's merges were told: all up to this commit; and when telling
 * began.
 */
struct told_main {
	struct oid commit;
	int64_t began;
};

/* Where nobody was told anything yet, out is left as it was. */
enum error_code told_main_read(struct told_main *out, struct galley *g,
    struct error *err);
enum error_code told_main_write(struct galley *g,
    const struct told_main *told, struct error *err);

/*
 * One of two calls at a time: the descriptor of the lock, to be closed by the
 * caller.  ERR_SYSTEM: another one is telling.
 */
enum error_code told_lock(int *out, struct galley *g, struct error *err);

#endif
