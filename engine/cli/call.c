/* SPDX-License-Identifier: Apache-2.0 */
#include "call.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "passphrase.h"

static bool
read_digits(struct slice text, int64_t *out)
{
	int64_t value = 0;

	if (text.len == 0 || text.len > 12)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		value = value * 10 + (text.at[i] - '0');
	}
	*out = value;
	return true;
}

/* "2026-11-22T01:13:42Z", or seconds. */
static bool
read_time(struct slice text, int64_t *out)
{
	int64_t day, hour, minute, second;

	if (read_digits(text, out))
		return *out > 0;
	if (text.len != 20 || text.at[10] != 'T' || text.at[13] != ':' ||
	    text.at[16] != ':' || text.at[19] != 'Z' ||
	    !date_read(&day, (struct slice){ text.at, 10 }) ||
	    !read_digits((struct slice){ text.at + 11, 2 }, &hour) ||
	    !read_digits((struct slice){ text.at + 14, 2 }, &minute) ||
	    !read_digits((struct slice){ text.at + 17, 2 }, &second) ||
	    hour > 23 || minute > 59 || second > 59)
		return false;
	*out = day + hour * 3600 + minute * 60 + second;
	return true;
}

static enum error_code
set_now(struct call *call)
{
	const char *now = option_text(&call->args, "now");

	if (!now)
		now = getenv("GALLEY_NOW");
	if (now && !read_time(slice_of(now), &call->options.now))
		return error_set(&call->err, ERR_USAGE, "%s is not a time "
		    "(write 2026-11-22T01:13:42Z, or seconds since 1970)", now);
	return ERR_NONE;
}

enum error_code
call_start(struct call *call, const struct command *const *commands,
    const char *const *argv)
{
	const struct arguments *args = &call->args;
	enum error_code code;

	call->commands = commands;
	screen_start(&call->out, stdout, false);
	screen_start(&call->talk, stderr, false);
	code = option_read(&call->args, commands, argv, &call->pool,
	    &call->err);
	if (code)
		return code;
	screen_start(&call->out, stdout, option_has(args, "no-color"));
	screen_start(&call->talk, stderr, option_has(args, "no-color"));
	call->options = (struct galley_options){
		.folder = option_text(args, "C"),
		.person = option_text(args, "as"),
		.key_file = option_text(args, "key-file"),
		.ask = passphrase_ask,
		.dry_run = option_has(args, "dry-run"),
	};
	code = set_now(call);
	return code ? code : option_fetch(&call->args, &call->err);
}

enum error_code
call_open(struct call *call)
{
	if (call->g)
		return ERR_NONE;
	return (enum error_code)galley_open(&call->g, &call->options,
	    &call->err);
}

/* What could not be read is why something else is not there. */
int
call_failed(struct call *call)
{
	if (call->g)
		galley_trust(call->g, &call->err);
	screen_styled(&call->talk, STYLE_BAD, "galley: ");
	screen_format(&call->talk, "%s\n", galley_error_text(&call->err));
	return galley_error_status(&call->err);
}

/* Fields that this report does not have are null. */
static const struct node *
pick(struct call *call, const struct node *report, const char *fields)
{
	struct node *picked = node_map(&call->pool);
	struct slice rest = slice_of(fields), name;

	while (slice_until(&rest, ',', &name)) {
		const char *key = pool_copy(&call->pool, name);
		const struct node *value = node_get(report, key);
		struct node *copy = node_null(&call->pool);

		if (value)
			*copy = *value;
		node_set(&call->pool, picked, key, copy);
	}
	return picked;
}

bool
call_json(struct call *call, const galley_report *report)
{
	const char *fields = option_text(&call->args, "json");
	struct buf json = { 0 };

	if (!fields)
		return false;
	if (*fields && report->kind == NODE_MAP)
		report = pick(call, report, fields);
	node_write_json(report, &json);
	screen_format(&call->out, "%s\n", json.at);
	buf_release(&json);
	return true;
}

void
call_next(struct call *call, const galley_report *report)
{
	const char *next = node_get_text(report, "next", NULL);

	if (option_has(&call->args, "json"))
		return;
	if (call->options.dry_run)
		screen_format(&call->talk,
		    "A dry run: nothing was changed.\n");
	else if (next)
		screen_format(&call->talk, "Next: %s\n", next);
}

int
call_end(struct call *call, int status)
{
	enum { STATUS_SYSTEM = 75 };
	galley_error doubt;

	if (call->g && galley_trust(call->g, &doubt) &&
	    strcmp(galley_error_text(&doubt), galley_error_text(&call->err)))
		status = call_failed(call);
	galley_close(call->g);
	pool_release(&call->pool);
	if ((fflush(stdout) || ferror(stdout)) && status == 0) {
		screen_format(&call->talk,
		    "galley: the answer could not be written\n");
		return STATUS_SYSTEM;
	}
	return status;
}
