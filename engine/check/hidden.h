/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hidden.h - characters that a reader cannot see, in bytes and parsed text
 */

#ifndef GALLEY_CHECK_HIDDEN_H
#define GALLEY_CHECK_HIDDEN_H

#include "judged.h"

/* Whose bytes these are; true: there is one, and it was told. */
bool hidden_check_bytes(struct findings *out, const char *path,
    struct slice text, struct pool *pool);

/* The texts of a YAML file or of a front matter, as they were parsed. */
void hidden_check_values(struct findings *out, const char *path,
    struct slice text, struct pool *pool);

/* What a document shows, as it was parsed. */
void hidden_check_document(const struct judged *j,
    const struct document *document);

#endif
