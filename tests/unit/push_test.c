/* SPDX-License-Identifier: Apache-2.0 */
#include "model/push.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "rows.h"

#define MAIN "refs/heads/main"
#define BOLT "refs/heads/custom/rep1/first-touch/bolt"
#define ACME "refs/heads/custom/rep1/first-touch/acme"
#define TERMS "refs/heads/change/brand1/terms"
#define JOURNAL "refs/heads/journal/rep1"
#define TRIAL "refs/heads/merge/rep1/first-touch/bolt"
#define ARCHIVE "refs/galley/closed/2026-05"

/*
 * A push is who asks (client, server, host, or empty: a client of a server
 * without a workspace), then its parts after ";": "step REQUEST ID" of main, or
 * "REF OLD NEW" with words of what is so (grows, stale, line, archived, onmain,
 * merge; then what becomes of it: >line, >onmain, >merge; merged, closed: its
 * opening).  Ids are digits, 0 is none.  The answer has a part for each move:
 * the objection up to its remedy.
 */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	/* Shapes. */
	{ "a branch of one's own is refused", "client; refs/heads/x 0 1",
	  "a workspace has no such name" },
	{ "a tag is refused", "client; refs/tags/v1 0 1",
	  "a workspace has no such name" },
	{ "notes are refused", "client; refs/notes/commits 0 1",
	  "a workspace has no such name" },
	{ "replacements are refused", "client; refs/replace/x 0 1",
	  "a workspace has no such name" },
	{ "another ref's removal is refused as well", "client; refs/tags/v1 1 0",
	  "a workspace has no such name" },
	{ "nobody writes what galley keeps", "client; " ARCHIVE " 1 2",
	  "only the server itself writes here" },
	{ "nobody removes it", "client; " ARCHIVE " 1 0",
	  "only the server itself writes here" },
	{ "git on the server does not, either", "server; " ARCHIVE " 1 2",
	  "only the server itself writes here" },
	{ "a server with hooks needs no trials", "client; " TRIAL " 0 1",
	  "this server takes an approved change at once and needs no trial of "
	  "it" },
	{ "nor removes it any", "client; " TRIAL " 1 0",
	  "this server takes an approved change at once and needs no trial of "
	  "it" },
	{ "a host tries its own request out", "host; " TRIAL " 0 2; step "
	  "rep1/first-touch/bolt 2", "ok" },
	{ "a host tries no other request out", "host; " TRIAL " 0 2; step "
	  "rep1/first-touch/acme 2", "it tries out another change than the one "
	  "it is named after" },
	{ "a trial is one merge", "host; " TRIAL " 0 3; step "
	  "rep1/first-touch/bolt 2; step rep1/first-touch/bolt 3",
	  "it tries out another change than the one it is named after" },
	{ "a trial that is no merge is none", "host; " TRIAL " 0 2",
	  "it tries out another change than the one it is named after" },

	/* Creation. */
	{ "a request is created", "client; " BOLT " 0 1 >line", "ok" },
	{ "a request of main is not created again",
	  "client; " BOLT " 0 1 >line merged",
	  "it was approved already, and a request is approved once" },
	{ "one that was rejected is not created again",
	  "client; " BOLT " 0 1 >line closed",
	  "it was rejected or withdrawn, and nothing carries over" },
	{ "a new request takes a closed one's name",
	  "client; " BOLT " 1 2 onmain >line", "ok" },
	{ "but none that was there", "client; " BOLT " 1 2 onmain >line closed",
	  "it was rejected or withdrawn, and nothing carries over" },
	{ "a ref is not created on main",
	  "client; " BOLT " 0 1 >onmain grows merged",
	  "it was approved already, and a request is approved once" },
	{ "a journal is created", "client; " JOURNAL " 0 1 >line grows", "ok" },

	/* Growth. */
	{ "a request grows", "client; " BOLT " 1 2 line >line grows", "ok" },
	{ "a request is not rewound", "client; " BOLT " 2 1 line >line",
	  "it has other steps here, and none is ever taken back" },
	{ "a change grows", "client; " TERMS " 1 2 line >line grows", "ok" },
	{ "a change is not rewound", "client; " TERMS " 2 1 line >line",
	  "it has other steps here, and none is ever taken back" },
	{ "what was rejected is not replaced",
	  "client; " BOLT " 1 2 archived >line",
	  "it has other steps here, and none is ever taken back" },
	{ "a journal grows", "client; " JOURNAL " 1 2 line >line grows", "ok" },
	{ "a journal is not rewound", "client; " JOURNAL " 2 1 line >line",
	  "a journal only grows, and here it ends with "
	  "0200000000000000000000000000000000000000" },
	{ "what moved meanwhile is looked at again",
	  "client; " BOLT " 1 2 line >line grows stale",
	  "it changed here meanwhile" },
	{ "main, too", "client; " MAIN " 1 2 stale; step rep1/first-touch/bolt 2; "
	  BOLT " 3 2 line >merge grows", "it changed here meanwhile; ok" },

	/* Removal. */
	{ "no client removes a request", "client; " BOLT " 1 0 line",
	  "nothing is removed: what is closed the server clears away by "
	  "itself" },
	{ "not even a closed one", "client; " BOLT " 1 0 onmain",
	  "nothing is removed: what is closed the server clears away by "
	  "itself" },
	{ "nor main", "client; " MAIN " 1 0",
	  "nothing is removed: what is closed the server clears away by "
	  "itself" },
	{ "nor a journal", "client; " JOURNAL " 1 0 line",
	  "nothing is removed: what is closed the server clears away by "
	  "itself" },
	{ "the server clears a merged request away",
	  "server; " BOLT " 1 0 onmain", "ok" },
	{ "and an archived one", "server; " TERMS " 1 0 archived", "ok" },
	{ "but none that is open", "server; " BOLT " 1 0 line",
	  "it is not closed, so it is not removed" },
	{ "nor one that is merged beside main", "server; " BOLT " 1 0 merge",
	  "it is not closed, so it is not removed" },
	{ "no journal", "server; " JOURNAL " 1 0 onmain",
	  "it is not closed, so it is not removed" },
	{ "nor main itself", "server; " MAIN " 1 0",
	  "it is not closed, so it is not removed" },

	/* Main and its requests. */
	{ "the first push founds main", "empty; " MAIN " 0 1", "ok" },
	{ "main is not founded where requests are", "client; " MAIN " 0 1",
	  "the library here is gone although requests are left" },
	{ "main moves with its request", "client; " MAIN " 1 2; "
	  BOLT " 3 2 line >merge grows; step rep1/first-touch/bolt 2", "ok; ok" },
	{ "and with one made in the same push", "client; " MAIN " 1 2; "
	  BOLT " 0 2 >merge; step rep1/first-touch/bolt 2", "ok; ok" },
	{ "in any order", "client; " BOLT " 3 2 line >merge grows; "
	  MAIN " 1 2; step rep1/first-touch/bolt 2", "ok; ok" },
	{ "two steps move both requests", "client; " MAIN " 1 3; "
	  BOLT " 4 2 line >merge grows; " ACME " 5 3 line >merge grows; "
	  "step rep1/first-touch/bolt 2; step rep1/first-touch/acme 3",
	  "ok; ok; ok" },
	{ "a name that merges twice ends at the second", "client; " MAIN " 1 3; "
	  BOLT " 4 3 line >merge grows; "
	  "step rep1/first-touch/bolt 2; step rep1/first-touch/bolt 3",
	  "ok; ok" },
	{ "main does not move alone", "client; " MAIN " 1 2; "
	  "step rep1/first-touch/bolt 2", "rep1/first-touch/bolt is approved "
	  "without being closed in the same act" },
	{ "nor with another request", "client; " MAIN " 1 2; "
	  ACME " 3 2 line >merge grows; step rep1/first-touch/bolt 2",
	  "rep1/first-touch/bolt is approved without being closed in the same "
	  "act; it is closed without being taken into the library in the same "
	  "act" },
	{ "nor while its request goes elsewhere", "client; " MAIN " 1 2; "
	  BOLT " 3 4 line >line grows; step rep1/first-touch/bolt 2",
	  "rep1/first-touch/bolt is approved without being closed in the same "
	  "act; ok" },
	{ "nor while its request ends at another merge", "client; " MAIN " 1 2; "
	  BOLT " 3 4 line >merge grows; step rep1/first-touch/bolt 2",
	  "rep1/first-touch/bolt is approved without being closed in the same "
	  "act; it is closed without being taken into the library in the same "
	  "act" },
	{ "main moves by merges only", "client; " MAIN " 1 2",
	  "the library moves only by approved requests" },
	{ "a step that names no request is none", "client; " MAIN " 1 2; "
	  "step - 2", "the library moves only by approved requests" },
	{ "a request is not closed without main",
	  "client; " BOLT " 3 2 line >merge grows", "it is closed without being "
	  "taken into the library in the same act" },
	{ "a merge that forgets a verdict is refused", "client; " MAIN " 1 2; "
	  BOLT " 3 2 line >merge; step rep1/first-touch/bolt 2",
	  "ok; what was decided on it meanwhile would be lost" },
	{ "a merge of what was merged is refused", "client; " MAIN " 1 2; "
	  BOLT " 0 2 >merge merged; step rep1/first-touch/bolt 2",
	  "ok; it was approved already, and a request is approved once" },
	{ "a request follows main where it merged already",
	  "client; " BOLT " 3 2 line >onmain grows merged", "ok" },
	{ "but not to another's end", "client; " BOLT " 3 2 line >onmain merged",
	  "what was decided on it meanwhile would be lost" },
	{ "on a host main goes first", "host; " MAIN " 1 2; "
	  "step rep1/first-touch/bolt 2", "ok" },
	{ "then its request", "host; " BOLT " 3 2 line >onmain grows merged",
	  "ok" },
	{ "the server's refs move together, too", "server; " MAIN " 1 2; "
	  "step rep1/first-touch/bolt 2", "rep1/first-touch/bolt is approved "
	  "without being closed in the same act" },
	{ "git notes main's move for HEAD", "server; " MAIN " 1 2; HEAD 1 2; "
	  BOLT " 3 2 line >merge grows; step rep1/first-touch/bolt 2",
	  "ok; ok; ok" },
	{ "HEAD goes nowhere else", "server; HEAD 1 2",
	  "a workspace has no such name" },
	{ "nor elsewhere than main", "server; " MAIN " 1 2; HEAD 1 3; "
	  BOLT " 3 2 line >merge grows; step rep1/first-touch/bolt 2",
	  "ok; a workspace has no such name; ok" },
	{ "nor does another name go with main", "server; " MAIN " 1 2; "
	  "refs/x 1 2; " BOLT " 3 2 line >merge grows; "
	  "step rep1/first-touch/bolt 2",
	  "ok; a workspace has no such name; ok" },
	{ "a client does not name it", "client; " MAIN " 1 2; HEAD 1 2; "
	  BOLT " 3 2 line >merge grows; step rep1/first-touch/bolt 2",
	  "ok; a workspace has no such name; ok" },
	{ "a ref is named once", "client; " BOLT " 0 1 >line; "
	  BOLT " 0 2 >line", "ok; it is named twice" },
};

/* Pushes that hang on nothing else, and others. */
static const struct {
	const char *name;
	const char *text;
	bool want;
} apart[] = {
	{ "a new request stands apart", "client; " BOLT " 0 1 >line", true },
	{ "so does one that goes on", "client; " BOLT " 1 2 line >line grows",
	  true },
	{ "and a journal", "client; " JOURNAL " 1 2 line >line grows", true },
	{ "several do together", "client; " BOLT " 0 1 >line; "
	  JOURNAL " 0 1 >line", true },
	{ "main does not", "client; " MAIN " 1 2", false },
	{ "nor a request that main takes over", "client; " MAIN " 1 2; "
	  BOLT " 3 2 line >merge grows; step rep1/first-touch/bolt 2", false },
	{ "nor what is pushed with one", "client; " JOURNAL " 0 1 >line; "
	  BOLT " 3 2 line >merge grows", false },
	{ "nor one that follows main", "client; " BOLT " 3 2 line >onmain",
	  false },
	{ "nor a removal", "server; " BOLT " 1 0 onmain", false },
};

static const struct {
	const char *word;
	enum push_end end;
} ends[] = {
	{ "line", PUSH_LINE }, { "archived", PUSH_ARCHIVED },
	{ "onmain", PUSH_ON_MAIN }, { "merge", PUSH_MERGE },
};

static struct oid
id_of(struct slice digit)
{
	return (struct oid){ { (unsigned char)(digit.at[0] - '0') } };
}

static void
take_word(struct push_move *move, struct slice word)
{
	bool becomes = word.at[0] == '>';
	struct slice end = slice_skip(word, becomes ? 1 : 0);

	if (slice_is(word, "grows"))
		move->grows = true;
	else if (slice_is(word, "stale"))
		move->current = false;
	else if (slice_is(word, "merged"))
		move->opening = PUSH_MERGED;
	else if (slice_is(word, "closed"))
		move->opening = PUSH_CLOSED;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		if (slice_is(end, ends[i].word))
			*(becomes ? &move->becomes : &move->was) = ends[i].end;
	}
}

struct told {
	struct push push;
	struct push_move moves[8];
	struct push_step steps[8];
	struct pool pool;
};

static void
take_part(struct told *t, struct slice rest)
{
	struct push_move move = { .current = true };
	struct slice first, old, new, word;

	slice_until(&rest, ' ', &first);
	slice_until(&rest, ' ', &old);
	if (slice_is(first, "step")) {
		t->steps[t->push.step_count++] = (struct push_step){
			slice_is(old, "-") ? "" : pool_copy(&t->pool, old),
			id_of(rest) };
		return;
	}
	slice_until(&rest, ' ', &new);
	move.ref = pool_copy(&t->pool, first);
	move.name = refname_read(move.ref, &t->pool);
	move.old_id = id_of(old);
	move.new_id = id_of(new);
	while (slice_until(&rest, ' ', &word))
		take_word(&move, word);
	t->moves[t->push.move_count++] = move;
}

static void
tell(struct told *t, const char *text)
{
	struct slice rest = slice_of(text), part;

	t->push.moves = t->moves;
	t->push.steps = t->steps;
	slice_until(&rest, ';', &part);
	t->push.is_empty = slice_is(part, "empty");
	t->push.by = slice_is(part, "server") ? PUSH_SERVER :
	    slice_is(part, "host") ? PUSH_HOST : PUSH_CLIENT;
	while (slice_until(&rest, ';', &part))
		take_part(t, slice_trim(part));
}

static void
answers_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct told t = { 0 };
	struct buf out = { 0 };

	tell(&t, cases[row].text);
	for (size_t i = 0; i < t.push.move_count; i++) {
		const char *why = push_objection(&t.push, i, &t.pool);
		struct slice text = slice_of(why ? why : "ok");

		/* Each objection ends in its remedy. */
		assert_true(!why || slice_ends(text, ")"));
		text.len = slice_find(text, " (");
		buf_text(&out, i ? "; " : "");
		buf_add(&out, text);
	}
	assert_string_equal(out.at, cases[row].want);
	buf_release(&out);
	pool_release(&t.pool);
}

static void
stands_as_wanted(void **state)
{
	size_t row = ROWS_AT(apart, state);
	struct told t = { 0 };

	tell(&t, apart[row].text);
	assert_int_equal(push_stands_apart(&t.push), apart[row].want);
	pool_release(&t.pool);
}

int
main(void)
{
	return rows_run("push", ROWS(cases, answers_as_wanted),
	    ROWS(apart, stands_as_wanted));
}
