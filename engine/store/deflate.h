/* SPDX-License-Identifier: Apache-2.0 */
/*
 * deflate.h - bytes packed as git packs an object that is a file
 */

#ifndef GALLEY_STORE_DEFLATE_H
#define GALLEY_STORE_DEFLATE_H

#include "base/buf.h"

struct deflate;

/* One serves for many: to start costs as much as to pack some kilobytes. */
struct deflate *deflate_new(void);
void deflate_free(struct deflate *deflate);

/* Appends head and body as one stream, packed if that saves anything. */
void deflate_bytes(struct deflate *deflate, struct slice head,
    struct slice body, struct buf *out);

#endif
