/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/edit_text.h"

#include <stdbool.h>
#include <string.h>

#include "desk.h"
#include "rows.h"

static const char written[] =
    "# What stands behind \"| \" is locked; change the fields here and the "
    "texts between the region lines.\n"
    "customer: Bolt\n"
    "discount: 0\n"
    "sample: Your town\n"
    "\n"
    "| Subject: For {{customer}}\n"
    "|\n"
    "| <!-- region opening -->\n"
    "Bolt calls.\n"
    "\n"
    "Twice.\n"
    "| <!-- /region -->\n"
    "|\n"
    "| {{customer}} gets {{discount}} % in {{sample}}.\n"
    "|\n"
    "| {{> proof}}\n"
    "|\n"
    "| <!-- region closing -->\n"
    "| <!-- /region -->\n";

/* What an edit makes of the written document; NULL: nothing is replaced. */
static const struct {
	const char *name;
	const char *old;
	const char *new;
	const char *want;
} cases[] = {
	{ "what was not touched stays", NULL, NULL,
	  "customer=Bolt; opening: Bolt calls.||Twice.|; " },
	{ "a field's new value is taken", "discount: 0", "discount: 18",
	  "customer=Bolt; discount=18; opening: Bolt calls.||Twice.|; " },
	{ "an empty value takes a field back", "customer: Bolt", "customer:",
	  "opening: Bolt calls.||Twice.|; " },
	{ "a field line left out changes nothing", "customer: Bolt\n", "",
	  "customer=Bolt; opening: Bolt calls.||Twice.|; " },
	{ "a sample that must change is no value", "sample: Your town",
	  "sample:  Your town ",
	  "customer=Bolt; opening: Bolt calls.||Twice.|; " },
	{ "a value may hold a colon", "sample: Your town", "sample: a: b",
	  "customer=Bolt; sample=a: b; opening: Bolt calls.||Twice.|; " },
	{ "a region's new text is taken", "Twice.", "Thrice.\n\nAnd more.\n",
	  "customer=Bolt; opening: Bolt calls.||Thrice.||And more.|; " },
	{ "the template's own text is not stored", "Bolt calls.\n\nTwice.",
	  "\nHello from us.\n", "customer=Bolt; " },
	{ "an empty region is filled", "closing -->\n", "closing -->\nBye.\n",
	  "customer=Bolt; opening: Bolt calls.||Twice.|; closing: Bye.|; " },
	{ "a table in a region is no locked text", "Twice.", "| a | b |",
	  "customer=Bolt; opening: Bolt calls.||| a | b ||; " },
	{ "white space lost at a line's end is forgiven", "|\n| {{> proof}}",
	  "| \n|{{> proof}}  ",
	  "customer=Bolt; opening: Bolt calls.||Twice.|; " },
	{ "blank lines at the end are forgiven", "closing -->\n| <!-- /region -->\n",
	  "closing -->\n| <!-- /region -->\n\n\n",
	  "customer=Bolt; opening: Bolt calls.||Twice.|; " },

	{ "a changed locked line is refused", "gets {{discount}}", "gets 50",
	  "document:14: locked-text: this line is locked (put it back as it "
	  "was: | {{customer}} gets {{discount}} % in {{sample}}.)" },
	{ "a locked line taken out is refused", "| {{> proof}}\n", "",
	  "document:16: locked-text: this line is locked (put it back as it "
	  "was: | {{> proof}})" },
	{ "a locked line without its mark is refused", "| Subject", "Subject",
	  "document:6: locked-text: this line is locked (put it back as it "
	  "was: | Subject: For {{customer}})" },
	{ "a line put in between is refused", "|\n| {{> proof}}",
	  "Mine\n|\n| {{> proof}}",
	  "document:15: locked-text: this line is locked (put it back as it "
	  "was: | )" },
	{ "text behind the end is refused", "closing -->\n| <!-- /region -->\n",
	  "closing -->\n| <!-- /region -->\nMine\n",
	  "document:20: locked-text: no text may be here (move it into a "
	  "region)" },
	{ "a region's end taken out is refused",
	  "Twice.\n| <!-- /region -->\n", "Twice.\n",
	  "document:15: locked-text: this line is locked (put it back as it "
	  "was: | <!-- /region -->)" },
	{ "a document cut off is refused", "| <!-- region closing -->\n"
	  "| <!-- /region -->\n", "",
	  "document:18: locked-text: this line is locked (put it back as it "
	  "was: | <!-- region closing -->)" },
	{ "an unknown field names the nearest", "discount: 0", "discont: 3",
	  "document:3: unknown-field: there is no field called discont here "
	  "(discount is one)" },
	{ "a field asked at use is not stored", "discount: 0", "first_name: Ann",
	  "document:3: unknown-field: there is no field called first_name "
	  "here (remove the line)" },
	{ "a value out of range is refused", "discount: 0", "discount: 50",
	  "document:3: field-value: discount: it should be within 0..20" },
	{ "a line that is no field is refused", "discount: 0", "discount",
	  "document:3: document: this is not a field (write \"name: value\", "
	  "and an empty line before the text)" },
};

static void
write_with_bars(struct buf *out, struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		buf_char(out, text.at[i] == '\n' ? '|' : text.at[i]);
}

static const char *
describe(struct desk *desk, const char *document)
{
	struct error err = { 0 };
	struct buf out = { 0 };

	if (edit_text_read(&desk->c, &desk->t, document, &desk->pool, &err))
		return pool_text(&desk->pool, err.text);
	for (size_t i = 0; i < desk->c.field_count; i++)
		buf_format(&out, "%s=%s; ", desk->c.fields[i].name,
		    desk->c.fields[i].value);
	for (size_t i = 0; i < desk->c.region_count; i++) {
		buf_format(&out, "%s: ", desk->c.regions[i].name);
		write_with_bars(&out, desk->c.regions[i].text);
		buf_text(&out, "; ");
	}
	return buf_settle(&out, &desk->pool).at;
}

static const char *
replace(struct pool *pool, const char *old, const char *new)
{
	struct slice text = slice_of(written);
	size_t at;

	if (!old)
		return written;
	at = slice_find(text, old);
	assert_true(at < text.len);
	return pool_format(pool, "%.*s%s%s", (int)at, written, new,
	    written + at + strlen(old));
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct desk desk;
	struct error err = { 0 };

	if (desk_open(&desk, &err))
		fail_msg("%s", err.text);
	assert_string_equal(describe(&desk, replace(&desk.pool,
	    cases[row].old, cases[row].new)), cases[row].want);
	pool_release(&desk.pool);
}

static void
writes_the_whole_document(void **state)
{
	struct desk desk;
	struct error err = { 0 };
	struct buf out = { 0 };

	(void)state;
	if (desk_open(&desk, &err))
		fail_msg("%s", err.text);
	edit_text_write(&desk.c, &desk.t, &out);
	assert_string_equal(out.at, written);
	buf_release(&out);
	pool_release(&desk.pool);
}

int
main(void)
{
	return rows_run("edit_text", ROWS(cases, reads_as_wanted),
	    ROW("writes the whole document, locked lines marked",
		writes_the_whole_document));
}
