/* SPDX-License-Identifier: Apache-2.0 */
/*
 * library.h - main at one commit: policy, documents, and what is past
 *
 * Rules that ask "since when", "what did a person approve last" get the answer
 * as a value: whoever builds a library walks main.
 */

#ifndef GALLEY_MODEL_LIBRARY_H
#define GALLEY_MODEL_LIBRARY_H

#include "claims.h"
#include "memo.h"
#include "front_memo.h"
#include "policy.h"
#include "template.h"

/* What main's merges say of one path. */
struct past {
	/* some merge, or the root, set its present bytes */
	bool merged;
	int64_t merged_at;	/* the last one's time */
	/* a person's approval stands behind a version */
	bool approved;
	int64_t approved_at;	/* the last such merge's time */
	struct slice approved_text;	/* the last such version's bytes */
	/* hex id of its present bytes; NULL: not told */
	const char *blob;
};

struct brand_rules;
struct outside;

struct library {
	const struct policy *policy;
	const struct source *source;
	int64_t now;		/* whatever expires is judged at this time */
	/* of the same templates, blocks, claims, pillars; or NULL */
	struct memo *memo;
	/* of the question that is asked now; or NULL */
	struct front_memo *front;
	/* old main's brand rules, which check/ reads; or NULL */
	struct brand_rules *rules;
	bool errors_only;	/* rules that can find no error need not be read */
	/* how check/ runs galley.yaml's checks; NULL: they are left out */
	const struct outside *outside;
	void *of;
	struct past (*past)(void *of, const char *path);
};

struct past library_past(const struct library *library, const char *path);

/* A template's path, "templates/email/first-touch.md", or NULL. */
const char *library_template_path(const struct library *library,
    const char *id, struct pool *pool);

/* ERR_MISSING names the nearest ids. */
enum error_code library_template(const struct library *library,
    const char *id, struct template *out, struct pool *pool,
    struct error *err);
enum error_code library_block(const struct library *library, const char *id,
    struct template *out, struct pool *pool, struct error *err);

/* Every template's id and path, by id. */
struct shelved {
	const char *id;
	const char *shelf;
	const char *path;
};

struct shelf_list {
	struct shelved *items;
	size_t count;
};

void library_templates(const struct library *library, struct shelf_list *out,
    struct pool *pool);

/*
 * The static closure that a document reads: its template, extends parents,
 * includes, region options, images, claims, pillars; paths in byte order,
 * whether they exist or not, without the document itself.
 */
void library_reads(const struct library *library, const char *path,
    struct slice text, struct names *out, struct pool *pool);

/*
 * Every wording of claims/, flat, for claims: touched and small edits; ""
 * stands for a claim that cannot be read.
 */
void library_wordings(const struct library *library, struct names *out,
    struct pool *pool);

/*
 * Whether the document at path, or one it reads, is recalled, expired or past
 * approval-lasts at library->now: ERR_MOVED with what and what instead.
 */
enum error_code library_usable(const struct library *library,
    const char *path, struct slice text, struct pool *pool,
    struct error *err);

/*
 * The same of what a request would put at path: its approval begins when it is
 * merged, so that of the version before it may have ended.
 */
enum error_code library_proposable(const struct library *library,
    const char *path, struct slice text, struct pool *pool,
    struct error *err);

/*
 * The workflow that judges a document: its own front matter on this main, else
 * galley.yaml's.
 */
const char *library_workflow(const struct library *library,
    const char *path, struct pool *pool);

#endif
