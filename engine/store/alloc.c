/* SPDX-License-Identifier: Apache-2.0 */
/* libgit2 in the memory of base/mem: running out ends the process. */
#include <git2/sys/alloc.h>
#include <stdlib.h>
#include <string.h>

#include "store/handle.h"
#include "store/unpacked.h"

/*
 * libgit2 is not safe when memory runs out, and where it is, it reports a
 * failed read that looks like a missing object.  So nothing returns NULL here
 * but where a pack asks for what there cannot be.
 */
static void *
sure(void *at)
{
	if (!at)
		mem_exhausted();
	return at;
}

static size_t
product(size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		mem_exhausted();
	return total ? total : 1;
}

static void *
take(size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return sure(malloc(size ? size : 1));
}

/*
 * Room for an object is taken zeroed, as its pack says how large it is: more
 * than any that is read has is no lack of memory, and the read fails well.
 */
static void *
take_zeroed(size_t count, size_t size, const char *file, int line)
{
	size_t total = product(count, size);

	(void)file, (void)line;
	if (total > 2 * (size_t)OBJECT_SIZE_LIMIT) {
		git_error_set_str(GIT_ERROR_ODB, "it says that it is too large");
		return NULL;
	}
	return sure(calloc(1, total));
}

static char *
copy_exactly(const char *text, size_t len, const char *file, int line)
{
	char *copy = take(product(len + 1, 1), file, line);

	memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

static char *
copy_text(const char *text, const char *file, int line)
{
	return copy_exactly(text, strlen(text), file, line);
}

static char *
copy_at_most(const char *text, size_t len, const char *file, int line)
{
	return copy_exactly(text, strnlen(text, len), file, line);
}

static void *
move(void *at, size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return sure(realloc(at, size ? size : 1));
}

static void *
move_array(void *at, size_t count, size_t size, const char *file, int line)
{
	return move(at, product(count, size), file, line);
}

static void *
take_array(size_t count, size_t size, const char *file, int line)
{
	return take(product(count, size), file, line);
}

void
alloc_install(void)
{
	git_allocator ours = {
		.gmalloc = take,
		.gcalloc = take_zeroed,
		.gstrdup = copy_text,
		.gstrndup = copy_at_most,
		.gsubstrdup = copy_exactly,
		.grealloc = move,
		.greallocarray = move_array,
		.gmallocarray = take_array,
		.gfree = free,
	};

	git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &ours);
}
