/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outside.h - checks that are programs: what they are told, what they answer
 *
 *	{"galley": 1, "check": "imprint", "path": "templates/email/x.md",
 *	 "kind": "template", "date": "2026-11-22", "text": "...", "blocks":
 *	 [{"scope": "text.md", "text": "...", "from": 12, "to": 40}, ...]}
 *
 *	{"findings": [{"rule": "missing", "severity": "error", "message":
 *	 "...", "from": 12, "to": 15, "fix": "..."}]}
 *
 * Who runs them is flow/: here are neither files nor processes.
 */

#ifndef GALLEY_CHECK_OUTSIDE_H
#define GALLEY_CHECK_OUTSIDE_H

#include "base/buf.h"
#include "base/finding.h"
#include "model/library.h"

enum { OUTSIDE_FINDINGS = 100, OUTSIDE_TEXT = 500 };

/*
 * Runs a check on input and appends its answer.  ERR_MISSING: it is not
 * installed here; any other error says why there is no answer.
 */
struct outside {
	enum error_code (*run)(void *of, const char *name,
	    struct slice input, struct buf *answer, struct error *err);
	void *of;
	/* what is not installed is an error: main moves by this judgement */
	bool strict;
};

/* A document, and the check that is asked. */
struct outside_question {
	const char *check;
	const char *path;
	struct slice text;
	int64_t now;
};

/* ERR_REFUSED: the text is no Markdown that can be borne. */
enum error_code outside_write(const struct outside_question *question,
    struct buf *out, struct error *err);

/*
 * Reads an answer; rules are named "check.rule".  ERR_REFUSED names what is
 * wrong with it, and out is untouched: an answer counts as a whole.
 */
enum error_code outside_read(struct findings *out,
    const struct outside_question *question, struct slice answer,
    struct pool *pool, struct error *err);

/*
 * Asks every check of galley.yaml about a document, where library->outside
 * says how.  One without an answer is one finding "check.failed", an error;
 * one that is not installed here is "check.not-run".  Not sorted.
 */
void outside_check(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool);

#endif
