/* SPDX-License-Identifier: Apache-2.0 */
/*
 * yaml.h - the strict subset of YAML 1.1 that workspace files are written in
 *
 * Refused, with the place: an anchor, alias, tag, directive, second document,
 * duplicate key, a key without value in a flow mapping, a key that is no plain
 * or quoted scalar, after "?" or of more than 256 bytes, a tab as indentation,
 * invalid UTF-8, a control character (NUL, escaped ones too), a line break
 * other than LF, more than 16 levels, more than YAML_LIMIT bytes.  libyaml is
 * quadratic on nested "[", so the depth is stopped at the event.
 */

#ifndef GALLEY_DATA_YAML_H
#define GALLEY_DATA_YAML_H

#include "node.h"

enum { YAML_LIMIT = 64 * 1024, YAML_DEPTH = 16 };

/*
 * Reads text, which begins at start (its line) of the file start.path.  Empty
 * text is an empty map.  Errors read "path:line:column: yaml: ...".
 */
enum error_code yaml_parse(const struct node **out, struct place start,
    struct slice text, struct pool *pool, struct error *err);

/* Appends text as a scalar that reads back the same, quoted if need be. */
void yaml_write_scalar(struct buf *out, const char *text);

/*
 * Appends a node as block YAML, indented by two spaces a level; indent is the
 * level it stands at, 0 for a file.  Ends in LF.  Short lists of scalars stand
 * on one line.
 */
void yaml_write(struct buf *out, const struct node *node, int indent);

#endif
