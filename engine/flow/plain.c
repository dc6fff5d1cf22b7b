/* SPDX-License-Identifier: Apache-2.0 */
#include "plain.h"

#include <string.h>

#include "base/buf.h"

static const struct {
	const char *word;
	const char *plain;
} words[] = {
	{ "commit", "step" },
	{ "commits", "steps" },
	{ "branch", "request" },
	{ "branches", "requests" },
	{ "merge", "approved change" },
	{ "merges", "approved changes" },
	{ "merged", "approved" },
	{ "push", "sending" },
	{ "pushes", "sendings" },
	{ "ref", "name" },
	{ "refs", "names" },
	{ "tree", "folder" },
	{ "trees", "folders" },
	{ "blob", "file" },
	{ "blobs", "files" },
	{ "main", "the library" },
	{ "Galley-Ref", "name of its own" },
};

/* Bytes of names and paths: "tree-care.md" holds no word of git's. */
static bool
is_of_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || strchr("-_./", c);
}

/* A word with the stop of its sentence taken off. */
static size_t
word_length(const char *at)
{
	size_t len = 0;

	while (at[len] && is_of_word(at[len]))
		len++;
	while (len && (at[len - 1] == '.' || at[len - 1] == '-'))
		len--;
	return len;
}

static const char *
replacement(struct slice word)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (slice_is(word, words[i].word))
			return words[i].plain;
	}
	return NULL;
}

/* "merge's" is a word, too: what follows the apostrophe stays. */
char *
plain_words(const char *text, struct pool *pool)
{
	struct buf out = { 0 };
	char *plain;

	while (*text) {
		struct slice word = { text, word_length(text) };
		const char *better = replacement(word);

		if (better)
			buf_text(&out, better);
		else
			buf_add(&out, word.len ? word :
			    (struct slice){ text, 1 });
		text += word.len ? word.len : 1;
	}
	plain = pool_copy(pool, buf_slice(&out));
	buf_release(&out);
	return plain;
}

static const char *const remedies[] = {
	[1] = "make it with galley instead of by hand",
	[2] = "sign with a key that your people file lists",
	[3] = "have somebody living sign it, with a living key",
	[4] = "ask somebody who did not write it",
	[5] = "look at the request with galley status",
	[6] = "run galley sync, then galley status",
	[7] = "send changes of policy by themselves, as galley people does",
	[8] = "take that file out, and send it again",
	[9] = "run galley sync, and make it with galley",
};

const char *
plain_remedy(const char *rule)
{
	if (!rule)
		return "ask your administrator";
	return remedies[rule[1] - '0'];
}
