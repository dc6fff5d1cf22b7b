/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bounds.h - what a process may use up that reads what strangers sent
 */

#ifndef GALLEY_BASE_BOUNDS_H
#define GALLEY_BASE_BOUNDS_H

#include <stddef.h>

#include "error.h"

enum {
	BOUNDS_SECONDS = 20,		/* of computing; then SIGXCPU */
	BOUNDS_MEMORY = 512 << 20,	/* bytes; then it ends (base/mem) */
	BOUNDS_FILES = 256,
};

/*
 * Holds for this process and those it starts, from now on; what is bounded
 * more tightly already stays so.  No core is left: it would hold what was
 * sent.  Files that are mapped to be read do not count as memory.
 */
enum error_code bounds_set(struct error *err);

/* How many files this process may have open at once. */
size_t bounds_files(void);

#endif
