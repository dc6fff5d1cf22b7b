/* SPDX-License-Identifier: Apache-2.0 */
/*
 * path.h - the layout of a workspace: what may stand where (rule T8)
 */

#ifndef GALLEY_MODEL_PATH_H
#define GALLEY_MODEL_PATH_H

#include "base/error.h"
#include "base/names.h"
#include "base/slice.h"

enum { PATH_DEPTH = 8, TEXT_LIMIT = 64 * 1024,
	MEDIA_LIMIT = 10 * 1024 * 1024 };

enum path_kind {
	PATH_NONE,		/* may not be there */
	PATH_SETTINGS,		/* galley.yaml */
	PATH_PERSON,
	PATH_WORKFLOW,
	PATH_RULE,		/* rules/ and .vale.ini */
	PATH_REGISTRY,
	PATH_TEMPLATE,
	PATH_BLOCK,
	PATH_COACHING,
	PATH_AGREEMENT,
	PATH_PILLAR,
	PATH_CLAIM,
	PATH_EVIDENCE,
	PATH_ASSET,
	PATH_CUSTOMIZATION,
};

/* The ids a path is made of; texts in the pool, NULL where it has none. */
struct path {
	enum path_kind kind;
	const char *id;		/* person, workflow, template, block ... */
	const char *shelf;	/* of a template */
	const char *person;	/* of a customization */
	/* of a customization and a coaching text */
	const char *template_id;
};

/* Reads a path; PATH_NONE where the layout has no such place. */
struct path path_read(const char *path, struct pool *pool);

/* Whether only admins may change it; ci is the list of galley.yaml. */
bool path_is_policy(const char *path, const struct names *ci);

/*
 * Whether it is a CI file, by the list of galley.yaml: one that it names, where
 * the layout has no place and policy's own files do not stand.
 */
bool path_is_ci(const char *path, const struct names *ci);

/* Whether what stands there is text: all but assets and some evidence. */
bool path_is_text(const char *path);

/* The mode of every file. */
enum { PATH_MODE = 0100644 };

/*
 * Judges one file of a new commit's tree by rule T8: mode 100644, the layout,
 * size, valid UTF-8, no hidden character, media by their first bytes.  The
 * error begins "T8: path: ..." and is ERR_INVALID.
 */
#define PATH_T8 "T8: "

enum error_code path_judge(const char *path, unsigned mode,
    struct slice content, struct error *err);

/*
 * The same for a file that galley.yaml's ci names, which has its place where
 * the host wants it: [A-Za-z0-9._-] in its parts, none "." or ".." or ".git".
 */
enum error_code path_judge_ci(const char *path, unsigned mode,
    struct slice content, struct error *err);

/*
 * The same for a journal's file: <yyyy-mm>/<nnnnnn>.jsonl, text.
 */
enum error_code path_judge_entry(const char *path, unsigned mode,
    struct slice content, struct error *err);

#endif
