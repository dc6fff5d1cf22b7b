/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matter.h - the strings of front matter, each a block of its own
 *
 * "title: Hello" is a block of scope "text.frontmatter.title".  Only keys at
 * the top level with a string count: plain, quoted or a block of lines.  This
 * is no YAML reader: it is after places, and what it cannot read it leaves out.
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_MATTER_H
#define GALLEY_TEXT_MATTER_H

#include "gather.h"
#include "shadow.h"

void matter_read(struct gather *gather, const struct shadow *shadow);

#endif
