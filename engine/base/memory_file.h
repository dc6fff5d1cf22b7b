/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory_file.h - bytes that a library can open by a path, and nobody else
 *
 *	if (memory_file_open(&file, bytes))
 *		library_read(file.path);
 *	memory_file_close(&file);
 */

#ifndef GALLEY_BASE_MEMORY_FILE_H
#define GALLEY_BASE_MEMORY_FILE_H

#include <stdbool.h>

#include "slice.h"

/* All zeros is one that is closed. */
struct memory_file {
	int fd;			/* plus one */
	char path[32];		/* of this process alone */
};

/* False: the system has no room for it; then it is closed. */
bool memory_file_open(struct memory_file *out, struct slice bytes);

void memory_file_close(struct memory_file *file);

#endif
