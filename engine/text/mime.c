/* SPDX-License-Identifier: Apache-2.0 */
#include "mime.h"

#include "base/ascii.h"
#include "base/base64.h"
#include "base/date.h"
#include "base/utf8.h"
#include "html.h"

enum {
	LINE_LIMIT = 76,	/* of encoded text, RFC 2045 */
	PLAIN_SUBJECT = 60,	/* a longer one becomes encoded words */
	WORD_BYTES = 42,	/* of text in one encoded word: 56 in base64 */
	BOUNDARY_HEX = 32,
};

static bool
is_plain(struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < ' ' || text.at[i] > '~')
			return false;
	}
	return text.len <= PLAIN_SUBJECT && slice_find(text, "=?") == text.len;
}

/* As many bytes as fit a word, without cutting a character. */
static struct slice
take_word(struct slice *rest)
{
	struct slice word = utf8_cut(*rest, WORD_BYTES);

	*rest = slice_skip(*rest, word.len);
	return word;
}

/* A header value; no byte of it can begin another header line. */
static void
header_value(struct buf *out, struct slice text)
{
	if (is_plain(text)) {
		buf_add(out, text);
		return;
	}
	while (text.len) {
		buf_text(out, "=?UTF-8?B?");
		base64_add(out, take_word(&text));
		buf_text(out, text.len ? "?=\r\n " : "?=");
	}
}

/* White space at a line's end would be lost, "." and "From " misread. */
static bool
is_literal(struct slice line, size_t i)
{
	char c = line.at[i];

	if (i == 0 && (c == '.' || slice_starts(line, "From ")))
		return false;
	if (ascii_is_blank(c))
		return i + 1 < line.len;
	return c > ' ' && c <= '~' && c != '=';
}

static void
quoted_line(struct buf *out, struct slice line)
{
	size_t used = 0;

	for (size_t i = 0; i < line.len; i++) {
		size_t width = is_literal(line, i) ? 1 : 3;

		if (used + width > LINE_LIMIT - 1) {
			buf_text(out, "=\r\n");
			used = 0;
		}
		if (width == 1)
			buf_char(out, line.at[i]);
		else
			buf_format(out, "=%02X", (unsigned char)line.at[i]);
		used += width;
	}
	buf_text(out, "\r\n");
}

static void
quoted_printable(struct buf *out, struct slice text)
{
	struct slice line;

	while (slice_line(&text, &line))
		quoted_line(out, line);
}

static void
begin_part(struct buf *out, const char *boundary, const char *type)
{
	buf_format(out, "--%s\r\n"
	    "Content-Type: %s; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n", boundary,
	    type);
}

static void
write_html(const struct mail *mail, struct buf *out)
{
	struct slice subject = slice_of(mail->subject ? mail->subject : "");
	struct buf fragment = { 0 }, page = { 0 };

	if (mail->preheader) {
		buf_text(&fragment, "<div style=\"display:none\">");
		html_text(&fragment, slice_of(mail->preheader));
		buf_text(&fragment, "</div>\n");
	}
	buf_add(&fragment, mail->html);
	html_page(&page, &(struct html_head){ subject, mail->language, NULL },
	    buf_slice(&fragment));
	quoted_printable(out, buf_slice(&page));
	buf_release(&fragment);
	buf_release(&page);
}

/* As RFC 5322 writes a time, whatever the locale. */
static void
write_date(int64_t time, struct buf *out)
{
	static const char days[] = "ThuFriSatSunMonTueWed";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct date_text text = date_time(time);
	int month = (text.at[5] - '0') * 10 + text.at[6] - '0';

	buf_format(out, "Date: %.3s, %.2s %.3s %.4s %.8s +0000\r\n",
	    days + time / DAY_SECONDS % 7 * 3, text.at + 8,
	    months + (month - 1) * 3, text.at, text.at + 11);
}

/* Nobody's vacation answers a program. */
static void
write_notice(const struct mail *mail, const char *id, struct buf *out)
{
	if (mail->from) {
		write_date(mail->date, out);
		buf_format(out, "From: %s\r\n", mail->from);
	}
	buf_format(out, "To: %s\r\nMessage-ID: <%s@galley.invalid>\r\n"
	    "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
	    mail->to, id);
	quoted_printable(out, mail->text);
}

void
mime_write(const struct mail *mail, struct buf *out)
{
	/* "=_" cannot stand in quoted-printable text. */
	char boundary[2 + BOUNDARY_HEX + 1] = "=_";

	hex_write(boundary + 2, mail->boundary.at, BOUNDARY_HEX / 2);
	if (mail->subject) {
		buf_text(out, "Subject: ");
		header_value(out, slice_of(mail->subject));
		buf_text(out, "\r\n");
	}
	if (mail->to) {
		write_notice(mail, boundary + 2, out);
		return;
	}
	buf_format(out, "X-Unsent: 1\r\nMIME-Version: 1.0\r\n"
	    "Content-Type: multipart/alternative;\r\n"
	    " boundary=\"%s\"\r\n\r\n", boundary);
	begin_part(out, boundary, "text/plain");
	quoted_printable(out, mail->text);
	begin_part(out, boundary, "text/html");
	write_html(mail, out);
	buf_format(out, "--%s--\r\n", boundary);
}
