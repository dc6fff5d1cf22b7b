/* SPDX-License-Identifier: Apache-2.0 */
/*
 * exhaust.c - a library put before malloc, whose n-th call finds no memory
 *
 *	LD_PRELOAD=exhaust.so EXHAUST_OF=use EXHAUST_LIST=file galley use ...
 *	LD_PRELOAD=exhaust.so EXHAUST_OF=use EXHAUST_AT=17 galley use ...
 *
 * Only galley with that word among its arguments is met.  A list gets a line
 * for each call: its number, and its innermost callers.  Where a call fails
 * the file EXHAUST_HIT is made.
 */
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CALLERS = 8, OWN = 3 };

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *at, size_t size);
extern void *__libc_memalign(size_t align, size_t size);

static long calls, fails_at;
static int list = -1;
static bool counts;
static __thread bool inside;

static void
tell_callers(void)
{
	void *callers[CALLERS];
	int depth = backtrace(callers, CALLERS);
	char line[512];
	int len = snprintf(line, sizeof line, "%ld ", calls);

	for (int i = OWN; i < depth; i++)
		len += snprintf(line + len, sizeof line - (size_t)len, "%p,",
		    callers[i]);
	line[len++] = '\n';
	if (write(list, line, (size_t)len) != len)
		_exit(99);
}

static void
note_hit(void)
{
	const char *hit = getenv("EXHAUST_HIT");

	if (hit)
		close(open(hit, O_WRONLY | O_CREAT, 0644));
	errno = ENOMEM;
}

/* Whether this call is the one that fails. */
static bool
fails(void)
{
	bool now;

	if (!counts || inside)
		return false;
	inside = true;
	now = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) == fails_at;
	if (list >= 0)
		tell_callers();
	if (now)
		note_hit();
	inside = false;
	return now;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *at, size_t size)
{
	return fails() ? NULL : __libc_realloc(at, size);
}

void *
aligned_alloc(size_t align, size_t size)
{
	return fails() ? NULL : __libc_memalign(align, size);
}

int
posix_memalign(void **out, size_t align, size_t size)
{
	void *at = fails() ? NULL : __libc_memalign(align, size);

	if (!at)
		return ENOMEM;
	*out = at;
	return 0;
}

__attribute__((constructor)) static void
start(int argc, char **argv)
{
	const char *of = getenv("EXHAUST_OF"), *at = getenv("EXHAUST_AT");
	const char *path = getenv("EXHAUST_LIST");
	void *first[1];

	for (int i = 1; of && i < argc; i++)
		counts |= strcmp(argv[i], of) == 0;
	counts &= strcmp(program_invocation_short_name, "galley") == 0;
	if (!counts)
		return;
	fails_at = at ? atol(at) : 0;
	inside = true;
	if (path)
		list = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
		    0644);
	backtrace(first, 1);
	inside = false;
}
