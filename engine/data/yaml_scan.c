/* SPDX-License-Identifier: Apache-2.0 */
#include "yaml_scan.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "yaml.h"

struct scan {
	struct place start;
	struct slice text;
	struct error *err;
};

static enum error_code
refuse(const struct scan *s, size_t line, size_t column, const char *what)
{
	struct place place = { s->start.path, s->start.line + line - 1,
		column };

	return error_at(s->err, place, "yaml", "%s", what);
}

static enum error_code
refuse_byte(const struct scan *s, size_t offset, const char *what)
{
	struct place at = utf8_place("", s->text, offset);

	return refuse(s, at.line, at.column, what);
}

/*
 * What libyaml takes for a line break (CR, NEL, LS, PS) or skips (the byte
 * order mark) is refused, so that everybody counts the same lines.
 */
static const char *
wrong_character(uint32_t c)
{
	if (c == '\r')
		return "a carriage return (save the file with LF line ends)";
	if (c == 0x85 || c == 0x2028 || c == 0x2029)
		return "a line break other than LF (save the file with LF "
		    "line ends)";
	if (c == 0xFEFF)
		return "a byte order mark (save the file without it)";
	if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0))
		return "a control character (remove it)";
	return NULL;
}

/* Most characters are plain ones, with which nothing can be wrong. */
static void
skip_plain(struct slice *rest, bool *indent)
{
	size_t at = 0;

	for (; at < rest->len && rest->at[at] >= ' ' && rest->at[at] < 0x7F;
	    at++)
		*indent = *indent && rest->at[at] == ' ';
	*rest = slice_skip(*rest, at);
}

static enum error_code
check_characters(const struct scan *s)
{
	struct slice rest = s->text;
	bool indent = true;
	uint32_t c;

	for (;;) {
		const char *wrong;
		size_t offset;

		skip_plain(&rest, &indent);
		offset = s->text.len - rest.len;
		if (!utf8_next(&rest, &c))
			break;
		wrong = wrong_character(c);
		if (!wrong && indent && c == '\t')
			wrong = "a tab as indentation (indent with spaces)";
		if (wrong)
			return refuse_byte(s, offset, wrong);
		indent = c == '\n' || (indent && c == ' ');
	}
	if (rest.len)
		return refuse_byte(s, s->text.len - rest.len,
		    "not valid UTF-8 (save the file as UTF-8)");
	return ERR_NONE;
}

static bool
is_flow_start(const yaml_token_t *token)
{
	return token->type == YAML_FLOW_SEQUENCE_START_TOKEN ||
	    token->type == YAML_FLOW_MAPPING_START_TOKEN;
}

static bool
is_flow_end(const yaml_token_t *token)
{
	return token->type == YAML_FLOW_SEQUENCE_END_TOKEN ||
	    token->type == YAML_FLOW_MAPPING_END_TOKEN;
}

/*
 * Events do not tell "? key" from "key", tokens do: a key's token has a
 * width only if the question mark is written.  What cannot be scanned is
 * left to the events to tell, and so is depth, which only stops us here.
 */
static enum error_code
check_keys(const struct scan *s, yaml_parser_t *parser)
{
	enum error_code code = ERR_NONE;
	bool more = true;
	int depth = 0;

	while (!code && more) {
		yaml_token_t token;

		if (!yaml_parser_scan(parser, &token))
			break;
		depth += is_flow_start(&token) - is_flow_end(&token);
		more = token.type != YAML_STREAM_END_TOKEN &&
		    depth <= YAML_DEPTH;
		if (token.type == YAML_KEY_TOKEN &&
		    token.end_mark.index > token.start_mark.index)
			code = refuse(s, token.start_mark.line + 1,
			    token.start_mark.column + 1,
			    "a key after ? (write key: value)");
		yaml_token_delete(&token);
	}
	return code;
}

/*
 * Whether a "?" stands where a token may begin: without one, no token needs to
 * be looked at.  "(?i)" and "what?" have none.
 */
static bool
may_have_explicit_key(struct slice text)
{
	const char *at = text.at, *end = text.at + text.len;

	while (at < end && (at = memchr(at, '?', (size_t)(end - at)))) {
		if (at == text.at || strchr(" \t\n,:[]{}'\"", at[-1]))
			return true;
		at++;
	}
	return false;
}

enum error_code
yaml_scan_check(struct place start, struct slice text, struct error *err)
{
	struct scan s = { start, text, err };
	yaml_parser_t parser;
	enum error_code code;

	if (text.len > YAML_LIMIT)
		return error_at(err, start, "yaml",
		    "more than 64 KiB (split it)");
	if ((code = check_characters(&s)) || !may_have_explicit_key(text))
		return code;
	if (!yaml_parser_initialize(&parser))
		mem_exhausted();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.at,
	    text.len);
	code = check_keys(&s, &parser);
	yaml_parser_delete(&parser);
	return code;
}
