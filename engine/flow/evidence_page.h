/* SPDX-License-Identifier: Apache-2.0 */
/*
 * evidence_page.h - an auditor's page, and one merge of main as a section of it
 *
 * Who approved, what it looks like, who did what on the request, the policy it
 * was judged by, the claims behind the words, and how to check it with plain
 * git.  Policies are written once, at the end, for all the sections.
 */

#ifndef GALLEY_FLOW_EVIDENCE_PAGE_H
#define GALLEY_FLOW_EVIDENCE_PAGE_H

#include "push_times.h"

/* What is written so far, and of what. */
struct evidence_page {
	struct galley *g;
	const struct push_times *times;
	struct buf list;	/* a row for each merge */
	struct buf sections;
	struct buf policies;
	struct names anchors;	/* of the policies, in g's pool */
};

void evidence_page_release(struct evidence_page *page);

struct evidence {
	struct evidence_page *page;
	struct oid merge;
	int64_t witnessed;	/* when a server's receipt has it; 0: none has */
	struct view *before;	/* old main */
	struct view *after;
	const char *request;
	const struct commit *commit;
	const struct message *message;
	const struct tree_changes *changes;
	struct pool *pool;	/* of this merge */
	struct buf *out;	/* the page's sections */
};

/* An error means that what main holds could not be read. */
enum error_code evidence_write(const struct evidence *e, struct error *err);

/* One row of the list at the top, with links to what evidence_write wrote. */
void evidence_write_row(const struct evidence *e);

/* Where a change of this merge stands on the page; NULL: the merge itself. */
const char *evidence_anchor(const struct evidence *e,
    const struct tree_change *change);

/* One cell of a table, or one line: escaped text in an element. */
void evidence_put(struct buf *out, const char *element, const char *text);

/* "<a href="#anchor">text</a>", escaped. */
void evidence_link(struct buf *out, const char *anchor, const char *text);

/* "Legal One (legal1)", as old main's people have it. */
const char *evidence_person(const struct evidence *e, const char *id);

/* What each requirement came to, and by whom. */
void evidence_write_result(const struct evidence *e);

/* What changed, as it looks, and what it rests on. */
void evidence_write_documents(const struct evidence *e);

/* Links to the policies that judged it. */
void evidence_write_policy(const struct evidence *e);

/* Commands that prove the section, in a clone that git alone made. */
void evidence_write_check(const struct evidence *e,
    const struct request *request);

#endif
