/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"

/* git syncs files; the folders that name them it leaves to the system. */
enum error_code
store_settle(const char *folder, struct error *err)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int failed = fd < 0 || syncfs(fd);
	int reason = errno;

	if (fd >= 0)
		close(fd);
	return failed ? error_set(err, ERR_SYSTEM, "cannot sync %s: %s",
	    folder, strerror(reason)) : ERR_NONE;
}
