/* SPDX-License-Identifier: Apache-2.0 */
#include "amendment.h"
#include "base/file.h"
#include "command.h"
#include "tell.h"
#include "wanted.h"

/* Pictures and PDFs, too: no more than a push may bring. */
enum { FILE_LIMIT = 20 << 20 };

/* The bytes of --file as they are. */
static enum error_code
read_whole(struct galley_customize *what, struct call *call)
{
	const char *path = option_text(&call->args, "file");
	struct buf file = { 0 };
	struct slice bytes;
	enum error_code code;

	if (!path)
		return ERR_NONE;
	code = file_read(&file, path, FILE_LIMIT, &call->err);
	if (code) {
		buf_release(&file);
		return code;
	}
	bytes = buf_settle(&file, &call->pool);
	what->document = bytes.at;
	what->document_size = bytes.len;
	return ERR_NONE;
}

static int
run(struct call *call)
{
	struct galley_customize what;
	const char *text = option_text(&call->args, "text");
	galley_report *report;

	if (amendment_read(&what, call) || read_whole(&what, call) ||
	    call_open(call))
		return call_failed(call);
	if (option_has(&call->args, "edit"))
		return amendment_in_editor(call, what.name);
	if (text)
		what.document = pool_format(&call->pool, "%s\n", text);
	if (galley_edit(call->g, &what, &report, &call->err))
		return call_failed(call);
	return tell_act(call, report);
}

static const struct option options[] = {
	WANTED_OPTIONS,
	{ "share", "me|team|all", "who finds it", 0 },
	{ "edit", NULL, "edit the whole document in your editor", 0 },
	{ "text", "TEXT", "replace the whole document (@FILE reads a file, - "
	  "standard input)", OPTION_CONTENT },
	{ "file", "FILE", "replace the whole file, byte by byte: pictures, "
	  "PDFs", 0 },
	{ 0 },
};

const struct command cmd_edit = {
	.name = "edit",
	.operands = "NAME",
	.about = "change a request, or propose a change to an approved "
	    "document",
	.example = "galley edit bolt --set discount=12",
	.group = GROUP_FIELD,
	.options = options,
	.run = run,
};
