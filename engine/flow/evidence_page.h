/* SPDX-License-Identifier: Apache-2.0 */
/*
 * evidence_page.h - one merge of main as a section of an auditor's page
 *
 * What it changed as it looks, who did what on the request, the policy it was
 * judged by, the claims behind the words, and how to check it with plain git.
 */

#ifndef GALLEY_FLOW_EVIDENCE_PAGE_H
#define GALLEY_FLOW_EVIDENCE_PAGE_H

#include "taken.h"

struct evidence {
	struct galley *g;
	struct oid merge;
	int64_t witnessed;	/* when a server's receipt has it; 0: none has */
	const struct taken *taken;
	struct view *before;	/* old main */
	struct view *after;
	const char *request;
	const struct commit *commit;
	const struct message *message;
	const struct tree_changes *changes;
	struct pool *pool;	/* of this merge */
	struct buf *out;
};

/* An error means that what main holds could not be read. */
enum error_code evidence_write(const struct evidence *e, struct error *err);

/* One line of the list at the top, with links to what evidence_write wrote. */
void evidence_write_link(const struct evidence *e, struct buf *out);

/* Where a change of this merge stands on the page; NULL: the merge itself. */
const char *evidence_anchor(const struct evidence *e,
    const struct tree_change *change);

/* One cell of a table, or one line: escaped text in an element. */
void evidence_put(const struct evidence *e, const char *element,
    const char *text);

/* What changed, as it looks, and what it rests on. */
void evidence_write_documents(const struct evidence *e);

#endif
