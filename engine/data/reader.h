/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reader.h - takes a parsed map apart, key by key, with places in the errors
 *
 * Each reader_ function leaves *out as it was when the key is absent, so
 * defaults are set before reading; a value of the wrong form is an error
 * "path:line:column: front-matter: ...".  Numbers and booleans are plain, a
 * quoted one is a text; "key:" with nothing behind it is no text.
 *
 *	struct reader r = { map, path, pool };
 *	(code = reader_known(&r, keys, err)) ||
 *	    (code = reader_text(&r, "title", &t->title, err)) || ...
 */

#ifndef GALLEY_DATA_READER_H
#define GALLEY_DATA_READER_H

#include "node.h"

struct reader {
	const struct node *map;
	const char *path;
	struct pool *pool;
};

/* Every key must be in known, which ends in NULL; else the nearest is told. */
enum error_code reader_known(const struct reader *r,
    const char *const *known, struct error *err);

/* key must be there. */
enum error_code reader_required(const struct reader *r, const char *key,
    struct error *err);

enum error_code reader_text(const struct reader *r, const char *key,
    const char **out, struct error *err);
enum error_code reader_number(const struct reader *r, const char *key,
    int64_t *out, struct error *err);	/* decimal, at most 15 digits */
enum error_code reader_bool(const struct reader *r, const char *key,
    bool *out, struct error *err);	/* exactly true or false */
enum error_code reader_date(const struct reader *r, const char *key,
    int64_t *out, struct error *err);	/* yyyy-mm-dd, first second, UTC */
enum error_code reader_names(const struct reader *r, const char *key,
    struct names *out, struct error *err);	/* a list of texts */
enum error_code reader_map(const struct reader *r, const char *key,
    struct reader *out, struct error *err);	/* out->map NULL when absent */
enum error_code reader_list(const struct reader *r, const char *key,
    const struct node **out, struct error *err);

/* "path:line:column: rule: text" at a node. */
enum error_code reader_fail(const struct reader *r, const struct node *at,
    struct error *err, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * Cuts a file into its front matter (between "---" lines, which must open the
 * file) and the body after it; lines count from 1 in the file.
 */
struct front {
	struct slice yaml;
	size_t yaml_line;
	struct slice body;
	size_t body_line;
};

enum error_code front_split(struct front *out, const char *path,
    struct slice text, struct error *err);

#endif
