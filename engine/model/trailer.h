/* SPDX-License-Identifier: Apache-2.0 */
/*
 * trailer.h - what each trailer of an event is called and may say
 */

#ifndef GALLEY_MODEL_TRAILER_H
#define GALLEY_MODEL_TRAILER_H

#include "base/names.h"
#include "event.h"

const char *trailer_name(enum trailer trailer);	/* "Galley-Seen" */

/* Whether the message's value of this trailer has the one form it may have. */
bool trailer_is_good(const struct message *message, enum trailer trailer,
    struct pool *pool);

/* Adds the items of a trailer's space-separated list. */
void trailer_list(const char *value, struct names *out, struct pool *pool);

#endif
