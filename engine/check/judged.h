/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judged.h - what a check looks at, and how it says what it found
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_JUDGED_H
#define GALLEY_CHECK_JUDGED_H

#include "base/finding.h"
#include "model/issue.h"

struct judged {
	struct findings *out;
	const struct library *library;
	/* template or block, and the customization or NULL */
	struct issue issue;
	struct pool *pool;
};

void judged_error(const struct judged *j, struct place place,
    const char *rule, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void judged_warning(const struct judged *j, struct place place,
    const char *rule, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* A place that outlives the document that it came from. */
struct place judged_place(const struct judged *j, const struct mark *mark);

/* Where the document's own file begins. */
struct place judged_file(const struct judged *j);

#endif
