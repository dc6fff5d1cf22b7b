/* SPDX-License-Identifier: Apache-2.0 */
/*
 * starter.h - the files that a new workspace begins with, built in
 */

#ifndef GALLEY_FLOW_STARTER_H
#define GALLEY_FLOW_STARTER_H

/* The table ends in a NULL path; made by templates/embed.sh. */
struct starter_file {
	const char *path;
	const char *start;
	const char *end;
};

extern const struct starter_file starter_files[];

#endif
