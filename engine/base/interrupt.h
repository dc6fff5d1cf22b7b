/* SPDX-License-Identifier: Apache-2.0 */
/*
 * interrupt.h - a signal that would end the program, taken as a wish
 *
 * A command that would leave half of something behind watches for one, and
 * takes back what it made:
 *
 *	interrupt_watch();
 *	if (make_it(err))
 *		take_it_back();
 *	interrupt_obey();
 *
 * Where nobody watches, signals end the process at once.
 */

#ifndef GALLEY_BASE_INTERRUPT_H
#define GALLEY_BASE_INTERRUPT_H

#include "error.h"

/*
 * From now on INT, HUP and TERM are noted, but for those that are ignored; the
 * second one ends the process all the same.
 */
void interrupt_watch(void);

/* ERR_SYSTEM: one came.  What takes long asks now and then. */
enum error_code interrupt_judge(struct error *err);

/* If one came, the process ends by it, as its caller expects. */
void interrupt_obey(void);

#endif
