/* SPDX-License-Identifier: Apache-2.0 */
#include "data/commit.h"

#include <string.h>

#include "rows.h"

#define TREE "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
#define PARENT "parent 3f786850e387550fdab836ed7e6dc881de23001b\n"
#define OTHER "parent 89e6c98d92887913cadf06b2adb97f26cde4849b\n"
#define REP "Rep One <rep1@northwind.example> 1700000000 +0000\n"
#define LEGAL "Legal One <legal1@northwind.example> 1700000000 +0000\n"
#define PEOPLE "author " REP "committer " REP
#define SIGNED "gpgsig -----BEGIN SSH SIGNATURE-----\n U1NIU0lH\n" \
    " -----END SSH SIGNATURE-----\n"
#define JUNK "gpgsig junk\n"
#define SUBJECT "\napprove: rep1/first-touch/bolt\n"

/* An author and committer that are the same, whatever they are. */
#define BOTH(person) TREE "author " person "\ncommitter " person "\n" SIGNED \
    SUBJECT

static const struct {
	const char *name;
	const char *raw;
	const char *want;
} cases[] = {
	{ "a root has no parent", TREE PEOPLE SIGNED "\nfound: Northwind\n",
	  "4b825dc Rep One|rep1@northwind.example|1700000000|0"
	  "|-----BEGIN SSH SIGNATURE-----/U1NIU0lH"
	  "/-----END SSH SIGNATURE-----/|found: Northwind/" },
	{ "an event has one parent", TREE PARENT PEOPLE JUNK SUBJECT,
	  "4b825dc 3f78685 Rep One|rep1@northwind.example|1700000000|0"
	  "|junk/|approve: rep1/first-touch/bolt/" },
	{ "a merge has two", TREE PARENT OTHER PEOPLE JUNK "\na\n\nb: c\n",
	  "4b825dc 3f78685 89e6c98 Rep One|rep1@northwind.example|1700000000"
	  "|0|junk/|a//b: c/" },
	{ "a message may look like headers", TREE PEOPLE JUNK
	  "\na\n\n" TREE PARENT JUNK,
	  "4b825dc Rep One|rep1@northwind.example|1700000000|0|junk/"
	  "|a//tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904"
	  "/parent 3f786850e387550fdab836ed7e6dc881de23001b/gpgsig junk/" },
	{ "names may be of any script", TREE
	  "author Zo\u00eb \u674e <z@a.example> 0 -0330\n"
	  "committer Zo\u00eb \u674e <z@a.example> 0 -0330\n" JUNK "\na\n",
	  "4b825dc Zo\u00eb \u674e|z@a.example|0|-210|junk/|a/" },

	{ "nothing is no commit", "", "T1: the commit ends where tree should "
	  "stand" },
	{ "the tree comes first", PARENT TREE PEOPLE SIGNED SUBJECT,
	  "T1: header \"parent\" where tree should stand" },
	{ "a second tree is refused", TREE TREE PEOPLE SIGNED SUBJECT,
	  "T1: header \"tree\" where author should stand" },
	{ "a tree's id is not shortened",
	  "tree 4b825dc\n" PEOPLE SIGNED SUBJECT,
	  "T1: the tree is not 40 lower-case hex digits" },
	{ "a tree's id is in lower case",
	  "tree 4B825DC642CB6EB9A060E54BF8D69288FBEE4904\n" PEOPLE SIGNED
	  SUBJECT, "T1: the tree is not 40 lower-case hex digits" },
	{ "a space after the tree's id is refused",
	  "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904 \n" PEOPLE SIGNED
	  SUBJECT, "T1: the tree is not 40 lower-case hex digits" },
	{ "a second space before the id is refused",
	  "tree  4b825dc642cb6eb9a060e54bf8d69288fbee4904\n" PEOPLE SIGNED
	  SUBJECT, "T1: the tree is not 40 lower-case hex digits" },
	{ "a parent's id is whole", TREE "parent 3f78\n" PEOPLE SIGNED SUBJECT,
	  "T1: a parent is not 40 lower-case hex digits" },
	{ "a third parent is refused", TREE PARENT OTHER PARENT PEOPLE SIGNED
	  SUBJECT, "T1: more than two parents" },
	{ "a parent after the author is refused", TREE "author " REP PARENT
	  "committer " REP SIGNED SUBJECT,
	  "T1: header \"parent\" where committer should stand" },

	{ "two author lines are refused", TREE "author " REP PEOPLE SIGNED
	  SUBJECT, "T1: header \"author\" where committer should stand" },
	{ "two committer lines are refused", TREE PEOPLE "committer " REP
	  SIGNED SUBJECT, "T1: header \"committer\" where gpgsig should stand" },
	{ "an author behind the committer is refused", TREE PEOPLE
	  "author " LEGAL SIGNED SUBJECT,
	  "T1: header \"author\" where gpgsig should stand" },
	{ "a commit without author is refused", TREE "committer " REP SIGNED
	  SUBJECT, "T1: header \"committer\" where author should stand" },
	{ "a commit without committer is refused", TREE "author " REP SIGNED
	  SUBJECT, "T1: header \"gpgsig\" where committer should stand" },
	{ "author and committer are one", TREE "author " LEGAL
	  "committer " REP SIGNED SUBJECT, "T1: author and committer differ" },
	{ "author and committer have one time", TREE
	  "author R <r@a.example> 1 +0000\n"
	  "committer R <r@a.example> 2 +0000\n" SIGNED SUBJECT,
	  "T1: author and committer differ" },
	{ "a folded author is refused", TREE "author Rep\n One <r> 1 +0000\n"
	  "committer Rep\n One <r> 1 +0000\n" SIGNED SUBJECT,
	  "T1: a folded header line where committer should stand" },
	{ "a folded tree is refused", TREE " x\n" PEOPLE SIGNED SUBJECT,
	  "T1: a folded header line where author should stand" },
	{ "a folded committer is refused", TREE PEOPLE " x\n" SIGNED SUBJECT,
	  "T1: a folded header line where gpgsig should stand" },

	{ "a person has an email", BOTH("Rep One 1700000000 +0000"),
	  "T1: the author is not \"name <email> time zone\"" },
	{ "a person has a time", BOTH("Rep <r@a.example> +0000"),
	  "T1: the author is not \"name <email> time zone\"" },
	{ "a person has a name", BOTH(" <r@a.example> 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "the email is not empty", BOTH("Rep <> 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "a name has no space in front", BOTH(" Rep <r@a.example> 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "a name has no space behind", BOTH("Rep  <r@a.example> 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "an email has no space behind", BOTH("Rep <r@a.example > 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "a name has no bracket", BOTH("Rep> <r@a.example> 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "a second email is refused",
	  BOTH("Rep <r@a.example> <l@a.example> 1 +0000"),
	  "T1: the time is not a plain decimal number" },
	{ "an email has no bracket", BOTH("Rep <<r@a.example> 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "a name has no control character",
	  BOTH("R\x1B[1mep <r@a.example> 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "a name has no control character of two bytes",
	  BOTH("R\xC2\x85""ep <r@a.example> 1 +0000"),
	  "T1: the author's name or email is empty, too long, or has a "
	  "character or space that may not be there" },
	{ "a time has no zero in front", BOTH("Rep <r@a.example> 01 +0000"),
	  "T1: the time is not a plain decimal number" },
	{ "a time is not negative", BOTH("Rep <r@a.example> -1 +0000"),
	  "T1: the time is not a plain decimal number" },
	{ "a time has no plus", BOTH("Rep <r@a.example> +1 +0000"),
	  "T1: the time is not a plain decimal number" },
	{ "a time is there once", BOTH("Rep <r@a.example>  1 +0000"),
	  "T1: the time is not a plain decimal number" },
	{ "a time has at most 12 digits",
	  BOTH("Rep <r@a.example> 1000000000000 +0000"),
	  "T1: the time is not a plain decimal number" },
	{ "a time lies before the year 10000",
	  BOTH("Rep <r@a.example> 253402300800 +0000"),
	  "T1: the time is not a plain decimal number" },
	{ "-0000 is refused", BOTH("Rep <r@a.example> 1 -0000"),
	  "T1: the time zone is not +hhmm or -hhmm" },
	{ "a zone has a sign", BOTH("Rep <r@a.example> 1 0000"),
	  "T1: the time zone is not +hhmm or -hhmm" },
	{ "a zone has less than 60 minutes", BOTH("Rep <r@a.example> 1 +0060"),
	  "T1: the time zone is not +hhmm or -hhmm" },
	{ "a zone has less than 24 hours", BOTH("Rep <r@a.example> 1 +2400"),
	  "T1: the time zone is not +hhmm or -hhmm" },
	{ "nothing follows the zone", BOTH("Rep <r@a.example> 1 +0000 x"),
	  "T1: the time zone is not +hhmm or -hhmm" },

	{ "a commit without signature is refused", TREE PEOPLE SUBJECT,
	  "T1: the headers end where gpgsig should stand" },
	{ "two signatures are refused, the good one first", TREE PEOPLE
	  SIGNED JUNK SUBJECT,
	  "T1: header \"gpgsig\" where the empty line before the message "
	  "should stand" },
	{ "two signatures are refused, the good one last", TREE PEOPLE
	  JUNK SIGNED SUBJECT,
	  "T1: header \"gpgsig\" where the empty line before the message "
	  "should stand" },
	{ "the same signature twice is refused", TREE PEOPLE
	  SIGNED SIGNED SUBJECT,
	  "T1: header \"gpgsig\" where the empty line before the message "
	  "should stand" },
	{ "gpgsig-sha256 is refused before gpgsig", TREE PEOPLE
	  "gpgsig-sha256 junk\n" SIGNED SUBJECT,
	  "T1: header \"gpgsig-sha256\" where gpgsig should stand" },
	{ "gpgsig-sha256 is refused after gpgsig", TREE PEOPLE SIGNED
	  "gpgsig-sha256 junk\n" SUBJECT,
	  "T1: header \"gpgsig-sha256\" where the empty line before the "
	  "message should stand" },
	{ "a signature before the author is refused", TREE SIGNED PEOPLE
	  SUBJECT, "T1: header \"gpgsig\" where author should stand" },
	{ "an empty signature is refused", TREE PEOPLE "gpgsig \n" SUBJECT,
	  "T1: the signature has an empty line" },
	{ "a signature without its space is refused", TREE PEOPLE "gpgsig\n"
	  SUBJECT, "T1: header \"gpgsig\" where gpgsig should stand" },
	{ "a blank continuation is refused", TREE PEOPLE JUNK " \n" SUBJECT,
	  "T1: the signature has an empty line" },
	{ "a continuation folded by a tab is refused", TREE PEOPLE JUNK
	  "\tx\n" SUBJECT,
	  "T1: header \"\" where the empty line before the message should "
	  "stand" },
	{ "mergetag is refused", TREE PEOPLE "mergetag object 3f78\n type x\n"
	  SIGNED SUBJECT,
	  "T1: header \"mergetag\" where gpgsig should stand" },
	{ "encoding is refused before gpgsig", TREE PEOPLE
	  "encoding ISO-8859-1\n" SIGNED SUBJECT,
	  "T1: header \"encoding\" where gpgsig should stand" },
	{ "encoding is refused after gpgsig", TREE PEOPLE SIGNED
	  "encoding UTF-8\n" SUBJECT,
	  "T1: header \"encoding\" where the empty line before the message "
	  "should stand" },
	{ "a header nobody knows is refused", TREE PEOPLE "x-note a\n" SIGNED
	  SUBJECT, "T1: header \"x-note\" where gpgsig should stand" },
	{ "a header's name is not shown beyond letters", TREE PEOPLE
	  "\x1B[1mx a\n" SIGNED SUBJECT,
	  "T1: header \"\" where gpgsig should stand" },

	{ "a CR at a header's end is refused", TREE "author Rep\r\n" SIGNED
	  SUBJECT, "T1: the commit has a CR in it; lines end in LF" },
	{ "a CR in the message is refused", TREE PEOPLE SIGNED "\na\r\n",
	  "T1: the commit has a CR in it; lines end in LF" },
	{ "invalid UTF-8 in the message is refused", TREE PEOPLE SIGNED
	  "\na\xC3\n", "T1: the commit is not valid UTF-8" },
	{ "a surrogate in the message is refused", TREE PEOPLE SIGNED
	  "\na\xED\xA0\x80\n", "T1: the commit is not valid UTF-8" },
	{ "a commit without message is refused", TREE PEOPLE SIGNED,
	  "T1: the commit ends where the empty line before the message should "
	  "stand" },
	{ "an empty message is refused", TREE PEOPLE SIGNED "\n",
	  "T1: the message has no first line" },
	{ "a message begins with its subject", TREE PEOPLE SIGNED "\n\na\n",
	  "T1: the message has no first line" },
	{ "a message ends in LF", TREE PEOPLE SIGNED "\na",
	  "T1: the message does not end in exactly one LF" },
	{ "a message ends in one LF", TREE PEOPLE SIGNED "\na\n\n",
	  "T1: the message does not end in exactly one LF" },
};

/* Lines end in "/", so that a whole commit stands on one. */
static void
put_lines(struct buf *out, struct slice text)
{
	struct slice line;

	while (slice_line(&text, &line)) {
		buf_add(out, line);
		buf_char(out, '/');
	}
}

static void
describe(struct slice raw, struct buf *out)
{
	struct pool pool = { 0 };
	struct commit c;
	struct error err;

	if (commit_parse(&c, raw, &pool, &err)) {
		buf_text(out, err.code == ERR_INVALID ? err.text : "code");
		pool_release(&pool);
		return;
	}
	buf_format(out, "%.7s ", oid_text(c.tree).hex);
	for (size_t i = 0; i < c.parent_count; i++)
		buf_format(out, "%.7s ", oid_text(c.parents[i]).hex);
	buf_format(out, "%s|%s|%lld|%d|", c.name, c.email, (long long)c.time,
	    c.zone);
	put_lines(out, c.signature);
	buf_char(out, '|');
	put_lines(out, c.message);
	pool_release(&pool);
}

static void
is_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };

	describe(slice_of(cases[row].raw), &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

static void
refuses_nul_anywhere(void **state)
{
	static const char raw[] = TREE PEOPLE SIGNED SUBJECT;

	(void)state;
	for (size_t at = 0; at < sizeof raw - 1; at++) {
		char copy[sizeof raw];
		struct buf got = { 0 };

		memcpy(copy, raw, sizeof raw);
		copy[at] = '\0';
		describe((struct slice){ copy, sizeof raw - 1 }, &got);
		assert_string_equal(got.at, "T1: the commit has a NUL in it");
		buf_release(&got);
	}
}

/* Appends text until there are more than limit bytes of it. */
static void
exceed(struct buf *out, const char *text, size_t limit)
{
	size_t end = out->len + limit;

	while (out->len <= end)
		buf_text(out, text);
}

static void
refuses_what_is_too_long(void **state)
{
	struct buf raw = { 0 }, got = { 0 };

	(void)state;
	buf_text(&raw, TREE PEOPLE SIGNED "\n");
	exceed(&raw, "word\n", COMMIT_MESSAGE_LIMIT);
	describe(buf_slice(&raw), &got);
	assert_string_equal(got.at, "T1: the message has more than 16 KiB");

	buf_clear(&raw);
	buf_clear(&got);
	buf_text(&raw, TREE PEOPLE JUNK);
	exceed(&raw, " abcdefgh\n", COMMIT_SIGNATURE_LIMIT * 2);
	buf_text(&raw, SUBJECT);
	describe(buf_slice(&raw), &got);
	assert_string_equal(got.at,
	    "T1: the signature has more than 4096 bytes");
	buf_release(&raw);
	buf_release(&got);
}

static void
signs_what_stands_without_the_signature(void **state)
{
	static const char raw[] = TREE PARENT PEOPLE SIGNED SUBJECT;
	struct pool pool = { 0 };
	struct buf got = { 0 };
	struct commit c;
	struct error err;

	(void)state;
	assert_int_equal(commit_parse(&c, slice_of(raw), &pool, &err), 0);
	commit_signed_bytes(&c, &got);
	assert_string_equal(got.at, TREE PARENT PEOPLE SUBJECT);
	assert_string_equal(c.payload.at, TREE PARENT PEOPLE SUBJECT);
	buf_clear(&got);
	commit_write(&c, &got);
	assert_string_equal(got.at, raw);
	buf_release(&got);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("commit", ROWS(cases, is_as_wanted),
	    ROW("refuses nul anywhere", refuses_nul_anywhere),
	    ROW("refuses what is too long", refuses_what_is_too_long),
	    ROW("signs what stands without the signature",
		signs_what_stands_without_the_signature));
}
