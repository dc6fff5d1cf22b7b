/* SPDX-License-Identifier: Apache-2.0 */
/*
 * overlay.h - main as it would be with a change set put in
 *
 * Nothing is written for it: what a request would make of main is judged
 * before anything is made.
 */

#ifndef GALLEY_MODEL_OVERLAY_H
#define GALLEY_MODEL_OVERLAY_H

#include "changes.h"
#include "source.h"

struct overlay {
	const struct source *below;
	const struct changes *changes;
};

/* overlay must outlive the source. */
struct source overlay_source(struct overlay *overlay);

#endif
