/* SPDX-License-Identifier: Apache-2.0 */
#include "quota.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>

/* The sanitizers map terabytes that nobody touches. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define QUOTA_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define QUOTA_SANITIZED 1
#endif

static const struct {
	__rlimit_resource_t what;
	rlim_t most;
	rlim_t grace;	/* the process hears of it before it is ended */
} bounds[] = {
	{ RLIMIT_CPU, QUOTA_SECONDS, 1 },
#ifndef QUOTA_SANITIZED
	{ RLIMIT_DATA, QUOTA_MEMORY, 0 },
#endif
	{ RLIMIT_NOFILE, QUOTA_FILES, 0 },
	{ RLIMIT_CORE, 0, 0 },
};

static rlim_t
lesser(rlim_t a, rlim_t b)
{
	return a < b ? a : b;
}

enum error_code
quota_set(struct error *err)
{
	for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
		struct rlimit limit;
		bool failed = getrlimit(bounds[i].what, &limit) != 0;

		limit.rlim_max = lesser(limit.rlim_max, bounds[i].most +
		    bounds[i].grace);
		limit.rlim_cur = lesser(limit.rlim_cur, bounds[i].most);
		limit.rlim_cur = lesser(limit.rlim_cur, limit.rlim_max);
		if (failed || setrlimit(bounds[i].what, &limit))
			return error_set(err, ERR_SYSTEM, "what this may use "
			    "up cannot be bounded: %s", strerror(errno));
	}
	return ERR_NONE;
}

size_t
quota_files(void)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_NOFILE, &limit) ? QUOTA_FILES :
	    (size_t)limit.rlim_cur;
}
