/* SPDX-License-Identifier: Apache-2.0 */
#include "dispatch.h"

#include <inttypes.h>

#include "base/plural.h"
#include "base/process.h"
#include "outbox.h"
#include "sign/hash.h"
#include "text/mime.h"

enum { MAIL_SECONDS = 60, SAID = 200 };

/*
 * The same for the same notices on top of the same that he knew: told again
 * after a crash, it is known for what it was.
 */
static struct digest
identify(const struct dispatch *d)
{
	struct buf text = { 0 };
	struct digest id;

	buf_format(&text, "%s\n%" PRId64 "\n", d->person->id,
	    d->before->last);
	for (size_t i = 0; i < d->before->keys.count; i++)
		buf_format(&text, "%s\n", d->before->keys.items[i]);
	id = hash_of(buf_slice(&text));
	buf_release(&text);
	return id;
}

static struct slice
compose(struct galley *g, const struct channels *channels,
    const struct dispatch *d)
{
	struct buf mail = { 0 };

	mime_write(&(struct mail){ .text = d->text,
	    .to = d->person->emails.items[0], .from = channels->from,
	    .date = g->now, .boundary = identify(d),
	    .subject = pool_format(&g->pool, "%s: %s",
	    g->main.policy.settings.name, plural(d->fresh, "notice",
	    &g->pool)) }, &mail);
	return buf_settle(&mail, &g->pool);
}

static const char *
run_program(struct galley *g, const char *program, struct slice mail)
{
	const char *argv[] = { program, "-i", "-t", NULL }, *why = NULL;
	struct process p = { .argv = argv, .seconds = MAIL_SECONDS,
		.input = mail };
	struct error err;
	struct slice said;

	if (process_run(&p, &err)) {
		why = pool_text(&g->pool, err.text);
	} else if (p.status) {
		said = slice_trim(buf_slice(&p.err));
		said.len = said.len < SAID ? said.len : SAID;
		why = pool_format(&g->pool, "%s ended with %d%s%s", program,
		    p.status, said.len ? ": " : "", pool_copy(&g->pool, said));
	}
	process_release(&p);
	return why;
}

/* What a webhook is posted: the person's part of the report. */
static struct slice
announce(struct galley *g, const struct dispatch *d)
{
	struct pool *pool = &g->pool;
	struct node *map = node_map(pool);
	struct buf text = { 0 };

	node_set_text(pool, map, "workspace", g->main.policy.settings.name);
	node_set_time(pool, map, "time", g->now);
	for (size_t i = 0; i < d->item->count; i++)
		node_set(pool, map, d->item->items[i]->key,
		    d->item->items[i]);
	node_write_json(map, &text);
	return buf_settle(&text, pool);
}

static const char *
put(struct galley *g, const struct dispatch *d, enum parcel_way way,
    struct slice body)
{
	struct parcel parcel = { .way = way, .person = d->person->id,
		.to = way == PARCEL_MAIL ? d->person->emails.items[0] : NULL,
		.body = body.at, .next = g->now };
	const char *id = pool_format(&g->pool, "%.32s-%s",
	    digest_text(identify(d)).hex, parcel_way_name(way));
	struct error err;

	return outbox_put(g, id, &parcel, &err) ?
	    pool_text(&g->pool, err.text) : NULL;
}

const char *
dispatch(struct galley *g, const struct channels *channels,
    const struct dispatch *d)
{
	const char *why = NULL;

	if (channels->sendmail)
		why = run_program(g, channels->sendmail,
		    compose(g, channels, d));
	if (!why && channels->smtp)
		why = put(g, d, PARCEL_MAIL, compose(g, channels, d));
	if (!why && channels->hook)
		why = put(g, d, PARCEL_HOOK, announce(g, d));
	return why;
}
