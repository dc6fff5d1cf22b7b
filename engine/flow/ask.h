/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ask.h - the command that asks for what may not go out at once
 */

#ifndef GALLEY_FLOW_ASK_H
#define GALLEY_FLOW_ASK_H

#include "model/template.h"
#include "workspace.h"

/*
 * "galley customize ..." or, of an approved customization, "galley edit ...",
 * with all values that it stores, as a shell reads them.
 */
const char *ask_command(const struct galley_use *use, const struct template *t,
    bool approved, struct pool *pool);

#endif
