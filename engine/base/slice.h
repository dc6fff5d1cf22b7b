/* SPDX-License-Identifier: Apache-2.0 */
/*
 * slice.h - a run of somebody else's bytes
 *
 * A slice borrows: it points into text that must outlive it, and has no NUL
 * at its end.
 */

#ifndef GALLEY_BASE_SLICE_H
#define GALLEY_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *at;
	size_t len;
};

/* These are asked so often that a call would cost more than the answer. */
static inline struct slice
slice_of(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

static inline bool
slice_equal(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool
slice_is(struct slice s, const char *text)
{
	return slice_equal(s, slice_of(text));
}

static inline bool
slice_starts(struct slice s, const char *prefix)
{
	size_t len = strlen(prefix);

	return s.len >= len && memcmp(s.at, prefix, len) == 0;
}

/* s without its first n bytes. */
static inline struct slice
slice_skip(struct slice s, size_t n)
{
	return (struct slice){ s.at + n, s.len - n };
}

bool slice_ends(struct slice s, const char *suffix);
int slice_compare(struct slice a, struct slice b);	/* byte order */

/* s without white space (space, tab, CR, LF) at both ends. */
struct slice slice_trim(struct slice s);

/* Nothing but white space, or nothing at all. */
bool slice_is_blank(struct slice s);

/*
 * Takes the next line, without its LF, off *rest.  False at the end.  A last
 * line without LF counts; text that ends in LF has no empty line after it.
 */
bool slice_line(struct slice *rest, struct slice *line);

/* Takes the text before the next stop, and the stop itself, off *rest. */
bool slice_until(struct slice *rest, char stop, struct slice *part);

/* Where needle begins in s, or s.len. */
size_t slice_find(struct slice s, const char *needle);

#endif
