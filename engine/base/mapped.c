/* SPDX-License-Identifier: Apache-2.0 */
#include "mapped.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
map(struct slice *out, int fd)
{
	struct stat st;
	void *at;

	if (fstat(fd, &st))
		return false;
	if (st.st_size == 0) {
		*out = (struct slice){ 0 };
		return true;
	}
	at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		return false;
	*out = (struct slice){ at, (size_t)st.st_size };
	return true;
}

enum error_code
mapped_open(struct slice *out, const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum error_code code = ERR_NONE;

	if (fd < 0 || !map(out, fd))
		code = error_set(err, fd < 0 && errno == ENOENT ? ERR_MISSING :
		    ERR_SYSTEM, "cannot read %s: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return code;
}

void
mapped_close(struct slice *mapped)
{
	if (mapped->len)
		munmap((void *)mapped->at, mapped->len);
	*mapped = (struct slice){ 0 };
}
