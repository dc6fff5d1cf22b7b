/* SPDX-License-Identifier: Apache-2.0 */
#include "regex.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "regex_set.h"

struct parser {
	struct slice text;
	struct slice rest;
	struct pool *pool;
	struct regex_tree *tree;
	struct error *err;
	unsigned depth;
	bool fold;
	bool dot_all;
	bool failed;
};

static struct regex *parse_choice(struct parser *p);

static size_t
offset(const struct parser *p)
{
	return p->text.len - p->rest.len;
}

static struct regex *
fail(struct parser *p, size_t at, const char *what)
{
	if (!p->failed)
		error_set(p->err, ERR_REFUSED, "character %zu of the pattern: "
		    "%s", utf8_place("", p->text, at).column, what);
	p->failed = true;
	return NULL;
}

static struct regex *
add(struct parser *p, enum regex_kind kind, size_t from)
{
	struct regex *r = pool_alloc(p->pool, sizeof *r);

	r->kind = kind;
	r->from = from;
	r->to = offset(p);
	return r;
}

static void
push(struct parser *p, struct regex *r, struct regex *part)
{
	r->parts = pool_grow(p->pool, r->parts, r->count, sizeof *r->parts);
	r->parts[r->count++] = part;
	r->to = offset(p);
}

static bool
take(struct parser *p, const char *text)
{
	if (!slice_starts(p->rest, text))
		return false;
	p->rest = slice_skip(p->rest, strlen(text));
	return true;
}

static struct regex *
add_set(struct parser *p, size_t from, struct regex_set set)
{
	struct regex *r = add(p, REGEX_CHARACTERS, from);

	if (p->fold)
		regex_set_fold(&set);
	r->set = set;
	return r;
}

/* What may not stand in a rule, each with the reason. */
static const struct {
	const char *text;
	const char *why;
} refused[] = {
	{ "(*", "a verb such as (*LIMIT_MATCH) is not allowed in a rule "
	    "(remove it)" },
	{ "(?C", "a callout is not allowed in a rule (remove it)" },
	{ "(?R", "recursion is not allowed in a rule (write it out)" },
	{ "(?&", "recursion is not allowed in a rule (write it out)" },
	{ "(?P>", "recursion is not allowed in a rule (write it out)" },
	{ "(?+", "recursion is not allowed in a rule (write it out)" },
	{ "(?(", "a condition is not allowed in a rule (write two tokens)" },
	{ "(?|", "(?| is not allowed in a rule (write (?:)" },
	{ "\\C", "\\C is not allowed in a rule (write . instead)" },
	{ "\\K", "\\K is not allowed in a rule (write (?<=...) instead)" },
	{ "\\g", "\\g is not allowed in a rule (write \\1 for a group's "
	  "text)" },
};

static bool
is_refused(struct parser *p)
{
	if (p->rest.at[0] != '(' && p->rest.at[0] != '\\')
		return false;
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		if (slice_starts(p->rest, refused[i].text)) {
			fail(p, offset(p), refused[i].why);
			return true;
		}
	}
	if (slice_starts(p->rest, "(?") && p->rest.len > 3 &&
	    (ascii_is_digit(p->rest.at[2]) || (p->rest.at[2] == '-' &&
	    ascii_is_digit(p->rest.at[3])))) {
		fail(p, offset(p), refused[2].why);
		return true;
	}
	return false;
}

/* "i-m:" or "im)": false where these are no flags. */
static bool
take_flags(struct parser *p)
{
	bool on = true;

	for (; p->rest.len; p->rest = slice_skip(p->rest, 1)) {
		switch (p->rest.at[0]) {
		case '-':
			on = false;
			break;
		case 'i':
			p->fold = on;
			break;
		case 's':
			p->dot_all = on;
			break;
		case 'x':
			p->tree->extended |= on;
			break;
		case 'm': case 'n': case 'U': case 'J':
			break;
		default:
			return p->rest.at[0] == ':' || p->rest.at[0] == ')';
		}
	}
	return false;
}

static struct regex *
close_group(struct parser *p, size_t from, struct regex *inner)
{
	if (p->failed)
		return NULL;
	if (!take(p, ")"))
		return fail(p, from, "this group is not closed (add \")\")");
	inner->to = offset(p);
	return inner;
}

static struct regex *
parse_look(struct parser *p, size_t from, enum regex_kind kind, bool negative)
{
	struct regex *inner = close_group(p, from, parse_choice(p));
	struct regex_length length;
	struct regex *r;

	if (!inner)
		return NULL;
	r = add(p, kind, from);
	r->negative = negative;
	push(p, r, inner);
	length = regex_length(inner);
	if (kind == REGEX_BEHIND && length.least != length.most) {
		struct regex_tree *t = p->tree;

		t->behinds = pool_grow(p->pool, t->behinds, t->behind_count,
		    sizeof *t->behinds);
		t->behinds[t->behind_count++] = r;
	}
	return r;
}

/* "(?<name>", "(?P<name>" and "(?'name'": false where it is none of them. */
static bool
take_name(struct parser *p)
{
	struct slice before = p->rest;
	char stop = take(p, "'") ? '\'' : '>';
	struct slice name;

	if (stop == '>' && !take(p, "P<") && !take(p, "<"))
		return false;
	if (!slice_until(&p->rest, stop, &name) || name.len == 0) {
		p->rest = before;
		return false;
	}
	return true;
}

static struct regex *
parse_special(struct parser *p, size_t from)
{
	struct regex *inner;

	if (take(p, "="))
		return parse_look(p, from, REGEX_AHEAD, false);
	if (take(p, "!"))
		return parse_look(p, from, REGEX_AHEAD, true);
	if (take(p, "<="))
		return parse_look(p, from, REGEX_BEHIND, false);
	if (take(p, "<!"))
		return parse_look(p, from, REGEX_BEHIND, true);
	if (take(p, ">")) {
		inner = close_group(p, from, parse_choice(p));
		if (inner)
			inner->atomic = true;
		return inner;
	}
	if (take_name(p)) {
		p->tree->captures++;
		return close_group(p, from, parse_choice(p));
	}
	if (slice_starts(p->rest, "#")) {
		p->rest = slice_skip(p->rest, slice_find(p->rest, ")"));
		return close_group(p, from, add(p, REGEX_SEQUENCE, from));
	}
	return fail(p, from, "this group is not known");
}

static struct regex *
parse_group(struct parser *p)
{
	size_t from = offset(p);
	bool fold = p->fold, dot_all = p->dot_all;
	struct slice inside;
	struct regex *r;

	if (++p->depth > REGEX_DEPTH)
		return fail(p, from, "groups within groups within groups "
		    "(write fewer)");
	take(p, "(");
	if (!take(p, "?")) {
		p->tree->captures++;
		r = close_group(p, from, parse_choice(p));
	} else {
		inside = p->rest;
		if (take_flags(p) && take(p, ")")) {
			p->depth--;	/* they hold to the end of this group */
			p->tree->loose_flags = true;
			return add(p, REGEX_SEQUENCE, from);
		}
		if (take(p, ":")) {
			r = close_group(p, from, parse_choice(p));
		} else {
			p->rest = inside;
			p->fold = fold;
			p->dot_all = dot_all;
			r = parse_special(p, from);
		}
	}
	p->fold = fold;
	p->dot_all = dot_all;
	p->depth--;
	return r;
}

/* \p{Lu}, \k<name>, \1: p->rest stands behind the backslash. */
static struct regex *
parse_rare_escape(struct parser *p, size_t from)
{
	char letter = p->rest.len ? p->rest.at[0] : '\0';
	bool back = letter == 'k' || (letter >= '1' && letter <= '9');
	struct regex *opaque;
	struct regex_set any = { { UINT64_MAX, UINT64_MAX }, .any_other = true,
		.unknown = true };

	if (!letter)
		return fail(p, from, "nothing follows this \\");
	p->rest = slice_skip(p->rest, 1);
	if (letter == 'p' || letter == 'P') {
		if (slice_starts(p->rest, "{"))
			p->rest = slice_skip(p->rest,
			    slice_find(p->rest, "}"));
		if (p->rest.len)
			p->rest = slice_skip(p->rest, 1);
		return add_set(p, from, any);
	}
	if (strchr("ABGZz", letter))
		return add(p, REGEX_ASSERTION, from);
	if (letter == 'k' && slice_starts(p->rest, "<"))
		p->rest = slice_skip(p->rest, slice_find(p->rest, ">"));
	p->tree->backreference |= back;
	if (letter == 'Q' || letter == 'E')
		p->tree->extended = true;
	opaque = add(p, REGEX_OPAQUE, from);
	opaque->atomic = back;
	return opaque;
}

static struct regex *
parse_escape(struct parser *p)
{
	size_t from = offset(p);
	struct regex_set set = { 0 };
	bool unit;
	uint32_t c;

	take(p, "\\");
	if (take(p, "b"))
		return add(p, REGEX_BOUNDARY, from);
	if (p->rest.len && regex_set_escape(&set, p->rest.at[0])) {
		p->rest = slice_skip(p->rest, 1);
		return add_set(p, from, set);
	}
	unit = slice_starts(p->rest, "u");
	if (!regex_set_character(&c, &p->rest))
		return parse_rare_escape(p, from);
	if (unit) {
		struct regex_tree *t = p->tree;

		t->units = pool_grow(p->pool, t->units, t->unit_count,
		    sizeof *t->units);
		t->units[t->unit_count++] = from;
	}
	regex_set_add(&set, c, c);
	return add_set(p, from, set);
}

static struct regex *
parse_atom(struct parser *p)
{
	size_t from = offset(p);
	struct regex_set set = { 0 };
	uint32_t c;

	if (is_refused(p))
		return NULL;
	if (slice_starts(p->rest, "("))
		return parse_group(p);
	if (slice_starts(p->rest, "\\"))
		return parse_escape(p);
	if (take(p, "["))
		return regex_set_class(&set, &p->rest) ?
		    add_set(p, from, set) :
		    fail(p, from, "this class is not closed (add \"]\")");
	if (take(p, "^") || take(p, "$"))
		return add(p, REGEX_ASSERTION, from);
	if (take(p, ".")) {
		regex_set_add(&set, 0, UINT32_MAX);
		if (!p->dot_all)
			set.ascii[0] &= ~(UINT64_C(1) << '\n');
		return add_set(p, from, set);
	}
	if (!utf8_next(&p->rest, &c))
		return fail(p, from, "this is not UTF-8 text");
	regex_set_add(&set, c, c);
	return add_set(p, from, set);
}

static bool
take_number(struct slice *rest, uint32_t *out)
{
	size_t used = 0;

	for (*out = 0; used < rest->len && used < 6 &&
	    ascii_is_digit(rest->at[used]); used++)
		*out = *out * 10 + (uint32_t)(rest->at[used] - '0');
	*rest = slice_skip(*rest, used);
	return used > 0;
}

/* "{2}", "{2,}" or "{2,5}"; anything else is text. */
static bool
take_braces(struct parser *p, uint32_t *least, uint32_t *most)
{
	struct slice rest = p->rest;

	if (!slice_starts(rest, "{"))
		return false;
	rest = slice_skip(rest, 1);
	if (!take_number(&rest, least))
		return false;
	*most = *least;
	if (slice_starts(rest, ",")) {
		rest = slice_skip(rest, 1);
		if (!take_number(&rest, most))
			*most = REGEX_MANY;
	}
	if (!slice_starts(rest, "}"))
		return false;
	p->rest = slice_skip(rest, 1);
	return true;
}

static struct regex *
parse_piece(struct parser *p)
{
	struct regex *r = parse_atom(p);
	size_t from = r ? r->from : 0;

	while (r && !p->failed) {
		uint32_t least = 0, most = REGEX_MANY;
		struct regex *repeat;

		if (take(p, "?"))
			most = 1;
		else if (take(p, "+"))
			least = 1;
		else if (!take(p, "*") && !take_braces(p, &least, &most))
			break;
		repeat = add(p, REGEX_REPEAT, from);
		repeat->least = least;
		repeat->most = most;
		repeat->lazy = take(p, "?");
		repeat->atomic = !repeat->lazy && take(p, "+");
		push(p, repeat, r);
		r = repeat;
	}
	return r;
}

static struct regex *
parse_sequence(struct parser *p)
{
	struct regex *r = add(p, REGEX_SEQUENCE, offset(p));

	while (!p->failed && p->rest.len && p->rest.at[0] != '|' &&
	    p->rest.at[0] != ')') {
		struct regex *part = parse_piece(p);

		if (part)
			push(p, r, part);
	}
	return r;
}

static struct regex *
parse_choice(struct parser *p)
{
	struct regex *r = add(p, REGEX_CHOICE, offset(p));

	do
		push(p, r, parse_sequence(p));
	while (!p->failed && take(p, "|"));
	return r;
}

enum error_code
regex_parse(struct regex_tree *out, struct slice text, bool fold,
    struct pool *pool, struct error *err)
{
	struct regex_tree tree = { 0 };
	struct parser p = { text, text, pool, &tree, err, 0, fold, false,
		false };

	if (text.len > REGEX_LIMIT)
		return error_set(err, ERR_REFUSED, "a pattern of %zu bytes "
		    "(write at most %d)", text.len, REGEX_LIMIT);
	tree.root = parse_choice(&p);
	if (!p.failed && p.rest.len)
		fail(&p, offset(&p), "this \")\" closes no group (remove it, "
		    "or write \\))");
	if (p.failed)
		return err->code;
	*out = tree;
	return ERR_NONE;
}
