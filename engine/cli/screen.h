/* SPDX-License-Identifier: Apache-2.0 */
/*
 * screen.h - what a person reads: a terminal, or whatever stands in for one
 *
 * Everything written here passes one door that shows control characters and
 * invisible ones as "\u001b", so that no text from a workspace can speak to
 * the terminal.  Colour only where a terminal reads and NO_COLOR is not set.
 *
 *	screen_format(&call->out, "%s waits for %s\n", name, who);
 */

#ifndef GALLEY_CLI_SCREEN_H
#define GALLEY_CLI_SCREEN_H

#include <stdio.h>

#include "base/buf.h"

struct screen {
	FILE *file;
	bool is_terminal;
	bool colour;
	size_t width;		/* of the terminal, in columns; 0: no limit */
};

enum screen_style {
	STYLE_PLAIN,
	STYLE_STRONG,
	STYLE_GOOD,
	STYLE_BAD,
};

void screen_start(struct screen *screen, FILE *file, bool no_colour);

void screen_format(struct screen *screen, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* One text in a style, where there is colour. */
void screen_styled(struct screen *screen, enum screen_style style,
    const char *text);

/* Text of several lines, each behind the indent; a last LF is added. */
void screen_block(struct screen *screen, const char *indent,
    const char *text);

/*
 * A document as it is: byte for byte, but on a terminal escaped like all else.
 * A terminal gets an LF after the last line.
 */
void screen_document(struct screen *screen, const char *text);

/*
 * The same as a block, its "[-removed-]" and "{+added+}" shown in colours where
 * there are colours.
 */
void screen_words(struct screen *screen, const char *indent,
    const char *text);

/*
 * Appends text with what a terminal could obey, or a reader not see, shown as
 * JSON writes it: "\u001b", "\u202e"; bytes that are not UTF-8 as "\xff".
 * LF and tab stay.
 */
void screen_escape(struct buf *out, struct slice text);

#endif
