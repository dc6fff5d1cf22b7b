/* SPDX-License-Identifier: Apache-2.0 */
#include "sign.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>

#include <sodium.h>

/*
 * A limit of 1 stops both kinds of core: a file would need more, and the
 * kernel starts no core handler at exactly 1, though it would at 0.
 */
static int
stop_cores(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_CORE, &limit))
		return -1;
	limit.rlim_cur = limit.rlim_max < 1 ? limit.rlim_max : 1;
	return setrlimit(RLIMIT_CORE, &limit);
}

enum error_code
sign_start(struct error *err)
{
	if (sodium_init() < 0)
		return error_set(err, ERR_SYSTEM, "libsodium does not start "
		    "(is there a source of randomness?)");
	if (stop_cores())
		return error_set(err, ERR_SYSTEM, "cannot turn core files "
		    "off: %s", strerror(errno));
	return ERR_NONE;
}
