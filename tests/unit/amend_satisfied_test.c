/* SPDX-License-Identifier: Apache-2.0 */
#include "model/amend.h"

#include <stdio.h>
#include <string.h>

#include "amend_base.h"
#include "rows.h"

/* An event: "submit KEY", "approve KEY" ... of the present seen. */
struct act {
	enum event_kind kind;
	const char *key;
	const char *stage;
	const char *seen;
};

enum { ACTS = 5 };

#define SUBMIT(key) { EVENT_SUBMIT, key, NULL, NULL }
#define EDIT(key) { EVENT_EDIT, key, NULL, NULL }
#define COMMENT(key) { EVENT_COMMENT, key, NULL, NULL }
#define APPROVE(key) { EVENT_APPROVE, key, "policy", "s" }
#define FROM_QUORUM { .by = AMEND_QUORUM }
#define FROM_REGISTRAR { .by = AMEND_REGISTRAR, .registrar = true }
#define FROM_SELF { .by = AMEND_SELF, .person = "leg" }
#define FROM_REP1 { .by = AMEND_SELF, .person = "rep1", .registrar = true }
#define FROM_OLD_KEY(who) { .by = AMEND_REGISTRAR_AND_OLD_KEY, \
    .person = who, .new_keys = { new_key, 1 }, \
    .new_key_owners = { new_key_owner, 1 } }

#define SILENT "the new key of leg has signed no comment after the last " \
    "edit (where that key is: galley comment change/reg/key -m TEXT)"

static const char *new_key[] = { KEY_8 };
static const char *new_key_owner[] = { "leg" };

static const struct {
	const char *name;
	struct amend amend;
	struct act acts[ACTS];	/* after open; a key of NULL ends them */
	const char *want;
} rounds[] = {
	{ "two admins are the quorum", FROM_QUORUM,
	  { SUBMIT(KEY_1), APPROVE(KEY_2) }, "SATISFIED ann bob: 2 of 2 admins "
	  "signed" },
	{ "one admin is not", FROM_QUORUM, { SUBMIT(KEY_1) },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "one admin twice is one", FROM_QUORUM,
	  { SUBMIT(KEY_1), APPROVE(KEY_1) },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "who is no admin does not count", FROM_QUORUM,
	  { SUBMIT(KEY_1), APPROVE(KEY_3), APPROVE(KEY_5) },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "an approval of what was there before", FROM_QUORUM,
	  { SUBMIT(KEY_1), { EVENT_APPROVE, KEY_2, "policy", "other" } },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "an approval of another stage", FROM_QUORUM,
	  { SUBMIT(KEY_1), { EVENT_APPROVE, KEY_2, "w/brand", "s" } },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "an approval without stage", FROM_QUORUM,
	  { SUBMIT(KEY_1), { EVENT_APPROVE, KEY_2, NULL, "s" } },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "an approval without seen", FROM_QUORUM,
	  { SUBMIT(KEY_1), { EVENT_APPROVE, KEY_2, "policy", NULL } },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "an approval among others", FROM_QUORUM,
	  { SUBMIT(KEY_1), { EVENT_APPROVE, KEY_2, "a/b policy", "s" } },
	  "SATISFIED ann bob: 2 of 2 admins signed" },
	{ "a comment is no approval", FROM_QUORUM,
	  { SUBMIT(KEY_1), { EVENT_COMMENT, KEY_2, "policy", "s" } },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "an approval before the last submit lapses", FROM_QUORUM,
	  { SUBMIT(KEY_1), APPROVE(KEY_2), EDIT(KEY_1), SUBMIT(KEY_1) },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "an earlier submit by another admin lapses", FROM_QUORUM,
	  { SUBMIT(KEY_2), SUBMIT(KEY_1) },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "an admin who is ended does not count", FROM_QUORUM,
	  { SUBMIT(KEY_1), APPROVE(HARDWARE_KEY_1) },
	  "WAITING bob: 1 of 2 admins signed" },
	{ "a draft is not satisfied", FROM_QUORUM,
	  { EDIT(KEY_1) }, "WAITING ann bob: it is not submitted" },
	{ "nor is one that was edited since", FROM_QUORUM,
	  { SUBMIT(KEY_1), APPROVE(KEY_2), EDIT(KEY_1) },
	  "WAITING : it is not submitted" },
	{ "a key that old main does not list", FROM_QUORUM,
	  { SUBMIT(KEY_1), APPROVE(KEY_8) },
	  "WAITING bob: 1 of 2 admins signed" },

	{ "one registrar", FROM_REGISTRAR, { SUBMIT(KEY_3) },
	  "SATISFIED reg: one registrar suffices" },
	{ "or two admins", FROM_REGISTRAR, { SUBMIT(KEY_4),
	  APPROVE(KEY_1), APPROVE(KEY_2) },
	  "SATISFIED ann bob: 2 of 2 admins signed" },
	{ "an admin who is no registrar", FROM_REGISTRAR, { SUBMIT(KEY_1) },
	  "WAITING bob reg: one registrar suffices" },
	{ "nobody of these", FROM_REGISTRAR, { SUBMIT(KEY_4) },
	  "WAITING ann bob reg: one registrar suffices" },
	{ "one registrar where the quorum is needed", FROM_QUORUM,
	  { SUBMIT(KEY_3) }, "WAITING ann bob: 0 of 2 admins signed" },

	{ "the person himself", FROM_SELF, { SUBMIT(KEY_5) },
	  "SATISFIED leg: leg suffices" },
	{ "a registrar for one who decides", FROM_SELF, { SUBMIT(KEY_3) },
	  "WAITING ann bob leg: leg suffices" },
	{ "a registrar for one who does not", FROM_REP1, { SUBMIT(KEY_3) },
	  "SATISFIED reg: rep1 or one registrar suffices" },
	{ "the person's ended key", FROM_REP1, { SUBMIT(KEY_7) },
	  "WAITING ann bob reg rep1: rep1 or one registrar suffices" },

	{ "a registrar, the old key and the new one", FROM_OLD_KEY("leg"),
	  { EDIT(KEY_5), COMMENT(KEY_8), SUBMIT(KEY_5), APPROVE(KEY_3) },
	  "SATISFIED leg reg: a registrar and a living key of leg suffice" },
	{ "the new key may sign last", FROM_OLD_KEY("leg"),
	  { EDIT(KEY_5), SUBMIT(KEY_5), APPROVE(KEY_3), COMMENT(KEY_8) },
	  "SATISFIED leg reg: a registrar and a living key of leg suffice" },
	{ "without edit since the open", FROM_OLD_KEY("leg"),
	  { COMMENT(KEY_8), SUBMIT(KEY_5), APPROVE(KEY_3) },
	  "SATISFIED leg reg: a registrar and a living key of leg suffice" },
	{ "the new key before the last edit", FROM_OLD_KEY("leg"),
	  { COMMENT(KEY_8), EDIT(KEY_5), SUBMIT(KEY_5), APPROVE(KEY_3) },
	  "WAITING ann bob: " SILENT },
	{ "a comment by another key", FROM_OLD_KEY("leg"),
	  { SUBMIT(KEY_5), APPROVE(KEY_3), COMMENT(KEY_5) },
	  "WAITING ann bob: " SILENT },
	{ "no word of the new key", FROM_OLD_KEY("leg"),
	  { SUBMIT(KEY_5), APPROVE(KEY_3) },
	  "WAITING ann bob: " SILENT },
	{ "no word of the new key, nor of a registrar", FROM_OLD_KEY("leg"),
	  { SUBMIT(KEY_5) }, "WAITING ann bob reg: a registrar and a living "
	  "key of leg suffice; " SILENT },
	{ "the new key suggests something", FROM_OLD_KEY("leg"),
	  { SUBMIT(KEY_5), APPROVE(KEY_3), { EVENT_SUGGEST, KEY_8, NULL,
	  NULL } }, "WAITING ann bob: " SILENT },
	{ "nor does the quorum do without it", FROM_OLD_KEY("leg"),
	  { SUBMIT(KEY_1), APPROVE(KEY_2) },
	  "WAITING leg reg: " SILENT },
	{ "the quorum and the new key", FROM_OLD_KEY("leg"),
	  { SUBMIT(KEY_1), APPROVE(KEY_2), COMMENT(KEY_8) },
	  "SATISFIED ann bob: 2 of 2 admins signed" },
	{ "the old key alone", FROM_OLD_KEY("leg"),
	  { SUBMIT(KEY_5), COMMENT(KEY_8) },
	  "WAITING ann bob reg: a registrar and a living key of leg suffice" },
	{ "a registrar alone", FROM_OLD_KEY("leg"),
	  { SUBMIT(KEY_3), COMMENT(KEY_8) },
	  "WAITING ann bob leg: a registrar and a living key of leg suffice" },
	{ "a registrar is not his own", FROM_OLD_KEY("reg"),
	  { SUBMIT(KEY_3), COMMENT(KEY_8) },
	  "WAITING ann bob: a registrar and a living key of reg suffice" },
	{ "another registrar beside him", FROM_OLD_KEY("reg"),
	  { SUBMIT(KEY_3), APPROVE(KEY_2), COMMENT(KEY_8) },
	  "SATISFIED bob reg: a registrar and a living key of reg suffice" },
};

/* What the fold of the line says, as far as a policy request needs it. */
static void
fold(struct request *r, struct event *events, const struct act *acts)
{
	*r = (struct request){ .events = events, .count = 1 };
	events[0] = (struct event){ .key = KEY_1,
		.message = { .kind = EVENT_OPEN } };
	for (size_t i = 0; i < ACTS && acts[i].key; i++) {
		struct event *e = &events[r->count++];

		*e = (struct event){ .key = acts[i].key,
			.message = { .kind = acts[i].kind } };
		e->message.trailers[TRAILER_STAGE] = acts[i].stage;
		e->message.trailers[TRAILER_SEEN] = acts[i].seen;
	}
	r->last_submit = r->last_content = r->count;
	for (size_t i = 0; i < r->count; i++) {
		if (events[i].message.kind == EVENT_SUBMIT) {
			r->last_submit = i;
			r->undisputed = REQUEST_SUBMITTED;
		} else if (events[i].message.kind == EVENT_EDIT) {
			r->last_content = i;
			r->undisputed = REQUEST_DRAFT;
		}
	}
}

static void
counts_as_wanted(void **state)
{
	size_t row = ROWS_AT(rounds, state);
	struct event events[ACTS + 1];
	struct request request;
	struct requirement item;
	const struct names *who;
	struct policy policy;
	struct pool pool = { 0 };
	struct buf got = { 0 };

	amend_base_load(&policy, amend_base, &pool);
	fold(&request, events, rounds[row].acts);
	request.name.request = "change/reg/key";
	who = amend_satisfied(&rounds[row].amend, &(struct amend_signers){
	    &policy, &request, "s" }, &item, &pool) ? &item.satisfied_by :
	    &item.can_act;
	assert_string_equal(item.name, "policy");
	buf_format(&got, "%s ", result_name(item.result));
	for (size_t i = 0; i < who->count; i++)
		buf_format(&got, "%s%s", i ? " " : "", who->items[i]);
	buf_format(&got, ": %s", item.reason);
	assert_string_equal(got.at, rounds[row].want);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("amend satisfied", ROWS(rounds, counts_as_wanted));
}
