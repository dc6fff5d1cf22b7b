/* SPDX-License-Identifier: Apache-2.0 */
/*
 * yaml_simple.h - YAML as most files of a workspace are written
 *
 * Block maps and lists, texts of one line, flow lists and maps that end on
 * their line, comments: read in one pass, as libyaml takes longer for a person
 * of five lines than it takes to find out who he is.  Whatever is written in
 * another way, or wrongly, is left to libyaml, which tells what is wrong; what
 * is read here reads the same there (tests/fuzz/yaml_fuzz.c holds the two
 * against each other).
 *
 *	key: text            # and these
 *	other: [one, {of: 'them', and: "this"}]
 *	list:
 *	  - item
 *	  - key: text
 *	    next: text
 */

#ifndef GALLEY_DATA_YAML_SIMPLE_H
#define GALLEY_DATA_YAML_SIMPLE_H

#include "node.h"

/*
 * The map that text is, which yaml_scan_check found well; false: it is for
 * libyaml to read, and *out is untouched.  start as of yaml_parse.
 */
bool yaml_simple_read(const struct node **out, struct place start,
    struct slice text, struct pool *pool);

#endif
