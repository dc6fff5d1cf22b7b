/* SPDX-License-Identifier: Apache-2.0 */
/*
 * target.h - where a link leads: the parts of its address
 *
 *	if (strcmp(target_of(link->url, pool).host, "northwind.example") == 0)
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_TARGET_H
#define GALLEY_CHECK_TARGET_H

#include "base/mem.h"
#include "base/slice.h"

struct target {
	const char *scheme;	/* "" : it is relative */
	struct slice user;
	const char *host;	/* lower case, without port and last dot; or "" */
	struct slice query;
};

/* The slices point into the address, the rest lives in the pool. */
struct target target_of(const char *url, struct pool *pool);

#endif
