/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/file.h"
#include "command.h"
#include "delta.h"
#include "outlet.h"

static enum error_code
write_file(struct call *call, const char *request, const char *path)
{
	struct galley_file file = { .request = request, .path = path };
	char *out = outlet_path(call, option_text(&call->args, "out"), path);
	char *slash = strrchr(out, '/');
	enum error_code code = (enum error_code)galley_changed_file(call->g,
	    &file, &call->err);

	if (code || call->options.dry_run)
		return code;
	*slash = '\0';
	code = file_make_folder(out, 0700, &call->err);
	*slash = '/';
	if (!code)
		code = file_write(out, (struct slice){ file.bytes,
		    file.length }, 0600, &call->err);
	if (!code && !option_has(&call->args, "json"))
		screen_format(&call->out, "%s\n", out);
	return code;
}

/* Each below the folder as it lies in the workspace. */
static enum error_code
write_files(struct call *call, const galley_report *report)
{
	const char *request = node_get_text(report, "request", "");
	const struct node *files = node_get(report, "files");
	enum error_code code = ERR_NONE;

	if (!files)
		return error_set(&call->err, ERR_USAGE, "%s is a "
		    "customization (galley preview %s shows how it reads)",
		    request, request);
	for (size_t i = 0; !code && i < files->count; i++) {
		const struct node *file = files->items[i];

		if (strcmp(node_get_text(file, "change", ""), "removed") != 0)
			code = write_file(call, request, node_get_text(file,
			    "path", ""));
	}
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
