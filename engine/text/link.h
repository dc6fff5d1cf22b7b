/* SPDX-License-Identifier: Apache-2.0 */
/*
 * link.h - where a link may lead, and where in it a value may stand
 */

#ifndef GALLEY_TEXT_LINK_H
#define GALLEY_TEXT_LINK_H

#include "base/buf.h"

/*
 * What is wrong with a destination, or NULL: it must be https with a host
 * and no user name, mailto with an address, or tel with a number.
 */
const char *link_fault(struct slice url);

/* Whether before ends beyond "https://host", so that a value may follow. */
bool link_has_host(struct slice before);

/* Whether a path segment is "." or "..", which no encoding makes harmless. */
bool link_climbs(struct slice url);

/* A value as one component: all but unreserved characters become %XX. */
void link_component(struct buf *out, const char *value);

/* A value as the whole: a bare address gets mailto:, a bare number tel:. */
void link_whole(struct buf *out, const char *value);

#endif
