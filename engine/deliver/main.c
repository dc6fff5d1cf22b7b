/* SPDX-License-Identifier: Apache-2.0 */
/*
 * galley-deliver - takes the parcels of an outbox where they belong
 *
 * Run by galley notify, so that the program that acts for people makes no
 * connection of its own.  Standard input is JSON: outbox (a folder), now, mail?
 * {url, from, netrc}, webhook? {url, key, allow}, replay? (a parcel that is put
 * back first), look? (true: nothing else is done); standard output, too: taken
 * [person, parcel, waited (true: it lay there before now)], failed [person,
 * why, parcel?, again?]; parcel is absent where it stays in the outbox as it
 * was.
 */

#include <stdio.h>
#include <time.h>

#include "base/date.h"
#include "base/file.h"
#include "carrier.h"
#include "sign/sign.h"
#include "spool.h"

enum { INPUT_LIMIT = 1 << 20, GO_ON_SECONDS = 10 * 60 };

struct round {
	struct spool spool;
	struct carrier *carrier;
	const char *away[2];	/* why no more is tried by this way, or NULL */
	struct timespec start;
	struct node *taken;
	struct node *failed;
};

/* id: NULL where the parcel stays as it is. */
static void
add_failure(struct round *r, const char *id, const struct parcel *p, bool again)
{
	struct pool *pool = r->spool.pool;
	struct node *item = node_map(pool);

	node_set_text(pool, item, "person", p->person);
	node_set_text(pool, item, "why", p->why);
	if (id)
		node_set_text(pool, item, "parcel", id);
	if (again)
		node_set_text(pool, item, "again", date_time(p->next).at);
	node_push(pool, r->failed, item);
}

/* Once more later, or never. */
static void
give_up_or_put_off(struct round *r, const char *id, struct parcel *p,
    enum carried how)
{
	bool again = parcel_put_off(p, p->why, r->spool.now) &&
	    how != CARRIED_NEVER;
	struct error err;
	enum error_code code;

	if (how == CARRIED_AWAY)
		r->away[p->way] = p->why;
	code = again ? spool_write(&r->spool, id, p, &err) :
	    spool_move(&r->spool, id, "dead", &err);
	if (code)
		p->why = pool_format(r->spool.pool, "%s; %s", p->why,
		    err.text);
	add_failure(r, code ? NULL : id, p, again && !code);
}

static void
add_taken(struct round *r, const char *id, const struct parcel *p)
{
	struct pool *pool = r->spool.pool;
	struct node *item = node_map(pool);

	node_set_text(pool, item, "person", p->person);
	node_set_text(pool, item, "parcel", id);
	node_set_bool(pool, item, "waited", p->tries > 0 ||
	    p->next < r->spool.now);
	node_push(pool, r->taken, item);
}

static void
put_away(struct round *r, const char *id, struct parcel *p)
{
	struct error err;

	if (!spool_move(&r->spool, id, "sent", &err)) {
		add_taken(r, id, p);
		return;
	}
	p->why = pool_format(r->spool.pool, "sent, but it may be sent again: "
	    "%s", err.text);
	add_failure(r, NULL, p, false);
}

/* One that cannot be read stays, and is named. */
static void
try(struct round *r, const char *id)
{
	enum carried how = CARRIED_AWAY;
	struct parcel p = { .person = "?" };
	struct error err;

	if (spool_read(&p, &r->spool, id, &err)) {
		p.why = pool_format(r->spool.pool, "%s (remove the file)",
		    err.text);
		add_failure(r, NULL, &p, false);
		return;
	}
	if (p.next > r->spool.now)
		return;
	if (r->away[p.way])
		p.why = r->away[p.way];
	else
		how = carrier_take(r->carrier, id, &p, &p.why);
	if (how == CARRIED_TAKEN)
		put_away(r, id, &p);
	else
		give_up_or_put_off(r, id, &p, how);
}

static bool
has_time(const struct round *r)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec - r->start.tv_sec < GO_ON_SECONDS;
}

static enum error_code
go_round(struct round *r, struct error *err)
{
	struct names ids = { 0 };
	enum error_code code = spool_list(&ids, &r->spool, err);

	clock_gettime(CLOCK_MONOTONIC, &r->start);
	for (size_t i = 0; !code && i < ids.count && has_time(r); i++)
		try(r, ids.items[i]);
	return code ? code : spool_forget(&r->spool, err);
}

static void
answer(const struct round *r)
{
	struct pool *pool = r->spool.pool;
	struct node *map = node_map(pool);
	struct buf text = { 0 };

	node_set(pool, map, "taken", r->taken);
	node_set(pool, map, "failed", r->failed);
	node_write_json(map, &text);
	puts(text.at);
	buf_release(&text);
}

static enum error_code
go(struct round *r, const struct node *settings, struct error *err)
{
	const char *replay = node_get_text(settings, "replay", NULL);
	bool look = node_get_bool(settings, "look");
	enum error_code code = ERR_NONE;

	r->spool.folder = node_get_text(settings, "outbox", "");
	r->spool.now = node_get_number(settings, "now", 0);
	if (replay)
		code = look ? spool_look(&r->spool, replay, err) :
		    spool_replay(&r->spool, replay, err);
	if (code || look || (code = carrier_start(&r->carrier, settings,
	    r->spool.pool, err)))
		return code;
	code = go_round(r, err);
	carrier_end(r->carrier);
	return code;
}

static enum error_code
deliver(struct pool *pool, struct error *err)
{
	struct round r = { .spool = { .pool = pool },
		.taken = node_list(pool), .failed = node_list(pool) };
	struct node *settings = NULL;
	struct buf text = { 0 };
	enum error_code code = sign_start(err);

	if (!code)
		code = file_read_fd(&text, 0, "standard input", INPUT_LIMIT,
		    err);
	if (!code)
		code = node_read_json(&settings, "standard input",
		    buf_slice(&text), pool, err);
	buf_release(&text);
	if (!code)
		code = go(&r, settings, err);
	if (!code)
		answer(&r);
	return code;
}

int
main(void)
{
	struct pool pool = { 0 };
	struct error err = { 0 };
	enum error_code code = deliver(&pool, &err);

	if (code)
		fprintf(stderr, "%s\n", err.text);
	pool_release(&pool);
	return error_status(code);
}
