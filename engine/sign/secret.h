/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secret.h - memory for secrets, and the files that hold them
 *
 * It is locked, guarded, left out of core files and wiped when released.
 */

#ifndef GALLEY_SIGN_SECRET_H
#define GALLEY_SIGN_SECRET_H

#include "base/error.h"
#include "base/slice.h"

/* Zeroed; the caller frees it with secret_free.  sign_start comes first. */
void *secret_alloc(size_t size);

/* NULL is fine. */
void secret_free(void *secret);

enum { SECRET_FILE_LIMIT = 8192 };

/*
 * The whole file, in memory that the caller frees by secret_free.  One that
 * is not ours, or that others may touch, is ERR_DENIED.
 */
enum error_code secret_read_file(char **out, size_t *len, const char *path,
    struct error *err);

#endif
