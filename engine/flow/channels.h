/* SPDX-License-Identifier: Apache-2.0 */
/*
 * channels.h - by which ways the operator of this repository sends notices
 *
 * What git's galley.sendmail, galley.smtp, galley.mailFrom, galley.netrc,
 * galley.webhook, galley.webhookKey and galley.webhookAllow say.
 */

#ifndef GALLEY_FLOW_CHANNELS_H
#define GALLEY_FLOW_CHANNELS_H

#include "workspace.h"

struct channels {
	const char *sendmail;	/* a program, or NULL */
	const char *smtp;	/* a URL, or NULL */
	const char *from;
	const char *netrc;	/* a file, or NULL */
	const char *hook;	/* a URL, or NULL */
	const char *hook_key;	/* a file with the secret "whsec_..." */
	struct names allow;	/* addresses, else private ones are refused */
};

/*
 * Where nothing is set, sendmail's usual place.  ERR_USAGE: what is set does
 * not go together, and how it would.
 */
enum error_code channels_read(struct channels *out, struct galley *g,
    struct error *err);

/* What galley-deliver is told of them; parts are absent that it has no use for. */
struct node *channels_node(const struct channels *channels,
    struct pool *pool);

#endif
