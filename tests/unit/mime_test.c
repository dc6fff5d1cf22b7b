/* SPDX-License-Identifier: Apache-2.0 */
#include "text/mime.h"

#include <string.h>

#include "rows.h"

#define BOUNDARY "=_00000000000000000000000000000000"
#define HEAD "X-Unsent: 1\r\nMIME-Version: 1.0\r\n" \
	"Content-Type: multipart/alternative;\r\n boundary=\"" BOUNDARY \
	"\"\r\n\r\n--" BOUNDARY "\r\n" \
	"Content-Type: text/plain; charset=utf-8\r\n" \
	"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
#define TAIL "--" BOUNDARY "\r\n" \
	"Content-Type: text/html; charset=utf-8\r\n" \
	"Content-Transfer-Encoding: quoted-printable\r\n\r\n"

/* All before the HTML's first line. */
static const struct {
	const char *name;
	const char *subject;
	const char *text;
	const char *want;
} cases[] = {
	{ "a plain mail", "Hello", "a\n\nb\n",
	  "Subject: Hello\r\n" HEAD "a\r\n\r\nb\r\n" TAIL },
	{ "a mail without a subject", NULL, "a", HEAD "a\r\n" TAIL },
	{ "letters beyond ASCII", "Z\xC3\xBCrich", "\xC3\xA9=\n",
	  "Subject: =?UTF-8?B?WsO8cmljaA==?=\r\n" HEAD "=C3=A9=3D\r\n" TAIL },
	{ "a subject cannot begin a header line", "a\r\nBcc: x@y", "",
	  "Subject: =?UTF-8?B?YQ0KQmNjOiB4QHk=?=\r\n" HEAD TAIL },
	{ "a subject that looks encoded is encoded", "=?UTF-8?Q?a?=", "",
	  "Subject: =?UTF-8?B?PT9VVEYtOD9RP2E/PQ==?=\r\n" HEAD TAIL },
	{ "a long subject is folded between characters",
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xC3\xA9" "bbbbbbbbbbbbbb"
	  "bbbbbb", "",
	  "Subject: =?UTF-8?B?YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh"
	  "YWFhYWE=?=\r\n =?UTF-8?B?w6liYmJiYmJiYmJiYmJiYmJiYmJiYg==?=\r\n"
	  HEAD TAIL },
	{ "white space at a line's end is kept", "a", "b \nc\t\n",
	  "Subject: a\r\n" HEAD "b=20\r\nc=09\r\n" TAIL },
	{ "a line that mail programs misread is encoded", "a",
	  ".\nFrom here\nFrom", "Subject: a\r\n" HEAD
	  "=2E\r\n=46rom here\r\nFrom\r\n" TAIL },
	{ "a boundary cannot stand in the text", "a", "--" BOUNDARY "\n",
	  "Subject: a\r\n" HEAD "--=3D_00000000000000000000000000000000\r\n"
	  TAIL },
	{ "a long line is broken", "a",
	  "1234567890123456789012345678901234567890123456789012345678901234567"
	  "890123456789", "Subject: a\r\n" HEAD
	  "1234567890123456789012345678901234567890123456789012345678901234567"
	  "89012345=\r\n6789\r\n" TAIL },
};

/* Each row is a test of its own, named by its sentence. */
static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct mail mail = { .subject = cases[row].subject,
	    .text = slice_of(cases[row].text), .html = slice_of("") };
	struct buf got = { 0 };
	char *html;

	mime_write(&mail, &got);
	html = strstr(got.at, "<!DOCTYPE");
	assert_non_null(html);
	*html = '\0';
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

static void
a_message_of_the_program_is_plain_text_and_no_draft(void **state)
{
	struct mail mail = { .to = "ann@northwind.example", .subject = "Two",
	    .text = slice_of("a\n.\n"), .boundary = { { 0xAB } } };
	struct buf got = { 0 };

	(void)state;
	mime_write(&mail, &got);
	assert_string_equal(got.at, "Subject: Two\r\n"
	    "To: ann@northwind.example\r\n"
	    "Message-ID: <ab000000000000000000000000000000@galley.invalid>\r\n"
	    "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
	    "a\r\n=2E\r\n");
	buf_clear(&got);
	mail.from = "galley@northwind.example";
	mail.date = 951782400;	/* 2000-02-29 */
	mime_write(&mail, &got);
	assert_non_null(strstr(got.at, "Subject: Two\r\n"
	    "Date: Tue, 29 Feb 2000 00:00:00 +0000\r\n"
	    "From: galley@northwind.example\r\nTo: ann@"));
	buf_release(&got);
}

/* The parts are closed, CR stands only before LF, no line is over 78 bytes. */
static void
keeps_the_form_of_a_mail(void **state)
{
	struct digest boundary = { { 0xAB, 0xCD } };
	struct mail mail = { .subject = "a", .preheader = "<see>",
	    .html = slice_of("<p>c</p>\n"),
	    .boundary = boundary };
	struct buf text = { 0 }, got = { 0 };
	struct slice rest, line;

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_text(&text, i % 100 ? "\xE2\x82\xAC x" : "\n");
	mail.text = buf_slice(&text);
	mime_write(&mail, &got);
	rest = buf_slice(&got);
	while (slice_line(&rest, &line)) {
		assert_true(slice_ends(line, "\r"));
		assert_true(line.len <= 79);
	}
	assert_non_null(strstr(got.at, "&lt;see&gt;</div>\r\n<p>c</p>\r\n"));
	assert_true(slice_ends(buf_slice(&got),
	    "\r\n--=_abcd0000000000000000000000000000--\r\n"));
	buf_release(&got);
	buf_release(&text);
}

int
main(void)
{
	return rows_run("mime", ROWS(cases, reads_as_wanted),
	    ROW("keeps the form of a mail", keeps_the_form_of_a_mail),
	    ROW("a message of the program is plain text and no draft",
		a_message_of_the_program_is_plain_text_and_no_draft));
}
