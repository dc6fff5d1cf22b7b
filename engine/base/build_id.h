/* SPDX-License-Identifier: Apache-2.0 */
/*
 * build_id.h - which program this is
 *
 * The linker's digest of the program that runs, from its own memory: no file
 * is asked, which may be another one by now.
 */

#ifndef GALLEY_BASE_BUILD_ID_H
#define GALLEY_BASE_BUILD_ID_H

#include "slice.h"

/* Empty: it was linked without one (-Wl,--build-id). */
struct slice build_id(void);

#endif
