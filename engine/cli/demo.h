/* SPDX-License-Identifier: Apache-2.0 */
/*
 * demo.h - the story that galley demo plays
 */

#ifndef GALLEY_CLI_DEMO_H
#define GALLEY_CLI_DEMO_H

struct demo_step {
	const char *say;	/* what happens, in plain words */
	const char *folder;	/* under the demo's own: "" or "brand" */
	const char *command;	/* for the shell; galley is this very program */
	int status;		/* what it must end with */
	const char *expect;	/* what it must print, or NULL */
};

/* The last one says nothing. */
extern const struct demo_step demo_steps[];

#endif
