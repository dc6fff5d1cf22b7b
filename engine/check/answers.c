/* SPDX-License-Identifier: Apache-2.0 */
#include "answers.h"

static uint64_t
head_of(const struct question *q)
{
	return (uint64_t)q->about << 4 | q->flags;
}

bool
answers_recall(struct answers *answers, const struct question *question,
    struct slice *answer)
{
	struct slice rest, asked;
	uint64_t head;

	if (!answers || answers->lost)
		return false;
	rest = slice_skip(answers->known, answers->at);
	if (!pack_take_number(&rest, &head) || head != head_of(question) ||
	    !pack_take_text(&rest, &asked) ||
	    !slice_equal(asked, question->text) ||
	    !pack_take_text(&rest, answer))
		return false;
	answers->last = answers->at;
	answers->at = answers->known.len - rest.len;
	return true;
}

void
answers_lose(struct answers *answers)
{
	answers->at = answers->last;
}

void
answers_note(struct answers *answers, const struct question *question,
    struct slice answer)
{
	if (!answers)
		return;
	if (!answers->lost)
		buf_add(&answers->made, (struct slice){ answers->known.at,
		    answers->at });
	answers->lost = true;
	pack_number(&answers->made, head_of(question));
	pack_text(&answers->made, question->text);
	pack_text(&answers->made, answer);
}

bool
answers_changed(struct answers *answers, struct slice *out)
{
	*out = buf_slice(&answers->made);
	if (answers->lost || answers->at == answers->known.len)
		return answers->lost;
	/* Less is asked than is known. */
	*out = (struct slice){ answers->known.at, answers->at };
	return true;
}

void
answers_release(struct answers *answers)
{
	buf_release(&answers->made);
}
