/* SPDX-License-Identifier: Apache-2.0 */
/*
 * source.h - what one tree of the workspace holds, as a function of paths
 *
 * The model reads no file and no repository: whoever asks it for a decision
 * hands it a source, a test hands it an array.
 */

#ifndef GALLEY_MODEL_SOURCE_H
#define GALLEY_MODEL_SOURCE_H

#include "base/names.h"
#include "base/oid.h"
#include "base/slice.h"

struct person_memo;

struct source {
	void *of;
	/* The file's bytes, valid as long as the source; false: not there. */
	bool (*read)(void *of, const char *path, struct slice *out);
	/* Adds the names of a folder's entries, in byte order. */
	void (*list)(void *of, const char *folder, struct names *out,
	    struct pool *pool);
	/* The id of a file's bytes; false: it has none here.  NULL: none has. */
	bool (*id)(void *of, const char *path, struct oid *out);
	/* Who was parsed before, by these ids, or NULL. */
	struct person_memo *persons;
};

bool source_read(const struct source *source, const char *path,
    struct slice *out);
void source_list(const struct source *source, const char *folder,
    struct names *out, struct pool *pool);
bool source_id(const struct source *source, const char *path,
    struct oid *out);

#endif
