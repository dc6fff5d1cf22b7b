/* SPDX-License-Identifier: Apache-2.0 */
/* One person's file, read and written. */
#include <string.h>

#include "base/date.h"
#include "data/yaml.h"
#include "people.h"
#include "text/hidden.h"
#include "values.h"

enum { LINE_LIMIT = 200 };

/* Shown to people and put into commits: one line, nothing hidden in it. */
static bool
is_line(const char *text)
{
	struct slice line = slice_of(text);
	uint32_t hidden;

	return line.len && line.len <= LINE_LIMIT &&
	    slice_trim(line).len == line.len && !strpbrk(text, "<>\t\r\n") &&
	    hidden_find(line, &hidden) == line.len;
}

static enum error_code
read_line(const struct reader *r, const char *key, const char **out,
    struct error *err)
{
	const char *line = NULL;
	enum error_code code = reader_text(r, key, &line, err);

	if (code || !line)
		return code;
	if (!is_line(line))
		return reader_fail(r, node_get(r->map, key), err,
		    "\"%s\" must be one line of visible text, without < and > "
		    "(at most 200 bytes)", key);
	*out = line;
	return ERR_NONE;
}

/* "ended: true" or "ended: 2026-06-30"; the day is for people to read. */
static enum error_code
read_ended(const struct reader *r, bool *ended, const char **on,
    struct error *err)
{
	const struct node *value = node_get(r->map, "ended");
	int64_t day;

	if (!value)
		return ERR_NONE;
	if (value->kind != NODE_TEXT || (strcmp(value->text, "true") != 0 &&
	    !date_read(&day, slice_of(value->text))))
		return reader_fail(r, value, err, "\"ended\" must be a day or "
		    "true (remove it if it did not end)");
	*ended = true;
	*on = value->text[0] == 't' ? NULL : value->text;
	return ERR_NONE;
}

static enum error_code
read_emails(struct person *p, const struct reader *r, struct error *err)
{
	const struct node *value = node_get(r->map, "emails");
	enum error_code code = values_read(r, "emails", &p->emails, err);

	for (size_t i = 0; !code && i < p->emails.count; i++) {
		if (!person_email_is_canonical(p->emails.items[i]))
			return reader_fail(r, value, err, "\"%s\" is not an "
			    "email address (in lower case, as in "
			    "rep1@firm.example)",
			    p->emails.items[i]);
	}
	return code;
}

static enum error_code
read_key_map(struct person_key *key, const struct reader *r,
    struct error *err)
{
	static const char *const known[] = { "key", "ended", NULL };
	enum error_code code = reader_known(r, known, err);

	if (code || (code = reader_required(r, "key", err)) ||
	    (code = reader_text(r, "key", &key->text, err)))
		return code;
	return read_ended(r, &key->ended, &key->ended_on, err);
}

static enum error_code
read_key(struct person *p, const struct reader *r, const struct node *item,
    struct error *err)
{
	struct reader map = { item, r->path, r->pool };
	struct person_key key = { 0 };
	enum error_code code = ERR_NONE;

	if (item->kind == NODE_TEXT)
		key.text = item->text;
	else
		code = read_key_map(&key, &map, err);
	if (code)
		return code;
	if (!person_key_is_canonical(key.text))
		return reader_fail(r, item, err, "this is not a key "
		    "(ssh-ed25519 or sk-ssh-ed25519@openssh.com, one space, "
		    "and its base64, without comment)");
	for (size_t i = 0; i < p->key_count; i++) {
		if (strcmp(p->keys[i].text, key.text) == 0)
			return reader_fail(r, item, err,
			    "this key is there twice (keep one)");
	}
	p->keys = pool_grow(r->pool, p->keys, p->key_count, sizeof *p->keys);
	p->keys[p->key_count++] = key;
	return ERR_NONE;
}

static enum error_code
read_keys(struct person *p, const struct reader *r, struct error *err)
{
	const struct node *list = NULL;
	enum error_code code = reader_list(r, "keys", &list, err);

	for (size_t i = 0; !code && list && i < list->count; i++)
		code = read_key(p, r, list->items[i], err);
	return code;
}

static enum error_code
check_delegation(const struct person *p, const struct delegation *d,
    const struct reader *r, struct error *err)
{
	if (strcmp(d->role, "admin") == 0 || strcmp(d->role, "registrar") == 0)
		return reader_fail(r, node_get(r->map, "role"), err,
		    "\"%s\" is never delegated (name another role)", d->role);
	if (strcmp(d->to, p->id) == 0)
		return reader_fail(r, node_get(r->map, "to"), err,
		    "nobody delegates to himself (name another person)");
	if (d->from >= d->until)
		return reader_fail(r, node_get(r->map, "until"), err,
		    "\"until\" is before \"from\" (it is the last day)");
	return ERR_NONE;
}

/* One role has one deputy at a time: else nobody knows whose turn it is. */
static enum error_code
check_windows(const struct person *p, const struct delegation *d,
    const struct reader *r, struct error *err)
{
	for (size_t i = 0; i < p->delegation_count; i++) {
		const struct delegation *other = &p->delegations[i];

		if (strcmp(other->role, d->role) == 0 &&
		    other->from < d->until && d->from < other->until)
			return reader_fail(r, node_get(r->map, "from"), err,
			    "%s is delegated twice for the same days, on line "
			    "%zu to %s (end one before the other begins)",
			    d->role, other->line, other->to);
	}
	return ERR_NONE;
}

static enum error_code
read_delegation(struct person *p, const struct reader *r, struct error *err)
{
	static const char *const known[] = { "role", "to", "from", "until",
		NULL };
	struct delegation d = { 0 };
	enum error_code code = reader_known(r, known, err);

	for (size_t i = 0; !code && known[i]; i++)
		code = reader_required(r, known[i], err);
	if (code || (code = values_id(r, "role", &d.role, err)) ||
	    (code = values_id(r, "to", &d.to, err)) ||
	    (code = reader_date(r, "from", &d.from, err)) ||
	    (code = reader_date(r, "until", &d.until, err)))
		return code;
	d.until += DAY_SECONDS;
	d.line = node_get(r->map, "role")->line;
	if ((code = check_delegation(p, &d, r, err)) ||
	    (code = check_windows(p, &d, r, err)))
		return code;
	p->delegations = pool_grow(r->pool, p->delegations,
	    p->delegation_count, sizeof *p->delegations);
	p->delegations[p->delegation_count++] = d;
	return ERR_NONE;
}

static enum error_code
read_delegations(struct person *p, const struct reader *r, struct error *err)
{
	const struct node *list = NULL;
	enum error_code code = reader_list(r, "delegation", &list, err);

	for (size_t i = 0; !code && list && i < list->count; i++) {
		struct reader map = { list->items[i], r->path, r->pool };

		code = read_delegation(p, &map, err);
	}
	return code;
}

static bool
is_rhythm(const char *when)
{
	return strcmp(when, "at-once") == 0 || strcmp(when, "daily") == 0 ||
	    strcmp(when, "weekly") == 0 || strcmp(when, "never") == 0;
}

/* No rule reads them, but who is told would miss a wrong one. */
static enum error_code
read_notices(struct person *p, const struct reader *r, struct error *err)
{
	struct reader map;
	const char *when = NULL;
	enum error_code code = reader_map(r, "notices", &map, err);

	if (code || !map.map)
		return code;
	if ((code = reader_text(&map, "when", &when, err)))
		return code;
	if (when && !is_rhythm(when))
		return reader_fail(r, node_get(map.map, "when"), err,
		    "\"when\" must be at-once, daily, weekly or never");
	p->notices = map.map;
	p->notices_when = when;
	return ERR_NONE;
}

static enum error_code
read_duty(struct person *p, const struct reader *r, struct error *err)
{
	enum error_code code;

	if ((code = read_line(r, "team", &p->team, err)) ||
	    (code = read_line(r, "hours", &p->hours, err)) ||
	    (code = worktime_read(&p->worktime, r, err)) ||
	    (code = read_notices(p, r, err)) ||
	    (code = read_delegations(p, r, err)) ||
	    (code = read_ended(r, &p->ended, &p->ended_on, err)) ||
	    (code = values_id(r, "successor", &p->successor, err)))
		return code;
	p->holidays = node_get(r->map, "holidays");
	if (p->successor && strcmp(p->successor, p->id) == 0)
		return reader_fail(r, node_get(r->map, "successor"), err,
		    "nobody succeeds himself (name another person)");
	return ERR_NONE;
}

static enum error_code
read_person(struct person *p, const struct reader *r, struct error *err)
{
	static const char *const known[] = { "name", "emails", "roles",
		"team", "hours", "holidays", "notices", "keys", "delegation",
		"ended", "successor", NULL };
	enum error_code code = reader_known(r, known, err);

	if (code || (code = reader_required(r, "name", err)) ||
	    (code = reader_required(r, "emails", err)) ||
	    (code = read_line(r, "name", &p->name, err)) ||
	    (code = read_emails(p, r, err)) ||
	    (code = values_ids(r, "roles", &p->roles, err)) ||
	    (code = read_keys(p, r, err)))
		return code;
	return read_duty(p, r, err);
}

enum error_code
person_take(struct person *out, const char *id, const struct node *map,
    struct pool *pool, struct error *err)
{
	struct reader r = { map, pool_format(pool, "people/%s.yaml", id),
		pool };
	struct person p = { .id = pool_text(pool, id) };
	enum error_code code = read_person(&p, &r, err);

	if (!code)
		*out = p;
	return code;
}

enum error_code
person_parse(struct person *out, const char *id, struct slice text,
    struct pool *pool, struct error *err)
{
	struct place start = { pool_format(pool, "people/%s.yaml", id), 1,
		0 };
	const struct node *map;
	enum error_code code = yaml_parse(&map, start, text, pool, err);

	return code ? code : person_take(out, id, map, pool, err);
}

static void
set_ended(struct pool *pool, struct node *map, bool ended, const char *on)
{
	if (ended)
		node_set_text(pool, map, "ended", on ? on : "true");
}

static void
set_keys(struct pool *pool, struct node *map, const struct person *p)
{
	struct node *list = node_list(pool);

	for (size_t i = 0; i < p->key_count; i++) {
		const struct person_key *key = &p->keys[i];
		struct node *item = node_text(pool, key->text);

		if (key->ended) {
			item = node_map(pool);
			node_set_text(pool, item, "key", key->text);
			set_ended(pool, item, true, key->ended_on);
		}
		node_push(pool, list, item);
	}
	node_set(pool, map, "keys", list);
}

static void
set_delegations(struct pool *pool, struct node *map, const struct person *p)
{
	struct node *list = node_list(pool);

	for (size_t i = 0; i < p->delegation_count; i++) {
		const struct delegation *d = &p->delegations[i];
		struct node *item = node_map(pool);

		node_set_text(pool, item, "role", d->role);
		node_set_text(pool, item, "to", d->to);
		node_set_text(pool, item, "from", date_day(d->from).at);
		node_set_text(pool, item, "until",
		    date_day(d->until - DAY_SECONDS).at);
		node_push(pool, list, item);
	}
	if (list->count)
		node_set(pool, map, "delegation", list);
}

/* A copy of the top node, as a map owns the keys of its values. */
static void
set_shown(struct pool *pool, struct node *map, const char *key,
    const struct node *value)
{
	struct node *copy = pool_alloc(pool, sizeof *copy);

	if (!value)
		return;
	*copy = *value;
	node_set(pool, map, key, copy);
}

void
person_write(const struct person *p, struct buf *out)
{
	struct pool pool = { 0 };
	struct node *map = node_map(&pool);

	node_set_text(&pool, map, "name", p->name);
	node_set_names(&pool, map, "emails", &p->emails);
	node_set_names(&pool, map, "roles", &p->roles);
	node_set_known(&pool, map, "team", p->team);
	node_set_known(&pool, map, "hours", p->hours);
	set_shown(&pool, map, "holidays", p->holidays);
	set_shown(&pool, map, "notices", p->notices);
	set_keys(&pool, map, p);
	set_delegations(&pool, map, p);
	set_ended(&pool, map, p->ended, p->ended_on);
	node_set_known(&pool, map, "successor", p->successor);
	yaml_write(out, map, 0);
	pool_release(&pool);
}
