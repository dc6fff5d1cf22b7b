/* SPDX-License-Identifier: Apache-2.0 */
/*
 * editor.h - a document in the person's own editor
 *
 *	struct editor editor;
 *
 *	if (editor_run(&editor, call, report))
 *		return call_failed(call);
 *	... galley_edit with .document = editor.text ...
 *	editor_end(&editor, call, refused);
 */

#ifndef GALLEY_CLI_EDITOR_H
#define GALLEY_CLI_EDITOR_H

#include "call.h"

struct editor {
	const char *folder;	/* of the file, mode 0700 */
	const char *path;
	const char *text;	/* what was saved */
	bool changed;
};

/*
 * Opens the report's text, in a file called as its path is, in $VISUAL, $EDITOR
 * or vi, and waits for it.
 */
enum error_code editor_run(struct editor *out, struct call *call,
    const galley_report *report);

/* Removes the file, unless what was typed is to be kept: then it is named. */
void editor_end(struct editor *editor, struct call *call, bool keep);

#endif
