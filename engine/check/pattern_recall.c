/* SPDX-License-Identifier: Apache-2.0 */
/* A pattern by what is known of it, else by finding it out. */
#include "pattern.h"

#include "base/buf.h"
#include "regex_reach.h"

static void
note(const struct pattern *p, struct answers *answers,
    const struct question *q)
{
	struct buf answer = { 0 };

	if (!answers)
		return;
	regex_reach_pack(pattern_reach(p), &answer);
	answers_note(answers, q, buf_slice(&answer));
	buf_release(&answer);
}

enum error_code
pattern_recall(struct pattern **out, const struct pattern_from *from,
    struct pool *pool, struct error *err)
{
	const struct pattern_text *text = &from->text;
	struct question q = { ABOUT_PATTERN, (text->fold ? 1U : 0) |
		(text->multiline ? 2U : 0) | (from->checked ? 4U : 0),
		text->text };
	struct regex_reach reach;
	struct pattern *p;
	struct slice answer;
	enum error_code code;

	if (answers_recall(from->answers, &q, &answer)) {
		if (regex_reach_take(&reach, &answer)) {
			*out = pattern_known(text, &reach, pool);
			return ERR_NONE;
		}
		answers_lose(from->answers);
	}
	code = pattern_new(&p, text, pool, err);
	if (!code && from->checked && (code = pattern_check(p, err)))
		pattern_free(p);
	if (code)
		return code;
	note(p, from->answers, &q);
	*out = p;
	return ERR_NONE;
}
