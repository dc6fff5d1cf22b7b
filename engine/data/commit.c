/* SPDX-License-Identifier: Apache-2.0 */
#include "commit.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum { TIME_DIGITS = 12, NAME_LIMIT = 255, HEADER_SHOWN = 40 };

/* The last second of the year 9999, after which no date can be written. */
static const int64_t last_time = 253402300799;

struct parsing {
	const char *start;
	struct slice rest;
	struct pool *pool;
	struct error *err;
};

static enum error_code
refuse(const struct parsing *p, const char *what)
{
	return error_set(p->err, ERR_INVALID, "T1: %s", what);
}

/* A number that is not negative, with zeros before it up to least digits. */
static void
write_digits(int64_t number, int least, struct buf *out)
{
	char text[20];
	size_t at = sizeof text;

	do {
		text[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number || sizeof text - at < (size_t)least);
	buf_add(out, (struct slice){ text + at, sizeof text - at });
}

/* Seconds and zone, "1700000000 +0000", with the LF. */
static void
write_time(const struct commit *commit, struct buf *out)
{
	int zone = commit->zone < 0 ? -commit->zone : commit->zone;

	write_digits(commit->time, 1, out);
	buf_text(out, commit->zone < 0 ? " -" : " +");
	write_digits(zone / 60, 2, out);
	write_digits(zone % 60, 2, out);
	buf_char(out, '\n');
}

static void
write_id(const char *header, struct oid id, struct buf *out)
{
	buf_text(out, header);
	buf_text(out, oid_text(id).hex);
	buf_char(out, '\n');
}

static void
write_person(const char *header, const struct commit *commit, struct buf *out)
{
	buf_text(out, header);
	buf_text(out, commit->name);
	buf_text(out, " <");
	buf_text(out, commit->email);
	buf_text(out, "> ");
	write_time(commit, out);
}

/* Each line but the first is folded: it begins with one space. */
static void
write_signature(struct slice signature, struct buf *out)
{
	const char *before = "gpgsig ";
	struct slice line;

	while (slice_line(&signature, &line)) {
		buf_text(out, before);
		buf_add(out, line);
		buf_char(out, '\n');
		before = " ";
	}
}

void
commit_write(const struct commit *commit, struct buf *out)
{
	write_id("tree ", commit->tree, out);
	for (size_t i = 0; i < commit->parent_count; i++)
		write_id("parent ", commit->parents[i], out);
	write_person("author ", commit, out);
	write_person("committer ", commit, out);
	write_signature(commit->signature, out);
	buf_char(out, '\n');
	buf_add(out, commit->message);
}

void
commit_signed_bytes(const struct commit *commit, struct buf *out)
{
	struct commit unsigned_one = *commit;

	unsigned_one.signature = (struct slice){ "", 0 };
	commit_write(&unsigned_one, out);
}

static enum error_code
check_bytes(const struct parsing *p)
{
	struct slice raw = p->rest;

	if (raw.len && memchr(raw.at, '\0', raw.len))
		return refuse(p, "the commit has a NUL in it");
	if (raw.len && memchr(raw.at, '\r', raw.len))
		return refuse(p, "the commit has a CR in it; lines end in LF");
	if (utf8_bad(raw) < raw.len)
		return refuse(p, "the commit is not valid UTF-8");
	return ERR_NONE;
}

/* The header's name as far as it may be shown: letters, digits and "-". */
static size_t
shown_length(struct slice line)
{
	size_t len = 0;

	while (len < line.len && len < HEADER_SHOWN &&
	    (ascii_is_alnum(line.at[len]) || line.at[len] == '-'))
		len++;
	return len;
}

/* Says what stands on the next line instead of what is wanted there. */
static enum error_code
refuse_line(const struct parsing *p, const char *wanted)
{
	struct slice rest = p->rest, line;

	if (!slice_line(&rest, &line))
		return error_set(p->err, ERR_INVALID,
		    "T1: the commit ends where %s should stand", wanted);
	if (line.len == 0)
		return error_set(p->err, ERR_INVALID,
		    "T1: the headers end where %s should stand", wanted);
	if (slice_starts(line, " "))
		return error_set(p->err, ERR_INVALID,
		    "T1: a folded header line where %s should stand", wanted);
	return error_set(p->err, ERR_INVALID,
	    "T1: header \"%.*s\" where %s should stand",
	    (int)shown_length(line), line.at, wanted);
}

/* Takes "name value LF" off the rest; false leaves it as it was. */
static bool
take_header(struct parsing *p, const char *name, struct slice *value)
{
	struct slice rest = p->rest, line;
	size_t len = strlen(name);

	if (!slice_line(&rest, &line) || !slice_starts(line, name) ||
	    line.len <= len || line.at[len] != ' ')
		return false;
	*value = slice_skip(line, len + 1);
	p->rest = rest;
	return true;
}

static enum error_code
take_tree(struct parsing *p, struct commit *c)
{
	struct slice value;

	if (!take_header(p, "tree", &value))
		return refuse_line(p, "tree");
	if (!oid_read(&c->tree, value))
		return refuse(p, "the tree is not 40 lower-case hex digits");
	return ERR_NONE;
}

static enum error_code
take_parents(struct parsing *p, struct commit *c)
{
	struct slice value;

	while (take_header(p, "parent", &value)) {
		if (c->parent_count == COMMIT_PARENTS)
			return refuse(p, "more than two parents");
		if (!oid_read(&c->parents[c->parent_count++], value))
			return refuse(p,
			    "a parent is not 40 lower-case hex digits");
	}
	return ERR_NONE;
}

static bool
is_name(struct slice text)
{
	struct slice rest = text;
	uint32_t c;

	if (text.len == 0 || text.len > NAME_LIMIT || text.at[0] == ' ' ||
	    text.at[text.len - 1] == ' ')
		return false;
	while (utf8_next(&rest, &c)) {
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == '<' || c == '>')
			return false;
	}
	return true;
}

/* Cuts "before SEPARATOR after" at the separator. */
static bool
cut(struct slice *rest, const char *separator, struct slice *before)
{
	size_t at = slice_find(*rest, separator);

	if (at == rest->len)
		return false;
	*before = (struct slice){ rest->at, at };
	*rest = slice_skip(*rest, at + strlen(separator));
	return true;
}

static bool
read_digits(struct slice text, int64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		*out = *out * 10 + (text.at[i] - '0');
	}
	return text.len > 0;
}

static bool
read_time(struct slice text, int64_t *out)
{
	return text.len <= TIME_DIGITS &&
	    (text.at[0] != '0' || text.len == 1) && read_digits(text, out) &&
	    *out <= last_time;
}

/* +hhmm or -hhmm; -0000 would be a second way to write +0000. */
static bool
read_zone(struct slice text, int *out)
{
	int64_t hours, minutes;

	if (text.len != 5 || (text.at[0] != '+' && text.at[0] != '-') ||
	    !read_digits((struct slice){ text.at + 1, 2 }, &hours) ||
	    !read_digits((struct slice){ text.at + 3, 2 }, &minutes) ||
	    hours > 23 || minutes > 59 || slice_is(text, "-0000"))
		return false;
	*out = (int)(hours * 60 + minutes) * (text.at[0] == '-' ? -1 : 1);
	return true;
}

static enum error_code
read_person(const struct parsing *p, struct commit *c, struct slice value)
{
	struct slice name, email, time;

	if (!cut(&value, " <", &name) || !cut(&value, "> ", &email) ||
	    !cut(&value, " ", &time))
		return refuse(p, "the author is not \"name <email> time "
		    "zone\"");
	if (!is_name(name) || !is_name(email))
		return refuse(p, "the author's name or email is empty, too "
		    "long, or has a character or space that may not be there");
	if (!read_time(time, &c->time))
		return refuse(p, "the time is not a plain decimal number");
	if (!read_zone(value, &c->zone))
		return refuse(p, "the time zone is not +hhmm or -hhmm");
	c->name = pool_copy(p->pool, name);
	c->email = pool_copy(p->pool, email);
	return ERR_NONE;
}

static enum error_code
take_people(struct parsing *p, struct commit *c)
{
	struct slice author, committer;

	if (!take_header(p, "author", &author))
		return refuse_line(p, "author");
	if (!take_header(p, "committer", &committer))
		return refuse_line(p, "committer");
	if (!slice_equal(author, committer))
		return refuse(p, "author and committer differ");
	return read_person(p, c, author);
}

/* Once the rest is the message, with the empty line before it. */
static void
set_payload(const struct parsing *p, struct commit *c, struct slice headers)
{
	struct buf payload = { 0 };

	buf_add(&payload, headers);
	buf_add(&payload, p->rest);
	c->payload = buf_settle(&payload, p->pool);
}

/* Takes a continuation line, without the space that folds it. */
static bool
take_folded(struct parsing *p, struct slice *line)
{
	if (!slice_starts(p->rest, " ") || !slice_line(&p->rest, line))
		return false;
	*line = slice_skip(*line, 1);
	return true;
}

static enum error_code
take_signature(struct parsing *p, struct commit *c)
{
	struct slice headers = { p->start, (size_t)(p->rest.at - p->start) };
	struct buf armour = { 0 };
	bool whole = true;
	struct slice line;

	if (!take_header(p, "gpgsig", &line))
		return refuse_line(p, "gpgsig");
	do {
		whole = whole && line.len > 0;
		buf_add(&armour, line);
		buf_char(&armour, '\n');
	} while (take_folded(p, &line));
	c->signature = buf_settle(&armour, p->pool);
	set_payload(p, c, headers);
	if (!whole)
		return refuse(p, "the signature has an empty line");
	if (c->signature.len > COMMIT_SIGNATURE_LIMIT)
		return refuse(p, "the signature has more than 4096 bytes");
	return ERR_NONE;
}

static enum error_code
take_message(struct parsing *p, struct commit *c)
{
	struct slice m;

	if (!slice_starts(p->rest, "\n"))
		return refuse_line(p, "the empty line before the message");
	m = slice_skip(p->rest, 1);
	if (m.len > COMMIT_MESSAGE_LIMIT)
		return refuse(p, "the message has more than 16 KiB");
	if (m.len == 0 || m.at[0] == '\n')
		return refuse(p, "the message has no first line");
	if (!slice_ends(m, "\n") || slice_ends(m, "\n\n"))
		return refuse(p, "the message does not end in exactly one LF");
	c->message = m;
	return ERR_NONE;
}

/* Whatever the reading above let through, there is one way to write it. */
static enum error_code
check_same(const struct parsing *p, const struct commit *c, struct slice raw)
{
	struct buf again = { 0 };
	bool same;

	commit_write(c, &again);
	same = slice_equal(buf_slice(&again), raw);
	buf_release(&again);
	return same ? ERR_NONE :
	    refuse(p, "the commit is not written as galley writes it");
}

bool
commit_first_parent(struct slice raw, struct oid *out)
{
	const size_t tree = strlen("tree ") + OID_HEX + 1;
	const size_t word = strlen("parent ");

	return raw.len >= tree + word + OID_HEX &&
	    memcmp(raw.at + tree, "parent ", word) == 0 &&
	    oid_read(out, (struct slice){ raw.at + tree + word, OID_HEX });
}

enum error_code
commit_parse(struct commit *out, struct slice raw, struct pool *pool,
    struct error *err)
{
	struct parsing p = { raw.at, raw, pool, err };
	struct commit c = { 0 };
	enum error_code code;

	if ((code = check_bytes(&p)) || (code = take_tree(&p, &c)) ||
	    (code = take_parents(&p, &c)) || (code = take_people(&p, &c)) ||
	    (code = take_signature(&p, &c)) ||
	    (code = take_message(&p, &c)) || (code = check_same(&p, &c, raw)))
		return code;
	*out = c;
	return ERR_NONE;
}
