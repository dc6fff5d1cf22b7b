/* SPDX-License-Identifier: Apache-2.0 */
/*
 * date.h - days and durations, in UTC
 *
 * Times are seconds since 1970-01-01T00:00:00Z; whatever reads a clock gets
 * the time as a value.
 */

#ifndef GALLEY_BASE_DATE_H
#define GALLEY_BASE_DATE_H

#include <stdint.h>

#include "error.h"
#include "slice.h"

enum { DAY_SECONDS = 86400 };

/* Reads yyyy-mm-dd, a real day from 1970 to 9999, as its first second. */
bool date_read(int64_t *out, struct slice text);

/* The same of what a person typed: ERR_USAGE; NULL leaves *out as it was. */
enum error_code date_read_typed(int64_t *out, const char *text,
    struct error *err);

struct date_text {
	char at[24];
};

/* "2026-11-22", and "2026-11-22T01:13:42Z". */
struct date_text date_day(int64_t time);
struct date_text date_time(int64_t time);

/*
 * Moves a time by whole days or calendar months; a day that the month does
 * not have becomes its last one.
 */
int64_t date_add_days(int64_t time, int days);
int64_t date_add_months(int64_t time, int months);

#endif
