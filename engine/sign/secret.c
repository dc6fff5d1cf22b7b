/* SPDX-License-Identifier: Apache-2.0 */
#include "secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/mem.h"

void *
secret_alloc(size_t size)
{
	void *secret = sodium_malloc(size);

	if (!secret)
		mem_exhausted();
	memset(secret, 0, size);
	return secret;
}

void
secret_free(void *secret)
{
	sodium_free(secret);
}

static enum error_code
fail(const char *path, struct error *err)
{
	return error_set(err, errno == ENOENT ? ERR_MISSING : ERR_SYSTEM,
	    "cannot read %s: %s", path, strerror(errno));
}

/* Judges the file that is open, so that none can take its place meanwhile. */
static enum error_code
check_privacy(int fd, const char *path, struct error *err)
{
	struct stat st;

	if (fstat(fd, &st))
		return fail(path, err);
	if (!S_ISREG(st.st_mode))
		return error_set(err, ERR_DENIED, "%s is not a plain file "
		    "(name the private key's file)", path);
	if (st.st_uid != geteuid())
		return error_set(err, ERR_DENIED, "%s belongs to somebody "
		    "else (chown %lu %s)", path, (unsigned long)geteuid(),
		    path);
	if (st.st_mode & 07177)
		return error_set(err, ERR_DENIED, "%s is open to others: mode "
		    "%04o (chmod 600 %s)", path,
		    (unsigned)(st.st_mode & 07777), path);
	return ERR_NONE;
}

/* Reads up to room bytes; -1 is an error. */
static ssize_t
read_all(int fd, char *at, size_t room)
{
	size_t len = 0;
	ssize_t got = 1;

	while (len < room && got) {
		got = read(fd, at + len, room - len);
		if (got < 0 && errno != EINTR)
			return -1;
		len += got > 0 ? (size_t)got : 0;
	}
	return (ssize_t)len;
}

enum error_code
secret_read_file(char **out, size_t *len, const char *path, struct error *err)
{
	/* Without O_NONBLOCK a FIFO in the file's place would hang us. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	enum error_code code;
	char *at;
	ssize_t got;

	if (fd < 0)
		return fail(path, err);
	code = check_privacy(fd, path, err);
	if (code) {
		close(fd);
		return code;
	}
	at = secret_alloc(SECRET_FILE_LIMIT + 1);
	got = read_all(fd, at, SECRET_FILE_LIMIT + 1);
	if (got < 0)
		code = fail(path, err);
	else if (got > SECRET_FILE_LIMIT)
		code = error_set(err, ERR_REFUSED, "%s is too large for a key "
		    "(name the private key's file)", path);
	close(fd);
	if (code) {
		secret_free(at);
		return code;
	}
	*out = at;
	*len = (size_t)got;
	return ERR_NONE;
}
