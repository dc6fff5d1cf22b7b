/* SPDX-License-Identifier: Apache-2.0 */
/*
 * calendars.h - days on which whole places do not work
 *
 *	de: [2026-12-25, 2026-12-26]
 *	us: [2026-11-26, 2026-12-25]
 *
 * stands in registries/holidays.yaml; a person's holidays name them.
 */

#ifndef GALLEY_MODEL_CALENDARS_H
#define GALLEY_MODEL_CALENDARS_H

#include "people.h"
#include "source.h"

#define CALENDARS_PATH "registries/holidays.yaml"

struct calendar {
	const char *name;
	struct worktime days;	/* only its days off */
};

struct calendars {
	struct calendar *items;
	size_t count;
};

/* All of it lives in the pool; what is wrong is ERR_REFUSED at its place. */
enum error_code calendars_parse(struct calendars *out, struct slice text,
    struct pool *pool, struct error *err);

/* Main's; a file that is not there holds none. */
enum error_code calendars_load(struct calendars *out,
    const struct source *source, struct pool *pool, struct error *err);

/* The person's hours with the days of the calendars that he names. */
struct worktime calendars_worktime(const struct calendars *calendars,
    const struct person *person, struct pool *pool);

/*
 * What a person's file says that others must know: a time zone and calendars
 * that exist.  ERR_REFUSED with its place.
 */
enum error_code calendars_judge(const struct calendars *calendars,
    const struct person *person, struct slice text, struct pool *pool,
    struct error *err);

#endif
