/* SPDX-License-Identifier: Apache-2.0 */
#include "calendars.h"

#include <string.h>

#include "base/id.h"
#include "data/yaml.h"
#include "text/timezone.h"

static enum error_code
read_calendar(struct calendars *out, const struct reader *r,
    const struct node *list, struct error *err)
{
	struct calendar calendar = { .name = list->key };
	enum error_code code;

	if (!id_is_id(slice_of(list->key)) || list->key[0] < 'a')
		return reader_fail(r, list, err, "\"%s\" is not a name for a "
		    "calendar (a-z, 0-9 and -, a letter first)", list->key);
	if (list->kind != NODE_LIST)
		return reader_fail(r, list, err, "\"%s\" must be a list of "
		    "days (as in [2026-12-25])", list->key);
	code = worktime_read_days(&calendar.days, r, list, err);
	if (code)
		return code;
	out->items = pool_grow(r->pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = calendar;
	return ERR_NONE;
}

enum error_code
calendars_parse(struct calendars *out, struct slice text, struct pool *pool,
    struct error *err)
{
	struct reader r = { NULL, CALENDARS_PATH, pool };
	struct calendars calendars = { 0 };
	enum error_code code = yaml_parse(&r.map,
	    (struct place){ CALENDARS_PATH, 1, 0 }, text, pool, err);

	if (!code && r.map->kind == NODE_LIST)
		code = reader_fail(&r, r.map, err, "this must be a map of "
		    "calendars (as in de: [2026-12-25])");
	for (size_t i = 0; !code && i < r.map->count; i++)
		code = read_calendar(&calendars, &r, r.map->items[i], err);
	if (!code)
		*out = calendars;
	return code;
}

enum error_code
calendars_load(struct calendars *out, const struct source *source,
    struct pool *pool, struct error *err)
{
	struct slice text;

	if (!source_read(source, CALENDARS_PATH, &text)) {
		*out = (struct calendars){ 0 };
		return ERR_NONE;
	}
	return calendars_parse(out, text, pool, err);
}

static const struct calendar *
find(const struct calendars *calendars, const char *name)
{
	for (size_t i = 0; i < calendars->count; i++) {
		if (strcmp(calendars->items[i].name, name) == 0)
			return &calendars->items[i];
	}
	return NULL;
}

static void
add_days(struct worktime *out, const struct worktime *more,
    struct pool *pool)
{
	for (size_t i = 0; i < more->off_count; i++) {
		out->off = pool_grow(pool, out->off, out->off_count,
		    sizeof *out->off);
		out->off[out->off_count++] = more->off[i];
	}
}

struct worktime
calendars_worktime(const struct calendars *calendars,
    const struct person *person, struct pool *pool)
{
	struct worktime w = person->worktime;

	w.off = NULL;
	w.off_count = 0;
	add_days(&w, &person->worktime, pool);
	for (size_t i = 0; i < w.calendars.count; i++) {
		const struct calendar *c = find(calendars,
		    w.calendars.items[i]);

		if (c)
			add_days(&w, &c->days, pool);
	}
	return w;
}

/* The place of a key's value in the person's file. */
static struct place
place_of(const struct person *person, struct slice text, const char *key,
    struct pool *pool)
{
	struct place place = { pool_format(pool, "people/%s.yaml",
	    person->id), 1, 0 };
	const struct node *map, *value;
	struct error ignored;

	if (yaml_parse(&map, place, text, pool, &ignored) ||
	    !(value = node_get(map, key)))
		return place;
	return (struct place){ place.path, value->line, value->column };
}

enum error_code
calendars_judge(const struct calendars *calendars,
    const struct person *person, struct slice text, struct pool *pool,
    struct error *err)
{
	const struct worktime *w = &person->worktime;

	if (w->zone && !timezone_exists(w->zone))
		return error_at(err, place_of(person, text, "hours", pool),
		    "duties", "there is no time zone \"%s\" (as in "
		    "Europe/Berlin, America/New_York or UTC)", w->zone);
	for (size_t i = 0; i < w->calendars.count; i++) {
		if (!find(calendars, w->calendars.items[i]))
			return error_at(err, place_of(person, text,
			    "holidays", pool), "duties", "there is no calendar "
			    "\"%s\" (add it to " CALENDARS_PATH ", or write "
			    "days)", w->calendars.items[i]);
	}
	return ERR_NONE;
}
