/* SPDX-License-Identifier: Apache-2.0 */
/*
 * option.h - what may be said to a command, and what was said
 *
 * A command's one table of options drives the parsing, the usage line, the
 * help, the completion and the manual.  Values are looked up by name:
 *
 *	const char *message = option_text(&call->args, "m");
 */

#ifndef GALLEY_CLI_OPTION_H
#define GALLEY_CLI_OPTION_H

#include "base/error.h"
#include "base/names.h"
#include "galley.h"

enum option_is {
	OPTION_NEEDED = 1,	/* the command does not run without it */
	OPTION_MANY = 2,	/* may be given several times */
	OPTION_PAIR = 4,	/* its value is NAME=VALUE */
	OPTION_CONTENT = 8,	/* "@file" and "-" stand for what they hold */
	OPTION_BARE = 16,	/* the value may be left out: --json[=FIELDS] */
};

/* A name of one letter is a short option, "-m". */
struct option {
	const char *name;
	const char *value;	/* what help calls it; NULL: it has none */
	const char *about;
	unsigned is;
};

/* Whom help shows a command to. */
enum command_group {
	GROUP_FIELD,
	GROUP_REVIEW,
	GROUP_BRAND,
	GROUP_ADMIN,
	GROUP_ALL,
	GROUP_COUNT,
};

struct call;

struct command {
	const char *name;	/* "use"; of a part "people add" */
	/* "", "NAME", "[NAME]", "NAME...", "NAME SLOT TEXT" */
	const char *operands;
	const char *about;	/* one line */
	const char *example;	/* a call as it is typed; NULL: nobody types it */
	enum command_group group;
	const struct option *options;	/* the last has no name; or NULL */
	const struct command *const *parts;	/* ends in NULL; may be NULL */
	/* Returns the exit status; NULL: only its parts run. */
	int (*run)(struct call *call);
};

struct given {
	const struct option *option;
	const char *value;
};

struct arguments {
	const struct command *command;	/* NULL: no verb was given */
	struct names operands;
	struct given *given;
	size_t given_count;
	struct pool *pool;
};

/* The options of every command; the last one has no name. */
extern const struct option option_global[];

/*
 * Reads the words of a call (argv after the program's name, ending in NULL).
 * commands ends in NULL.  Global options may stand anywhere, a command's own
 * after its verb.  With --help or -h nothing is found missing.
 */
enum error_code option_read(struct arguments *out,
    const struct command *const *commands, const char *const *argv,
    struct pool *pool, struct error *err);

/* Replaces "@file" and "-" of options with OPTION_CONTENT by what they hold. */
enum error_code option_fetch(struct arguments *args, struct error *err);

/*
 * The same for one text, such as an operand.  A byte order mark and CR LF of a
 * file are an editor's and go.  What is not UTF-8 is ERR_REFUSED at its place in
 * the file, ERR_USAGE where it was typed.
 */
enum error_code option_content(const char **text, struct pool *pool,
    struct error *err);

/* The same for bytes that whoever reads them judges: all but NUL. */
enum error_code option_bytes(const char **text, struct pool *pool,
    struct error *err);

/* Whether it was given; its last value, or NULL; all of its values. */
bool option_has(const struct arguments *args, const char *name);
const char *option_text(const struct arguments *args, const char *name);
struct names option_all(const struct arguments *args, const char *name);

/* The values of an OPTION_PAIR. */
struct galley_pairs option_pairs(const struct arguments *args,
    const char *name);

/* Cuts NAME=VALUE; false where there is no name or no "=". */
bool option_split(struct galley_pair *out, const char *text,
    struct pool *pool);

/* The n-th operand, or NULL. */
const char *option_operand(const struct arguments *args, size_t n);

/* How many operands a command takes; SIZE_MAX is any number. */
struct operand_range {
	size_t least;
	size_t most;
};

struct operand_range option_operands(const char *operands);

#endif
