/* SPDX-License-Identifier: Apache-2.0 */
/*
 * duties.h - when a person works and who stands in for him, told and changed
 */

#ifndef GALLEY_FLOW_DUTIES_H
#define GALLEY_FLOW_DUTIES_H

#include "workspace.h"

/* team, hours, holidays, notices, delegation, successor: what there is. */
void duties_describe(struct galley *g, const struct person *person,
    struct node *item);

#endif
