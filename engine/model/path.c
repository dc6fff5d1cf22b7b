/* SPDX-License-Identifier: Apache-2.0 */
#include "path.h"

#include <string.h>

#include "base/ascii.h"
#include "base/id.h"

/* What fits a part of a layout's shape. */
enum part {
	PART_END,
	PART_ID,		/* shelf, person, template: a folder */
	PART_MARKDOWN,		/* <id>.md */
	PART_YAML,		/* <id>.yaml */
	PART_MEDIA,		/* <id>.<extension> */
};

static const struct layout {
	const char *folder;
	enum path_kind kind;
	enum part parts[3];
} layouts[] = {
	{ "people", PATH_PERSON, { PART_YAML } },
	{ "workflows", PATH_WORKFLOW, { PART_YAML } },
	{ "registries", PATH_REGISTRY, { PART_YAML } },
	{ "templates", PATH_TEMPLATE, { PART_ID, PART_MARKDOWN } },
	{ "blocks", PATH_BLOCK, { PART_MARKDOWN } },
	{ "coaching", PATH_COACHING, { PART_MARKDOWN } },
	{ "agreements", PATH_AGREEMENT, { PART_MARKDOWN } },
	{ "pillars", PATH_PILLAR, { PART_YAML } },
	{ "claims", PATH_CLAIM, { PART_YAML } },
	{ "evidence", PATH_EVIDENCE, { PART_MEDIA } },
	{ "assets", PATH_ASSET, { PART_MEDIA } },
	{ "customizations", PATH_CUSTOMIZATION,
	  { PART_ID, PART_ID, PART_MARKDOWN } },
};

/* The parts of a path; count is PATH_DEPTH + 1 where there are too many. */
struct parts {
	struct slice at[PATH_DEPTH + 1];
	size_t count;
};

static bool
is_file_char(char c)
{
	return ascii_is_alnum(c) || c == '.' || c == '_' || c == '-';
}

/* A part below rules/, where packs keep the names that they came with. */
static bool
is_rule_part(struct slice text)
{
	if (text.len == 0 || text.len > ID_LIMIT ||
	    text.at[0] == '.' || text.at[0] == '_' || text.at[0] == '-')
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (!is_file_char(text.at[i]))
			return false;
	}
	return true;
}

static struct parts
split(const char *path)
{
	struct parts parts = { 0 };
	const char *at = path;

	for (;;) {
		const char *end = strchrnul(at, '/');

		parts.at[parts.count++] =
		    (struct slice){ at, (size_t)(end - at) };
		if (!*end || parts.count > PATH_DEPTH)
			return parts;
		at = end + 1;
	}
}

/* Takes an ending off *text; false where it does not end so. */
static bool
take_ending(struct slice *text, const char *ending)
{
	if (!slice_ends(*text, ending))
		return false;
	text->len -= strlen(ending);
	return true;
}

/* <id>.<extension>, with more extensions between if need be. */
static bool
take_extensions(struct slice *text)
{
	const char *dot = memchr(text->at, '.', text->len);
	struct slice rest, extension;

	if (!dot || text->len > ID_LIMIT)
		return false;
	rest = slice_skip(*text, (size_t)(dot - text->at) + 1);
	text->len = (size_t)(dot - text->at);
	if (rest.len == 0 || rest.at[rest.len - 1] == '.')
		return false;
	while (slice_until(&rest, '.', &extension)) {
		if (!id_is_id(extension))
			return false;
	}
	return true;
}

/* Whether text fits, and the id in it. */
static bool
fits(enum part part, struct slice text, struct slice *id)
{
	bool ok = true;

	if (part == PART_MARKDOWN)
		ok = take_ending(&text, ".md");
	else if (part == PART_YAML)
		ok = take_ending(&text, ".yaml");
	else if (part == PART_MEDIA)
		ok = take_extensions(&text);
	*id = text;
	return ok && id_is_id(text);
}

static bool
fits_layout(const struct layout *layout, const struct parts *parts,
    struct slice ids[3])
{
	size_t i = 0;

	while (i < 3 && layout->parts[i] != PART_END) {
		if (i + 1 >= parts->count ||
		    !fits(layout->parts[i], parts->at[i + 1], &ids[i]))
			return false;
		i++;
	}
	return parts->count == i + 1;
}

static struct path
name_parts(const struct layout *layout, const struct slice ids[3],
    struct pool *pool)
{
	struct path path = { .kind = layout->kind };

	switch (layout->kind) {
	case PATH_TEMPLATE:
		path.shelf = pool_copy(pool, ids[0]);
		path.id = pool_copy(pool, ids[1]);
		break;
	case PATH_CUSTOMIZATION:
		path.person = pool_copy(pool, ids[0]);
		path.template_id = pool_copy(pool, ids[1]);
		path.id = pool_copy(pool, ids[2]);
		break;
	case PATH_COACHING:
		path.template_id = pool_copy(pool, ids[0]);
		path.id = path.template_id;
		break;
	default:
		path.id = pool_copy(pool, ids[0]);
	}
	return path;
}

static bool
is_rule(const struct parts *parts)
{
	if (parts->count < 2 || !slice_is(parts->at[0], "rules"))
		return false;
	for (size_t i = 1; i < parts->count; i++) {
		if (!is_rule_part(parts->at[i]))
			return false;
	}
	return true;
}

struct path
path_read(const char *path, struct pool *pool)
{
	struct parts parts = split(path);
	struct slice ids[3];

	if (parts.count > PATH_DEPTH)
		return (struct path){ .kind = PATH_NONE };
	if (strcmp(path, "galley.yaml") == 0)
		return (struct path){ .kind = PATH_SETTINGS };
	if (strcmp(path, ".vale.ini") == 0 || is_rule(&parts))
		return (struct path){ .kind = PATH_RULE };
	for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
		if (slice_is(parts.at[0], layouts[i].folder) &&
		    fits_layout(&layouts[i], &parts, ids))
			return name_parts(&layouts[i], ids, pool);
	}
	return (struct path){ .kind = PATH_NONE };
}

static bool
is_at_or_under(const char *path, const char *place)
{
	size_t len = strlen(place);

	while (len && place[len - 1] == '/')
		len--;
	return len && strncmp(path, place, len) == 0 &&
	    (path[len] == '/' || path[len] == '\0');
}

static bool
is_listed(const char *path, const struct names *places)
{
	for (size_t i = 0; places && i < places->count; i++) {
		if (is_at_or_under(path, places->items[i]))
			return true;
	}
	return false;
}

bool
path_is_policy(const char *path, const struct names *ci)
{
	static const char *items[] = { "galley.yaml", "people", "workflows",
		"rules", ".vale.ini", "registries" };
	static const struct names own = { items, sizeof items /
		sizeof items[0] };

	return is_listed(path, &own) || is_listed(path, ci);
}

bool
path_is_ci(const char *path, const struct names *ci)
{
	struct pool pool = { 0 };
	bool is_ci = is_listed(path, ci) && !path_is_policy(path, NULL) &&
	    path_read(path, &pool).kind == PATH_NONE;

	pool_release(&pool);
	return is_ci;
}
