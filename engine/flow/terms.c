/* SPDX-License-Identifier: Apache-2.0 */
#include "terms.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/finding.h"
#include "data/yaml.h"

/* What one rule's file can hold, and how many examples show what it does. */
enum { RULE_TERMS = 200, RULE_EXAMPLES = 3, TERMS_MOST = 5000,
	PHRASE_BYTES = 100, WHY_BYTES = 1000 };

struct term {
	const char *write;	/* "": avoid it */
	const char *instead;
	const char *why;
	const char *severity;
	bool cased;		/* the two differ in case alone */
};

struct converting {
	const struct csv *csv;
	struct pool *pool;
	struct error *err;
	struct term *terms;
	size_t count;
};

static const char *
cell_text(const struct csv *csv, size_t row, const char *column)
{
	const struct csv_cell *cell = csv_cell(csv, row, column);

	return cell ? cell->text : "";
}

__attribute__((format(printf, 4, 5)))
static enum error_code
refuse(const struct converting *c, size_t row, const char *column,
    const char *fmt, ...)
{
	const struct csv_cell *cell = csv_cell(c->csv, row, column);
	struct place place = { c->csv->path, cell->line, cell->column };
	va_list args;
	char text[512];

	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	return error_at(c->err, place, "terms", "%s", text);
}

static bool
is_letter(char c)
{
	return ascii_is_alnum(c) || c == '_' || (c & 0x80);
}

/* Whether a word or phrase stands in a text, as the rule would find it. */
static bool
holds(const char *text, const char *phrase, bool cased)
{
	size_t len = strlen(phrase);

	for (const char *p = text; *p; p++) {
		bool same = cased ? strncmp(p, phrase, len) == 0 :
		    strncasecmp(p, phrase, len) == 0;

		if (same && (p == text || !is_letter(p[-1]) ||
		    !is_letter(phrase[0])) && (!is_letter(p[len]) ||
		    !is_letter(phrase[len - 1])))
			return true;
	}
	return false;
}

static bool
is_there(const struct converting *c, const struct term *term)
{
	for (size_t i = 0; i < c->count; i++) {
		if (strcasecmp(c->terms[i].instead, term->instead) == 0)
			return true;
	}
	return false;
}

static enum error_code
judge_sizes(const struct converting *c, size_t row, const struct term *t)
{
	if (c->count == TERMS_MOST)
		return refuse(c, row, "instead of", "more than %d words (split "
		    "the list)", TERMS_MOST);
	if (strlen(t->instead) > PHRASE_BYTES || strlen(t->write) >
	    PHRASE_BYTES || strlen(t->why) > WHY_BYTES)
		return refuse(c, row, "instead of", "a phrase of more than %d "
		    "bytes, or a reason of more than %d (shorten it)",
		    PHRASE_BYTES, WHY_BYTES);
	if (is_there(c, t))
		return refuse(c, row, "instead of", "\"%s\" stands in a row "
		    "above, too (remove one)", t->instead);
	return ERR_NONE;
}

static enum error_code
add_term(struct converting *c, size_t row, struct term term)
{
	enum error_code code = judge_sizes(c, row, &term);

	if (code)
		return code;
	term.cased = *term.write && strcasecmp(term.write, term.instead) == 0;
	if (strcmp(term.write, term.instead) == 0 ||
	    holds(term.write, term.instead, term.cased))
		return refuse(c, row, "instead of", "\"%s\" stands in its own "
		    "correction \"%s\", too (write the whole phrase that is "
		    "wrong)", term.instead, term.write);
	c->terms = pool_grow(c->pool, c->terms, c->count, sizeof *c->terms);
	c->terms[c->count++] = term;
	return ERR_NONE;
}

static enum error_code
read_row(struct converting *c, size_t row)
{
	struct term term = {
		.write = cell_text(c->csv, row, "write"),
		.why = cell_text(c->csv, row, "why"),
		.severity = cell_text(c->csv, row, "severity"),
	};
	struct slice rest = slice_of(cell_text(c->csv, row, "instead of"));
	struct slice one;
	enum severity level;
	enum error_code code = ERR_NONE;

	if (!*term.severity)
		term.severity = "warning";
	if (!severity_read(&level, term.severity))
		return refuse(c, row, "severity", "\"%.40s\" is not a level "
		    "(suggestion, warning or error)", term.severity);
	if (rest.len == 0)
		return refuse(c, row, "instead of", "this cell is empty (give "
		    "the words not to write)");
	while (!code && slice_until(&rest, '|', &one)) {
		term.instead = pool_copy(c->pool, slice_trim(one));
		if (*term.instead)
			code = add_term(c, row, term);
	}
	return code;
}

static bool
is_alike(const struct term *a, const struct term *b)
{
	return strcmp(a->why, b->why) == 0 && a->cased == b->cased &&
	    strcmp(a->severity, b->severity) == 0 && !*a->write == !*b->write;
}

/* A phrase as an expression: whole words, its signs as they are. */
static void
write_expression(struct buf *out, const char *phrase)
{
	buf_text(out, is_letter(phrase[0]) ? "(?<!\\w)" : "");
	for (const char *p = phrase; *p; p++) {
		if (strchr("\\^$.|?*+()[]{}-", *p))
			buf_char(out, '\\');
		buf_char(out, *p);
	}
	buf_text(out, is_letter(phrase[strlen(phrase) - 1]) ? "(?!\\w)" : "");
}

static void
write_head(struct buf *out, const struct term *t)
{
	buf_format(out, "extends: %s\n", *t->write ? "substitution" :
	    "existence");
	buf_format(out, "message: \"%s\"\n", *t->write ?
	    "Write '%s' instead of '%s'." : "Do not write '%s'.");
	buf_format(out, "level: %s\nnonword: true\n", t->severity);
	if (!t->cased)
		buf_text(out, "ignorecase: true\n");
	if (*t->write)
		buf_text(out, t->cased ? "" : "capitalize: true\n");
	buf_text(out, *t->write ? "action:\n  name: replace\nswap:\n" :
	    "tokens:\n");
}

static void
write_term(struct buf *out, const struct term *t)
{
	struct buf expression = { 0 };

	write_expression(&expression, t->instead);
	buf_text(out, *t->write ? "  " : "  - ");
	yaml_write_scalar(out, expression.at);
	if (*t->write) {
		buf_text(out, ": ");
		yaml_write_scalar(out, t->write);
	}
	buf_char(out, '\n');
	buf_release(&expression);
}

static void
write_examples(struct buf *out, struct term *const *terms, size_t count)
{
	size_t some = count < RULE_EXAMPLES ? count : RULE_EXAMPLES;

	if (*terms[0]->why) {
		buf_text(out, "why: ");
		yaml_write_scalar(out, terms[0]->why);
		buf_char(out, '\n');
	}
	buf_text(out, "good:\n");
	for (size_t i = 0; i < some; i++) {
		const char *good = *terms[i]->write ? terms[i]->write :
		    "Other words.";

		if (i && (!*terms[i]->write ||
		    strcmp(good, terms[i - 1]->write) == 0))
			continue;
		buf_text(out, "  - ");
		yaml_write_scalar(out, good);
		buf_char(out, '\n');
	}
	buf_text(out, "bad:\n");
	for (size_t i = 0; i < some; i++) {
		buf_text(out, "  - ");
		yaml_write_scalar(out, terms[i]->instead);
		buf_char(out, '\n');
	}
}

/* "Utilize" of "utilize it": of the first term's letters. */
static const char *
name_of(const struct term_rules *out, const struct term *t,
    struct pool *pool)
{
	struct buf name = { 0 };
	bool begins = true;
	const char *first, *made;

	for (const char *p = t->instead; *p && name.len < 30; p++) {
		bool sign = !ascii_is_alnum(*p);

		if (!sign)
			buf_char(&name, begins ? ascii_upper(*p) : *p);
		begins = sign;
	}
	if (name.len == 0)
		buf_text(&name, "Term");
	made = first = buf_settle(&name, pool).at;
	for (size_t n = 2, i = 0; i < out->count; i++) {
		if (strcasecmp(out->items[i].name, made) != 0)
			continue;
		made = pool_format(pool, "%s-%zu", first, n++);
		i = SIZE_MAX;
	}
	return made;
}

static void
add_rule(struct term_rules *out, struct term *const *terms, size_t count,
    struct pool *pool)
{
	struct buf text = { 0 };
	struct term_rule rule = { .name = name_of(out, terms[0], pool),
		.terms = count };

	write_head(&text, terms[0]);
	for (size_t i = 0; i < count; i++)
		write_term(&text, terms[i]);
	write_examples(&text, terms, count);
	rule.text = buf_settle(&text, pool).at;
	out->items = pool_grow(pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = rule;
}

/* Takes the first term that is in no rule yet, and all that are alike. */
static void
gather(struct term_rules *out, struct converting *c, bool *done, size_t first)
{
	struct term *alike[RULE_TERMS];
	size_t count = 0;

	for (size_t i = first; i < c->count && count < RULE_TERMS; i++) {
		if (done[i] || !is_alike(&c->terms[first], &c->terms[i]))
			continue;
		done[i] = true;
		alike[count++] = &c->terms[i];
	}
	add_rule(out, alike, count, c->pool);
}

enum error_code
terms_convert(struct term_rules *out, const struct csv *csv,
    struct pool *pool, struct error *err)
{
	struct converting c = { .csv = csv, .pool = pool, .err = err };
	struct term_rules made = { 0 };
	enum error_code code = ERR_NONE;
	bool *done;

	if (!names_has(&csv->columns, "write") ||
	    !names_has(&csv->columns, "instead of"))
		return error_at(err, (struct place){ csv->path, 1, 1 }, "terms",
		    "the columns are write, instead of, why, severity (the "
		    "first two must be there)");
	for (size_t row = 0; !code && row < csv->rows; row++)
		code = read_row(&c, row);
	if (!code && c.count == 0)
		code = error_at(err, (struct place){ csv->path, 1, 1 }, "terms",
		    "there is no row below the first (add one for each word)");
	if (code)
		return code;
	done = pool_alloc(pool, c.count * sizeof *done);
	for (size_t i = 0; i < c.count; i++) {
		if (!done[i])
			gather(&made, &c, done, i);
	}
	made.terms = c.count;
	*out = made;
	return ERR_NONE;
}
