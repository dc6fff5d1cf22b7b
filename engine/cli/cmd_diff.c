/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/file.h"
#include "command.h"
#include "delta.h"
#include "outlet.h"

static struct slice
bytes_of(const struct galley_file *file)
{
	return (struct slice){ file->bytes, file->length };
}

static bool
is_there(const char *path, struct slice bytes)
{
	struct buf there = { 0 };
	struct error ignored;
	bool same = !file_read(&there, path, bytes.len, &ignored) &&
	    slice_equal(buf_slice(&there), bytes);

	buf_release(&there);
	return same;
}

static char *
place_of(struct call *call, const struct galley_file *file)
{
	return outlet_path(call, option_text(&call->args, "out"), file->path);
}

/* What somebody else put there, or wrote on since, stays. */
static enum error_code
judge_place(struct call *call, const struct galley_file *file)
{
	const char *out = place_of(call, file);

	if (!file_exists(out) || is_there(out, bytes_of(file)))
		return ERR_NONE;
	return error_set(&call->err, ERR_USAGE, "%s is there already, and is "
	    "another file (name a folder without it)", out);
}

static enum error_code
write_file(struct call *call, const struct galley_file *file)
{
	char *out = place_of(call, file), *slash = strrchr(out, '/');
	enum error_code code;

	*slash = '\0';
	code = file_make_folder(out, 0700, &call->err);
	*slash = '/';
	if (!code && !file_exists(out))
		code = file_write(out, bytes_of(file), 0600, &call->err);
	if (!code && !option_has(&call->args, "json"))
		screen_format(&call->out, "%s\n", out);
	return code;
}

/* Each below the folder as it lies in the workspace. */
static enum error_code
write_files(struct call *call, const galley_report *report)
{
	const char *request = node_get_text(report, "request", "");
	struct galley_files files;
	enum error_code code;

	if (!node_get(report, "files"))
		return error_set(&call->err, ERR_USAGE, "%s is a "
		    "customization (galley preview %s shows how it reads)",
		    request, request);
	code = (enum error_code)galley_changed_files(call->g, request, &files,
	    &call->err);
	for (size_t i = 0; !code && i < files.count; i++)
		code = judge_place(call, &files.items[i]);
	for (size_t i = 0; !code && !call->options.dry_run && i < files.count;
	    i++)
		code = write_file(call, &files.items[i]);
	return code;
}

static int
run(struct call *call)
{
	const char *name = option_operand(&call->args, 0);
	bool out = option_has(&call->args, "out");
	galley_report *report;

	if (call_open(call) ||
	    galley_diff(call->g, name, &report, &call->err) ||
	    (out && write_files(call, report)))
		return call_failed(call);
	if (!call_json(call, report) && !out)
		delta_tell(call, report);
	call_next(call, report);
	return 0;
}

static const struct option options[] = {
	{ "out", "FOLDER", "write the files as they would be to this folder, "
	  "pictures too", 0 },
	{ 0 },
};

const struct command cmd_diff = {
	.name = "diff",
	.operands = "REQUEST",
	.about = "show what a request changes, word by word, and what it needs",
	.example = "galley diff rep1/first-touch/bolt",
	.group = GROUP_REVIEW,
	.options = options,
	.run = run,
};
