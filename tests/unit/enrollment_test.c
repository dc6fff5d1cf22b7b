/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/enrollment.h"

#include <stdio.h>
#include <string.h>

#include "rows.h"
#include "sign/sign.h"

#define KEY "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g"
#define LINE "galley-enroll-1 bob bob@firm.example " KEY " Bob Ray"
#define NONE "this is not a line that galley enroll printed (it begins with " \
    "galley-enroll-1, and is one line)"

/* What is read, "person | email | key | name", or why not. */
static const struct {
	const char *name;
	const char *line;
	const char *want;
} cases[] = {
	{ "a line tells person, address, key and name", LINE,
	  "bob | bob@firm.example | " KEY " | Bob Ray" },
	{ "what a mail puts around it is no part of it", "\n  " LINE " \r\n",
	  "bob | bob@firm.example | " KEY " | Bob Ray" },
	{ "a name may be one word", "galley-enroll-1 bob b@f " KEY " Bob",
	  "bob | b@f | " KEY " | Bob" },

	{ "nothing is no line", "", NONE },
	{ "another kind of line", "galley-enroll-2 bob b@f " KEY " Bob",
	  NONE },
	{ "a line without a name", "galley-enroll-1 bob b@f " KEY, NONE },
	{ "a line that lost its end", "galley-enroll-1 bob b@f ssh-ed25519",
	  NONE },
	{ "a line broken in two", "galley-enroll-1 bob b@f\n" KEY " Bob",
	  NONE },
	{ "a key alone", KEY, NONE },
};

/* Codes are typed as they were heard. */
static const char *
as_it_is(const char *code, struct pool *pool)
{
	return pool_text(pool, code);
}

static const char *
without_hyphens(const char *code, struct pool *pool)
{
	return pool_format(pool, "%.4s%.4s%.4s", code, code + 5, code + 10);
}

static const char *
with_spaces(const char *code, struct pool *pool)
{
	return pool_format(pool, " %.4s %.4s %.4s ", code, code + 5,
	    code + 10);
}

static const char *
in_small_letters(const char *code, struct pool *pool)
{
	char *out = pool_text(pool, code);

	for (char *c = out; *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
		else if (*c == '0')
			*c = 'o';
		else if (*c == '1')
			*c = 'l';
	}
	return out;
}

static const char *
one_short(const char *code, struct pool *pool)
{
	return pool_format(pool, "%.13s", code);
}

static const char *
one_more(const char *code, struct pool *pool)
{
	return pool_format(pool, "%s0", code);
}

static const char *
last_letter_other(const char *code, struct pool *pool)
{
	char *out = pool_text(pool, code);

	out[13] = out[13] == '7' ? '8' : '7';
	return out;
}

static const char *
of_nothing(const char *code, struct pool *pool)
{
	(void)code;
	(void)pool;
	return "";
}

static const char *
of_hyphens(const char *code, struct pool *pool)
{
	(void)code;
	(void)pool;
	return "---";
}

static const char *
of_a_changed_line(const char *code, struct pool *pool)
{
	(void)code;
	return pool_text(pool, enrollment_code(slice_of(
	    "galley-enroll-1 bob bob@firm.example " KEY " Bob Rai")).at);
}

static const struct {
	const char *name;
	const char *(*change)(const char *code, struct pool *pool);
	bool want;
} typed[] = {
	{ "the code is the line's", as_it_is, true },
	{ "without its hyphens", without_hyphens, true },
	{ "with spaces", with_spaces, true },
	{ "in small letters, o for 0 and l for 1", in_small_letters, true },
	{ "one letter is missing", one_short, false },
	{ "one letter is too many", one_more, false },
	{ "one letter is another", last_letter_other, false },
	{ "nothing is no code", of_nothing, false },
	{ "hyphens are none", of_hyphens, false },
	{ "the code of a line that somebody changed", of_a_changed_line,
	  false },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct enrollment e;
	struct error err;
	const char *got;

	if (enrollment_read(&e, cases[row].line, &pool, &err)) {
		assert_int_equal(err.code, ERR_USAGE);
		got = err.text;
	} else {
		got = pool_format(&pool, "%s | %s | %s | %s", e.person,
		    e.email, e.key, e.name);
		assert_string_equal(enrollment_line(&e, &pool), pool_copy(
		    &pool, slice_trim(slice_of(cases[row].line))));
	}
	assert_string_equal(got, cases[row].want);
	pool_release(&pool);
}

static void
is_code_as_wanted(void **state)
{
	size_t row = ROWS_AT(typed, state);
	struct pool pool = { 0 };
	struct enrollment_code code = enrollment_code(slice_of(LINE "\n"));

	assert_int_equal(enrollment_is_code(slice_of(LINE),
	    typed[row].change(code.at, &pool)), typed[row].want);
	pool_release(&pool);
}

static void
refuses_what_is_too_long(void **state)
{
	struct pool pool = { 0 };
	struct buf line = { 0 };
	struct enrollment e;
	struct error err;

	(void)state;
	buf_text(&line, LINE);
	while (line.len <= ENROLLMENT_LIMIT)
		buf_text(&line, "x");
	assert_int_equal(enrollment_read(&e, line.at, &pool, &err),
	    ERR_USAGE);
	line.at[ENROLLMENT_LIMIT] = '\0';
	assert_int_equal(enrollment_read(&e, line.at, &pool, &err),
	    ERR_NONE);
	buf_release(&line);
	pool_release(&pool);
}

int
main(void)
{
	struct error err;

	if (sign_start(&err))
		return 1;
	return rows_run("enrollment", ROWS(cases, reads_as_wanted),
	    ROWS(typed, is_code_as_wanted),
	    ROW("a line has at most a thousand bytes",
		refuses_what_is_too_long));
}
