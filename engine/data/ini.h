/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ini.h - sections of keys and values, as .vale.ini has them
 *
 * "#" and ";" begin a comment at a line's start or after a space; "\" at its
 * end goes on in the next line; quotes around a value are taken off.  Nothing
 * is included and nothing is filled in.  Keys may be repeated.
 */

#ifndef GALLEY_DATA_INI_H
#define GALLEY_DATA_INI_H

#include "base/error.h"
#include "base/mem.h"

enum { INI_LIMIT = 256 * 1024, INI_ENTRIES = 20000 };

struct ini_entry {
	const char *key;
	const char *value;
	size_t line;
};

struct ini_section {
	const char *name;	/* "" before the first section */
	size_t line;
	struct ini_entry *entries;
	size_t count;
};

struct ini {
	const char *path;
	struct ini_section *sections;	/* the first one is "" */
	size_t count;
	size_t entries;		/* of all sections */
};

/* Errors read "path:line:1: ini: ...".  All lives in the pool. */
enum error_code ini_parse(struct ini *out, const char *path,
    struct slice text, struct pool *pool, struct error *err);

#endif
