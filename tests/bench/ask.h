/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ask.h - a request written for measuring: open, edit, submit, no ref moved
 */

#ifndef GALLEY_BENCH_ASK_H
#define GALLEY_BENCH_ASK_H

#include "flow/act.h"

/* Says why on standard error, and ends the process. */
_Noreturn void ask_stop(const struct error *err);

/*
 * By g's person, of first-touch.  KIND is what is asked: "wide" wants marketing
 * and legal, any other marketing alone.
 */
struct act ask_submit(struct galley *g, const char *kind, const char *name);

#endif
