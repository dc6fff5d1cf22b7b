/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fill.h - values in the slots of one passage, as literal text, in one pass
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_FILL_H
#define GALLEY_TEXT_FILL_H

#include "document.h"
#include "passage.h"

struct fill {
	const struct passage *passage;
	const struct slot_value *values;
	size_t value_count;
};

/* Whether every slot is declared, and its value fit to stand in a text. */
enum error_code fill_check(const struct fill *fill, struct error *err);

/* About how many bytes the filled passage takes. */
size_t fill_size(const struct fill *fill);

/* Appends text with its slots' characters replaced. */
void fill_text(const struct fill *fill, struct slice text, struct buf *out);

/* Replaces the slots in a parsed block and all below it. */
enum error_code fill_node(const struct fill *fill, cmark_node *node,
    struct error *err);

/* The value of that name, or NULL. */
const struct slot_value *fill_value(const struct slot_value *values,
    size_t count, const char *name);

#endif
