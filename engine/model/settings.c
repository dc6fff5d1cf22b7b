/* SPDX-License-Identifier: Apache-2.0 */
#include "settings.h"

#include <string.h>

#include "data/yaml.h"
#include "people.h"
#include "values.h"

static const char PATH[] = "galley.yaml";

enum { FORMAT_READ = FORMAT_KNOWN + 1, NAME_BYTES = 100 };

static enum error_code
read_format(struct settings *s, const struct reader *r, struct error *err)
{
	const struct node *at = node_get(r->map, "format");
	enum error_code code = reader_required(r, "format", err);

	if (code || (code = reader_number(r, "format", &s->format, err)))
		return code;
	if (s->format < 1)
		return reader_fail(r, at, err, "there is no format %lld "
		    "(write 1)", (long long)s->format);
	if (s->format > FORMAT_READ)
		return reader_fail(r, at, err, "format %lld is two formats "
		    "newer or more than this galley's %d (install a newer "
		    "galley)", (long long)s->format, FORMAT_KNOWN);
	return ERR_NONE;
}

/* One format newer is read though it may say more; it is never written. */
static enum error_code
check_known(const struct settings *s, const struct reader *r,
    struct error *err)
{
	static const char *const known[] = { "name", "format", "version",
		"admins", "registrar", "propose", "workflows", "limits",
		"links", "checks", "server-keys", "ci", NULL };

	return s->format > FORMAT_KNOWN ? ERR_NONE :
	    reader_known(r, known, err);
}

static enum error_code
read_name(struct settings *s, const struct reader *r, struct error *err)
{
	enum error_code code;

	if ((code = reader_required(r, "name", err)) ||
	    (code = reader_text(r, "name", &s->name, err)))
		return code;
	if (!s->name[0] || strlen(s->name) > NAME_BYTES ||
	    strpbrk(s->name, "\t\r\n") ||
	    slice_trim(slice_of(s->name)).len != strlen(s->name))
		return reader_fail(r, node_get(r->map, "name"), err,
		    "the name must be one line of 1 to 100 bytes (shorten it)");
	return ERR_NONE;
}

static enum error_code
read_version(struct settings *s, const struct reader *r, struct error *err)
{
	enum error_code code;

	if ((code = reader_required(r, "version", err)) ||
	    (code = reader_number(r, "version", &s->version, err)))
		return code;
	if (s->version < 1)
		return reader_fail(r, node_get(r->map, "version"), err,
		    "the version must be 1 or more (it counts policy changes)");
	return ERR_NONE;
}

static enum error_code
read_admins(struct settings *s, const struct reader *r, struct error *err)
{
	static const char *const known[] = { "quorum", NULL };
	struct reader admins;
	enum error_code code;

	if ((code = reader_required(r, "admins", err)) ||
	    (code = reader_map(r, "admins", &admins, err)) ||
	    (code = reader_known(&admins, known, err)) ||
	    (code = reader_required(&admins, "quorum", err)))
		return code;
	return reader_number(&admins, "quorum", &s->quorum, err);
}

/* A prefix names whole path parts; "default" is the one of all paths. */
static enum error_code
read_prefix(const struct reader *r, const struct node *entry,
    const char **out, struct error *err)
{
	size_t len = strlen(entry->key);

	if (strcmp(entry->key, "default") == 0) {
		*out = "";
		return ERR_NONE;
	}
	if (entry->key[0] == '/' || entry->key[len - 1] == '/' ||
	    strstr(entry->key, "//"))
		return reader_fail(r, entry, err, "\"%s\" is not a path (write "
		    "it as templates/email, without / at its ends)",
		    entry->key);
	*out = entry->key;
	return ERR_NONE;
}

static enum error_code
read_propose(struct settings *s, const struct reader *r, struct error *err)
{
	struct reader map;
	enum error_code code = reader_map(r, "propose", &map, err);

	for (size_t i = 0; !code && map.map && i < map.map->count; i++) {
		const struct node *entry = map.map->items[i];
		struct prefix_names item = { 0 };

		if ((code = read_prefix(r, entry, &item.prefix, err)) ||
		    (code = values_ids(&map, entry->key, &item.names, err)))
			break;
		s->propose = pool_grow(r->pool, s->propose, s->propose_count,
		    sizeof *s->propose);
		s->propose[s->propose_count++] = item;
	}
	return code;
}

static enum error_code
read_workflows(struct settings *s, const struct reader *r, struct error *err)
{
	struct reader map;
	enum error_code code = reader_map(r, "workflows", &map, err);

	for (size_t i = 0; !code && map.map && i < map.map->count; i++) {
		const struct node *entry = map.map->items[i];
		struct prefix_name item = { 0 };

		if ((code = read_prefix(r, entry, &item.prefix, err)) ||
		    (code = values_id(&map, entry->key, &item.name, err)))
			break;
		s->workflows = pool_grow(r->pool, s->workflows,
		    s->workflow_count, sizeof *s->workflows);
		s->workflows[s->workflow_count++] = item;
	}
	return code;
}

static enum error_code
read_quantity(const struct reader *r, const char *key,
    const char *const *units, int64_t *out, struct error *err)
{
	const char *text = NULL, *unit;
	enum error_code code = reader_text(r, key, &text, err);

	if (code || !text || values_quantity(out, &unit, text, units))
		return code;
	return reader_fail(r, node_get(r->map, key), err,
	    "\"%s\" must be a number of %s (as in 7 %s)", key, units[0],
	    units[0]);
}

static enum error_code
read_limits(struct settings *s, const struct reader *r, struct error *err)
{
	static const char *const known[] = { "library-age", "retention",
		NULL };
	static const char *const days[] = { "days", "day", NULL };
	static const char *const months[] = { "months", "month", NULL };
	struct reader limits;
	enum error_code code;

	if ((code = reader_map(r, "limits", &limits, err)) ||
	    (code = reader_known(&limits, known, err)) ||
	    (code = read_quantity(&limits, "library-age", days,
	    &s->library_age_days, err)))
		return code;
	return read_quantity(&limits, "retention", months,
	    &s->retention_months, err);
}

static enum error_code
check_server_keys(const struct settings *s, const struct reader *r,
    struct error *err)
{
	for (size_t i = 0; i < s->server_keys.count; i++) {
		if (!person_key_is_canonical(s->server_keys.items[i]))
			return reader_fail(r, node_get(r->map, "server-keys"),
			    err, "a server key is not valid (ssh-ed25519, one "
			    "space, and its base64, without comment)");
	}
	return ERR_NONE;
}

static enum error_code
read_lists(struct settings *s, const struct reader *r, struct error *err)
{
	enum error_code code;

	if ((code = values_ids(r, "registrar", &s->registrar, err)) ||
	    (code = values_ids(r, "checks", &s->checks, err)) ||
	    (code = reader_names(r, "links", &s->links, err)) ||
	    (code = reader_names(r, "server-keys", &s->server_keys, err)) ||
	    (code = reader_names(r, "ci", &s->ci, err)))
		return code;
	return check_server_keys(s, r, err);
}

static enum error_code
read_settings(struct settings *s, const struct reader *r, struct error *err)
{
	enum error_code code;

	if ((code = read_format(s, r, err)) ||
	    (code = check_known(s, r, err)) ||
	    (code = read_name(s, r, err)) ||
	    (code = read_version(s, r, err)) ||
	    (code = read_admins(s, r, err)) ||
	    (code = read_propose(s, r, err)) ||
	    (code = read_workflows(s, r, err)) ||
	    (code = read_limits(s, r, err)))
		return code;
	return read_lists(s, r, err);
}

enum error_code
settings_take(struct settings *out, const struct node *map, struct pool *pool,
    struct error *err)
{
	struct reader r = { map, PATH, pool };
	struct settings s = { .library_age_days = 7, .retention_months = 24 };
	enum error_code code = read_settings(&s, &r, err);

	if (!code)
		*out = s;
	return code;
}

enum error_code
settings_parse(struct settings *out, struct slice text, struct pool *pool,
    struct error *err)
{
	const struct node *map;
	enum error_code code = yaml_parse(&map, (struct place){ PATH, 1, 0 },
	    text, pool, err);

	return code ? code : settings_take(out, map, pool, err);
}

/* Whether path is prefix or lies below it. */
static bool
is_below(const char *path, const char *prefix)
{
	size_t len = strlen(prefix);

	return len == 0 || (strncmp(path, prefix, len) == 0 &&
	    (path[len] == '/' || path[len] == '\0'));
}

const struct names *
settings_proposers(const struct settings *settings, const char *path)
{
	static const struct names nobody = { 0 };
	const struct prefix_names *best = NULL;

	for (size_t i = 0; i < settings->propose_count; i++) {
		const struct prefix_names *item = &settings->propose[i];

		if (is_below(path, item->prefix) && (!best ||
		    strlen(item->prefix) > strlen(best->prefix)))
			best = item;
	}
	return best ? &best->names : &nobody;
}

const char *
settings_workflow(const struct settings *settings, const char *path)
{
	const struct prefix_name *best = NULL;

	for (size_t i = 0; i < settings->workflow_count; i++) {
		const struct prefix_name *item = &settings->workflows[i];

		if (is_below(path, item->prefix) && (!best ||
		    strlen(item->prefix) > strlen(best->prefix)))
			best = item;
	}
	return best ? best->name : NULL;
}
