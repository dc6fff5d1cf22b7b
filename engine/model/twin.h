/* SPDX-License-Identifier: Apache-2.0 */
/*
 * twin.h - two paths that many machines take for one (rule T8)
 *
 * Rules and CI files alone may have capitals.  Where a file system does not
 * tell A from a, the second of rules/House/Twin.yml and rules/House/twin.yml
 * would overwrite the first, and people would read what is not in force.
 */

#ifndef GALLEY_MODEL_TWIN_H
#define GALLEY_MODEL_TWIN_H

#include "base/error.h"
#include "source.h"

/*
 * Judges the folders that lead to these paths, which source holds: ERR_INVALID,
 * "T8: ...", where two names in one of them are equal after A-Z folding.
 */
enum error_code twin_judge(const struct source *source,
    const struct names *paths, struct error *err);

#endif
