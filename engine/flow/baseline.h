/* SPDX-License-Identifier: Apache-2.0 */
/*
 * baseline.h - findings that an earlier run had, which do not count again
 *
 * A baseline is what an earlier check printed, as JSON or as SARIF.
 */

#ifndef GALLEY_FLOW_BASELINE_H
#define GALLEY_FLOW_BASELINE_H

#include "base/finding.h"

/* Fingerprints in byte order. */
struct baseline {
	struct names prints;
};

enum error_code baseline_read(struct baseline *out, const char *path,
    struct pool *pool, struct error *err);

/* Sets known of the findings that the baseline has. */
void baseline_mark(const struct baseline *baseline, struct findings *list);

#endif
