/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memo.h - what was read from a library already
 *
 * A template is asked for many times while one request is judged, and the
 * same one for thousands of requests in a row.  Whoever builds libraries may
 * give each the memo of the one before as long as templates, blocks, claims
 * and pillars are the same; a library without one reads anew.
 */

#ifndef GALLEY_MODEL_MEMO_H
#define GALLEY_MODEL_MEMO_H

#include "base/digest.h"
#include "recall.h"
#include "template.h"

enum { MEMO_ROOM = 64 };

struct memo_template {
	const char *key;	/* "templates/first-touch", "blocks/proof" */
	struct template t;
};

struct memo_reads {
	const char *path;
	struct names reads;	/* what this document itself names */
};

struct memo_digest {
	const char *path;
	bool there;
	struct digest digest;	/* of the file, if it is there */
};

struct memo_lifetime {
	const char *path;
	bool readable;
	struct lifetime lifetime;
};

/* Remembers nothing at first; full, it takes no more. */
struct memo {
	struct pool *pool;	/* where what it remembers lives */
	struct memo_template templates[MEMO_ROOM];
	size_t template_count;
	struct memo_reads reads[MEMO_ROOM];
	size_t reads_count;
	struct memo_digest digests[MEMO_ROOM];
	size_t digest_count;
	struct memo_lifetime lifetimes[MEMO_ROOM];
	size_t lifetime_count;
	bool has_wordings;
	struct names wordings;
};

/* All take a NULL memo, which holds nothing and has no room. */
const struct template *memo_find_template(const struct memo *memo,
    const char *folder, const char *id);
/* The front matter of a file that a template or block was read from. */
const struct node *memo_find_head(const struct memo *memo, const char *path,
    struct slice file);
bool memo_has_room(const struct memo *memo);
void memo_add_template(struct memo *memo, const char *folder,
    const struct template *t);
const struct names *memo_find_reads(const struct memo *memo,
    const char *path);
void memo_add_reads(struct memo *memo, const char *path,
    const struct names *reads);

/* Whether a path lies below templates, blocks, claims or pillars. */
bool memo_is_of(const char *path);

/* These two are asked of such paths alone. */
const struct memo_digest *memo_find_digest(const struct memo *memo,
    const char *path);
void memo_add_digest(struct memo *memo, const struct memo_digest *digest);
const struct memo_lifetime *memo_find_lifetime(const struct memo *memo,
    const char *path);
/* What the lifetime points to lives in the memo's pool. */
void memo_add_lifetime(struct memo *memo,
    const struct memo_lifetime *lifetime);

#endif
