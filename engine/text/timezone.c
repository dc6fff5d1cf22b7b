/* SPDX-License-Identifier: Apache-2.0 */
#include "timezone.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "text/icu_data.h"

enum { NAME_LIMIT = 64, MILLISECONDS = 1000 };

/* ICU's name; "GMT+3" is none: the database's have rules for the summer. */
static bool
read_name(UChar *out, const char *name)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar known[NAME_LIMIT];
	UBool system = 0;

	if (!name || strlen(name) >= NAME_LIMIT)
		return false;
	icu_data_use();
	u_charsToUChars(name, out, (int32_t)strlen(name) + 1);
	(void)ucal_getCanonicalTimeZoneID(out, -1, known, NAME_LIMIT, &system,
	    &status);
	return U_SUCCESS(status) && system;
}

bool
timezone_exists(const char *name)
{
	UChar id[NAME_LIMIT];

	return read_name(id, name);
}

/* Seconds east of UTC at a time. */
static int64_t
offset_at(const char *name, int64_t time)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar id[NAME_LIMIT];
	UCalendar *calendar;
	int64_t milliseconds = 0;

	if (!read_name(id, name))
		return 0;
	calendar = ucal_open(id, -1, "en", UCAL_GREGORIAN, &status);
	ucal_setMillis(calendar, (UDate)time * MILLISECONDS, &status);
	milliseconds = ucal_get(calendar, UCAL_ZONE_OFFSET, &status);
	milliseconds += ucal_get(calendar, UCAL_DST_OFFSET, &status);
	ucal_close(calendar);
	return U_SUCCESS(status) ? milliseconds / MILLISECONDS : 0;
}

int64_t
timezone_local(const char *name, int64_t time)
{
	return time + offset_at(name, time);
}

/* The offset before a change of the clocks decides, then the one after. */
int64_t
timezone_time(const char *name, int64_t local)
{
	enum { DAY = 24 * 60 * 60 };
	int64_t early = local - offset_at(name, local - DAY);
	int64_t late = local - offset_at(name, local + DAY);

	if (timezone_local(name, early) == local)
		return early;
	return timezone_local(name, late) == local ? late : early;
}
