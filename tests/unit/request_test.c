/* SPDX-License-Identifier: Apache-2.0 */
#include "model/request.h"

#include <stdio.h>
#include <string.h>

#include "events_of.h"
#include "people_of.h"
#include "rows.h"

/*
 * ann is ended and left her work to rep2; old is ended and left nobody; cy's
 * successor is ended too; dan lives and names one.  reg is registrar, brand1
 * admin; gone was registrar.
 */
static const char people_text[] =
    "rep1 rep\n"
    "rep2 rep\n"
    "brand1 marketing admin\n"
    "legal1 legal\n"
    "reg registrar\n"
    "gone! registrar\n"
    "ann!rep2 rep\n"
    "old! rep\n"
    "cy!old rep\n"
    "fay!nobody rep\n"
    "dan~rep2 rep\n";

/* The people of a request's head: old is living there alone, legal1 ended. */
static const char head_text[] =
    "rep1 rep\n"
    "legal1! legal\n"
    "old rep\n";

static const struct {
	const char *name;
	const char *line;
	const char *want;
} cases[] = {
	{ "a new request is a draft of the person in its name",
	  "rep1 open", "draft of rep1, authors -" },
	{ "an edit makes an author", "rep1 open; rep1 edit",
	  "draft of rep1, authors rep1" },
	{ "a submit submits, and makes an author", "rep1 open; rep1 submit",
	  "submitted of rep1, authors rep1" },
	{ "an edit returns a request to draft",
	  "rep1 open; rep1 edit; rep1 submit; rep1 edit",
	  "draft of rep1, authors rep1" },
	{ "a pure refresh leaves the state and makes no author",
	  "rep1 open; rep1 submit; rep1 refresh pure",
	  "submitted of rep1, authors rep1" },
	{ "a pure refresh alone makes no author",
	  "rep1 open; rep1 refresh pure", "draft of rep1, authors -" },
	{ "any other refresh is content",
	  "rep1 open; rep1 submit; rep1 refresh",
	  "draft of rep1, authors rep1" },
	{ "request-changes", "rep1 open; rep1 submit; brand1 request-changes",
	  "changes-requested of rep1, authors rep1" },
	{ "a submit after request-changes",
	  "rep1 open; rep1 submit; brand1 request-changes; rep1 submit",
	  "submitted of rep1, authors rep1" },
	{ "approve, comment, suggest and exception leave the state",
	  "rep1 open; rep1 submit; brand1 approve; legal1 comment; "
	  "legal1 suggest; brand1 exception",
	  "submitted of rep1, authors rep1" },
	{ "a verdict on a draft does not count, and spoils nothing",
	  "rep1 open; brand1 approve", "draft of rep1, authors -" },
	{ "reject closes", "rep1 open; rep1 submit; brand1 reject",
	  "closed by reject of rep1, authors rep1" },
	{ "withdraw closes", "rep1 open; rep1 withdraw",
	  "closed by withdraw of rep1, authors -" },
	{ "nothing follows a reject",
	  "rep1 open; brand1 reject; rep1 comment",
	  "T5: comment 03000000: nothing may follow a reject or withdraw" },
	{ "nothing follows a withdraw",
	  "rep1 open; rep1 withdraw; rep1 edit",
	  "T5: edit 03000000: nothing may follow a reject or withdraw" },

	{ "a line begins with open", "rep1 edit",
	  "T9: edit 01000000: a request begins with its only open" },
	{ "a line has one open", "rep1 open; rep1 open",
	  "T9: open 02000000: a request begins with its only open" },
	{ "a line is not empty", "",
	  "T9: a request begins with its open" },
	{ "an open of another workspace", "rep1 open workspace",
	  "T9: open 01000000: it names another workspace" },
	{ "an open of another place", "rep1 open ref",
	  "T9: open 01000000: it names another place" },
	{ "an event of another request", "rep1 open; brand1 approve elsewhere",
	  "T1: approve 02000000: it names another request" },
	{ "a merge is no event of a line", "rep1 open; rep1 merge",
	  "T1: merge 02000000: not an event of a request" },
	{ "an open that changes a file", "rep1 open tree",
	  "T8: open 01000000: only edit and refresh change a file" },
	{ "an approve that changes a file",
	  "rep1 open; rep1 submit; brand1 approve tree",
	  "T8: approve 03000000: only edit and refresh change a file" },
	{ "a submit that changes a file", "rep1 open; rep1 submit tree",
	  "T8: submit 02000000: only edit and refresh change a file" },
	{ "an edit may change files", "rep1 open; rep1 edit tree",
	  "draft of rep1, authors rep1" },

	{ "nobody's key", "rep1 open; stranger comment",
	  "T2: comment 02000000: its key was never listed for anybody" },
	{ "no signature", "rep1 open; - comment",
	  "T2: comment 02000000: nobody signed it" },
	{ "another's email", "rep1 open; brand1 approve email",
	  "T2: approve 02000000: its email was never listed for the person "
	  "who signed it" },
	{ "an ended key still tells who signed",
	  "rep1 open; brand1/2 comment", "draft of rep1, authors -" },
	{ "a person's other living key is the same person",
	  "rep1 open; rep1/3 edit", "draft of rep1, authors rep1" },
	{ "a key that only the head lists may comment",
	  "rep1 open; rep1/new comment", "draft of rep1, authors -" },
	{ "and nothing else", "rep1 open; rep1/new edit",
	  "T2: edit 02000000: its key was never listed for anybody" },
	{ "a key that only the head lists for an ended person is nobody's",
	  "rep1 open; old/new comment",
	  "T2: comment 02000000: its key was never listed for anybody" },
	{ "a key that only the head lists, and as ended, is nobody's",
	  "rep1 open; legal1/new comment",
	  "T2: comment 02000000: its key was never listed for anybody" },
	{ "a key that the head lists for nobody either",
	  "rep1 open; stranger/new comment",
	  "T2: comment 02000000: its key was never listed for anybody" },
	{ "no email", "rep1 open; rep1 comment nomail",
	  "T2: comment 02000000: nobody signed it" },
	{ "a founding is no event of a line", "rep1 open; rep1 found",
	  "T1: found 02000000: not an event of a request" },
	{ "a journal is none", "rep1 open; rep1 journal",
	  "T1: journal 02000000: not an event of a request" },
	{ "a refresh may change files", "rep1 open; rep1 refresh tree",
	  "draft of rep1, authors rep1" },
	{ "an edit that puts nothing accepts nothing",
	  "rep1 open; brand1 suggest; rep1 edit accepts 2",
	  "T4: edit 03000000: it is not byte-equal to the suggestion that it "
	  "accepts" },
	{ "of two suggestions the one that is named is accepted",
	  "rep1 open; brand1 suggest 'x y'; rep2 suggest 'a b'; "
	  "rep1 edit accepts 3 'a b'", "draft of rep1, authors rep1" },
	{ "a living person's successor owns nothing yet",
	  "of dan: dan open", "draft of dan, authors -" },
	{ "a successor whom nobody knows owns nothing",
	  "of fay: fay open", "draft of fay (inherited), authors -" },
	{ "a new person's key is nobody's yet", "rep1 open; fresh/new comment",
	  "T2: comment 02000000: its key was never listed for anybody" },

	{ "another's open", "rep2 open", "T3: open 01000000: only the person "
	  "in its name, or the successor, opens a request" },
	{ "an admin's open of another's request", "brand1 open",
	  "T3: open 01000000: only the person in its name, or the successor, "
	  "opens a request" },
	{ "another's edit", "rep1 open; rep2 edit",
	  "T3: edit 02000000: only the owner may" },
	{ "another's refresh", "rep1 open; brand1 refresh pure",
	  "T3: refresh 02000000: only the owner may" },
	{ "another's submit", "rep1 open; brand1 submit",
	  "T3: submit 02000000: only the owner may" },
	{ "another's withdraw", "rep1 open; brand1 withdraw",
	  "T3: withdraw 02000000: only the owner may" },

	{ "a handover changes the owner and returns to draft",
	  "rep1 open; rep1 edit; rep1 submit; rep1 handover rep2",
	  "draft of rep2, authors rep1" },
	{ "the new owner goes on",
	  "rep1 open; rep1 edit; rep1 handover rep2; rep2 submit",
	  "submitted of rep2, authors rep1 rep2" },
	{ "only the last submit's signer is an author",
	  "rep1 open; rep1 submit; rep1 handover rep2; rep2 submit",
	  "submitted of rep2, authors rep2" },
	{ "the old owner is out", "rep1 open; rep1 handover rep2; rep1 edit",
	  "T3: edit 03000000: only the owner may" },
	{ "a handover by another", "rep1 open; rep2 handover rep2",
	  "T3: handover 02000000: only the owner hands a request over, or "
	  "for one who is ended a registrar or an admin" },
	{ "a handover by a registrar while the owner lives",
	  "rep1 open; reg handover rep2",
	  "T3: handover 02000000: only the owner hands a request over, or "
	  "for one who is ended a registrar or an admin" },
	{ "a handover to nobody", "rep1 open; rep1 handover nobody",
	  "T3: handover 02000000: it names nobody known" },
	{ "a handover to one who ended since leaves him the owner",
	  "rep1 open; rep1 handover old", "draft of old (inherited), "
	  "authors -" },

	{ "of an ended person the successor is owner, and must submit anew",
	  "of ann: ann open; ann edit; ann submit",
	  "draft of rep2 (inherited, lapsed), authors ann" },
	{ "the successor submits",
	  "of ann: ann open; ann edit; rep2 submit",
	  "submitted of rep2 (inherited), authors ann rep2" },
	{ "the successor opens", "of ann: rep2 open; rep2 edit",
	  "draft of rep2 (inherited), authors rep2" },
	{ "another is no successor", "of ann: ann open; rep1 edit",
	  "T3: edit 02000000: only the owner may" },
	{ "the successor of a living person is nobody yet",
	  "of dan: rep2 open", "T3: open 01000000: only the person in its "
	  "name, or the successor, opens a request" },
	{ "without successor the ended person stays",
	  "of old: old open; old submit",
	  "draft of old (inherited, lapsed), authors old" },
	{ "an ended successor is no owner",
	  "of cy: cy open", "draft of cy (inherited), authors -" },
	{ "a registrar hands over for an ended owner",
	  "of old: old open; old edit; reg handover rep1",
	  "draft of rep1, authors old" },
	{ "an admin hands over for an ended owner",
	  "of old: old open; brand1 handover rep1",
	  "draft of rep1, authors -" },
	{ "a handover is judged by its signer's roles, ended since or not",
	  "of old: old open; gone handover rep1",
	  "draft of rep1, authors -" },
	{ "others hand nothing over for an ended owner",
	  "of old: old open; legal1 handover legal1",
	  "T3: handover 02000000: only the owner hands a request over, or "
	  "for one who is ended a registrar or an admin" },
	{ "a submit by a key that ended since lapses",
	  "rep1 open; rep1/2 submit",
	  "draft of rep1 (lapsed), authors rep1" },
	{ "an edit by a key that ended since stands",
	  "rep1 open; rep1/2 edit; rep1 submit",
	  "submitted of rep1, authors rep1" },
	{ "an earlier submit of an ended key does no harm",
	  "rep1 open; rep1/2 submit; rep1 submit",
	  "submitted of rep1, authors rep1" },
	{ "a withdraw by a key that ended since stands",
	  "rep1 open; rep1/2 submit; rep1/2 withdraw",
	  "closed by withdraw of rep1, authors rep1" },

	{ "an edit may accept a suggestion", "rep1 open; brand1 suggest 'a b'; "
	  "rep1 edit accepts 2 'a b'", "draft of rep1, authors rep1" },
	{ "an accepted suggestion is byte-equal",
	  "rep1 open; brand1 suggest 'a b'; rep1 edit accepts 2 'a  b'",
	  "T4: edit 03000000: it is not byte-equal to the suggestion that it "
	  "accepts" },
	{ "an edit that changes more accepts nothing",
	  "rep1 open; brand1 suggest 'a b'; rep1 edit accepts 2",
	  "T4: edit 03000000: it is not byte-equal to the suggestion that it "
	  "accepts" },
	{ "only a suggestion is accepted",
	  "rep1 open; brand1 comment 'a b'; rep1 edit accepts 2 'a b'",
	  "T4: edit 03000000: no suggestion before it has the id that it "
	  "accepts" },
	{ "a later suggestion is not accepted",
	  "rep1 open; rep1 edit accepts 3 'a'; brand1 suggest 'a'",
	  "T4: edit 02000000: no suggestion before it has the id that it "
	  "accepts" },
	{ "a request of nobody", "of nobody: rep1 open",
	  "T3: nobody is called nobody" },
};

static const struct {
	const char *name;
	const char *line;
	enum event_kind kind;
	const char *person;
	const char *want;
} acts[] = {
	{ "the owner edits a draft", "rep1 open", EVENT_EDIT, "rep1", "yes" },
	{ "the owner edits what is submitted", "rep1 open; rep1 submit",
	  EVENT_EDIT, "rep1", "yes" },
	{ "another edits nothing", "rep1 open", EVENT_EDIT, "rep2",
	  "only the request's owner may" },
	{ "another submits nothing", "rep1 open", EVENT_SUBMIT, "brand1",
	  "only the request's owner may" },
	{ "another withdraws nothing", "rep1 open", EVENT_WITHDRAW, "brand1",
	  "only the request's owner may" },
	{ "anyone comments on a draft", "rep1 open", EVENT_COMMENT, "rep2",
	  "yes" },
	{ "anyone suggests", "rep1 open", EVENT_SUGGEST, "rep2", "yes" },
	{ "an ended person comments on nothing", "rep1 open", EVENT_COMMENT,
	  "old", "only a living person may" },
	{ "nobody does nothing", "rep1 open", EVENT_COMMENT, "stranger",
	  "only a living person may" },
	{ "a draft takes no approval", "rep1 open", EVENT_APPROVE, "brand1",
	  "it is not submitted: its owner is still working on it" },
	{ "a draft takes no request-changes", "rep1 open",
	  EVENT_REQUEST_CHANGES, "brand1",
	  "it is not submitted: its owner is still working on it" },
	{ "a draft takes no reject", "rep1 open", EVENT_REJECT, "brand1",
	  "it is not submitted: its owner is still working on it" },
	{ "a submitted request takes an approval", "rep1 open; rep1 submit",
	  EVENT_APPROVE, "brand1", "yes" },
	{ "and a reject", "rep1 open; rep1 submit", EVENT_REJECT, "brand1",
	  "yes" },
	{ "a second reviewer may ask for changes too",
	  "rep1 open; rep1 submit; brand1 request-changes",
	  EVENT_REQUEST_CHANGES, "legal1", "yes" },
	{ "a lapsed submit takes no approval",
	  "of ann: ann open; ann submit", EVENT_APPROVE, "brand1",
	  "its submitter has ended: its owner submits it again" },
	{ "the successor submits anew", "of ann: ann open; ann submit",
	  EVENT_SUBMIT, "rep2", "yes" },
	{ "nothing happens to a rejected request",
	  "rep1 open; brand1 reject", EVENT_COMMENT, "rep1",
	  "it was rejected; a new one may be opened" },
	{ "nothing happens to a withdrawn request",
	  "rep1 open; rep1 withdraw", EVENT_EDIT, "rep1",
	  "it was withdrawn; a new one may be opened" },
	{ "a request is opened once", "rep1 open", EVENT_OPEN, "rep1",
	  "it is open already" },
	{ "a merge is not an event of a request", "rep1 open", EVENT_MERGE,
	  "rep1", "a request has no such event" },
	{ "the owner hands over", "rep1 open", EVENT_HANDOVER, "rep1", "yes" },
	{ "a registrar does not while the owner lives", "rep1 open",
	  EVENT_HANDOVER, "reg", "only the request's owner hands it over" },
	{ "a registrar does for an ended owner", "of old: old open",
	  EVENT_HANDOVER, "reg", "yes" },
	{ "and an admin", "of old: old open", EVENT_HANDOVER, "brand1", "yes" },
	{ "and where there is a successor", "of ann: ann open",
	  EVENT_HANDOVER, "reg", "yes" },
	{ "so does the successor", "of ann: ann open", EVENT_HANDOVER,
	  "rep2", "yes" },
	{ "others do not", "of old: old open", EVENT_HANDOVER, "legal1",
	  "only a registrar or an admin hands it over for an owner who is "
	  "ended" },
};

static const struct {
	const char *name;
	const char *to;
	const char *want;
} heirs[] = {
	{ "a request goes to a living person", "rep2", "yes" },
	{ "not to an ended one", "old", "this person is ended" },
	{ "not to nobody", "nobody", "nobody has this name" },
};

static void
add_names(struct buf *out, const struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		buf_format(out, " %s", names->items[i]);
	if (names->count == 0)
		buf_text(out, " -");
}

static const char *
describe(const char *text, struct pool *pool)
{
	struct people people = people_of(people_text, pool);
	struct people head = people_of(head_text, pool);
	struct line line = events_of(text, pool);
	struct request request;
	struct buf out = { 0 };
	struct error err = { 0 };

	people_add_new_keys(&head, pool);
	line.head_people = strstr(text, "/new") ? &head : NULL;
	if (request_fold(&request, &line, &people, pool, &err)) {
		assert_int_equal(err.code, ERR_INVALID);
		return pool_text(pool, err.text);
	}
	buf_text(&out, request_state_name(request.state));
	if (request.state == REQUEST_CLOSED)
		buf_format(&out, " by %s", event_name(request.closed_by));
	buf_format(&out, " of %s", request.owner);
	if (request.inherited || request.lapsed)
		buf_format(&out, " (%s%s%s)",
		    request.inherited ? "inherited" : "",
		    request.inherited && request.lapsed ? ", " : "",
		    request.lapsed ? "lapsed" : "");
	buf_text(&out, ", authors");
	add_names(&out, &request.authors);
	return buf_settle(&out, pool).at;
}

static void
folds_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };

	assert_string_equal(describe(cases[row].line, &pool),
	    cases[row].want);
	pool_release(&pool);
}

static void
may_as_wanted(void **state)
{
	size_t row = ROWS_AT(acts, state);
	struct pool pool = { 0 };
	struct people people = people_of(people_text, &pool);
	struct line line = events_of(acts[row].line, &pool);
	struct request request;
	struct error err;
	const char *why;

	assert_int_equal(request_fold(&request, &line, &people, &pool, &err),
	    ERR_NONE);
	if (request_may(&request, acts[row].kind,
	    people_find(&people, acts[row].person), &people, &why)) {
		assert_null(why);
		why = "yes";
	}
	assert_string_equal(why, acts[row].want);
	pool_release(&pool);
}

static void
goes_as_wanted(void **state)
{
	size_t row = ROWS_AT(heirs, state);
	struct pool pool = { 0 };
	struct people people = people_of(people_text, &pool);
	const char *why;

	if (request_may_go_to(&people, heirs[row].to, &why))
		why = "yes";
	assert_string_equal(why, heirs[row].want);
	pool_release(&pool);
}

/* The base is open's parent, then what the last refresh names. */
static void
a_refresh_moves_the_base(void **state)
{
	struct pool pool = { 0 };
	struct people people = people_of(people_text, &pool);
	struct line line = events_of("rep1 open; rep1 edit", &pool);
	struct request request;
	struct error err;

	(void)state;
	assert_int_equal(request_fold(&request, &line, &people, &pool, &err),
	    ERR_NONE);
	assert_true(oid_equal(request.base, line.open_parent));
	assert_int_equal(request.last_content, 1);

	line = events_of("rep1 open; rep1 edit; rep1 refresh pure", &pool);
	assert_int_equal(request_fold(&request, &line, &people, &pool, &err),
	    ERR_NONE);
	assert_string_equal(oid_text(request.base).hex,
	    line.events[2].message.trailers[TRAILER_BASE]);
	assert_int_equal(request.last_content, 1);
	pool_release(&pool);
}

static void
a_request_is_somebodys(void **state)
{
	struct pool pool = { 0 };
	struct people people = people_of(people_text, &pool);
	struct line line = events_of("rep1 open", &pool);
	struct request request;
	struct error err;

	(void)state;
	assert_false(request_stands_for(&people, "nobody", "nobody"));
	assert_null(request_owner_of(&people, "nobody"));
	assert_string_equal(request_owner_of(&people, "rep1"), "rep1");
	line.name.kind = REF_JOURNAL;
	assert_int_equal(request_fold(&request, &line, &people, &pool, &err),
	    ERR_INVALID);
	assert_string_equal(err.text, "T9: this is not a request");
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("request", ROWS(cases, folds_as_wanted),
	    ROWS(acts, may_as_wanted), ROWS(heirs, goes_as_wanted),
	    ROW("a request is somebodys", a_request_is_somebodys),
	    ROW("a refresh moves the base", a_refresh_moves_the_base));
}
