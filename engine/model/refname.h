/* SPDX-License-Identifier: Apache-2.0 */
/*
 * refname.h - the shapes that refs have (rule T9), and a request's name
 *
 * refs/heads/custom/rep1/first-touch/bolt is the request
 * "rep1/first-touch/bolt"; refs/heads/change/rep1/new-terms is
 * "change/rep1/new-terms".
 */

#ifndef GALLEY_MODEL_REFNAME_H
#define GALLEY_MODEL_REFNAME_H

#include "base/mem.h"
#include "base/slice.h"

enum ref_kind {
	REF_NONE,	/* no ref of galley's */
	REF_MAIN,
	REF_CUSTOM,
	REF_CHANGE,
	REF_JOURNAL,
	REF_GALLEY,	/* below refs/galley/ */
	REF_MERGE,	/* refs/heads/merge/<request>: counts for nothing */
};

struct refname {
	enum ref_kind kind;
	const char *ref;	/* full */
	const char *request;	/* as people and commits call it */
	const char *person;
	const char *template_id;	/* REF_CUSTOM */
	const char *name;	/* REF_CUSTOM: name; REF_CHANGE: topic */
};

/* Reads a full ref; kind is REF_NONE where it has no shape of ours. */
struct refname refname_read(const char *ref, struct pool *pool);

/* From "rep1/first-touch/bolt" or "change/rep1/topic". */
struct refname refname_of_request(const char *request, struct pool *pool);

/* customizations/<person>/<template>/<name>.md, of a REF_CUSTOM. */
const char *refname_path(const struct refname *name, struct pool *pool);

/* And back: "rep1/first-touch/bolt", from the path of a customization. */
const char *refname_request(const char *path, struct pool *pool);

#endif
