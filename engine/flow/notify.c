/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <unistd.h>

#include "dispatch.h"
#include "notices.h"
#include "outbox.h"

struct telling {
	struct galley *g;
	struct notices all;
	struct channels channels;
	struct names known;	/* who was told something before */
	size_t held;		/* the earliest step that was not told */
	struct node *told;
	struct node *later;
	struct outbox_answer outbox;	/* failed: by whatever way */
};

/* What one person is to be told. */
struct batch {
	const struct person *person;
	const struct notice_to *items;
	size_t count;
	struct told before;
	struct told after;	/* once he was told all of it */
	size_t fresh;
};

static void
add_failure(struct telling *t, const struct batch *b, const char *why)
{
	struct node *item = node_map(&t->g->pool);

	node_set_text(&t->g->pool, item, "person", b->person->id);
	node_set_text(&t->g->pool, item, "why", why);
	node_push(&t->g->pool, t->outbox.failed, item);
}

/* A merge that he was not told yet is looked at by the next call, too. */
static void
hold(struct telling *t, const struct batch *b)
{
	for (size_t i = 0; i < b->count; i++) {
		if (b->items[i].step > t->held &&
		    !names_sorted_has(&b->before.keys, b->items[i].key))
			t->held = b->items[i].step;
	}
}

static struct node *
describe(struct telling *t, const struct batch *b, struct buf *text)
{
	struct pool *pool = &t->g->pool;
	struct node *item = node_map(pool), *list = node_list(pool);

	for (size_t i = 0; i < b->count; i++) {
		const struct notice_to *to = &b->items[i];
		struct node *n = node_map(pool);

		if (names_sorted_has(&b->before.keys, to->key))
			continue;
		node_set_text(pool, n, "kind", notice_name(to->notice.kind));
		node_set_text(pool, n, "name", to->notice.name);
		node_set_text(pool, n, "line", notice_line(&to->notice, pool));
		node_set_text(pool, n, "command", notice_command(&to->notice,
		    pool));
		buf_format(text, "%s\n    %s\n",
		    node_get_text(n, "line", ""),
		    node_get_text(n, "command", ""));
		node_push(pool, list, n);
	}
	node_set_text(pool, item, "person", b->person->id);
	node_set_text(pool, item, "address", b->person->emails.items[0]);
	node_set(pool, item, "notices", list);
	return item;
}

/* By each way that the operator set up; false: he was not told. */
static bool
hand_over(struct telling *t, const struct batch *b, struct slice text,
    const struct node *item)
{
	const char *why = dispatch(t->g, &t->channels, &(struct dispatch){
	    b->person, &b->before, b->fresh, text, item });

	if (why)
		add_failure(t, b, why);
	return !why;
}

static enum error_code
deliver(struct telling *t, struct batch *b, struct error *err)
{
	struct buf text = { 0 };
	struct node *item = describe(t, b, &text);
	bool dry = t->g->options.dry_run;
	enum error_code code = ERR_NONE;
	bool taken = dry || hand_over(t, b, buf_slice(&text), item);

	buf_release(&text);
	if (!taken) {
		hold(t, b);
		return ERR_NONE;
	}
	b->after.last = t->g->now;
	if (!dry)
		code = told_write(t->g, b->person->id, &b->after, err);
	if (!code)
		node_push(&t->g->pool, t->told, item);
	return code;
}

/* What he knows of what is still the case, and what is new to him. */
static void
compare(struct telling *t, struct batch *b)
{
	for (size_t i = 0; i < b->count; i++) {
		const char *key = b->items[i].key;

		names_add(&b->after.keys, &t->g->pool, key);
		b->fresh += !names_sorted_has(&b->before.keys, key);
	}
	b->after.last = b->before.last;
}

static enum error_code
forget(struct telling *t, struct batch *b, struct error *err)
{
	if (b->after.keys.count == b->before.keys.count ||
	    t->g->options.dry_run)
		return ERR_NONE;
	return told_write(t->g, b->person->id, &b->after, err);
}

static enum error_code
tell(struct telling *t, struct batch *b, struct error *err)
{
	enum error_code code = !names_sorted_has(&t->known, b->person->id) ?
	    ERR_NONE : told_read(&b->before, t->g, b->person->id, err);

	if (code)
		return code;
	compare(t, b);
	if (!b->fresh)
		return forget(t, b, err);
	if (notice_is_time(b->person->notices_when, b->before.last,
	    t->g->now))
		return deliver(t, b, err);
	hold(t, b);
	node_push(&t->g->pool, t->later, node_text(&t->g->pool,
	    b->person->id));
	return ERR_NONE;
}

/* The notices lie by person, and so do the people. */
static enum error_code
tell_all(struct telling *t, struct error *err)
{
	const struct people *people = &t->g->main.policy.people;
	enum error_code code = ERR_NONE;
	size_t at = 0;

	for (size_t i = 0; !code && i < people->count; i++) {
		struct batch b = { .person = &people->items[i],
			.items = t->all.items ? t->all.items + at : NULL };

		while (at < t->all.count &&
		    strcmp(t->all.items[at].person, b.person->id) == 0) {
			at++;
			b.count++;
		}
		code = tell(t, &b, err);
	}
	return code;
}

static enum error_code
notify(struct telling *t, struct told_main *from, struct error *err)
{
	struct galley *g = t->g;
	enum error_code code;

	(void)((code = notices_gather(&t->all, g, from, err)) ||
	    (code = told_persons(&t->known, g, err)) ||
	    (code = tell_all(t, err)));
	if (code || g->options.dry_run)
		return code;
	from->commit = t->held ? t->all.mains[t->held - 1] : g->main.commit;
	return told_main_write(g, from, err);
}

static struct node *
report_of(struct telling *t)
{
	struct pool *pool = &t->g->pool;
	struct node *made = node_map(pool);

	node_set(pool, made, "told", t->told);
	node_set(pool, made, "later", t->later);
	node_set(pool, made, "delivered", t->outbox.taken);
	node_set(pool, made, "failed", t->outbox.failed);
	return made;
}

/* Whether nothing more is done for any of those who were not told. */
static bool
is_given_up(const struct node *failed)
{
	for (size_t i = 0; i < failed->count; i++) {
		if (!node_get(failed->items[i], "parcel") ||
		    node_get(failed->items[i], "again"))
			return false;
	}
	return true;
}

/* What waits in the outbox is tried when everybody's new parcel lies there. */
static enum error_code
finish(struct telling *t, const char *replay, struct error *err)
{
	enum error_code code = ERR_NONE;

	if (replay || !t->g->options.dry_run)
		code = outbox_run(t->g, &t->channels, replay, &t->outbox, err);
	if (!code && t->outbox.failed->count)
		code = error_set(err, ERR_PARTIAL, "not notified: %zu (%s)",
		    t->outbox.failed->count, is_given_up(t->outbox.failed) ?
		    "given up: only --replay sends it again" :
		    "the next galley notify tries again");
	return code;
}

static void
begin(struct telling *t, struct galley *g)
{
	*t = (struct telling){ .g = g, .told = node_list(&g->pool),
		.later = node_list(&g->pool), .outbox = {
		node_list(&g->pool), node_list(&g->pool) } };
}

int
galley_notify(galley *g, galley_report **report, galley_error *err)
{
	struct telling t;
	struct told_main from = { g->main.commit, g->now };
	enum error_code code;
	int lock = -1;

	begin(&t, g);
	if ((code = channels_read(&t.channels, g, err)))
		return (int)code;
	if (!g->options.dry_run && (code = told_lock(&lock, g, err)))
		return (int)code;
	code = told_main_read(&from, g, err);
	if (!code)
		code = notify(&t, &from, err);
	if (!code)
		code = finish(&t, NULL, err);
	if (lock >= 0)
		close(lock);
	*report = report_of(&t);
	return (int)code;
}

int
galley_replay(galley *g, const char *parcel, galley_report **report,
    galley_error *err)
{
	struct telling t;
	enum error_code code;
	int lock = -1;

	begin(&t, g);
	if ((code = channels_read(&t.channels, g, err)) ||
	    (code = told_lock(&lock, g, err)))
		return (int)code;
	code = finish(&t, parcel, err);
	close(lock);
	*report = report_of(&t);
	return (int)code;
}
