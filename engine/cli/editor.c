/* SPDX-License-Identifier: Apache-2.0 */
#include "editor.h"

#include <string.h>

#include "base/file.h"
#include "base/plain_lines.h"
#include "base/process.h"

enum { DOCUMENT_LIMIT = 1 << 20 };

/* What a shell says of a program that it does not find. */
enum { NOT_THERE = 127 };

/* By the shell, since $EDITOR may carry options, quoted as its user likes. */
static enum error_code
edit_file(struct call *call, const char *path)
{
	const char *const argv[] = { "sh", "-c",
	    "eval \"${VISUAL:-${EDITOR:-vi}} \\\"\\$1\\\"\"", "galley", path,
	    NULL };
	struct process process = { .argv = argv, .inherit = true };
	enum error_code code;

	fflush(NULL);
	code = process_run(&process, &call->err);
	if (process.status == NOT_THERE)
		code = error_set(&call->err, ERR_SYSTEM, "the editor is not "
		    "there (set VISUAL or EDITOR to one that is); the text is "
		    "in %s", path);
	else if (!code && process.status)
		code = error_set(&call->err, ERR_SYSTEM, "the editor ended "
		    "with status %d (set VISUAL or EDITOR); the text is in %s",
		    process.status, path);
	process_release(&process);
	return code;
}

static enum error_code
read_back(struct editor *editor, struct call *call)
{
	struct buf text = { 0 };
	enum error_code code = file_read(&text, editor->path, DOCUMENT_LIMIT,
	    &call->err);

	editor->text = plain_lines(buf_slice(&text), &call->pool).at;
	buf_release(&text);
	return code;
}

enum error_code
editor_run(struct editor *out, struct call *call,
    const galley_report *report)
{
	const char *text = node_get_text(report, "text", "");
	const char *path = node_get_text(report, "path", "document.md");
	const char *slash = strrchr(path, '/');
	struct editor editor = { .folder = NULL };
	enum error_code code = file_make_temporary(&editor.folder, "galley",
	    &call->pool, &call->err);

	if (code)
		return code;
	editor.path = pool_format(&call->pool, "%s/%s", editor.folder,
	    slash ? slash + 1 : path);
	code = file_write(editor.path, slice_of(text), 0600, &call->err);
	if (!code)
		code = edit_file(call, editor.path);
	if (!code)
		code = read_back(&editor, call);
	if (code)
		return code;
	editor.changed = strcmp(editor.text, text) != 0;
	*out = editor;
	return ERR_NONE;
}

void
editor_end(struct editor *editor, struct call *call, bool keep)
{
	struct error ignored;

	if (keep)
		screen_format(&call->talk, "What you typed is kept in %s\n",
		    editor->path);
	else
		file_remove_tree(editor->folder, &ignored);
}
