/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fingerprint.h - which finding an exception is about, as lines to digest
 *
 *	galley-finding-1
 *	<rule>
 *	<path>
 *	<match; the message where there is none>
 *	<what stands around it in its paragraph, which a marker ends, too>
 *
 * No line number is among them, so a finding keeps its fingerprint while the
 * text moves; what of equal ones is the first, the second, the caller adds.
 */

#ifndef GALLEY_CHECK_FINGERPRINT_H
#define GALLEY_CHECK_FINGERPRINT_H

#include "base/buf.h"
#include "base/finding.h"

/* Bytes of the paragraph that count, before and after the place. */
enum { FINGERPRINT_AROUND = 240 };

/*
 * A file, and how far it was read: findings in the order of their places cost
 * one reading together.  Begin with the text, and zeros.
 */
struct fingerprint_file {
	struct slice text;
	size_t at;		/* a byte of the text ... */
	size_t line;		/* ... and its place, 0: not begun */
	size_t column;		/* in characters */
};

/* Appends the lines of a finding in this file, white space collapsed. */
void fingerprint_write(const struct finding *finding,
    struct fingerprint_file *file, struct buf *out);

#endif
