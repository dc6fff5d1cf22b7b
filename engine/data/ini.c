/* SPDX-License-Identifier: Apache-2.0 */
#include "ini.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

struct parser {
	struct ini ini;
	struct slice rest;
	struct pool *pool;
	struct error *err;
	size_t line;
};

static enum error_code
fail(const struct parser *p, const char *what)
{
	return error_at(p->err, (struct place){ p->ini.path, p->line, 1 },
	    "ini", "%s", what);
}

static void
add_section(struct parser *p, struct slice name)
{
	struct ini *ini = &p->ini;

	ini->sections = pool_grow(p->pool, ini->sections, ini->count,
	    sizeof *ini->sections);
	ini->sections[ini->count++] = (struct ini_section){
		.name = pool_copy(p->pool, slice_trim(name)),
		.line = p->line,
	};
}

/* What stands before " #" or " ;". */
static struct slice
cut_comment(struct slice value)
{
	for (size_t i = 1; i < value.len; i++) {
		if ((value.at[i] == '#' || value.at[i] == ';') &&
		    ascii_is_blank(value.at[i - 1]))
			return (struct slice){ value.at, i };
	}
	return value;
}

static struct slice
cut_quotes(struct slice value)
{
	char quote = value.len ? value.at[0] : '\0';

	if (value.len >= 2 && (quote == '"' || quote == '`' ||
	    quote == '\'') && value.at[value.len - 1] == quote &&
	    !memchr(value.at + 1, quote, value.len - 2))
		return (struct slice){ value.at + 1, value.len - 2 };
	return value;
}

/* A value goes on while its line ends in "\". */
static struct slice
take_value(struct parser *p, struct slice first)
{
	struct slice value = slice_trim(first), next;
	struct buf all = { 0 };

	while (slice_ends(value, "\\")) {
		buf_add(&all, slice_trim((struct slice){ value.at,
		    value.len - 1 }));
		if (!slice_line(&p->rest, &next))
			return buf_settle(&all, p->pool);
		p->line++;
		value = slice_trim(next);
	}
	buf_add(&all, slice_trim(cut_comment(value)));
	return cut_quotes(buf_settle(&all, p->pool));
}

static enum error_code
take_entry(struct parser *p, struct slice line)
{
	struct ini_section *section = &p->ini.sections[p->ini.count - 1];
	size_t stop = 0, at = p->line;
	struct slice key, value;

	while (stop < line.len && line.at[stop] != '=' && line.at[stop] != ':')
		stop++;
	key = slice_trim((struct slice){ line.at, stop });
	if (stop == line.len || key.len == 0)
		return fail(p, "this is not \"key = value\" (nor a [section])");
	if (++p->ini.entries > INI_ENTRIES)
		return fail(p, "too many keys in one file");
	value = take_value(p, slice_skip(line, stop + 1));
	section->entries = pool_grow(p->pool, section->entries,
	    section->count, sizeof *section->entries);
	section->entries[section->count++] = (struct ini_entry){
		.key = pool_copy(p->pool, key),
		.value = pool_copy(p->pool, value),
		.line = at,
	};
	return ERR_NONE;
}

static enum error_code
take_line(struct parser *p, struct slice line)
{
	line = slice_trim(line);
	if (line.len == 0 || line.at[0] == '#' || line.at[0] == ';')
		return ERR_NONE;
	if (line.at[0] != '[')
		return take_entry(p, line);
	line = slice_trim(cut_comment(line));
	if (line.at[line.len - 1] != ']')
		return fail(p, "this section has no \"]\" at its end");
	add_section(p, (struct slice){ line.at + 1, line.len - 2 });
	return ERR_NONE;
}

enum error_code
ini_parse(struct ini *out, const char *path, struct slice text,
    struct pool *pool, struct error *err)
{
	struct parser p = { .ini = { .path = path }, .rest = text,
		.pool = pool, .err = err, .line = 1 };
	enum error_code code = ERR_NONE;
	struct slice line;

	if (text.len > INI_LIMIT)
		return fail(&p, "the file is too long (256 KiB at most)");
	if (utf8_bad(text) < text.len || memchr(text.at, '\0', text.len))
		return fail(&p, "the file is not UTF-8 text");
	if (slice_starts(text, "\xEF\xBB\xBF"))
		p.rest = slice_skip(text, 3);
	add_section(&p, (struct slice){ "", 0 });
	for (p.line = 0; !code && slice_line(&p.rest, &line); ) {
		p.line++;
		code = take_line(&p, line);
	}
	if (!code)
		*out = p.ini;
	return code;
}
