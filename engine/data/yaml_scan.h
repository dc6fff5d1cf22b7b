/* SPDX-License-Identifier: Apache-2.0 */
/*
 * yaml_scan.h - what of the strict subset shows in a text before its events
 */

#ifndef GALLEY_DATA_YAML_SCAN_H
#define GALLEY_DATA_YAML_SCAN_H

#include "base/error.h"
#include "base/slice.h"

/*
 * Refuses a text that is too long, has a character that YAML files here may
 * not have, a tab as indentation, or a key after "?".  As yaml_parse.
 */
enum error_code yaml_scan_check(struct place start, struct slice text,
    struct error *err);

#endif
