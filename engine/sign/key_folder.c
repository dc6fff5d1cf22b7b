/* SPDX-License-Identifier: Apache-2.0 */
#include "key_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "secret.h"

enum { PERSON_LIMIT = 60 };

/* A person's id is part of a path here, so it must be one and no more. */
static enum error_code
check_person(const char *person, struct error *err)
{
	size_t len = strspn(person, "abcdefghijklmnopqrstuvwxyz0123456789-");

	if (len == 0 || len > PERSON_LIMIT || person[len] || person[0] == '-')
		return error_set(err, ERR_USAGE, "that is not a person's id "
		    "(a-z, 0-9 and '-', at most %d)", PERSON_LIMIT);
	return ERR_NONE;
}

static char *
path_of(struct pool *pool, const char *folder, const char *person)
{
	return pool_format(pool, "%s/%s.key", folder, person);
}

enum error_code
key_folder_check_free(const char *folder, const char *person,
    struct error *err)
{
	struct pool pool = { 0 };
	enum error_code code = check_person(person, err);
	const char *path = path_of(&pool, folder, person);

	if (!code && file_exists(path))
		code = error_set(err, ERR_REFUSED, "%s is there already and is "
		    "never replaced (move it away to make another)", path);
	pool_release(&pool);
	return code;
}

/* Takes the folder for ourselves, until the descriptor is closed. */
static enum error_code
lock_folder(int *out, const char *folder, struct error *err)
{
	enum error_code code = file_make_folder(folder, 0700, err);
	int fd;

	if (code)
		return code;
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || flock(fd, LOCK_EX)) {
		code = error_set(err, ERR_SYSTEM, "cannot open the folder %s: "
		    "%s", folder, strerror(errno));
		if (fd >= 0)
			close(fd);
		return code;
	}
	*out = fd;
	return ERR_NONE;
}

static enum error_code
write_file(const struct key_file *file, const char *folder,
    const char *person, struct error *err)
{
	struct pool pool = { 0 };
	char *text = secret_alloc(KEY_FILE_LIMIT);
	enum error_code code = file_write(path_of(&pool, folder, person),
	    key_file_write(file, text), 0600, err);

	secret_free(text);
	pool_release(&pool);
	return code;
}

/* The lock makes "is it there?" and writing it one step. */
enum error_code
key_folder_store(const struct key_file *file, const char *folder,
    const char *person, struct error *err)
{
	int lock = -1;
	enum error_code code = lock_folder(&lock, folder, err);

	if (code)
		return code;
	code = key_folder_check_free(folder, person, err);
	if (!code)
		code = write_file(file, folder, person, err);
	close(lock);
	return code;
}

static enum error_code
read_file(struct key_file *out, const char *path, struct error *err)
{
	char *text;
	size_t len;
	enum error_code code = secret_read_file(&text, &len, path, err);

	if (code)
		return code;
	code = key_file_read(out, (struct slice){ text, len }, path, err);
	secret_free(text);
	return code;
}

enum error_code
key_folder_load(struct key_file **out, const char *folder,
    const char *person, struct error *err)
{
	struct pool pool = { 0 };
	struct key_file *file;
	enum error_code code = check_person(person, err);

	if (code)
		return code;
	file = secret_alloc(sizeof *file);
	code = read_file(file, path_of(&pool, folder, person), err);
	pool_release(&pool);
	if (code == ERR_MISSING)
		error_set(err, code, "there is no key of %s in %s (galley key "
		    "new --person %s)", person, folder, person);
	if (code)
		secret_free(file);
	else
		*out = file;
	return code;
}
