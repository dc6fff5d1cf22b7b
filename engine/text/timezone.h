/* SPDX-License-Identifier: Apache-2.0 */
/*
 * timezone.h - what the clocks of a place show ("Europe/Berlin")
 *
 * Local times are counted like times, as seconds since 1970-01-01 on the
 * place's own clocks.  NULL, and a place that does not exist, mean UTC.
 */

#ifndef GALLEY_TEXT_TIMEZONE_H
#define GALLEY_TEXT_TIMEZONE_H

#include <stdbool.h>
#include <stdint.h>

/* Whether the time zone database knows the name. */
bool timezone_exists(const char *name);

int64_t timezone_local(const char *name, int64_t time);

/*
 * The time at which the clocks show local.  One that they skip in spring is
 * the same number of seconds after the last they showed; of one that they
 * show twice in autumn, the first.
 */
int64_t timezone_time(const char *name, int64_t local);

#endif
