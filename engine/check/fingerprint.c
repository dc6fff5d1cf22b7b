/* SPDX-License-Identifier: Apache-2.0 */
#include "fingerprint.h"

#include <string.h>

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Each run of white space as one space, so that no line ends within. */
static void
write_line(struct buf *out, struct slice text)
{
	struct slice rest = slice_trim(text);

	for (size_t i = 0; i < rest.len; i++) {
		if (!is_space(rest.at[i]))
			buf_char(out, rest.at[i]);
		else if (!is_space(rest.at[i - 1]))
			buf_char(out, ' ');
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

/* A line's end that an empty line, or nothing, follows or precedes. */
static bool
ends_paragraph(struct slice text, size_t at)
{
	return text.at[at] == '\n' &&
	    (at + 1 == text.len || text.at[at + 1] == '\n' ||
	    at == 0 || text.at[at - 1] == '\n');
}

static struct slice
around(const struct fingerprint_file *f)
{
	size_t from = f->at, to = f->at;

	while (from > 0 && f->at - from < FINGERPRINT_AROUND &&
	    !ends_paragraph(f->text, from - 1))
		from--;
	while (to < f->text.len && to - f->at < FINGERPRINT_AROUND &&
	    !ends_paragraph(f->text, to))
		to++;
	return (struct slice){ f->text.at + from, to - from };
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
