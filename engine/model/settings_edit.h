/* SPDX-License-Identifier: Apache-2.0 */
/*
 * settings_edit.h - galley.yaml with one setting changed
 *
 * A key is one of the file, or of a map in it after a dot: "links",
 * "admins.quorum", "workflows.templates/email".  All else stays as it is
 * written, comments too.
 */

#ifndef GALLEY_MODEL_SETTINGS_EDIT_H
#define GALLEY_MODEL_SETTINGS_EDIT_H

#include "base/buf.h"
#include "base/error.h"
#include "base/names.h"

/*
 * Appends text with key set to values, of which a list takes any number, all
 * else exactly one.  One empty value empties a list, and takes an entry of
 * "propose" or "workflows" out.  What then is no galley.yaml is ERR_REFUSED;
 * format and version, and what is no key, are ERR_USAGE.
 */
enum error_code settings_edit(struct buf *out, struct slice text,
    const char *key, const struct names *values, struct error *err);

/* Adds the keys of text, as settings_edit takes them, in the file's order. */
enum error_code settings_edit_keys(struct names *out, struct slice text,
    struct pool *pool, struct error *err);

/* Adds the values of a key; of one that is not set none.  ERR_USAGE: no key. */
enum error_code settings_edit_values(struct names *out, struct slice text,
    const char *key, struct pool *pool, struct error *err);

#endif
