/* SPDX-License-Identifier: Apache-2.0 */
/* What GitHub's Markdown adds: tables, bare addresses, ~~strikethrough~~. */
#include "base/ascii.h"
#include "inlines.h"

#include <string.h>

enum { DOMAIN = 256 };

/* A part of a line, without its end. */
static struct slice
line_from(const struct inlines *inlines, size_t at)
{
	struct slice rest = { inlines->text + at, inlines->end - at };
	struct slice line = { rest.at, 0 };

	slice_line(&rest, &line);
	return slice_trim(line);
}

/* The number of cells in a row: bars that are not at its ends, and one. */
static size_t
count_cells(struct slice row)
{
	size_t count = 1;

	if (row.len && row.at[0] == '|')
		row = slice_skip(row, 1);
	if (row.len && row.at[row.len - 1] == '|')
		row.len--;
	for (size_t i = 0; i < row.len; i++) {
		if (row.at[i] == '\\')
			i++;
		else if (i < row.len && row.at[i] == '|')
			count++;
	}
	return count;
}

/* "|:---|---:|": dashes in every cell, a bar somewhere. */
static bool
is_rule(struct slice row)
{
	bool dash = false, bar = false;

	for (size_t i = 0; i < row.len; i++) {
		if (!strchr("|-: \t", row.at[i]))
			return false;
		if (row.at[i] == '|') {
			if (i > 0 && !dash)
				return false;
			bar = true;
			dash = false;
		}
		dash |= row.at[i] == '-';
	}
	return bar && (dash || row.at[row.len - 1] == '|');
}

void
inlines_find_table(struct inlines *inlines)
{
	const char *text = inlines->text;
	size_t head = inlines->at, end = inlines->end;
	struct slice row, rule;

	if (!memchr(text + head, '|', end - head))
		return;
	row = line_from(inlines, head);
	for (;;) {
		const char *lf = memchr(text + head, '\n', end - head);
		size_t at = lf ? inlines_line_text(inlines,
		    (size_t)(lf - text) + 1) : end;

		if (at >= end)
			return;
		rule = line_from(inlines, at);
		if (rule.len && strchr("|-:", rule.at[0]) && is_rule(rule) &&
		    count_cells(row) == count_cells(rule)) {
			inlines->is_table = true;
			inlines->head = head;
			inlines->rule = at;
			inlines->rule_end = at + rule.len;
			return;
		}
		head = at;
		row = rule;
	}
}

void
inlines_open_cell(struct inlines *inlines, size_t at)
{
	if (!inlines->is_table || inlines->in_cell || at < inlines->head)
		return;
	inlines->cell = at < inlines->rule ? TAG_TH : TAG_TD;
	inlines->in_cell = true;
	gather_enter(inlines->gather, inlines->cell);
}

void
inlines_close_cell(struct inlines *inlines)
{
	if (inlines->in_cell)
		gather_leave(inlines->gather, inlines->cell);
	inlines->in_cell = false;
}

static bool
is_word(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Where the scheme before "://" begins, or colon: it is none of ours. */
static size_t
scheme_start(const struct inlines *inlines, size_t from, size_t colon)
{
	static const char *const schemes[] = { "https", "http", "ftp" };

	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
		size_t len = strlen(schemes[i]);
		size_t at = colon - len;

		if (colon - from >= len &&
		    memcmp(inlines->text + at, schemes[i], len) == 0 &&
		    (at == from || !is_word(inlines->text[at - 1])))
			return at;
	}
	return colon;
}

/* Punctuation at an address's end belongs to the sentence. */
static size_t
without_punctuation(const char *text, size_t from, size_t to)
{
	size_t opened = 0, closed = 0;

	for (size_t i = from; i < to; i++) {
		opened += text[i] == '(';
		closed += text[i] == ')';
	}
	while (to > from) {
		if (text[to - 1] == ')' && closed > opened)
			closed--;
		else if (!strchr("?!.,:;*_~'\"", text[to - 1]))
			break;
		to--;
	}
	return to;
}

/* Whether a host with a full stop in it stands at from. */
static bool
has_domain(const struct inlines *inlines, size_t from)
{
	const char *text = inlines->text;

	for (size_t i = from; i + 1 < inlines->end && i - from < DOMAIN; i++) {
		if (text[i] == '.')
			return i > from && is_word(text[i + 1]);
		if (!is_word(text[i]) && !strchr("-_~%@:+=", text[i]))
			break;
	}
	return false;
}

/* Where an address ends: at white space, or before punctuation. */
static size_t
address_end(const struct inlines *inlines, size_t from)
{
	const char *text = inlines->text;
	size_t end = from;

	while (end < inlines->end && (unsigned char)text[end] > ' ' &&
	    (unsigned char)text[end] < 0x80 && !strchr("<|\\*`", text[end]))
		end++;
	return without_punctuation(text, from, end);
}

/* Where "://" stands, or to. */
static size_t
find_colon(const struct inlines *inlines, size_t from, size_t to)
{
	const char *text = inlines->text, *end = text + to;

	for (const char *c = text + from;
	    (c = memchr(c, ':', (size_t)(end - c))); c++) {
		if (end - c > 2 && c[1] == '/' && c[2] == '/')
			return (size_t)(c - text);
	}
	return to;
}

/* Masks the first bare address in from..to; where to look on. */
static size_t
find_address(struct inlines *inlines, size_t from, size_t to)
{
	size_t colon = find_colon(inlines, from, to), start, end;

	if (colon == to)
		return to;
	start = scheme_start(inlines, from, colon);
	inlines->gather->steps += colon - from + 1;
	if (start == colon || !has_domain(inlines, colon + 3))
		return colon + 3;
	end = address_end(inlines, colon + 3);
	inlines->gather->steps += end - start;
	inlines->gather->address = (struct source_span){ start, end };
	return end < to ? end : to;
}

/* Copies text, each of its addresses masked. */
static void
copy_addresses(struct inlines *inlines, size_t from, size_t to)
{
	struct gather *gather = inlines->gather;

	while (from < to) {
		size_t next = to;

		if (gather->address.to <= from && inlines->links == 0)
			next = find_address(inlines, from, to);
		else if (gather->address.to > from && gather->address.to < to)
			next = gather->address.to;
		gather_copy(gather, from, next);
		from = next;
	}
}

/* Whether "~~" at at opens or closes what is struck through. */
static bool
is_strike(struct inlines *inlines, size_t at)
{
	const char *text = inlines->text;
	size_t end = inlines->end;

	if (inlines->struck) {
		inlines->struck = false;
		return true;
	}
	if (at + 2 >= end || strchr(" \t\r\n~", text[at + 2]) ||
	    inlines->unstruck == end)
		return false;
	for (size_t i = at + 3; i + 1 < end; i++) {
		const char *found = memmem(text + i, end - i, "~~", 2);

		if (!found)
			break;
		inlines->gather->steps += (size_t)(found - text) - i;
		i = (size_t)(found - text);
		if (!strchr(" \t\r\n", text[i - 1])) {
			inlines->struck = true;
			return true;
		}
	}
	inlines->unstruck = end;
	return false;
}

static void
copy_struck(struct inlines *inlines, size_t from, size_t to)
{
	const char *text = inlines->text;

	for (size_t at = from; at < to;) {
		const char *found = memmem(text + at, to - at, "~~", 2);

		at = found ? (size_t)(found - text) : to;
		if (!found || !is_strike(inlines, at)) {
			at = found ? at + 2 : to;
			continue;
		}
		copy_addresses(inlines, from, at);
		gather_enter(inlines->gather, TAG_DEL);
		from = at += 2;
	}
	copy_addresses(inlines, from, to);
}

static void
copy_part(struct inlines *inlines, size_t from, size_t to)
{
	if (from == to)
		return;
	inlines_open_cell(inlines, from);
	if (inlines->shadow->has_strike)
		copy_struck(inlines, from, to);
	else if (inlines->shadow->has_address)
		copy_addresses(inlines, from, to);
	else
		gather_copy(inlines->gather, from, to);
}

void
inlines_copy(struct inlines *inlines, size_t from, size_t to)
{
	const char *text = inlines->text;

	if (!inlines->is_table || from < inlines->head) {
		copy_part(inlines, from, to);
		return;
	}
	if (from >= inlines->rule && from < inlines->rule_end)
		return;
	while (from < to) {
		const char *bar = memchr(text + from, '|', to - from);
		size_t at = bar ? (size_t)(bar - text) : to;

		copy_part(inlines, from, at);
		if (bar)
			inlines_close_cell(inlines);
		from = at + 1;
	}
}
