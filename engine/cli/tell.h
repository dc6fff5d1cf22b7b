/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tell.h - what a report says, in a person's words
 *
 * Shared by the commands: every act's outcome, who must still agree, what the
 * checks found.  Data goes to stdout.
 */

#ifndef GALLEY_CLI_TELL_H
#define GALLEY_CLI_TELL_H

#include "call.h"
#include "table.h"

/*
 * Any value as words: lists joined by ", ", maps as "key: value", no value as
 * "".  Lives in the call's pool.
 */
const char *tell_words(struct call *call, const struct node *value);

/* The same of a map's key. */
const char *tell_get(struct call *call, const struct node *map,
    const char *key);

/* Adds the words of each key, the last being NULL, as cells of a row. */
void tell_cells(struct call *call, struct table *table,
    const struct node *map, ...) __attribute__((sentinel));

/* How many items a list in the map has; 0 where there is none. */
size_t tell_count(const struct node *map, const char *key);

/* What the map has a number of, with the noun: "2 templates", "1 template". */
const char *tell_number(struct call *call, const struct node *map,
    const char *key, const char *noun);

/* "approved and in force", "submitted, not sent yet; waits for brand1". */
const char *tell_state(struct call *call, const struct node *report);

/* The request and its state, as a line. */
void tell_heading(struct call *call, const struct node *report);

/* Comments, suggestions and findings: what people and the checks said. */
void tell_said(struct call *call, const struct node *report);

/*
 * The approvals of a report, and what else is in the way of a request that is
 * not in force yet.
 */
void tell_route(struct call *call, const struct node *report);

/* Who may grant exceptions for what the request waits for, and how. */
void tell_remedies(struct call *call, const struct node *report);

/* What people said, each with who and when in the request's life. */
void tell_comments(struct call *call, const struct node *report);

/*
 * One line a finding: "path:line:column: error: message [rule] (fix)"; below it
 * the place, where the report has its line.
 */
void tell_findings(struct call *call, const struct node *list);

/* "warning: ..." a line, to stderr. */
void tell_warnings(struct call *call, const struct node *report);

/* The report of an act, as JSON or in words with its next.  Returns 0. */
int tell_act(struct call *call, const galley_report *report);

#endif
