/* SPDX-License-Identifier: Apache-2.0 */
/*
 * carrier.h - takes a parcel to its mail server or webhook, by libcurl
 *
 * A webhook gets the parcel's JSON by POST, with the headers of the Standard
 * Webhooks: webhook-id, webhook-timestamp, webhook-signature ("v1," and the
 * base64 of HMAC-SHA-256 over "id.timestamp.body").  It is posted by https; by
 * http only to an address that the operator allows.  Redirects are not
 * followed, no proxy is asked, and each address is judged when it is connected
 * to, whatever a name said before.  Mail goes by TLS, but to this machine.
 */

#ifndef GALLEY_DELIVER_CARRIER_H
#define GALLEY_DELIVER_CARRIER_H

#include <stdint.h>

#include "base/address.h"
#include "model/parcel.h"

enum carried {
	CARRIED_TAKEN,
	CARRIED_LATER,	/* this one was not taken; it may be later */
	CARRIED_AWAY,	/* the server cannot be reached: no other will be */
	CARRIED_NEVER,	/* the server will not have it, now or later */
};

struct carrier;

/* The operator's settings, as channels_node writes them. */
enum error_code carrier_start(struct carrier **out,
    const struct node *settings, struct pool *pool, struct error *err);
void carrier_end(struct carrier *carrier);

/* Where it was not taken, *why is one line that lives in the pool. */
enum carried carrier_take(struct carrier *carrier, const char *id,
    const struct parcel *parcel, const char **why);

#endif
