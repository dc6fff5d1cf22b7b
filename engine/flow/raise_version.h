/* SPDX-License-Identifier: Apache-2.0 */
/*
 * raise_version.h - one's own policy request, after another took its version
 *
 * Two requests that both raise galley.yaml's version collide there and perhaps
 * nowhere else: the later one is refreshed with the next version and submitted
 * again, and the others approve it again.
 */

#ifndef GALLEY_FLOW_RAISE_VERSION_H
#define GALLEY_FLOW_RAISE_VERSION_H

#include "act.h"

/* Whether the acting person's request is stale by the version alone. */
bool raise_version_applies(struct galley *g, const struct dossier *dossier);

/* Begins the act; signs the refresh and, if it was submitted, the submit. */
enum error_code raise_version_begin(struct act *act, struct galley *g,
    const struct request_ref *ref, const struct dossier *dossier,
    struct error *err);

#endif
