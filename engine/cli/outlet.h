/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outlet.h - where an issued copy goes: a folder, the clipboard, a mail program
 */

#ifndef GALLEY_CLI_OUTLET_H
#define GALLEY_CLI_OUTLET_H

#include "call.h"

/* The file of this format in a use's report, or NULL. */
const struct node *outlet_file(const galley_report *report,
    const char *format);

/* Where a file of that name lies in the folder. */
char *outlet_path(struct call *call, const char *folder, const char *name);

/*
 * Writes every file into the folder, which is there, and prints its path; a dry
 * run prints alone.
 */
enum error_code outlet_write(struct call *call, const galley_report *report,
    const char *folder);

/*
 * Puts the text on the clipboard: by wl-copy, xclip or pbcopy, or by asking
 * the terminal (OSC 52).
 */
enum error_code outlet_copy(struct call *call, const char *text);

/* Opens a file as the desktop does, from a folder only its user may read. */
enum error_code outlet_open(struct call *call, const struct node *file);

#endif
