/* SPDX-License-Identifier: Apache-2.0 */
/*
 * delta.h - what a request would change, for deciding in seconds
 */

#ifndef GALLEY_CLI_DELTA_H
#define GALLEY_CLI_DELTA_H

#include "call.h"

/* Shows galley_diff's report: fields, regions, findings, approvals, effect. */
void delta_tell(struct call *call, const galley_report *report);

/* What the library changed since the request was approved. */
void delta_tell_changed(struct call *call, const galley_report *report);

/* The values that are pre-approved, "customer Bolt, market eu"; or "". */
const char *delta_free(struct call *call, const galley_report *report);

/*
 * Equal for requests that change the same regions and the same fields, but for
 * pre-approved values, in the same way, with the same to be said about it; and
 * for those that the caller approved before the same change of the library;
 * "" where a request changes something else, too.  Lives in the call's pool.
 */
const char *delta_key(struct call *call, const galley_report *report);

#endif
