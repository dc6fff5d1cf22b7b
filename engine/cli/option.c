/* SPDX-License-Identifier: Apache-2.0 */
#include "option.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/plain_lines.h"
#include "base/utf8.h"

enum { CONTENT_LIMIT = 1 << 20 };

const struct option option_global[] = {
	{ "as", "PERSON", "act as this person", 0 },
	{ "C", "FOLDER", "the workspace's folder, instead of this one", 0 },
	{ "json", "FIELDS", "print the report as JSON, or these fields of it",
	  OPTION_BARE },
	{ "dry-run", NULL, "check everything, change nothing", 0 },
	{ "yes", NULL, "answer yes to questions", 0 },
	{ "key-file", "FILE", "sign with this unencrypted OpenSSH key", 0 },
	{ "now", "TIME", "act at this time: 2026-11-22T01:13:42Z, or seconds "
	  "since 1970", 0 },
	{ "no-color", NULL, "no colours", 0 },
	{ "help", NULL, "show how the command is used", 0 },
	{ "h", NULL, "the same", 0 },
	{ "version", NULL, "print galley's version", 0 },
	{ 0 },
};

/* Verbs that are to come: who heard of one is told that it is not there yet. */
static const char *const later[] = {
	"ask", "block", "claim", "learn", "map", "recall", "recertify",
	"report", "serve", "trace",
};

/* The words still to be read, and what has been understood of them. */
struct reading {
	struct arguments *args;
	const struct command *const *commands;
	const char *const *at;
	bool only_operands;	/* after "--" */
	struct error *err;
};

static const struct option *
find_in(const struct option *table, struct slice name)
{
	for (const struct option *o = table; o && o->name; o++) {
		if (slice_is(name, o->name))
			return o;
	}
	return NULL;
}

static const struct option *
find_option(const struct command *command, struct slice name)
{
	const struct option *found = find_in(option_global, name);

	if (!found && command)
		found = find_in(command->options, name);
	return found;
}

static enum error_code
add(struct reading *r, const struct option *option, const char *value)
{
	struct arguments *args = r->args;

	if ((option->is & OPTION_PAIR) &&
	    !option_split(&(struct galley_pair){ 0 }, value, args->pool))
		return error_set(r->err, ERR_USAGE,
		    "--%s takes NAME=VALUE, not \"%s\"", option->name, value);
	args->given = pool_grow(args->pool, args->given, args->given_count,
	    sizeof *args->given);
	args->given[args->given_count++] = (struct given){ option, value };
	return ERR_NONE;
}

static const char *
dashes(struct slice name)
{
	return name.len == 1 ? "-" : "--";
}

static enum error_code
fail_unknown(struct reading *r, struct slice name)
{
	const struct command *command = r->args->command;
	const struct option *tables[] = { option_global,
	    command ? command->options : NULL };
	struct names known = { 0 };
	const char *nearest = NULL;

	for (size_t i = 0; i < 2; i++) {
		for (const struct option *o = tables[i]; o && o->name; o++)
			names_add(&known, r->args->pool, o->name);
	}
	if (name.len > 1)
		nearest = names_nearest(&known,
		    pool_copy(r->args->pool, name));
	return error_set(r->err, ERR_USAGE,
	    "there is no option %s%.*s%s%s%s (galley help%s%s lists them)",
	    dashes(name), (int)name.len, name.at,
	    nearest ? ", did you mean " : "",
	    nearest ? dashes(slice_of(nearest)) : "", nearest ? nearest : "",
	    command ? " " : "", command ? command->name : "");
}

/* A file or folder without a name would be the root, or nothing. */
static bool
is_place(const struct option *option)
{
	return option->value && (strcmp(option->value, "FOLDER") == 0 ||
	    strcmp(option->value, "FILE") == 0);
}

/* value: what stands in the same word after "=" or the letter, or NULL. */
static enum error_code
read_option(struct reading *r, struct slice name, const char *value)
{
	const struct option *option = find_option(r->args->command, name);

	if (!option)
		return fail_unknown(r, name);
	if (!option->value && value)
		return error_set(r->err, ERR_USAGE, "%s%s takes no value",
		    dashes(name), option->name);
	if (option->value && !value && !(option->is & OPTION_BARE)) {
		value = *r->at;
		if (!value)
			return error_set(r->err, ERR_USAGE, "%s%s needs %s",
			    dashes(name), option->name, option->value);
		r->at++;
	}
	if (value && !*value && is_place(option))
		return error_set(r->err, ERR_USAGE, "%s%s needs %s",
		    dashes(name), option->name, option->value);
	return add(r, option, value);
}

static enum error_code
read_long(struct reading *r, const char *word)
{
	const char *equals = strchr(word, '=');
	struct slice name = slice_of(word);

	if (equals)
		name.len = (size_t)(equals - word);
	if (name.len < 2)
		return fail_unknown(r, name);
	return read_option(r, name, equals ? equals + 1 : NULL);
}

static enum error_code
fail_verb(struct reading *r, const char *word, const struct names *known)
{
	const char *nearest = names_nearest(known, word);

	for (size_t i = 0; i < sizeof later / sizeof later[0]; i++) {
		if (strcmp(later[i], word) == 0)
			return error_set(r->err, ERR_USAGE, "%s does not exist "
			    "yet (galley help lists what does)", word);
	}
	return error_set(r->err, ERR_USAGE,
	    "there is no command \"%s\"%s%s (galley help lists them)", word,
	    nearest ? ", did you mean " : "", nearest ? nearest : "");
}

static enum error_code
read_verb(struct reading *r, const char *word)
{
	struct names known = { 0 };

	for (const struct command *const *c = r->commands; *c; c++) {
		if (strcmp((*c)->name, word) == 0) {
			r->args->command = *c;
			return ERR_NONE;
		}
		names_add(&known, r->args->pool, (*c)->name);
	}
	return fail_verb(r, word, &known);
}

/* The part of "people" that "add" names, or NULL. */
static const struct command *
find_part(const struct command *command, const char *word)
{
	for (const struct command *const *p = command->parts; p && *p; p++) {
		if (strcmp(strrchr((*p)->name, ' ') + 1, word) == 0)
			return *p;
	}
	return NULL;
}

static enum error_code
read_plain(struct reading *r, const char *word)
{
	struct arguments *args = r->args;
	const struct command *part;

	if (!args->command)
		return read_verb(r, word);
	part = args->operands.count ? NULL : find_part(args->command, word);
	if (part)
		args->command = part;
	else
		names_add(&args->operands, args->pool, word);
	return ERR_NONE;
}

static enum error_code
read_word(struct reading *r)
{
	const char *word = *r->at++;

	if (r->only_operands || word[0] != '-' || word[1] == '\0')
		return read_plain(r, word);
	if (strcmp(word, "--") == 0) {
		r->only_operands = true;
		return ERR_NONE;
	}
	if (word[1] == '-')
		return read_long(r, word + 2);
	if (word[2] && !find_option(r->args->command, (struct slice){ word + 1,
	    1 }) && find_option(r->args->command, slice_of(word + 1)))
		return error_set(r->err, ERR_USAGE, "there is no option %s, "
		    "did you mean -%s (galley help lists them)", word, word);
	return read_option(r, (struct slice){ word + 1, 1 },
	    word[2] ? word + 2 : NULL);
}

struct operand_range
option_operands(const char *operands)
{
	struct operand_range range = { 0, 0 };
	struct slice rest = slice_of(operands), word;

	while (slice_until(&rest, ' ', &word)) {
		if (!slice_starts(word, "["))
			range.least++;
		if (slice_ends(word, "...") || slice_ends(word, "...]"))
			range.most = SIZE_MAX;
		if (range.most != SIZE_MAX)
			range.most++;
	}
	return range;
}

/* The part of a command that a word may have meant, or NULL. */
static const char *
nearest_part(const struct arguments *args, const char *word)
{
	struct names parts = { 0 };

	for (const struct command *const *p = args->command->parts; p && *p;
	    p++)
		names_add(&parts, args->pool, strrchr((*p)->name, ' ') + 1);
	return word ? names_nearest(&parts, word) : NULL;
}

static enum error_code
fail_operand(const struct arguments *args, const char *word,
    struct error *err)
{
	const char *name = args->command->name;
	const char *nearest = nearest_part(args, word);

	if (nearest)
		return error_set(err, ERR_USAGE, "there is no \"%s %s\", did "
		    "you mean %s %s (galley help %s)", name, word, name,
		    nearest, name);
	return error_set(err, ERR_USAGE, "\"%s\" is one word too many for %s "
	    "(galley help %s)", word, name, name);
}

static enum error_code
check_operands(const struct arguments *args, struct error *err)
{
	const struct command *c = args->command;
	struct operand_range range = option_operands(c->operands);

	if (!c->run) {
		const char *nearest = nearest_part(args, option_operand(args,
		    0));

		return error_set(err, ERR_USAGE,
		    "%s what? (galley help %s lists them%s%s)", c->name,
		    c->name,
		    nearest ? "; did you mean " : "", nearest ? nearest : "");
	}
	if (args->operands.count < range.least)
		return error_set(err, ERR_USAGE,
		    "%s needs %s (galley help %s)", c->name, c->operands,
		    c->name);
	if (args->operands.count > range.most)
		return fail_operand(args, args->operands.items[range.most],
		    err);
	return ERR_NONE;
}

static enum error_code
check_options(const struct arguments *args, struct error *err)
{
	const struct option *o = args->command->options;

	for (; o && o->name; o++) {
		size_t count = option_all(args, o->name).count;

		if (count == 0 && (o->is & OPTION_NEEDED))
			return error_set(err, ERR_USAGE, "%s needs %s%s %s",
			    args->command->name, dashes(slice_of(o->name)),
			    o->name, o->value);
		if (count > 1 && !(o->is & OPTION_MANY))
			return error_set(err, ERR_USAGE,
			    "%s%s may be given only once",
			    dashes(slice_of(o->name)), o->name);
	}
	return ERR_NONE;
}

/* Who asks about a command need not say all that it takes. */
static bool
is_asked_about(const struct arguments *args)
{
	return option_has(args, "help") || option_has(args, "h") ||
	    option_has(args, "version");
}

enum error_code
option_read(struct arguments *out, const struct command *const *commands,
    const char *const *argv, struct pool *pool, struct error *err)
{
	struct arguments args = { .pool = pool };
	struct reading r = { &args, commands, argv, false, err };
	enum error_code code = ERR_NONE;

	while (!code && *r.at)
		code = read_word(&r);
	if (!code && args.command && !is_asked_about(&args)) {
		code = check_operands(&args, err);
		if (!code)
			code = check_options(&args, err);
	}
	if (!code)
		*out = args;
	return code;
}

enum error_code
option_bytes(const char **text, struct pool *pool, struct error *err)
{
	bool is_input = strcmp(*text, "-") == 0;
	struct buf content = { 0 };
	enum error_code code;

	if (!is_input && **text != '@')
		return ERR_NONE;
	code = is_input ?
	    file_read_fd(&content, STDIN_FILENO, "standard input",
	    CONTENT_LIMIT, err) :
	    file_read(&content, *text + 1, CONTENT_LIMIT, err);
	if (!code && memchr(buf_slice(&content).at, '\0', content.len))
		code = error_set(err, ERR_REFUSED,
		    "%s holds a NUL byte (give text)", *text);
	if (!code && slice_ends(buf_slice(&content), "\n"))
		content.len -= slice_ends(buf_slice(&content), "\r\n") ? 2 : 1;
	if (!code)
		*text = pool_copy(pool, buf_slice(&content));
	buf_release(&content);
	return code;
}

enum error_code
option_content(const char **text, struct pool *pool, struct error *err)
{
	const char *typed = *text;
	enum error_code code = option_bytes(text, pool, err);
	struct slice content = slice_of(*text);
	size_t bad = code ? content.len : utf8_bad(content);

	if (bad == content.len) {
		if (!code && *text != typed)
			*text = plain_lines(content, pool).at;
		return code;
	}
	if (*text == typed)
		return error_set(err, ERR_USAGE, "\"%.200s\" is not UTF-8 "
		    "(type it in a terminal that is set to UTF-8)", typed);
	return error_at(err, utf8_place(*typed == '@' ? typed + 1 :
	    "standard input", content, bad), "utf-8", "this is not UTF-8 "
	    "(save the file as UTF-8)");
}

static enum error_code
fetch_one(struct given *given, struct pool *pool, struct error *err)
{
	struct galley_pair pair = { NULL, given->value };
	enum error_code code;

	if (given->option->is & OPTION_PAIR)
		option_split(&pair, given->value, pool);
	code = option_content(&pair.value, pool, err);
	if (!code)
		given->value = pair.name ?
		    pool_format(pool, "%s=%s", pair.name, pair.value) :
		    pair.value;
	return code;
}

enum error_code
option_fetch(struct arguments *args, struct error *err)
{
	enum error_code code = ERR_NONE;

	for (size_t i = 0; !code && i < args->given_count; i++) {
		if (args->given[i].option->is & OPTION_CONTENT)
			code = fetch_one(&args->given[i], args->pool, err);
	}
	return code;
}

struct names
option_all(const struct arguments *args, const char *name)
{
	struct names all = { 0 };

	assert(find_option(args->command, slice_of(name)));
	for (size_t i = 0; i < args->given_count; i++) {
		const struct given *g = &args->given[i];

		if (strcmp(g->option->name, name) == 0)
			names_add(&all, args->pool, g->value ? g->value : "");
	}
	return all;
}

bool
option_has(const struct arguments *args, const char *name)
{
	return option_all(args, name).count > 0;
}

const char *
option_text(const struct arguments *args, const char *name)
{
	struct names all = option_all(args, name);

	return all.count ? all.items[all.count - 1] : NULL;
}

bool
option_split(struct galley_pair *out, const char *text, struct pool *pool)
{
	const char *equals = strchr(text, '=');

	if (!equals || equals == text)
		return false;
	out->name = pool_copy(pool,
	    (struct slice){ text, (size_t)(equals - text) });
	out->value = equals + 1;
	return true;
}

struct galley_pairs
option_pairs(const struct arguments *args, const char *name)
{
	struct names all = option_all(args, name);
	struct galley_pair *items = pool_alloc(args->pool,
	    (all.count + 1) * sizeof *items);

	for (size_t i = 0; i < all.count; i++)
		option_split(&items[i], all.items[i], args->pool);
	return (struct galley_pairs){ items, all.count };
}

const char *
option_operand(const struct arguments *args, size_t n)
{
	return n < args->operands.count ? args->operands.items[n] : NULL;
}
