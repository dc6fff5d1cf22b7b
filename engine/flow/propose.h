/* SPDX-License-Identifier: Apache-2.0 */
/*
 * propose.h - change/ requests: files of main put, and merged where they may
 */

#ifndef GALLEY_FLOW_PROPOSE_H
#define GALLEY_FLOW_PROPOSE_H

#include "act.h"

struct proposed_file {
	const char *path;
	const char *content;	/* NULL: removed */
	size_t length;
};

struct change_request {
	const char *topic;	/* made free by "-2", "-3" ... */
	const struct proposed_file *files;
	size_t file_count;
	const char *message;	/* of the submit */
	bool draft;		/* open and edit only */
};

/*
 * Opens, edits, submits and finishes.  A change of policy that takes the
 * quorum raises galley.yaml's version by itself.
 */
enum error_code propose_change(struct act *act, struct galley *g,
    const struct change_request *what, struct error *err);

/* Main's galley.yaml with the next version; only that line differs. */
struct slice propose_raised(struct galley *g, struct slice settings);

/*
 * Raises galley.yaml's version in a tree of policy that takes the quorum; the
 * act is one on the request.
 */
enum error_code propose_put_version(struct act *act, struct oid *tree,
    struct error *err);

#endif
