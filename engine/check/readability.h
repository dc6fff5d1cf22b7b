/* SPDX-License-Identifier: Apache-2.0 */
/*
 * readability.h - well-known grades, by what a text counts
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_READABILITY_H
#define GALLEY_CHECK_READABILITY_H

#include "rule.h"

enum { READABILITY_GRADES = 6 };

/* A grade's number by its name, "LIX"; at is where the rule has it. */
enum error_code readability_read(size_t *out, const struct rule_reading *r,
    const struct node *at, const char *name);

/* counts' words and sentences are not 0. */
double readability_grade(size_t number, const struct block_counts *counts);

#endif
