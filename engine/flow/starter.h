/* SPDX-License-Identifier: Apache-2.0 */
/*
 * starter.h - files built in: a new workspace's, and a server's hooks
 */

#ifndef GALLEY_FLOW_STARTER_H
#define GALLEY_FLOW_STARTER_H

/* Each table ends in a NULL path; made by templates/embed.sh. */
struct starter_file {
	const char *path;
	const char *start;
	const char *end;
};

extern const struct starter_file starter_files[];
extern const struct starter_file hook_files[];	/* "hooks/pre-receive" */

#endif
