/* SPDX-License-Identifier: Apache-2.0 */
/*
 * route_actor.h - who could satisfy a requirement
 */

#ifndef GALLEY_MODEL_ROUTE_ACTOR_H
#define GALLEY_MODEL_ROUTE_ACTOR_H

#include "route.h"

/*
 * Living persons with a living key who act with a role that the needs name,
 * as holder or by delegation, and are not among without (T4).
 */
void route_actors(struct names *out, const struct needs *needs,
    const struct library *library, const struct names *without,
    struct pool *pool);

/* Living admins with a living key. */
void route_admins(struct names *out, const struct policy *policy,
    struct pool *pool);

/*
 * Who may recall all of these documents: each one's owner on old main (of a
 * customization: the person in its path), a brand-owner, an admin.
 */
void route_recallers(struct names *out, const struct library *library,
    const struct changes *changes, struct pool *pool);

#endif
