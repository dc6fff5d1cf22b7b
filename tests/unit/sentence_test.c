/* SPDX-License-Identifier: Apache-2.0 */
#include "text/sentence.h"

#include <string.h>

#include "base/buf.h"
#include "rows.h"

/* Sentences are told with "|" between them. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "nothing has no sentences", " \n", "" },
	{ "text without a stop is one", "no stop here", "no stop here" },
	{ "a stop ends one", "The desk is calm. It stays so.",
	  "The desk is calm.|It stays so." },
	{ "so does one at a line's end", "It is calm.\nIt stays so.",
	  "It is calm.|It stays so." },
	{ "questions and calls", "Why? Because! So.", "Why?|Because!|So." },
	{ "several signs are one end", "What?! No!! Oh...", "What?!|No!!|Oh..." },
	{ "a lower-case word may begin one", "It ends. here it goes on",
	  "It ends.|here it goes on" },
	{ "titles", "Dr. Ito met Mrs. Weber. Prof. Ong came.",
	  "Dr. Ito met Mrs. Weber.|Prof. Ong came." },
	{ "initials", "Jo E. Lind wrote it.", "Jo E. Lind wrote it." },
	{ "abbreviations", "Clinics, labs, etc. are open, e.g. on Mon. at six.",
	  "Clinics, labs, etc. are open, e.g. on Mon. at six." },
	{ "an abbreviation before a beginning", "They sell desks, etc. They "
	  "also rent.", "They sell desks, etc.|They also rent." },
	{ "countries", "Made in the U.S. for all. The U.S. Post came.",
	  "Made in the U.S. for all.|The U.S. Post came." },
	{ "companies", "Acme Inc. and Bolt Ltd. merged.",
	  "Acme Inc. and Bolt Ltd. merged." },
	{ "numbers", "It costs $3.50. Version 2.1 is out, see no. 7 there.",
	  "It costs $3.50.|Version 2.1 is out, see no. 7 there." },
	{ "a number before a lower-case word", "Step 3. then goes on.",
	  "Step 3. then goes on." },
	{ "an ellipsis within one", "Well ... yes, maybe... no.",
	  "Well ... yes, maybe... no." },
	{ "an ellipsis before a capital", "Well... Yes.", "Well...|Yes." },
	{ "quotes that close", "She said \"no.\" He left. \"Why?\" we asked.",
	  "She said \"no.\"|He left.|\"Why?\" we asked." },
	{ "curly quotes", "\u201cIt is calm.\u201d We agree.",
	  "\u201cIt is calm.\u201d|We agree." },
	{ "brackets that close", "It works (as we said.) and stays. (Yes.) So.",
	  "It works (as we said.) and stays.|(Yes.)|So." },
	{ "addresses", "Ask a.b@c.example. Or see d.example/e.",
	  "Ask a.b@c.example.|Or see d.example/e." },
	{ "code that is masked", "Run ***. It ends with *.*. Then stop.",
	  "Run ***.|It ends with *.*.|Then stop." },
};

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct slice rest = slice_of(cases[row].text), sentence;
	struct buf got = { 0 };

	buf_text(&got, "");
	while (sentence_next(&rest, &sentence)) {
		if (got.len)
			buf_char(&got, '|');
		buf_add(&got, sentence);
	}
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

int
main(void)
{
	return rows_run("sentence", ROWS(cases, reads_as_wanted));
}
