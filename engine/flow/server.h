/* SPDX-License-Identifier: Apache-2.0 */
/*
 * server.h - what a bare repository must be like to be a workspace's gate
 *
 * Its points are looked at one by one: hook install puts right what is not,
 * doctor names it.
 *
 *	for (size_t i = 0; i < server_point_count(); i++)
 *		if (!server_point_holds(g, i)) ...
 */

#ifndef GALLEY_FLOW_SERVER_H
#define GALLEY_FLOW_SERVER_H

#include "workspace.h"

/* The server's key has a person's file name, and is no person's. */
#define SERVER_KEY "server"

struct server_point {
	const char *name;	/* "receive.fsckObjects", "hooks/pre-receive" */
	const char *risk;	/* what may happen where it does not hold */
};

size_t server_point_count(void);
struct server_point server_point(size_t i);

/* Without a store nothing holds. */
bool server_point_holds(struct galley *g, size_t i);
enum error_code server_point_mend(struct galley *g, size_t i,
    struct error *err);

/* Where this server keeps its key: what install noted, else the options'. */
const char *server_keys_folder(struct galley *g);

/* Whether main's server-keys list it; false, too, where there is no main. */
bool server_key_is_listed(const struct galley *g,
    const struct public_key *key);

/* The command by which an administrator adds it. */
const char *server_key_command(struct galley *g,
    const struct public_key *key);

#endif
