/* SPDX-License-Identifier: Apache-2.0 */
/*
 * due.h - since when and until when a requirement is whose turn
 *
 * Deadlines decide nothing: they order inboxes, and say who is late.
 */

#ifndef GALLEY_MODEL_DUE_H
#define GALLEY_MODEL_DUE_H

#include "calendars.h"
#include "route.h"

struct due {
	int64_t since;
	int64_t remind;		/* 0: nobody is reminded */
	int64_t until;		/* 0: whenever */
};

/*
 * Since when a requirement of the route waits: since the last submit, or the
 * decision of the stage that it comes "after".  False: that stage waits
 * itself; *before names it.
 */
bool due_since(const struct route *route, const struct requirement *item,
    const struct request *request, int64_t *since, const char **before);

/* By the hours of one who can act. */
struct due due_of(const struct requirement *item, int64_t since,
    const struct worktime *worktime);

/*
 * In whose stead a person acts where one of these roles may; NULL: with a role
 * of his own.
 */
const char *due_stead(const struct people *people, const struct names *roles,
    const char *person, int64_t now);

#endif
