/* SPDX-License-Identifier: Apache-2.0 */
#include "memory_file.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "file.h"

bool
memory_file_open(struct memory_file *out, struct slice bytes)
{
	int fd = memfd_create("galley", MFD_CLOEXEC);

	*out = (struct memory_file){ .fd = fd + 1 };
	if (fd < 0)
		return false;
	snprintf(out->path, sizeof out->path, "/proc/self/fd/%d", fd);
	if (!file_fill(fd, bytes))
		return true;
	memory_file_close(out);
	return false;
}

void
memory_file_close(struct memory_file *file)
{
	if (file->fd)
		close(file->fd - 1);
	*file = (struct memory_file){ 0 };
}
