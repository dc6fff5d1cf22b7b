/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edit_document.h - a whole document written anew, on main or in a change/
 * request
 *
 * A document of main opens a change/ request as a draft, for those whose role
 * may; everybody else is refused before an editor opens.
 */

#ifndef GALLEY_FLOW_EDIT_DOCUMENT_H
#define GALLEY_FLOW_EDIT_DOCUMENT_H

#include "data/node.h"
#include "requests.h"

/* Whether the target is edited as a whole; a customization is by its parts. */
bool edit_document_is_for(const struct target *target);

/* Sets the report's path and text: what an editor shows. */
enum error_code edit_document_text(struct galley *g,
    const struct target *target, struct node *report, struct error *err);

/* Whether the acting person may propose a change of path; else ERR_DENIED. */
enum error_code edit_document_judge_role(struct galley *g, const char *path,
    struct error *err);

/* One attempt at the edit; the report is that of an act, and findings. */
enum error_code edit_document(struct galley *g, const struct target *target,
    struct slice document, struct node **report, struct error *err);

/*
 * What a name to be edited means: as requests_resolve, or a text's place in the
 * layout where main has no file yet.
 */
enum error_code edit_document_resolve(struct galley *g, const char *name,
    struct target *out, struct error *err);

#endif
