/* SPDX-License-Identifier: Apache-2.0 */
/*
 * plain_lines.h - a text file as editors of any system save it
 */

#ifndef GALLEY_BASE_PLAIN_LINES_H
#define GALLEY_BASE_PLAIN_LINES_H

#include "mem.h"

/* The text without byte order mark, and with LF where CR LF was. */
struct slice plain_lines(struct slice text, struct pool *pool);

#endif
