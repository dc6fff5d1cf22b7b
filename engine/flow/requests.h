/* SPDX-License-Identifier: Apache-2.0 */
/*
 * requests.h - which requests there are, and what a typed name means
 */

#ifndef GALLEY_FLOW_REQUESTS_H
#define GALLEY_FLOW_REQUESTS_H

#include "dossier.h"
#include "model/path.h"
#include "workspace.h"

/* A request's ref as this clone has it: one's own here, others' from origin. */
struct request_ref {
	struct refname name;
	struct oid head;
	bool local;	/* below refs/heads/ of this clone */
	bool unsent;	/* origin has not (all of) it */
	bool merged;	/* main has it, or its tip is a merge */
};

struct request_refs {
	struct request_ref *items;	/* by request name, in byte order */
	size_t count;
};

/*
 * The refs of every request of every person, read from no commit: merged is
 * not set, and those that merged are among them.  For who looks at few.
 */
enum error_code requests_refs(struct galley *g, struct request_refs *out,
    struct error *err);

/* Whether main has not taken it over: reads its head. */
bool requests_is_open(struct galley *g, const struct request_ref *ref);

/* Whether its tip is a merge that main does not have: an act was cut off. */
bool requests_is_half(struct galley *g, const struct request_ref *ref);

/* Every request of every person, closed ones left out. */
enum error_code requests_list(struct galley *g, struct request_refs *out,
    struct error *err);

/*
 * The open request of exactly this name; false: there is none, or, with
 * out->merged, one that is closed.
 */
bool requests_get(struct galley *g, const char *request,
    struct request_ref *out);

enum target_kind {
	TARGET_REQUEST,
	TARGET_CUSTOMIZATION,	/* approved, on main */
	TARGET_TEMPLATE,
	TARGET_FILE,		/* a path of main */
};

/* What a name means. */
struct target {
	enum target_kind kind;
	struct request_ref request;
	const char *path;	/* on main, of the others */
	const char *id;		/* of a template */
};

/*
 * Reads a name: one's open request, then one's customization, then a template;
 * "person/template/name" names another's.  Two hits and none are errors that
 * list them, or the nearest.
 */
enum error_code requests_resolve(struct galley *g, const char *name,
    struct target *out, struct error *err);

/* The same, where only an open request will do. */
enum error_code requests_find(struct galley *g, const char *name,
    struct request_ref *out, struct error *err);

/* Opens the dossier of a request that requests_find found. */
enum error_code requests_open(struct galley *g, const struct request_ref *ref,
    struct dossier *out, struct error *err);

/* The merge that closed a request of this name last; false: none did. */
bool requests_merged(struct galley *g, const char *request,
    struct oid *merge);

#endif
