/* SPDX-License-Identifier: Apache-2.0 */
#include "template_edit.h"

#include <string.h>

#include "data/reader.h"
#include "data/yaml.h"
#include "template.h"

/* Where a node begins; file.len: nowhere. */
static size_t
offset_of(struct slice file, const struct node *node)
{
	size_t at = 0, column = 1;

	for (size_t line = 1; line < node->line && at < file.len; at++)
		line += file.at[at] == '\n';
	for (; column < node->column && at < file.len; column++) {
		at++;
		while (at < file.len && (file.at[at] & 0xC0) == 0x80)
			at++;	/* the tail of a UTF-8 character */
	}
	return at;
}

static void
insert(struct buf *out, struct slice file, size_t at, const char *text)
{
	buf_add(out, (struct slice){ file.at, at });
	buf_text(out, text);
	buf_add(out, slice_skip(file, at));
}

/* "[a, b]", or a line for each. */
static bool
add_to_list(struct buf *out, const struct node *list, struct slice file,
    const char *block, struct pool *pool)
{
	size_t at = offset_of(file, list);

	if (at == file.len)
		return false;
	if (file.at[at] == '[')
		insert(out, file, at + slice_find(slice_skip(file, at), "]"),
		    pool_format(pool, "%s%s", list->count ? ", " : "",
		    block));
	else if (file.at[at] == '-')
		insert(out, file, at, pool_format(pool, "- %s\n%*s", block,
		    (int)list->column - 1, ""));
	return out->len > 0;
}

/* A region that has no options yet. */
static bool
add_list(struct buf *out, const struct node *region, struct slice file,
    const char *block, struct pool *pool)
{
	size_t at = offset_of(file, region);

	if (at == file.len || region->kind != NODE_MAP)
		return false;
	if (file.at[at] == '{')
		insert(out, file, at + 1, pool_format(pool, "options: [%s]%s",
		    block, region->count ? ", " : ""));
	else
		insert(out, file, at, pool_format(pool, "options: [%s]\n%*s",
		    block, (int)region->column - 1, ""));
	return true;
}

/* The region's map in the front matter, or NULL. */
static const struct node *
find_region(const struct template_option *what, struct slice file,
    struct pool *pool)
{
	struct front front;
	const struct node *map, *regions;
	struct error err;

	if (front_split(&front, what->path, file, &err) ||
	    yaml_parse(&map, (struct place){ what->path, front.yaml_line, 1 },
	    front.yaml, pool, &err))
		return NULL;
	regions = node_get(map, "regions");
	return regions && regions->kind == NODE_MAP ?
	    node_get(regions, what->region) : NULL;
}

/* What was made is read again: it has the option, or it is not given out. */
static bool
has_option(const struct template_option *what, struct slice file,
    struct pool *pool)
{
	const struct region *region;
	struct template t;
	struct error err;

	if (template_parse(&t, what->path, file, pool, &err))
		return false;
	region = template_region(&t, what->region);
	return region && names_has(&region->options, what->block);
}

enum error_code
template_add_option(struct buf *out, const struct template_option *what,
    struct slice file, struct error *err)
{
	struct pool pool = { 0 };
	const struct node *region = find_region(what, file, &pool);
	const struct node *options = region && region->kind == NODE_MAP ?
	    node_get(region, "options") : NULL;
	struct buf made = { 0 };
	enum error_code code = ERR_NONE;
	bool done;

	if (has_option(what, file, &pool))
		code = error_set(err, ERR_REFUSED, "%s: %s is an option of %s "
		    "already", what->path, what->block, what->region);
	done = !code && region && (options ?
	    add_to_list(&made, options, file, what->block, &pool) :
	    add_list(&made, region, file, what->block, &pool));
	if (!code && (!done || !has_option(what, buf_slice(&made), &pool)))
		code = error_set(err, ERR_REFUSED, "%s: no option can be added "
		    "to %s (galley edit %s)", what->path, what->region,
		    what->path);
	if (!code)
		buf_add(out, buf_slice(&made));
	buf_release(&made);
	pool_release(&pool);
	return code;
}
