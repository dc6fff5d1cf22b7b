/* SPDX-License-Identifier: Apache-2.0 */
#include "parcel.h"

#include <string.h>

enum { MINUTE = 60, HOUR = 3600 };

static const int waits[PARCEL_TRIES - 1] = { MINUTE, 5 * MINUTE, 30 * MINUTE,
	2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR };

static const char *const ways[] = {
	[PARCEL_MAIL] = "mail",
	[PARCEL_HOOK] = "webhook",
};

const char *
parcel_way_name(enum parcel_way way)
{
	return ways[way];
}

struct node *
parcel_node(const struct parcel *parcel, struct pool *pool)
{
	struct node *map = node_map(pool);

	node_set_text(pool, map, "way", ways[parcel->way]);
	node_set_text(pool, map, "person", parcel->person);
	node_set_text(pool, map, "to", parcel->to);
	node_set_number(pool, map, "next", parcel->next);
	node_set_number(pool, map, "tries", parcel->tries);
	node_set_text(pool, map, "why", parcel->why);
	node_set_text(pool, map, "body", parcel->body);
	return map;
}

enum error_code
parcel_read(struct parcel *out, const struct node *node, struct error *err)
{
	bool map = node->kind == NODE_MAP;
	const char *way = map ? node_get_text(node, "way", "") : "";
	struct parcel p = { 0 };

	p.way = strcmp(way, ways[PARCEL_HOOK]) == 0 ? PARCEL_HOOK :
	    PARCEL_MAIL;
	if (strcmp(way, ways[p.way]) != 0)
		return error_set(err, ERR_INVALID, "this is not a parcel: it "
		    "does not say how to send it");
	p.person = node_get_text(node, "person", NULL);
	p.to = node_get_text(node, "to", NULL);
	p.body = node_get_text(node, "body", NULL);
	p.why = node_get_text(node, "why", NULL);
	p.next = node_get_number(node, "next", 0);
	p.tries = node_get_number(node, "tries", -1);
	if (!p.person || !p.body || p.tries < 0 || p.tries > PARCEL_TRIES ||
	    (p.way == PARCEL_MAIL && !p.to))
		return error_set(err, ERR_INVALID, "this parcel is not "
		    "complete");
	*out = p;
	return ERR_NONE;
}

bool
parcel_put_off(struct parcel *parcel, const char *why, int64_t now)
{
	parcel->why = why;
	parcel->tries++;
	if (parcel->tries >= PARCEL_TRIES)
		return false;
	parcel->next = now + waits[parcel->tries - 1];
	return true;
}
