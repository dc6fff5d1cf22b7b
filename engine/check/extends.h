/* SPDX-License-Identifier: Apache-2.0 */
/*
 * extends.h - a template that extends another may only narrow it
 */

#ifndef GALLEY_CHECK_EXTENDS_H
#define GALLEY_CHECK_EXTENDS_H

#include "judged.h"

/* Rule "extends"; nothing where the template extends none. */
void extends_check(const struct judged *j);

#endif
