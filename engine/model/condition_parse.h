/* SPDX-License-Identifier: Apache-2.0 */
/*
 * condition_parse.h - a workflow's conditions, read from their maps
 *
 *	{field: discount, beyond: preapproved, changed: true}
 *	{market: [eu], changed: true}
 *	{any: [{claims: touched}, {not: {only: fields}}]}
 */

#ifndef GALLEY_MODEL_CONDITION_PARSE_H
#define GALLEY_MODEL_CONDITION_PARSE_H

#include "workflow.h"

/* Reads the map at node; at most CONDITION_DEPTH levels. */
enum error_code condition_parse(const struct condition **out,
    const struct reader *r, const struct node *node, struct error *err);

bool condition_equal(const struct condition *a, const struct condition *b);

#endif
