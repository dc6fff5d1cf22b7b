/* SPDX-License-Identifier: Apache-2.0 */
#include "model/calendars.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/id.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A calendar is found by its name, and its days off end after they begin. */
static void
check_calendar(const struct calendars *calendars, size_t i, struct pool *pool)
{
	const struct calendar *c = &calendars->items[i];
	const char *name = c->name;
	struct person person = { .worktime = { .calendars = { &name, 1 } } };
	struct worktime w = calendars_worktime(calendars, &person, pool);

	if (!id_is_id(slice_of(name)) || w.off_count != c->days.off_count)
		abort();
	for (size_t k = 0; k < w.off_count; k++) {
		if (w.off[k].from != c->days.off[k].from ||
		    w.off[k].until < w.off[k].from)
			abort();
	}
}

/* What is refused says where. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct calendars calendars = { 0 };
	struct pool pool = { 0 };
	struct error err = { 0 };

	if (calendars_parse(&calendars, text, &pool, &err) &&
	    strncmp(err.text, CALENDARS_PATH ":", strlen(CALENDARS_PATH) + 1))
		abort();
	for (size_t i = 0; i < calendars.count; i++)
		check_calendar(&calendars, i, &pool);
	pool_release(&pool);
	return 0;
}
