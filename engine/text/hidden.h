/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hidden.h - characters that a reader cannot see
 *
 * Bidi controls, invisible formatting, soft hyphens, private-use characters,
 * control characters but LF and tab.  ZWJ, ZWNJ and variation selectors are
 * allowed where Unicode uses them (emoji sequences, Indic and Arabic scripts:
 * UAX 31 and UTS 51).
 */

#ifndef GALLEY_TEXT_HIDDEN_H
#define GALLEY_TEXT_HIDDEN_H

#include <stdint.h>

#include "base/slice.h"

/*
 * The first hidden character's byte offset and number, or text.len.  A byte
 * that is not UTF-8 counts as U+FFFD.
 */
size_t hidden_find(struct slice text, uint32_t *character);

#endif
