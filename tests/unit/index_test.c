/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/index.h"

#include "scratch.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define BOLT "refs/heads/custom/rep1/first-touch/bolt"
#define ACME "refs/heads/custom/rep1/first-touch/acme"
#define FOLDER "mkdir -p work/.git/galley; "
#define FILE "work/.git/galley/index"
#define KEY " " B " rep2 20000\\n"
#define KNOWS(version, lines) FOLDER "printf 'galley-index-" version KEY \
    lines "' > " FILE

static const struct index_key *
key(void)
{
	static struct index_key made = { .file = "index", .person = "rep2",
		.day = 20000 };

	assert_true(oid_read(&made.main, slice_of(B)));
	return &made;
}

static void
tell(const struct index_entry *e, struct buf *out)
{
	if (!e->read) {
		buf_text(out, "nothing; ");
		return;
	}
	buf_format(out, "%s %lld ", event_name(e->kind), (long long)e->time);
	buf_add(out, e->owner.len ? e->owner : slice_of("nobody's"));
	if (e->judged) {
		buf_format(out, " due %lld ", (long long)e->due);
		buf_add(out, e->item);
	}
	buf_text(out, "; ");
}

/* What the file knows of acme and bolt, whose heads are A. */
static void
load(struct scratch *s, struct buf *out)
{
	struct index_entry items[] = { { .ref = ACME }, { .ref = BOLT } };
	struct index index = { .items = items, .count = 2 };

	assert_true(oid_read(&items[0].head, slice_of(A)));
	items[1].head = items[0].head;
	index_load(&index, s->store, key());
	for (size_t i = 0; i < index.count; i++)
		tell(&items[i], out);
	index_release(&index);
}

/* Enough to be written down, bolt with its owner. */
static void
save(struct scratch *s, struct buf *out)
{
	struct index_entry items[] = { { .ref = ACME, .read = true,
		.kind = EVENT_EDIT, .time = 7 }, { .ref = BOLT, .read = true,
		.kind = EVENT_HANDOVER, .time = 8, .owner = slice_of("rep2"),
		.judged = true, .item = slice_of("{}"), .due = 9 } };
	struct index index = { .items = items, .count = 2, .fresh = 1000 };

	assert_true(oid_read(&items[0].head, slice_of(A)));
	items[1].head = items[0].head;
	index_save(&index, s->store, key());
	load(s, out);
}

static const struct scratch_case cases[] = {
	{ "without a file nothing is known", NULL, load, "nothing; nothing; " },
	{ "what is written is read", NULL, save,
	  "edit 7 nobody's; handover 8 rep2 due 9 {}; " },
	{ "an owner is known without a judgement",
	  KNOWS("3", A " 11 8 rep2 " BOLT "\\n"), load,
	  "nothing; handover 8 rep2; " },
	{ "one that was not asked for is not known",
	  KNOWS("3", A " 1 7 - " ACME "\\n"), load,
	  "edit 7 nobody's; nothing; " },
	{ "another head is another line",
	  KNOWS("3", B " 11 8 rep2 " BOLT "\\n"), load, "nothing; nothing; " },
	{ "a file of before owners were in it is not misread",
	  KNOWS("2", A " 11 8 " BOLT "\\n"), load, "nothing; nothing; " },
	{ "nor is one of a later galley",
	  KNOWS("31", A " 11 8 rep2 " BOLT "\\n"), load, "nothing; nothing; " },
	{ "a line without an owner ends what is known",
	  KNOWS("3", A " 1 7 " ACME "\\n" A " 11 8 rep2 " BOLT "\\n"), load,
	  "nothing; nothing; " },
	{ "so does an empty one",
	  KNOWS("3", A " 1 7  " ACME "\\n" A " 11 8 rep2 " BOLT "\\n"), load,
	  "nothing; nothing; " },
};

int
main(void)
{
	return rows_run("index", ROWS(cases, scratch_judge));
}
