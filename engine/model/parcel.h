/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parcel.h - a message for a mail server or a webhook, until it was taken
 *
 * A file of JSON in the outbox, whose name is the parcel's id.  What was not
 * taken is tried again later, and later still, and given up in the end:
 *
 *	if (!parcel_put_off(&parcel, why, now))
 *		give_up(&parcel);
 */

#ifndef GALLEY_MODEL_PARCEL_H
#define GALLEY_MODEL_PARCEL_H

#include "data/node.h"

enum { PARCEL_TRIES = 8 };

enum parcel_way {
	PARCEL_MAIL,
	PARCEL_HOOK,
};

struct parcel {
	enum parcel_way way;
	const char *person;	/* whom it tells something */
	const char *to;		/* his address; of a webhook NULL */
	const char *body;	/* a whole mail, or JSON */
	int64_t next;		/* not tried before this time */
	int64_t tries;
	const char *why;	/* it was not taken the last time, or NULL */
};

/* "mail", "webhook". */
const char *parcel_way_name(enum parcel_way way);

struct node *parcel_node(const struct parcel *parcel, struct pool *pool);

/* ERR_INVALID: it is no parcel; out points into the node. */
enum error_code parcel_read(struct parcel *out, const struct node *node,
    struct error *err);

/*
 * One more try in vain: the next is after one minute, five, half an hour, two,
 * six, twelve, and 24 hours.  False: it was the last one.
 */
bool parcel_put_off(struct parcel *parcel, const char *why, int64_t now);

#endif
