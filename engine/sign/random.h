/* SPDX-License-Identifier: Apache-2.0 */
/*
 * random.h - names that nobody can guess
 */

#ifndef GALLEY_SIGN_RANDOM_H
#define GALLEY_SIGN_RANDOM_H

#include "base/mem.h"

/* 32 hex digits, 128 random bits, in the pool. */
const char *random_id(struct pool *pool);

#endif
