/* SPDX-License-Identifier: Apache-2.0 */
/*
 * doctor.h - what would weaken a workspace, with the command that mends it
 */

#ifndef GALLEY_FLOW_DOCTOR_H
#define GALLEY_FLOW_DOCTOR_H

#include "data/node.h"
#include "workspace.h"

struct doctor {
	struct galley *g;
	const char *folder;	/* as it was named, for commands */
	bool has_main;
	struct node *problems;
};

/* Notes a problem; mend: a command as it is typed, or what to do. */
void doctor_note(struct doctor *d, const char *what, const char *text,
    const char *mend);

/* The text in quotes, as a shell reads one word. */
const char *doctor_quote(struct doctor *d, const char *text);

/* Files that only their owner may read. */
void doctor_key(struct doctor *d, const char *folder, const char *person);

/* Requests whose approval was cut off between its refs. */
void doctor_requests(struct doctor *d);

/* Of a clone: root, verified main, signers, what is fetched. */
void doctor_clone(struct doctor *d);

/* Notes a main that is wrong: in a clone the one verified last is the way back. */
void doctor_main(struct doctor *d, const char *why);

/* Of a server: its points, its key, what is hidden or let through. */
void doctor_server(struct doctor *d);

#endif
