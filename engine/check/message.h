/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message.h - a rule's message with its "%s" filled in
 */

#ifndef GALLEY_CHECK_MESSAGE_H
#define GALLEY_CHECK_MESSAGE_H

#include "base/names.h"

/*
 * %s, %d and %v take the next argument, %[2]s the second, %% is a percent
 * sign.  Arguments that nothing takes are dropped, one that is not there is
 * empty; a line break becomes a space.
 */
const char *message_fill(const char *format, const char *const *arguments,
    size_t count, struct pool *pool);

/* "'a', 'b', or 'c'": an argument that lists what to write instead. */
const char *message_choice(const struct names *texts, struct pool *pool);

#endif
