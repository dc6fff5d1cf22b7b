/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shown.h - a template or a customization: what is free and what more costs
 */

#ifndef GALLEY_CLI_SHOWN_H
#define GALLEY_CLI_SHOWN_H

#include "call.h"

/* Shows galley_show's report. */
void shown_tell(struct call *call, const galley_report *report);

/* Approved copies: names, whose they are and whom they are for. */
void shown_copies(struct call *call, const struct node *copies);

#endif
