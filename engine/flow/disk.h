/* SPDX-License-Identifier: Apache-2.0 */
/*
 * disk.h - files of the disk as a source, where no workspace is asked
 */

#ifndef GALLEY_FLOW_DISK_H
#define GALLEY_FLOW_DISK_H

#include "base/error.h"
#include "model/source.h"

struct disk {
	struct pool *pool;	/* what is read lives here */
};

/* Paths are absolute, or relative to the working folder. */
struct source disk_source(struct disk *disk);

bool disk_is_folder(const char *path);

/*
 * Adds the files below a folder, or the one file, in byte order of their
 * paths.  What begins with a dot is passed over; so is a link to a folder.
 */
enum error_code disk_files(const char *path, struct names *out,
    struct pool *pool, struct error *err);

#endif
