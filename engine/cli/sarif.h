/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sarif.h - findings as SARIF 2.1.0, for code hosts and editors
 *
 * Columns count UTF-16 units.  A finding's fingerprint is its partial
 * fingerprint "galleyFinding/v1"; what is excepted or in the baseline is there
 * with a suppression; each replacement is a fix.
 */

#ifndef GALLEY_CLI_SARIF_H
#define GALLEY_CLI_SARIF_H

#include "data/node.h"

/* Writes the log of a report of check: one run. */
void sarif_write(const struct node *report, struct buf *out);

#endif
