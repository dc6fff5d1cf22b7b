/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secret_base64.h - base/base64.h for secrets: its time tells nothing of them
 */

#ifndef GALLEY_SIGN_SECRET_BASE64_H
#define GALLEY_SIGN_SECRET_BASE64_H

#include "base/base64.h"

bool secret_base64_read(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* The same, and line ends may stand anywhere. */
bool secret_base64_read_lines(unsigned char *out, size_t room, size_t *len,
    struct slice text);

/* out has room for base64_room(bytes.len) bytes. */
void secret_base64_write(char *out, struct slice bytes);

#endif
