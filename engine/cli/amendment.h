/* SPDX-License-Identifier: Apache-2.0 */
/*
 * amendment.h - what customize and edit have in common
 */

#ifndef GALLEY_CLI_AMENDMENT_H
#define GALLEY_CLI_AMENDMENT_H

#include "call.h"

/* Fills in what the options say of a customization. */
enum error_code amendment_read(struct galley_customize *out,
    struct call *call);

/*
 * The document of a request or customization in the editor, and what was
 * changed in it as an edit.  Returns the exit status.
 */
int amendment_in_editor(struct call *call, const char *name);

#endif
