/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/option.h"

#include <string.h>

#include "base/buf.h"
#include "rows.h"

static int
run(struct call *call)
{
	(void)call;
	return 0;
}

static const struct option use_options[] = {
	{ "set", "FIELD=VALUE", "", OPTION_MANY | OPTION_PAIR },
	{ "for", "ACCOUNT", "", OPTION_MANY },
	{ "format", "FORMAT", "", 0 },
	{ "copy", NULL, "", 0 },
	{ "out", "FOLDER", "", 0 },
	{ 0 },
};

static const struct option reject_options[] = {
	{ "m", "TEXT", "", OPTION_NEEDED | OPTION_CONTENT },
	{ 0 },
};

static const struct command use = {
	.name = "use", .operands = "NAME", .options = use_options, .run = run,
};
static const struct command reject = {
	.name = "reject", .operands = "REQUEST...", .options = reject_options,
	.run = run,
};
static const struct command key_show = {
	.name = "key show", .operands = "PERSON", .run = run,
};
static const struct command *const key_parts[] = { &key_show, NULL };
static const struct command key = {
	.name = "key", .operands = "", .parts = key_parts,
};
static const struct command people_add = {
	.name = "people add", .operands = "PERSON", .run = run,
};
static const struct command *const people_parts[] = { &people_add, NULL };
static const struct command people = {
	.name = "people", .operands = "", .parts = people_parts, .run = run,
};
static const struct command status = {
	.name = "status", .operands = "[NAME]", .run = run,
};
static const struct command *const commands[] = {
	&use, &reject, &key, &people, &status, NULL,
};

/* The call as it was understood: verb, operands, options; or the mistake. */
static const struct {
	const char *name;
	const char *call;	/* words between single spaces */
	const char *want;
} cases[] = {
	{ "no words are no command", "", "(none)" },
	{ "a verb and its operand", "use first-touch", "use|first-touch" },
	{ "an option may follow or precede the operand",
	  "use --format html first-touch --copy",
	  "use|first-touch|format:html|copy" },
	{ "a value may stand behind an equals sign", "use a --format=html",
	  "use|a|format:html" },
	{ "global options stand before the verb", "--as rep1 -C brand status",
	  "status|as:rep1|C:brand" },
	{ "global options stand after the verb", "status --json --dry-run",
	  "status|json:|dry-run" },
	{ "JSON may name fields", "status --json=state,why",
	  "status|json:state,why" },
	{ "JSON does not swallow an operand", "status --json bolt",
	  "status|bolt|json:" },
	{ "a short option takes the next word or the rest of its own",
	  "reject a -m no", "reject|a|m:no" },
	{ "a short option and its value in one word", "reject a -mno",
	  "reject|a|m:no" },
	{ "pairs may repeat", "use a --set b=1 --set c=2=3",
	  "use|a|set:b=1|set:c=2=3" },
	{ "a value may look like an option", "use a --for --copy",
	  "use|a|for:--copy" },
	{ "after -- all is operand", "use -- --copy", "use|--copy" },
	{ "a dash alone is an operand", "use -", "use|-" },
	{ "a part of a command is its own command", "key show rep1",
	  "key show|rep1" },
	{ "global options may stand between", "key --as rep1 show rep1",
	  "key show|rep1|as:rep1" },
	{ "help needs nothing else", "reject --help", "reject|help" },

	{ "an unknown verb names the nearest", "ust a",
	  "there is no command \"ust\", did you mean use "
	  "(galley help lists them)" },
	{ "an unknown verb like no other names none", "frobnicate",
	  "there is no command \"frobnicate\" (galley help lists them)" },
	{ "a verb of a later version says so", "recall a",
	  "recall does not exist yet (galley help lists what does)" },
	{ "an unknown option names the nearest", "use a --formt html",
	  "there is no option --formt, did you mean --format (galley help use "
	  "lists them)" },
	{ "an option of another command is unknown", "status --copy",
	  "there is no option --copy (galley help status lists them)" },
	{ "an option before the verb is a global one", "--copy use a",
	  "there is no option --copy (galley help lists them)" },
	{ "an unknown letter", "status -x",
	  "there is no option -x (galley help status lists them)" },
	{ "a value that is missing", "use a --format",
	  "--format needs FORMAT" },
	{ "a folder without a name", "use a --out=",
	  "--out needs FOLDER" },
	{ "a value that nobody takes", "use a --copy=yes",
	  "--copy takes no value" },
	{ "a pair without its sign", "use a --set customer",
	  "--set takes NAME=VALUE, not \"customer\"" },
	{ "a pair without its name", "use a --set =1",
	  "--set takes NAME=VALUE, not \"=1\"" },
	{ "an option that was said twice", "use a --format html --format eml",
	  "--format may be given only once" },
	{ "an operand that is missing", "use --copy",
	  "use needs NAME (galley help use)" },
	{ "an operand too many", "use a b",
	  "\"b\" is one word too many for use (galley help use)" },
	{ "an option that the command needs", "reject a",
	  "reject needs -m TEXT" },
	{ "a part that is missing", "key", "key what? (galley help key lists "
	  "them)" },
	{ "a long option with one dash", "-as rep1 status",
	  "there is no option -as, did you mean --as (galley help lists "
	  "them)" },
	{ "a misspelt part of a command that runs without, too",
	  "people ad rep1", "there is no \"people ad\", did you mean people "
	  "add (galley help people)" },
	{ "a word that is no part at all", "people rep1",
	  "\"rep1\" is one word too many for people (galley help people)" },
	{ "a part that is misspelt", "key shwo rep1",
	  "key what? (galley help key lists them; did you mean show)" },
};

static const char *const *
split(const char *call, struct pool *pool)
{
	struct names words = { 0 };
	struct slice rest = slice_of(call), word;

	while (slice_until(&rest, ' ', &word))
		names_add(&words, pool, pool_copy(pool, word));
	names_add(&words, pool, NULL);
	return words.items;
}

static void
describe(const char *call, struct pool *pool, struct buf *out)
{
	struct arguments args;
	struct error err;

	if (option_read(&args, commands, split(call, pool), pool, &err)) {
		buf_text(out, err.text);
		return;
	}
	buf_text(out, args.command ? args.command->name : "(none)");
	for (size_t i = 0; i < args.operands.count; i++)
		buf_format(out, "|%s", args.operands.items[i]);
	for (size_t i = 0; i < args.given_count; i++) {
		const struct given *g = &args.given[i];

		buf_format(out, "|%s", g->option->name);
		if (g->option->value)
			buf_format(out, ":%s", g->value ? g->value : "");
	}
}

/* Each row is a test of its own, named by its sentence. */
static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct pool pool = { 0 };
	struct buf got = { 0 };

	describe(cases[row].call, &pool, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
	pool_release(&pool);
}

static const struct {
	const char *operands;
	size_t least;
	size_t most;
} ranges[] = {
	{ "", 0, 0 },
	{ "NAME", 1, 1 },
	{ "[NAME]", 0, 1 },
	{ "NAME...", 1, SIZE_MAX },
	{ "[NAME|PATH...]", 0, SIZE_MAX },
	{ "REQUEST SLOT TEXT", 3, 3 },
};

static void
counts_operands(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		struct operand_range got = option_operands(ranges[i].operands);

		assert_int_equal(got.least, ranges[i].least);
		assert_int_equal(got.most, ranges[i].most);
	}
}

/* "@file" in a pair's value, and as a whole, without the last line feed. */
static void
fetches_files(void **state)
{
	static const char *const argv[] = { "reject", "a", "-m",
		"@/proc/sys/kernel/ostype", NULL };
	static const char *const absent[] = { "reject", "a", "-m",
		"@/nowhere/at/all", NULL };
	struct pool pool = { 0 };
	struct arguments args;
	struct error err;

	(void)state;
	assert_int_equal(option_read(&args, commands, argv, &pool, &err), 0);
	assert_int_equal(option_fetch(&args, &err), 0);
	assert_string_equal(option_text(&args, "m"), "Linux");
	assert_int_equal(option_read(&args, commands, absent, &pool, &err), 0);
	assert_int_not_equal(option_fetch(&args, &err), 0);
	pool_release(&pool);
}

int
main(void)
{
	return rows_run("option",
	    ROW("operands are counted from how help writes them",
		counts_operands),
	    ROW("@file stands for what the file holds", fetches_files),
	    ROWS(cases, reads_as_wanted));
}
