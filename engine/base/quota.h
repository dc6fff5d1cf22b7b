/* SPDX-License-Identifier: Apache-2.0 */
/*
 * quota.h - what a process may use up that reads what strangers sent
 */

#ifndef GALLEY_BASE_QUOTA_H
#define GALLEY_BASE_QUOTA_H

#include <stddef.h>

#include "error.h"

enum {
	QUOTA_SECONDS = 20,		/* of computing; then SIGXCPU */
	QUOTA_MEMORY = 512 << 20,	/* bytes; then it ends (base/mem) */
	QUOTA_FILES = 256,
};

/*
 * Holds for this process and those it starts, from now on; what is bounded
 * more tightly already stays so.  No core is left: it would hold what was
 * sent.  Files that are mapped to be read do not count as memory.
 */
enum error_code quota_set(struct error *err);

/* How many files this process may have open at once. */
size_t quota_files(void);

#endif
