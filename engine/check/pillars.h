/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pillars.h - whether a document says what it must (rule "pillar")
 */

#ifndef GALLEY_CHECK_PILLARS_H
#define GALLEY_CHECK_PILLARS_H

#include "judged.h"

/* Each pillar that the front matter lists is there. */
void pillars_check_ids(const struct judged *j);

/* And of each, one phrase at least stands in the document: a warning. */
void pillars_check_phrases(const struct judged *j,
    const struct document *document);

#endif
