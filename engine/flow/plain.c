/* SPDX-License-Identifier: Apache-2.0 */
#include "plain.h"

#include <string.h>

#include "base/ascii.h"
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
	{ "push", "submission" },
	{ "pushes", "submissions" },
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
	return ascii_is_alnum(c) || strchr("-_./", c);
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

/* What tells a rule that has no number in front of the text. */
static const struct {
	const char *mark;
	const char *rule;
	const char *remedy;
} told[] = {
	{ "stale: ", "T6", "refresh it with galley refresh, and submit it "
	    "again" },
	{ " changed since it was begun: ", "T6", "refresh it with galley "
	    "refresh, and submit it again" },
	{ " is recalled: ", "recalled", "take another, which galley find "
	    "shows, or ask its owner" },
	{ " is expired: ", "expired", "ask its owner for a later date" },
	{ " is past its approval", "expired", "ask its owner to edit it: an "
	    "approved change renews it" },
};

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
plain_rule(const char *text)
{
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		if (strstr(text, told[i].mark))
			return told[i].rule;
	}
	return NULL;
}

static const char *
remedy_of(const char *text, const char *rule)
{
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		if (strstr(text, told[i].mark))
			return told[i].remedy;
	}
	if (rule && rule[0] == 'T')
		return remedies[rule[1] - '0'];
	/* A place in a document: "customizations/...md:4:1: ...". */
	if (strstr(text, ".md:"))
		return "mend it there with galley edit, and submit it again";
	return "ask your administrator";
}

/* How a remedy begins; anything else in parentheses explains the text. */
static const char *const verbs[] = {
	"add", "answer", "approve", "ask", "break", "change", "check",
	"choose", "clone", "close", "connect", "copy", "declare", "edit",
	"end", "fetch", "fill", "find", "flatten", "free", "galley", "give",
	"have", "include", "indent", "install", "join", "keep", "leave",
	"list", "look", "lower", "make", "mend", "move", "name", "nest",
	"open", "put", "quote", "remove", "rename", "restart", "run", "save",
	"say", "see", "send", "set", "shorten", "sign", "split", "suggest",
	"take", "tell", "try", "type", "unset", "use", "withdraw", "write",
};

static bool
is_remedy(const char *at)
{
	size_t len = strcspn(at, " :,)");

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
		if (slice_is((struct slice){ at, len }, verbs[i]))
			return true;
	}
	return false;
}

/* The bracket that the last byte, a closing one, closes; NULL: none. */
static char *
opening_of(char *text, size_t len)
{
	size_t depth = 0;

	while (len--) {
		if (text[len] == ')')
			depth++;
		else if (text[len] == '(' && --depth == 0)
			return text + len;
	}
	return NULL;
}

const char *
plain_remedy(char *text, const char *rule)
{
	size_t len = strlen(text);
	char *open = len && text[len - 1] == ')' ? opening_of(text, len) :
	    NULL;

	if (!open || open == text || open[-1] != ' ' || !is_remedy(open + 1))
		return remedy_of(text, rule);
	text[len - 1] = '\0';
	open[-1] = '\0';
	return open + 1;
}
