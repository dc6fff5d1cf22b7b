/* SPDX-License-Identifier: Apache-2.0 */
#include "fingerprint.h"

#include <string.h>

#include "base/ascii.h"

/* The bytes up to white space that is more than one space. */
static size_t
run_of(struct slice text)
{
	size_t i = 0;

	while (i < text.len && ((unsigned char)text.at[i] > ' ' ||
	    !ascii_is_white(text.at[i]) || (text.at[i] == ' ' &&
	    i + 1 < text.len && !ascii_is_white(text.at[i + 1]))))
		i++;
	return i;
}

/* Each run of white space as one space, so that no line ends within. */
static void
write_line(struct buf *out, struct slice text)
{
	struct slice rest = slice_trim(text);

	while (rest.len) {
		size_t run = run_of(rest);

		buf_add(out, (struct slice){ rest.at, run });
		rest = slice_skip(rest, run);
		if (rest.len)
			buf_char(out, ' ');
		while (rest.len && ascii_is_white(rest.at[0]))
			rest = slice_skip(rest, 1);
	}
	buf_char(out, '\n');
}

static void
step(struct fingerprint_file *f)
{
	char was = f->text.at[f->at++];

	if (was == '\n') {
		f->line++;
		f->column = 1;
	} else if (f->at == f->text.len ||
	    ((unsigned char)f->text.at[f->at] & 0xC0) != 0x80) {
		f->column++;
	}
}

/* A place that the text does not have is its line's, or the text's, end. */
static void
seek(struct fingerprint_file *f, struct place place)
{
	if (f->line == 0 || f->line > place.line ||
	    (f->line == place.line && f->column > place.column)) {
		f->at = 0;
		f->line = f->column = 1;
	}
	while (f->at < f->text.len && f->line < place.line)
		step(f);
	while (f->at < f->text.len && f->column < place.column &&
	    f->text.at[f->at] != '\n')
		step(f);
}

/* A line that is no text: blank, a marker, or the rule below front matter. */
static bool
is_border(struct slice line)
{
	return line.len == 0 || line.at[0] == '\n' ||
	    slice_starts(line, "<!--") || slice_starts(line, "---");
}

/* The line that ends before at; its beginning may be too far off to matter. */
static struct slice
line_before(struct slice text, size_t at)
{
	size_t least = at < FINGERPRINT_AROUND ? 0 : at - FINGERPRINT_AROUND;
	const char *end = at ? memrchr(text.at + least, '\n', at - least) :
	    NULL;
	size_t from = end ? (size_t)(end - text.at) + 1 : least;

	return (struct slice){ text.at + from, at - from };
}

/* Whether a line's end, at, has another paragraph, or none, on one side. */
static bool
ends_paragraph(struct slice text, size_t at)
{
	return is_border(slice_skip(text, at + 1)) ||
	    is_border(line_before(text, at));
}

static size_t
paragraph_begin(struct slice text, size_t at)
{
	size_t least = at < FINGERPRINT_AROUND ? 0 : at - FINGERPRINT_AROUND;

	while (at > least) {
		const char *end = memrchr(text.at + least, '\n', at - least);

		if (!end)
			return least;
		at = (size_t)(end - text.at);
		if (ends_paragraph(text, at))
			return at + 1;
	}
	return at;
}

static size_t
paragraph_end(struct slice text, size_t at)
{
	size_t most = text.len - at < FINGERPRINT_AROUND ? text.len :
	    at + FINGERPRINT_AROUND;

	while (at < most) {
		const char *end = memchr(text.at + at, '\n', most - at);

		if (!end)
			return most;
		at = (size_t)(end - text.at);
		if (ends_paragraph(text, at))
			break;
		at++;
	}
	return at;
}

static struct slice
around(const struct fingerprint_file *f)
{
	size_t from = paragraph_begin(f->text, f->at);

	return (struct slice){ f->text.at + from,
		paragraph_end(f->text, f->at) - from };
}

void
fingerprint_write(const struct finding *finding,
    struct fingerprint_file *file, struct buf *out)
{
	buf_text(out, "galley-finding-1\n");
	write_line(out, slice_of(finding->rule));
	write_line(out, slice_of(finding->place.path));
	write_line(out, slice_of(finding->match[0] ? finding->match :
	    finding->message));
	if (finding->place.line == 0 || file->text.len == 0) {
		write_line(out, (struct slice){ "", 0 });
		return;
	}
	seek(file, finding->place);
	write_line(out, around(file));
}
