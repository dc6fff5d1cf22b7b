/* SPDX-License-Identifier: Apache-2.0 */
/*
 * answers.h - what was found out about a file of rules when it was last read
 *
 * Pairs of a question and its answer, in the order in which reading the file
 * asks them.  Where the order or a question is another one now, the rest is
 * found out anew.  An answer may be any bytes: whoever recalls one looks
 * whether it makes sense, and loses the answers where it does not.
 *
 *	if (!answers_recall(answers, &question, &answer))
 *		answers_note(answers, &question, find_out());
 */

#ifndef GALLEY_CHECK_ANSWERS_H
#define GALLEY_CHECK_ANSWERS_H

#include "base/pack.h"

enum question_about { ABOUT_TREE, ABOUT_PATTERN, ABOUT_EXPRESSION,
	ABOUT_VERSION };

struct question {
	enum question_about about;
	unsigned flags;		/* below 16 */
	struct slice text;
};

/* All zeros knows nothing yet. */
struct answers {
	struct slice known;	/* borrowed; answers point into it */
	size_t at;		/* how much of it was asked for */
	size_t last;		/* where the answer before that began */
	bool lost;		/* what is known is not what is asked */
	struct buf made;	/* instead of known; released by answers_release */
};

/* answers may be NULL: nothing is known, and nothing is kept. */
bool answers_recall(struct answers *answers, const struct question *question,
    struct slice *answer);
void answers_note(struct answers *answers, const struct question *question,
    struct slice answer);

/* The answer just recalled made no sense; it is to be noted anew. */
void answers_lose(struct answers *answers);

/* All of it as it is now; false: it is what was known. */
bool answers_changed(struct answers *answers, struct slice *out);

void answers_release(struct answers *answers);

#endif
