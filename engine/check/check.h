/* SPDX-License-Identifier: Apache-2.0 */
/*
 * check.h - the built-in checks: one function, asked by every command
 *
 * Same bytes, same findings, in the terminal, the hook and verify.
 */

#ifndef GALLEY_CHECK_CHECK_H
#define GALLEY_CHECK_CHECK_H

#include "base/finding.h"
#include "model/customization.h"
#include "model/library.h"

/*
 * Judges one file of a workspace by its kind: front matter, fields, locks,
 * regions, slots, channel length, links, hidden characters, pillars, and what
 * brand rules and galley.yaml's checks say.  The library is main (or a tree
 * that would become main).  Sorted.
 */
void check_file(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool);

/*
 * What the brand rules of old main (its .vale.ini and rules/) and galley.yaml's
 * checks find in the text of a document: all that needs to know nothing of
 * templates.  check_file asks it, too.  Not sorted.
 */
void check_texts(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool);

/*
 * What else is found in a customization that is no file: one made for a use,
 * which may have values for fields asked at use.  Not sorted.
 */
void check_issue(struct findings *out, const struct library *library,
    const struct template *t, const struct customization *c,
    struct pool *pool);

/*
 * A template at its extremes: all defaults, each field missing, each at its
 * longest.
 */
void check_extremes(struct findings *out, const struct library *library,
    const char *path, struct slice text, struct pool *pool);

#endif
