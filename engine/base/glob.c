/* SPDX-License-Identifier: Apache-2.0 */
#include "glob.h"

#include <stddef.h>
#include <string.h>

enum { STEPS = 100 * 1000, DEPTH = 200 };

struct match {
	unsigned steps;
	unsigned depth;
};

static bool matches(struct match *m, const char *pattern, const char *then,
    const char *path);

/* "[a-z]" or "[!a-z]": *end is where it ends; NULL: it is no class. */
static bool
is_in_class(const char *pattern, char c, const char **end)
{
	bool negative = pattern[1] == '!' || pattern[1] == '^', in = false;
	const char *p = pattern + 1 + negative;

	for (bool first = true; *p && (first || *p != ']'); first = false) {
		if (p[1] == '-' && p[2] && p[2] != ']') {
			in |= c >= p[0] && c <= p[2];
			p += 3;
		} else {
			in |= c == *p++;
		}
	}
	*end = *p ? p + 1 : NULL;
	return in != negative;
}

/* The "}" of a brace that opens at pattern, or NULL. */
static const char *
find_close(const char *pattern)
{
	unsigned open = 0;

	for (const char *p = pattern; *p; p++) {
		open += *p == '{';
		if (*p == '}' && --open == 0)
			return p;
	}
	return NULL;
}

/* Each alternative is tried, with what follows the brace behind it. */
static bool
matches_brace(struct match *m, const char *pattern, const char *close,
    const char *path)
{
	const char *from = pattern + 1;
	unsigned open = 0;

	for (const char *p = from; p <= close; p++) {
		open += *p == '{';
		open -= *p == '}' && p < close;
		if ((*p == ',' && open == 0) || p == close) {
			char part[256];
			size_t len = (size_t)(p - from);

			if (len >= sizeof part)
				return false;
			memcpy(part, from, len);
			part[len] = '\0';
			if (matches(m, part, close + 1, path))
				return true;
			from = p + 1;
		}
	}
	return false;
}

static bool
matches_star(struct match *m, const char *pattern, const char *then,
    const char *path)
{
	while (*pattern == '*')
		pattern++;
	for (;; path++) {
		if (matches(m, pattern, then, path))
			return true;
		if (!*path || m->steps >= STEPS)
			return false;
	}
}

/* pattern and, behind it, then. */
static bool
matches(struct match *m, const char *pattern, const char *then,
    const char *path)
{
	bool found = false;

	if (++m->steps > STEPS || ++m->depth > DEPTH)
		return false;
	for (;; pattern++, path++) {
		const char *close;

		if (!*pattern && then) {
			found = matches(m, then, NULL, path);
			break;
		}
		if (*pattern == '*') {
			found = matches_star(m, pattern, then, path);
			break;
		}
		if (!then && *pattern == '{' && (close = find_close(pattern))) {
			found = matches_brace(m, pattern, close, path);
			break;
		}
		if (!*pattern || !*path) {
			found = !*pattern && !*path;
			break;
		}
		if (*pattern == '[') {
			bool in = is_in_class(pattern, *path, &close);

			if (!close || !in)
				break;
			pattern = close - 1;
			continue;
		}
		pattern += *pattern == '\\' && pattern[1];
		if (*pattern != '?' && *pattern != *path)
			break;
	}
	m->depth--;
	return found;
}

bool
glob_matches(const char *pattern, const char *path)
{
	struct match m = { 0 };

	return matches(&m, pattern, NULL, path);
}
