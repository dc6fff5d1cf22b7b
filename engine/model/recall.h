/* SPDX-License-Identifier: Apache-2.0 */
/*
 * recall.h - "expires" and "recalled": how long a document may be used
 */

#ifndef GALLEY_MODEL_RECALL_H
#define GALLEY_MODEL_RECALL_H

#include "data/reader.h"

struct recalled {
	bool set;
	const char *reason;
	const char *instead;	/* or NULL */
};

struct lifetime {
	/* first second after the last usable day; 0: never */
	int64_t expires;
	const char *expires_on;	/* as written, or NULL */
	struct recalled recalled;
};

/* Reads the keys "expires" and "recalled" of a document's map. */
enum error_code recall_read(struct lifetime *out, const struct reader *r,
    struct error *err);

/* The same of "recalled" alone. */
enum error_code recall_read_reason(struct recalled *out,
    const struct reader *r, struct error *err);

/* Why a document is past its use at a time; NULL: it is not. */
const char *recall_why(const struct lifetime *lifetime, int64_t now,
    struct pool *pool);

#endif
