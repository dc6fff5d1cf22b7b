/* SPDX-License-Identifier: Apache-2.0 */
/*
 * table.h - paragraphs that are drawn as tables with "|"
 *
 * CommonMark has none, people write them: a line of cells, a line of dashes,
 * more lines of cells, each between "|".  Such a paragraph stays one, but its
 * own "|" become custom inline nodes before any slot is filled: no value can
 * make a cell, and who does not know tables reads the same text.
 *
 * Internal to text/.
 */

#ifndef GALLEY_TEXT_TABLE_H
#define GALLEY_TEXT_TABLE_H

#include <cmark.h>
#include <stdbool.h>

/* Marks the tables below root. */
void table_mark(cmark_node *root);

/* Whether a node was marked: it begins with a bar. */
bool table_is(cmark_node *node);

/* A "|" between cells. */
bool table_is_bar(cmark_node *node);

#endif
