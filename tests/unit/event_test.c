/* SPDX-License-Identifier: Apache-2.0 */
#include "model/event.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"

#define ID_A "1111111111111111111111111111111111111111"
#define ID_B "2222222222222222222222222222222222222222"
#define SEEN "5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a" \
    "5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a"
#define R "rep1/first-touch/bolt"
#define EVENT(kind) kind ": " R "\n\nGalley-Event: " kind "\n"
#define OPEN(ref) EVENT("open") "Galley-Workspace: " ID_A \
    "\nGalley-Ref: " ref "\n"
#define APPROVE(stages) EVENT("approve") "Galley-Stage: " stages \
    "\nGalley-Seen: " SEEN "\n"
#define EXCEPTION(what) EVENT("exception") what "Galley-Until: 2026-12-31\n" \
    "Galley-Seen: " SEEN "\n"
#define FIFTY "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define TEXT(text) "submit: " R "\n\n" text "\n\nGalley-Event: submit\n"

/* A good message reads as its text in brackets, and must write back as it was. */
static const struct {
	const char *name;
	const char *message;
	const char *want;
} cases[] = {
	{ "open names workspace and ref", OPEN("refs/heads/custom/" R),
	  "open []" },
	{ "an edit needs nothing", EVENT("edit"), "edit []" },
	{ "an edit may accept a suggestion",
	  EVENT("edit") "Galley-Accepts: " ID_A "\n", "edit []" },
	{ "a refresh names its base",
	  EVENT("refresh") "Galley-Base: " ID_A "\n", "refresh []" },
	{ "a submit may carry text", TEXT("Bolt asked for a number"),
	  "submit [Bolt asked for a number]" },
	{ "text may have paragraphs", TEXT("One.\n\n- a\n\n\tTwo."),
	  "submit [One.\n\n- a\n\n\tTwo.]" },
	{ "text may have characters beyond ASCII", TEXT("\303\241 b"),
	  "submit [\303\241 b]" },
	{ "a comment needs nothing", EVENT("comment"), "comment []" },
	{ "a comment may have all it can have", EVENT("comment")
	  "Galley-Path: templates/email/x.md\nGalley-Slot: opening\n"
	  "Galley-Must-Fix: yes\nGalley-Resolves: " ID_A " " ID_B "\n",
	  "comment []" },
	{ "a comment may only resolve",
	  EVENT("comment") "Galley-Resolves: " ID_A "\n", "comment []" },
	{ "a suggestion names its place", EVENT("suggest")
	  "Galley-Path: customizations/rep1/x/y.md\nGalley-Slot: opening\n",
	  "suggest []" },
	{ "a suggestion may approve one stage", EVENT("suggest")
	  "Galley-Path: customizations/rep1/x/y.md\nGalley-Slot: opening\n"
	  "Galley-Stage: standard/brand\nGalley-Seen: " SEEN "\n",
	  "suggest []" },
	{ "request-changes names what was seen",
	  EVENT("request-changes") "Galley-Seen: " SEEN "\n",
	  "request-changes []" },
	{ "approve names a stage", APPROVE("standard/brand"), "approve []" },
	{ "approve names stages in byte order",
	  APPROVE("standard/brand standard/legal"), "approve []" },
	{ "approve of policy", APPROVE("policy"), "approve []" },
	{ "an override is named like a stage", APPROVE("standard/override"),
	  "approve []" },
	{ "an exception from a stage",
	  EXCEPTION("Galley-Stage: standard/legal\n"), "exception []" },
	{ "an exception from a finding",
	  EXCEPTION("Galley-Finding: Northwind.Terms 0af3\n"),
	  "exception []" },
	{ "reject", EVENT("reject") "Galley-Seen: " SEEN "\n", "reject []" },
	{ "withdraw", EVENT("withdraw"), "withdraw []" },
	{ "handover names a person",
	  EVENT("handover") "Galley-To: rep2\n", "handover []" },
	{ "found reads the workspace's name",
	  "found: Northwind Clinics\n\nGalley-Event: found\n", "found []" },
	{ "merge has its lines as text", "merge: " R "\n\n"
	  "standard/brand SATISFIED brand1\n\nGalley-Event: merge\n",
	  "merge [standard/brand SATISFIED brand1]" },
	{ "a journal names main", "journal: rep1\n\nGalley-Event: journal\n"
	  "Galley-Main: " ID_A "\n", "journal []" },
	{ "a journal's root names main, then the workspace",
	  "journal: rep1\n\nGalley-Event: journal\n"
	  "Galley-Main: " ID_A "\nGalley-Workspace: " ID_B "\n",
	  "journal []" },
	{ "a change is called by its folder too",
	  "submit: change/rep1/x\n\nGalley-Event: submit\n", "submit []" },

	{ "no message", "", "T1: the message is empty" },
	{ "an unknown event", "merged: " R "\n\nGalley-Event: merged\n",
	  "T1: the subject names no event" },
	{ "a subject without space", "submit:" R "\n\nGalley-Event: submit\n",
	  "T1: the subject names no event" },
	{ "a subject of no request", "submit: bolt\n\nGalley-Event: submit\n",
	  "T1: the subject names no request" },
	{ "a subject with a space at its end",
	  "submit: " R " \n\nGalley-Event: submit\n",
	  "T1: the subject names no request" },
	{ "a found without name", "found: \n\nGalley-Event: found\n",
	  "T1: the subject names no request" },
	{ "a found whose name is longer than a name is",
	  "found: " FIFTY FIFTY FIFTY FIFTY "x\n\nGalley-Event: found\n",
	  "T1: the subject names no request" },
	{ "no empty line after the subject",
	  "submit: " R "\nGalley-Event: submit\n",
	  "T1: an empty line must follow the subject" },
	{ "trailers of another event",
	  "submit: " R "\n\nGalley-Event: withdraw\n",
	  "T1: the last paragraph must begin with the Galley-Event of the "
	  "subject" },
	{ "no trailers at all", "submit: " R "\n\nGood.\n",
	  "T1: the last paragraph must begin with the Galley-Event of the "
	  "subject" },
	{ "a missing trailer", EVENT("refresh"), "T1: Galley-Base is missing" },
	{ "a trailer that is another event's",
	  EVENT("submit") "Galley-Seen: " SEEN "\n",
	  "T1: a trailer is unknown, repeated or out of order" },
	{ "a trailer twice",
	  EVENT("handover") "Galley-To: rep2\nGalley-To: rep3\n",
	  "T1: a trailer is unknown, repeated or out of order" },
	{ "trailers in another order", EVENT("approve") "Galley-Seen: " SEEN
	  "\nGalley-Stage: standard/brand\n",
	  "T1: a trailer is unknown, repeated or out of order" },
	{ "a trailer in small letters",
	  EVENT("handover") "galley-to: rep2\n",
	  "T1: a trailer is unknown, repeated or out of order" },
	{ "a trailer's name and no colon",
	  EVENT("handover") "Galley-To rep2\n",
	  "T1: a trailer is unknown, repeated or out of order" },
	{ "somebody else's trailer",
	  EVENT("submit") "Signed-off-by: rep1\n",
	  "T1: a trailer is unknown, repeated or out of order" },
	{ "a folded trailer",
	  EVENT("handover") "Galley-To: rep2\n continued\n",
	  "T1: a trailer is unknown, repeated or out of order" },
	{ "a paragraph after the trailers", EVENT("submit") "\nMore.\n",
	  "T1: the text is too long or reads like a trailer" },
	{ "half a pair", EVENT("comment") "Galley-Path: templates/x/y.md\n",
	  "T1: of two trailers that belong together one is missing" },
	{ "a suggestion that approves nothing it saw", EVENT("suggest")
	  "Galley-Path: a.md\nGalley-Slot: opening\n"
	  "Galley-Stage: standard/brand\n",
	  "T1: of two trailers that belong together one is missing" },
	{ "a suggestion that approves two stages", EVENT("suggest")
	  "Galley-Path: a.md\nGalley-Slot: opening\n"
	  "Galley-Stage: standard/brand standard/legal\nGalley-Seen: " SEEN
	  "\n", "T1: this is not a valid Galley-Stage" },
	{ "a suggestion that overrides", EVENT("suggest")
	  "Galley-Path: a.md\nGalley-Slot: opening\n"
	  "Galley-Stage: standard/override\nGalley-Seen: " SEEN "\n",
	  "T1: this is not a valid Galley-Stage" },
	{ "an exception from nothing", EXCEPTION(""),
	  "T1: an exception names either a stage or a finding" },
	{ "an exception from both", EXCEPTION("Galley-Stage: standard/legal\n"
	  "Galley-Finding: words 0af3\n"),
	  "T1: an exception names either a stage or a finding" },
	{ "an exception from policy", EXCEPTION("Galley-Stage: policy\n"),
	  "T1: this is not a valid Galley-Stage" },
	{ "stages out of order", APPROVE("standard/legal standard/brand"),
	  "T1: this is not a valid Galley-Stage" },
	{ "a stage twice", APPROVE("standard/brand standard/brand"),
	  "T1: this is not a valid Galley-Stage" },
	{ "a list with a space at its end", APPROVE("standard/brand "),
	  "T1: this is not a valid Galley-Stage" },
	{ "a list with two spaces", APPROVE("standard/brand  standard/legal"),
	  "T1: this is not a valid Galley-Stage" },
	{ "policy beside a stage", APPROVE("policy standard/brand"),
	  "T1: this is not a valid Galley-Stage" },
	{ "recall is no stage", APPROVE("recall"),
	  "T1: this is not a valid Galley-Stage" },
	{ "recall is no stage of a workflow", APPROVE("standard/recall"),
	  "T1: this is not a valid Galley-Stage" },
	{ "a stage without workflow", APPROVE("brand"),
	  "T1: this is not a valid Galley-Stage" },
	{ "an empty stage", APPROVE(""), "T1: this is not a valid "
	  "Galley-Stage" },
	{ "a digest in capitals", EVENT("reject") "Galley-Seen: 5F2A5f2a5f2a5f2a"
	  "5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a5f2a\n",
	  "T1: this is not a valid Galley-Seen" },
	{ "a short digest", EVENT("reject") "Galley-Seen: 5f2a\n",
	  "T1: this is not a valid Galley-Seen" },
	{ "a short id", EVENT("refresh") "Galley-Base: 1111\n",
	  "T1: this is not a valid Galley-Base" },
	{ "git's name for nothing", EVENT("refresh") "Galley-Base: "
	  "0000000000000000000000000000000000000000\n",
	  "T1: this is not a valid Galley-Base" },
	{ "ids out of order",
	  EVENT("comment") "Galley-Resolves: " ID_B " " ID_A "\n",
	  "T1: this is not a valid Galley-Resolves" },
	{ "a ref that is another request's",
	  OPEN("refs/heads/custom/rep1/first-touch/acme"),
	  "T1: this is not a valid Galley-Ref" },
	{ "a ref that only ends like the request", OPEN("refs/heads/merge/" R),
	  "T1: this is not a valid Galley-Ref" },
	{ "a day that is none", EVENT("exception")
	  "Galley-Stage: standard/legal\nGalley-Until: 2026-02-30\n"
	  "Galley-Seen: " SEEN "\n", "T1: this is not a valid Galley-Until" },
	{ "a person who cannot be one", EVENT("handover") "Galley-To: Rep 2\n",
	  "T1: this is not a valid Galley-To" },
	{ "must-fix is yes or absent",
	  EVENT("comment") "Galley-Must-Fix: no\n",
	  "T1: this is not a valid Galley-Must-Fix" },
	{ "a path that climbs", EVENT("comment")
	  "Galley-Path: templates/../people/x\nGalley-Slot: a\n",
	  "T1: this is not a valid Galley-Path" },
	{ "a slot that is no name", EVENT("comment")
	  "Galley-Path: templates/x/y.md\nGalley-Slot: two words\n",
	  "T1: this is not a valid Galley-Slot" },
	{ "a finding without fingerprint",
	  EXCEPTION("Galley-Finding: words\n"),
	  "T1: this is not a valid Galley-Finding" },
	{ "text that reads like a trailer", TEXT("Good.\nGalley-Seen: 0"),
	  "T1: the text is too long or reads like a trailer" },
	{ "text that reads like a trailer in other letters",
	  TEXT("galley-STAGE : standard/legal"),
	  "T1: the text is too long or reads like a trailer" },
	{ "text that only names galley", TEXT("Galley-made: nice"),
	  "T1: the text is too long or reads like a trailer" },
	{ "text that only begins like galley's trailers",
	  TEXT("Galley-made tools: nice."), "submit [Galley-made tools: nice.]" },
	{ "text that is the beginning of one", TEXT("galley"),
	  "submit [galley]" },
	{ "text that is one without a colon", TEXT("galley-stage"),
	  "submit [galley-stage]" },
	{ "text with another's colon", TEXT("Remember: it is fine."),
	  "submit [Remember: it is fine.]" },
	{ "a subject without colon", "submit\n\nGalley-Event: submit\n",
	  "T1: the subject names no event" },
	{ "a subject and nothing else", "submit: " R "\n",
	  "T1: an empty line must follow the subject" },
	{ "a trailer without colon", "submit: " R "\n\nGalley-Event=submit\n",
	  "T1: the last paragraph must begin with the Galley-Event of the "
	  "subject" },
	{ "a found with a space before its name",
	  "found:  N\n\nGalley-Event: found\n",
	  "T1: the subject names no request" },
	{ "text with white space at its start", TEXT(" Good."),
	  "T1: the message is not written as galley writes it" },
	{ "text with white space at its end", TEXT("Good. "),
	  "T1: the message is not written as galley writes it" },
	{ "an empty line too many", TEXT("Good.\n"),
	  "T1: the message is not written as galley writes it" },
	{ "an empty text", TEXT(""),
	  "T1: the message is not written as galley writes it" },
	{ "no LF at the end", "submit: " R "\n\nGalley-Event: submit",
	  "T1: the message is not written as galley writes it" },
	{ "a line feed of another system", TEXT("Good.\r\nYes."),
	  "T1: the message has a hidden character or is not UTF-8" },
	{ "a hidden character", TEXT("Good\342\200\256."),
	  "T1: the message has a hidden character or is not UTF-8" },
	{ "bytes that are no UTF-8", TEXT("Good\377."),
	  "T1: the message has a hidden character or is not UTF-8" },
};

static const char *
describe(const char *text, struct pool *pool)
{
	struct message message;
	struct error err = { 0 };
	struct buf again = { 0 };

	if (event_parse(&message, slice_of(text), pool, &err)) {
		assert_int_equal(err.code, ERR_INVALID);
		return pool_text(pool, err.text);
	}
	event_write(&message, &again);
	assert_string_equal(again.at, text);
	buf_release(&again);
	return pool_format(pool, "%s [%s]", event_name(message.kind),
	    message.text);
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };

	assert_string_equal(describe(cases[row].message, &pool),
	    cases[row].want);
	pool_release(&pool);
}

/* What event_text_ok admits, a message carries; at the limit and beyond. */
static void
text_has_a_limit(void **state)
{
	static char text[EVENT_TEXT_LIMIT + 2];

	(void)state;
	memset(text, 'a', EVENT_TEXT_LIMIT);
	assert_true(event_text_ok(text));
	assert_true(event_text_ok(" trimmed \n"));
	assert_true(event_text_ok(""));
	assert_false(event_text_ok("Good\342\200\256."));
	assert_false(event_text_ok("Good\377."));
	text[EVENT_TEXT_LIMIT] = 'a';
	assert_false(event_text_ok(text));
	assert_false(event_text_ok("a\nGalley-Event: approve"));
}

/* Its lines are computed, so nobody is asked to shorten them. */
static void
a_merge_may_have_many_lines(void **state)
{
	static char lines[EVENT_TEXT_LIMIT + 2];
	struct pool pool = { 0 };
	const char *end = "\n\nGalley-Event: merge\n";

	(void)state;
	memset(lines, 'a', EVENT_TEXT_LIMIT + 1);
	assert_string_equal(describe(pool_format(&pool, "merge: " R "\n\n%s\n%s"
	    "%s", lines, lines, end), &pool),
	    "T1: the message is longer than 16 KiB");
	assert_string_equal(describe(pool_format(&pool, "merge: " R "\n\n%s%s",
	    lines, end), &pool), pool_format(&pool, "merge [%s]", lines));
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("event", ROWS(cases, reads_as_wanted),
	    ROW("text has a limit", text_has_a_limit),
	    ROW("a merge may have many lines", a_merge_may_have_many_lines));
}
