/* SPDX-License-Identifier: Apache-2.0 */
/* Rule T8 for one file: its mode, size, text or medium. */
#include "base/ascii.h"
#include "path.h"

#include <string.h>

#include "base/id.h"
#include "base/utf8.h"
#include "text/hidden.h"

/* How a medium's file begins: bytes at an offset. */
static const struct medium {
	const char *extension;
	const char *first;
	size_t first_len;
	const char *second;	/* at offset 8, or "" */
} media[] = {
	{ ".png", "\x89PNG\r\n\x1a\n", 8, "" },
	{ ".jpg", "\xff\xd8\xff", 3, "" },
	{ ".jpeg", "\xff\xd8\xff", 3, "" },
	{ ".gif", "GIF87a", 6, "" },
	{ ".gif", "GIF89a", 6, "" },
	{ ".webp", "RIFF", 4, "WEBP" },
	{ ".pdf", "%PDF-", 5, "" },
};

static enum error_code
refuse(const char *path, const char *what, struct error *err)
{
	return error_set(err, ERR_INVALID, PATH_T8 "%s: %s", path, what);
}

static bool
begins_like(struct slice content, const struct medium *medium)
{
	size_t second = strlen(medium->second);

	if (content.len < medium->first_len ||
	    memcmp(content.at, medium->first, medium->first_len) != 0)
		return false;
	return second == 0 || (content.len >= 8 + second &&
	    memcmp(content.at + 8, medium->second, second) == 0);
}

/* The name tells people what a file is, the bytes tell programs: both must. */
static enum error_code
judge_medium(const char *path, struct slice content, struct error *err)
{
	bool known = false;

	if (content.len > MEDIA_LIMIT)
		return refuse(path, "larger than 10 MB (make it smaller)",
		    err);
	for (size_t i = 0; i < sizeof media / sizeof media[0]; i++) {
		if (!slice_ends(slice_of(path), media[i].extension))
			continue;
		known = true;
		if (begins_like(content, &media[i]))
			return ERR_NONE;
	}
	if (known)
		return refuse(path, "its first bytes are not those of its "
		    "extension (save it again in that format)", err);
	return refuse(path, "this kind of file may not be here (assets are "
	    "png, jpeg, gif, webp or pdf)", err);
}

static enum error_code
judge_text(const char *path, struct slice content, size_t limit,
    struct error *err)
{
	uint32_t character;
	size_t at;

	if (content.len > limit)
		return refuse(path, "too large (text is at most 64 KiB, "
		    "evidence 10 MB)", err);
	at = utf8_bad(content);
	if (at < content.len)
		return error_set(err, ERR_INVALID, PATH_T8 "%s: line %zu is "
		    "not valid UTF-8 (save the file as UTF-8)", path,
		    utf8_place(path, content, at).line);
	at = hidden_find(content, &character);
	if (at < content.len)
		return error_set(err, ERR_INVALID, PATH_T8 "%s: line %zu "
		    "holds the hidden character U+%04X (remove it)", path,
		    utf8_place(path, content, at).line, (unsigned)character);
	return ERR_NONE;
}

static bool
is_text_evidence(const char *path)
{
	struct slice name = slice_of(path);

	return slice_ends(name, ".md") || slice_ends(name, ".txt") ||
	    slice_ends(name, ".csv");
}

static enum path_kind
kind_of(const char *path)
{
	struct pool pool = { 0 };
	enum path_kind kind = path_read(path, &pool).kind;

	pool_release(&pool);
	return kind;
}

bool
path_is_text(const char *path)
{
	enum path_kind kind = kind_of(path);

	return kind != PATH_ASSET &&
	    (kind != PATH_EVIDENCE || is_text_evidence(path));
}

enum error_code
path_judge(const char *path, unsigned mode, struct slice content,
    struct error *err)
{
	enum path_kind kind = kind_of(path);

	if (kind == PATH_NONE)
		return refuse(path, "has no place in a workspace (see "
		    "galley-workspace(5))", err);
	if (mode != PATH_MODE)
		return refuse(path, "not a plain file (mode 100644; no link, "
		    "nothing executable)", err);
	if (!path_is_text(path))
		return judge_medium(path, content, err);
	return judge_text(path, content, kind == PATH_EVIDENCE ? MEDIA_LIMIT :
	    TEXT_LIMIT, err);
}

/* Names that git or a file system would take for something else. */
static bool
is_plain_part(struct slice part)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

	/* With a dot at the end: "." and "..", too. */
	if (part.len == 0 || part.len > ID_LIMIT ||
	    part.at[part.len - 1] == '.')
		return false;
	for (size_t i = 0; i < part.len; i++) {
		if (!strchr(letters, part.at[i]))
			return false;
	}
	return !(part.len == 4 && strncasecmp(part.at, ".git", 4) == 0);
}

enum error_code
path_judge_ci(const char *path, unsigned mode, struct slice content,
    struct error *err)
{
	struct slice rest = slice_of(path), part;
	bool plain = rest.len && path[rest.len - 1] != '/';
	size_t depth = 0;

	while (slice_until(&rest, '/', &part)) {
		plain = plain && is_plain_part(part);
		depth++;
	}
	if (!plain || depth > PATH_DEPTH)
		return refuse(path, "not a path for a CI file", err);
	if (mode != PATH_MODE)
		return refuse(path, "not a plain file (mode 100644; no link, "
		    "nothing executable)", err);
	return judge_text(path, content, TEXT_LIMIT, err);
}

/* "2026-11/000042.jsonl": a letter for each kind of byte. */
static bool
is_entry(const char *path)
{
	static const char shape[] = "dddd-dd/dddddd.jsonl";
	size_t i = 0;

	for (; shape[i]; i++) {
		if (shape[i] == 'd' ? !ascii_is_digit(path[i]) :
		    path[i] != shape[i])
			return false;
	}
	return !path[i] && strcmp(path + 8, "000000.jsonl");
}

enum error_code
path_judge_entry(const char *path, unsigned mode, struct slice content,
    struct error *err)
{
	if (!is_entry(path))
		return refuse(path, "not a file of a journal (its files are "
		    "<yyyy-mm>/<nnnnnn>.jsonl)", err);
	if (mode != PATH_MODE)
		return refuse(path, "not a plain file (mode 100644; no link, "
		    "nothing executable)", err);
	return judge_text(path, content, TEXT_LIMIT, err);
}
