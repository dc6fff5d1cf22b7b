/* SPDX-License-Identifier: Apache-2.0 */
/*
 * timed.h - how long something takes
 */

#ifndef GALLEY_BENCH_TIMED_H
#define GALLEY_BENCH_TIMED_H

#include <stddef.h>

/* In milliseconds, of a clock that only goes on. */
double timed_now(void);

/* Sorts them, too. */
double timed_median(double *times, size_t count);

#endif
