/* SPDX-License-Identifier: Apache-2.0 */
/*
 * links.h - where a document sends its reader (link-scheme, link-host, image)
 */

#ifndef GALLEY_CHECK_LINKS_H
#define GALLEY_CHECK_LINKS_H

#include "judged.h"

/* Judges every link, image and value of type url; the document is built. */
void links_check(const struct judged *j, const struct document *document);

#endif
