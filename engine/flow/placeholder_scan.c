/* SPDX-License-Identifier: Apache-2.0 */
#include "placeholder_scan.h"

#include <string.h>

#include "base/ascii.h"
#include "placeholder_link.h"
#include "placeholder_wording.h"

/* From the opening delimiter at "from" to behind the closing one. */
struct bracket {
	size_t from;
	size_t to;
	struct slice inside;
};

static struct slice
between(const struct scan *s, size_t from, size_t to)
{
	return (struct slice){ s->text.at + from, to - from };
}

static char
before(const struct scan *s, size_t at)
{
	return at ? s->text.at[at - 1] : '\n';
}

static char
after(const struct scan *s, size_t at)
{
	return at < s->text.len ? s->text.at[at] : '\n';
}

static bool
is_word(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

static void
add(struct scan *s, struct placeholder found)
{
	struct placeholders *out = s->out;

	out->items = pool_grow(s->pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = found;
}

/* The dollar, euro or pound sign that ends there. */
static bool
ends_in_currency(struct slice text)
{
	return slice_ends(text, "$") || slice_ends(text, "\u20ac") ||
	    slice_ends(text, "\u00a3");
}

/* Adds a field with what its surroundings say of it. */
static void
add_field(struct scan *s, const struct bracket *b)
{
	struct slice words = placeholder_wording_trim(b->inside);
	struct placeholder found = { .kind = PLACEHOLDER_FIELD,
		.from = b->from, .to = b->to, .before = "", .after = "" };

	if (slice_starts(words, "$")) {
		found.hint = HINT_AMOUNT;
		found.before = "$";
		words = slice_trim(slice_skip(words, 1));
	} else if (slice_ends(words, "%")) {
		found.hint = HINT_PERCENT;
		found.after = "%";
		words.len--;
	} else if (ends_in_currency(between(s, 0, b->from))) {
		found.hint = HINT_AMOUNT;
	} else if (after(s, b->to) == '%' || (after(s, b->to) == ' ' &&
	    after(s, b->to + 1) == '%')) {
		found.hint = HINT_PERCENT;
	}
	found.wording = placeholder_wording_trim(words);
	add(s, found);
}

static void
add_left(struct scan *s, const struct bracket *b)
{
	struct slice words = placeholder_wording_trim(b->inside);

	if (words.len && placeholder_wording_is_suspect(words))
		add(s, (struct placeholder){ .kind = PLACEHOLDER_LEFT,
		    .from = b->from, .to = b->to, .wording = words });
}

/* Finds the "]" that closes the "[" there. */
static bool
close_bracket(const struct scan *s, size_t from, size_t to,
    struct bracket *out)
{
	size_t depth = 0, last = to - from > SCAN_REACH ? from + SCAN_REACH :
	    to;

	for (size_t i = from; i < last; i++) {
		char c = s->text.at[i];

		if (c == '\\')
			i++;
		else if (c == '[')
			depth++;
		else if (c == ']' && --depth == 0) {
			*out = (struct bracket){ from, i + 1,
				between(s, from + 1, i) };
			return true;
		}
	}
	return false;
}

/* "\[Name\]": what an editor made of "[Name]". */
static size_t
take_escaped(struct scan *s, size_t at, size_t to)
{
	struct slice rest = between(s, at, to);
	size_t len, back;
	struct bracket b;

	if (!slice_starts(rest, "\\["))
		return at + 2;
	rest = slice_skip(rest, 2);
	rest.len = rest.len > SCAN_REACH ? SCAN_REACH : rest.len;
	len = slice_find(rest, "]");
	if (len == rest.len)
		return at + 2;
	back = len && rest.at[len - 1] == '\\';
	b = (struct bracket){ at, at + 2 + len + 1, { rest.at, len - back } };
	if (!placeholder_wording_names(placeholder_wording_trim(b.inside)))
		return at + 2;
	add_field(s, &b);
	return b.to;
}

/* Skips a code span; backticks that nothing closes are text. */
static size_t
skip_code(struct scan *s, size_t at, size_t to)
{
	size_t len = 0, run = 0;

	while (at + len < to && s->text.at[at + len] == '`')
		len++;
	if (len >= SCAN_TICKS || s->lonely[len])
		return at + len;
	for (size_t i = at + len; i <= to; i++) {
		if (i < to && s->text.at[i] == '`') {
			run++;
			continue;
		}
		if (run == len)
			return i;
		run = 0;
	}
	s->lonely[len] = true;
	return at + len;
}

static bool
opens_tag(char c)
{
	return ascii_is_letter(c) || c == '/' || c == '!' || c == '?';
}

/* Skips an address or a tag; a comment is dropped. */
static size_t
skip_angle(struct scan *s, size_t at, size_t to)
{
	struct slice rest = between(s, at, to);
	bool comment = slice_starts(rest, "<!--");
	size_t len = slice_find(rest, comment ? "-->" : ">");

	if (len == rest.len || (!comment && !opens_tag(rest.at[1])))
		return at + 1;
	if (comment)
		add(s, (struct placeholder){ .kind = PLACEHOLDER_COMMENT,
		    .from = at, .to = at + len + 3 });
	return at + len + (comment ? 3 : 1);
}

/* Between list marker and text, or alone in a table's cell. */
static bool
is_box(const struct scan *s, const struct bracket *b)
{
	struct slice inside = slice_trim(b->inside);
	size_t at = b->from;

	if (inside.len == 0)
		return true;
	if (!slice_is(inside, "x") && !slice_is(inside, "X"))
		return false;
	while (at && strchr(" \t", s->text.at[at - 1]))
		at--;
	return at < b->from && strchr("-+*.)|", before(s, at)) &&
	    strchr(" \t\n", after(s, b->to));
}

/* "[T]he", "array[i]", "word[s]": no gap that a name would fill. */
static bool
is_inside_word(const struct scan *s, const struct bracket *b)
{
	bool single = b->inside.len == 1 && !strchr("XYZNxyzn",
	    b->inside.at[0]);

	return is_word(before(s, b->from)) ||
	    (single && is_word(after(s, b->to)));
}

/* The whole of a destination: "[Calendar link]", "mailto:{{email}}". */
static bool
take_whole(struct scan *s, struct slice d)
{
	struct placeholder found = { .kind = PLACEHOLDER_FIELD, .before = "",
		.after = "", .hint = HINT_LINK,
		.from = (size_t)(d.at - s->text.at) };
	struct slice in = d;

	found.to = found.from + d.len;
	if (slice_starts(in, "mailto:") || slice_starts(in, "tel:")) {
		found.hint = slice_starts(in, "tel:") ? HINT_TEL : HINT_MAILTO;
		in = slice_skip(in, found.hint == HINT_TEL ? 4 : 7);
	}
	if (in.len < 3 || !strchr("[{", in.at[0]) ||
	    !strchr("]}", in.at[in.len - 1]))
		return false;
	while (in.len > 2 && strchr("[{", in.at[0]) &&
	    strchr("]}", in.at[in.len - 1]))
		in = (struct slice){ in.at + 1, in.len - 2 };
	found.wording = placeholder_wording_trim(in);
	if (!placeholder_wording_names_in_braces(found.wording))
		return false;
	add(s, found);
	return true;
}

static void
take_link(struct scan *s, const struct bracket *b, struct slice destination,
    int depth)
{
	size_t from = (size_t)(destination.at - s->text.at);

	if (depth < SCAN_DEPTH)
		placeholder_scan(s, b->from + 1, b->to - 1, depth + 1);
	if (destination.len && !take_whole(s, destination) &&
	    depth < SCAN_DEPTH)
		placeholder_scan(s, from, from + destination.len, depth + 1);
}

/* "[text][ref]" of a defined ref, else text that somebody should look at. */
static void
take_pair(struct scan *s, const struct bracket *b,
    const struct bracket *second, int depth)
{
	struct slice label = slice_trim(second->inside);
	struct bracket both = { b->from, second->to,
		between(s, b->from + 1, second->to - 1) };

	if (placeholder_link_has(s->labels, label.len ? label : b->inside,
	    s->pool))
		take_link(s, b, (struct slice){ 0 }, depth);
	else
		add_left(s, &both);
}

/* What follows a bracket makes it a link: then where the link ends, else 0. */
static size_t
take_tail(struct scan *s, const struct bracket *b, size_t to, int depth)
{
	struct slice rest = between(s, b->to, to), destination = { 0 };
	size_t tail = placeholder_link_tail(rest, &destination);
	struct bracket second;

	if (tail) {
		take_link(s, b, destination, depth);
		return b->to + tail;
	}
	if (slice_starts(rest, "[") &&
	    close_bracket(s, b->to, to, &second)) {
		take_pair(s, b, &second, depth);
		return second.to;
	}
	return placeholder_link_has(s->labels, b->inside, s->pool) ? b->to : 0;
}

static size_t
take_bracket(struct scan *s, size_t at, size_t to, int depth)
{
	struct slice label, words;
	size_t past = placeholder_link_definition(between(s, at, to), &label);
	bool inside_word, image = before(s, at) == '!';
	struct bracket b;

	if (past && placeholder_link_has(s->labels, label, s->pool))
		return at + past;
	if (!close_bracket(s, at, to, &b))
		return at + 1;
	if ((past = take_tail(s, &b, to, image ? SCAN_DEPTH : depth)))
		return past;
	if (slice_starts(b.inside, "[") && slice_ends(b.inside, "]"))
		b.inside = (struct slice){ b.inside.at + 1,
			b.inside.len - 2 };
	words = placeholder_wording_trim(b.inside);
	inside_word = is_inside_word(s, &b);
	if (is_box(s, &b) || image)
		return b.to;
	if (!inside_word && placeholder_wording_names(words)) {
		add_field(s, &b);
		return b.to;
	}
	if (strpbrk(pool_copy(s->pool, b.inside), "[{\\`<"))
		b.to = at + 1;
	add_left(s, &b);
	return b.to;
}

/* "\\frac{a}{b}", "map{key}": what stands before it takes it. */
static bool
is_argument(const struct scan *s, size_t at)
{
	const struct placeholders *out = s->out;
	bool beside = out->count && out->items[out->count - 1].to == at;

	return is_word(before(s, at)) || before(s, at) == '\\' ||
	    (before(s, at) == '}' && !beside);
}

/* "{Hi|Hello}" and "{% if %}" mean something elsewhere, but nothing here. */
static size_t
leave_brace(struct scan *s, struct bracket *b)
{
	const char *inside = pool_copy(s->pool, b->inside);

	if (strpbrk(inside, "[{\\`<"))
		b->to = b->from + 1;
	if (strpbrk(inside, "|%"))
		add_left(s, b);
	else
		b->to = b->from + 1;
	return b->to;
}

/* "{name}", "{{name}}", "{{{name}}}", "${name}". */
static size_t
take_brace(struct scan *s, size_t at, size_t to)
{
	struct slice rest = between(s, at, to), inside;
	size_t open = 0, close = 0, len;
	struct bracket b;

	while (open < rest.len && open < 3 && rest.at[open] == '{')
		open++;
	inside = slice_skip(rest, open);
	inside.len = inside.len > SCAN_REACH ? SCAN_REACH : inside.len;
	len = slice_find(inside, "}");
	while (open + len + close < rest.len && close < open &&
	    rest.at[open + len + close] == '}')
		close++;
	inside.len = len;
	b = (struct bracket){ at, at + open + len + close, inside };
	if (close != open || (open == 1 && is_argument(s, at)))
		return at + open;
	if (!placeholder_wording_names_in_braces(
	    placeholder_wording_trim(inside)))
		return open == 1 ? leave_brace(s, &b) : at + open;
	b.from -= open == 1 && before(s, at) == '$';
	add_field(s, &b);
	return b.to;
}

void
placeholder_scan(struct scan *s, size_t from, size_t to, int depth)
{
	while (from < to) {
		switch (s->text.at[from]) {
		case '\\':
			from = take_escaped(s, from, to);
			break;
		case '`':
			from = skip_code(s, from, to);
			break;
		case '<':
			from = skip_angle(s, from, to);
			break;
		case '[':
			from = take_bracket(s, from, to, depth);
			break;
		case '{':
			from = take_brace(s, from, to);
			break;
		default:
			from++;
		}
	}
}
