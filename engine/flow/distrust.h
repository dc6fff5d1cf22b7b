/* SPDX-License-Identifier: Apache-2.0 */
/*
 * distrust.h - what of main rests on one key, should it have been stolen
 *
 * A step rests on a key that signed it, or that signed an event which its
 * request still had when it merged: content, the submit, an approval, an
 * exception, an objection or a lifting of one.
 */

#ifndef GALLEY_FLOW_DISTRUST_H
#define GALLEY_FLOW_DISTRUST_H

#include "data/node.h"
#include "dossier.h"
#include "workspace.h"

struct distrust {
	const char *key;	/* NULL: none is asked about */
	struct node *list;	/* [commit, request, time, as [text]] */
	/* steps judged by a policy that a request resting on it made */
	int64_t under;
	bool policy;		/* there was such a request */
};

/* name: "ssh-ed25519 AAAA...", or a fingerprint; NULL: nothing is asked. */
enum error_code distrust_start(struct distrust *out, struct galley *g,
    const char *name, struct error *err);

/* One step: its commit and the event in it, and the request, if it merged one. */
struct distrust_step {
	struct oid id;
	const struct event *event;
	int64_t time;
	const struct dossier *dossier;	/* NULL: the root */
};

void distrust_note(struct distrust *d, const struct distrust_step *step,
    struct pool *pool);

/* Sets distrusted and distrusted_under, if a key was asked about. */
void distrust_report(const struct distrust *d, struct node *report,
    struct pool *pool);

#endif
