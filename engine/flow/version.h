/* SPDX-License-Identifier: Apache-2.0 */
/*
 * version.h - a customization as a request or main has it, with its template
 */

#ifndef GALLEY_FLOW_VERSION_H
#define GALLEY_FLOW_VERSION_H

#include "model/customization.h"
#include "requests.h"

struct version {
	const char *path;
	struct slice text;
	struct customization c;
	struct template t;
	bool draft;		/* a request's, not main's */
};

/* The customization behind a target; ERR_USAGE where there is none. */
enum error_code version_read(struct version *out, struct galley *g,
    const struct target *target, struct error *err);

#endif
