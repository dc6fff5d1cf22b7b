/* SPDX-License-Identifier: Apache-2.0 */
#include "formula.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

struct parser {
	struct slice text;
	struct slice rest;
	const struct formula_names *names;
	struct error *err;
	unsigned depth;
	bool failed;
};

static double parse_sum(struct parser *p);

static double
fail(struct parser *p, const char *what)
{
	if (!p->failed)
		error_set(p->err, ERR_REFUSED, "character %zu of the formula: "
		    "%s", p->text.len - p->rest.len + 1, what);
	p->failed = true;
	return 0;
}

static bool
take(struct parser *p, char c)
{
	while (p->rest.len && strchr(" \t\r\n", p->rest.at[0]))
		p->rest = slice_skip(p->rest, 1);
	if (p->rest.len == 0 || p->rest.at[0] != c)
		return false;
	p->rest = slice_skip(p->rest, 1);
	return true;
}

static bool
is_name(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '.';
}

/* strtod needs a NUL, and reads hexadecimals and "inf": digits only here. */
static double
take_number(struct parser *p)
{
	char digits[64];
	size_t len = 0;

	while (len < p->rest.len && len + 1 < sizeof digits &&
	    (ascii_is_digit(p->rest.at[len]) || p->rest.at[len] == '.')) {
		digits[len] = p->rest.at[len];
		len++;
	}
	digits[len] = '\0';
	p->rest = slice_skip(p->rest, len);
	return strtod(digits, NULL);
}

static double
least(double a, double b)
{
	return a < b ? a : b;
}

static double
greatest(double a, double b)
{
	return a > b ? a : b;
}

static const struct {
	const char *name;
	double (*one)(double a);
	double (*two)(double a, double b);
} functions[] = {
	{ "math.sqrt", sqrt, NULL },
	{ "math.abs", fabs, NULL },
	{ "math.floor", floor, NULL },
	{ "math.ceil", ceil, NULL },
	{ "math.round", round, NULL },
	{ "math.log", log, NULL },
	{ "math.log2", log2, NULL },
	{ "math.log10", log10, NULL },
	{ "math.exp", exp, NULL },
	{ "math.pow", NULL, pow },
	{ "math.min", NULL, least },
	{ "math.max", NULL, greatest },
};

static double
call(struct parser *p, struct slice name)
{
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
		double a, b = 0;

		if (!slice_is(name, functions[i].name))
			continue;
		a = parse_sum(p);
		if (functions[i].two) {
			if (!take(p, ','))
				return fail(p, "\",\" is missing");
			b = parse_sum(p);
		}
		if (!take(p, ')'))
			return fail(p, "\")\" is missing");
		return functions[i].one ? functions[i].one(a) :
		    functions[i].two(a, b);
	}
	return fail(p, "no function has this name (math.sqrt, math.pow ...)");
}

static double
parse_name(struct parser *p)
{
	struct slice name = p->rest;

	name.len = 0;
	while (name.len < p->rest.len && is_name(p->rest.at[name.len]))
		name.len++;
	p->rest = slice_skip(p->rest, name.len);
	if (take(p, '('))
		return call(p, name);
	return p->names->value(p->names->of, name);
}

static double
parse_atom(struct parser *p)
{
	double value;

	if (++p->depth > FORMULA_DEPTH)
		return fail(p, "it nests too deep");
	if (take(p, '(')) {
		value = parse_sum(p);
		if (!take(p, ')'))
			return fail(p, "\")\" is missing");
	} else if (take(p, '-')) {
		value = -parse_atom(p);
	} else if (p->rest.len && (ascii_is_digit(p->rest.at[0]) ||
	    (p->rest.at[0] == '.' && p->rest.len > 1 &&
	    ascii_is_digit(p->rest.at[1])))) {
		value = take_number(p);
	} else if (p->rest.len && is_name(p->rest.at[0])) {
		value = parse_name(p);
	} else {
		return fail(p, "a number or a name is missing");
	}
	p->depth--;
	return value;
}

static double
parse_product(struct parser *p)
{
	double value = parse_atom(p);

	while (!p->failed) {
		if (take(p, '*'))
			value *= parse_atom(p);
		else if (take(p, '/'))
			value /= parse_atom(p);
		else if (take(p, '%'))
			value = fmod(value, parse_atom(p));
		else
			break;
	}
	return value;
}

static double
parse_sum(struct parser *p)
{
	double value = parse_product(p);

	while (!p->failed) {
		if (take(p, '+'))
			value += parse_product(p);
		else if (take(p, '-'))
			value -= parse_product(p);
		else
			break;
	}
	return value;
}

enum error_code
formula_value(double *out, struct slice text,
    const struct formula_names *names, struct error *err)
{
	struct parser p = { text, text, names, err, 0, false };
	double value;

	if (text.len > FORMULA_LIMIT)
		return error_set(err, ERR_REFUSED, "a formula of %zu bytes "
		    "(write at most %d)", text.len, FORMULA_LIMIT);
	value = parse_sum(&p);
	take(&p, '\0');
	if (!p.failed && p.rest.len)
		fail(&p, "an operator is missing");
	if (p.failed)
		return err->code;
	*out = value;
	return ERR_NONE;
}

static const char *const operators[] = { "<=", ">=", "==", "!=", "<", ">" };

enum error_code
formula_compare(bool *out, double value, struct slice text,
    const struct formula_names *names, struct error *err)
{
	double limit;

	text = slice_trim(text);
	for (size_t i = 0; i < 6; i++) {
		enum error_code code;

		if (!slice_starts(text, operators[i]))
			continue;
		text = slice_skip(text, strlen(operators[i]));
		code = formula_value(&limit, text, names, err);
		if (!code)
			*out = (i == 0 && value <= limit) ||
			    (i == 1 && value >= limit) ||
			    (i == 2 && !(value < limit || value > limit)) ||
			    (i == 3 && (value < limit || value > limit)) ||
			    (i == 4 && value < limit) ||
			    (i == 5 && value > limit);
		return code;
	}
	return error_set(err, ERR_REFUSED, "a condition begins with <, <=, >, "
	    ">=, == or !=");
}
