/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hash.h - what computes the digest of a content
 */

#ifndef GALLEY_SIGN_HASH_H
#define GALLEY_SIGN_HASH_H

#include "base/digest.h"

/* BLAKE2b-256. */
struct digest hash_of(struct slice bytes);

/* What sha256sum prints, for evidence and pictures. */
void hash_sha256(struct slice bytes, struct digest *out);

#endif
