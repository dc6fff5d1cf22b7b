/* SPDX-License-Identifier: Apache-2.0 */
/*
 * formula.h - the arithmetic of metric rules: "0.39 * (words / sentences)"
 *
 * Numbers, names, + - * / % and parentheses, and math.NAME(...) with sqrt,
 * abs, floor, ceil, round, log, log2, log10, exp, pow, min and max.  Names may
 * have dots ("heading.h1" is heading_h1).
 */

#ifndef GALLEY_CHECK_FORMULA_H
#define GALLEY_CHECK_FORMULA_H

#include "base/error.h"
#include "base/slice.h"

enum { FORMULA_LIMIT = 4096, FORMULA_DEPTH = 50 };

/* What a name is worth; a name that is not known is 0. */
struct formula_names {
	void *of;
	double (*value)(void *of, struct slice name);
};

/*
 * Works the text out.  Division by zero gives infinity, as in IEEE 754.
 * Errors name the character of the text.
 */
enum error_code formula_value(double *out, struct slice text,
    const struct formula_names *names, struct error *err);

/* "> 8", "<= 2.5", "== 0": whether it holds of value. */
enum error_code formula_compare(bool *out, double value, struct slice text,
    const struct formula_names *names, struct error *err);

#endif
