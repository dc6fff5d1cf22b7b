/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hmac.h - a message that who shares a secret with us can tell for ours
 */

#ifndef GALLEY_SIGN_HMAC_H
#define GALLEY_SIGN_HMAC_H

#include "base/digest.h"

/* HMAC-SHA-256 of the parts, one after the other. */
void hmac_sha256(struct digest *out, struct slice key,
    const struct slice *parts, size_t count);

#endif
