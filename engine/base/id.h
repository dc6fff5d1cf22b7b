/* SPDX-License-Identifier: Apache-2.0 */
/*
 * id.h - what ids and names are made of, wherever they stand
 */

#ifndef GALLEY_BASE_ID_H
#define GALLEY_BASE_ID_H

#include "error.h"
#include "slice.h"

enum { ID_LIMIT = 60 };

/* Persons, templates, paths: [a-z0-9][a-z0-9-]*, at most ID_LIMIT bytes. */
bool id_is_id(struct slice text);

/* Fields, regions, facets: [a-z][a-z0-9_]*, at most ID_LIMIT bytes. */
bool id_is_name(struct slice text);

/* ERR_USAGE: text is no id; what it should be: "a name", "a person's id". */
enum error_code id_refuse(struct error *err, const char *text,
    const char *what);

#endif
