/* SPDX-License-Identifier: Apache-2.0 */
/*
 * placeholder_wording.h - whether words between brackets name something
 *
 * Internal to placeholder.h.
 */

#ifndef GALLEY_FLOW_PLACEHOLDER_WORDING_H
#define GALLEY_FLOW_PLACEHOLDER_WORDING_H

#include "placeholder.h"

/* Without white space, emphasis and quotes at both ends. */
struct slice placeholder_wording_trim(struct slice inside);

/* "First Name", "X%", "yes/no"; not "1", "...", "sic", a sentence. */
bool placeholder_wording_names(struct slice words);

/* "first_name", "lead gen problem"; between {} much else may stand. */
bool placeholder_wording_names_in_braces(struct slice words);

/* No name, but words enough that somebody should look at it. */
bool placeholder_wording_is_suspect(struct slice words);

/* first_name of "First Name" and "firstName"; "" where there is no letter. */
const char *placeholder_wording_slug(struct slice words, struct pool *pool);

/* What a value of that name is likely to be. */
enum field_type placeholder_wording_type(const char *slug);

#endif
