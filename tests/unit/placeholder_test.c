/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/placeholder.h"

#include <stdbool.h>
#include <string.h>

#include "rows.h"

/* The text with slots, then " / " and each field: name, type if not text. */
static const struct {
	const char *name;
	const char *text;
	const char *want;
} cases[] = {
	{ "text without brackets stays", "Dear all, 1 < 2.", "Dear all, 1 < 2." },
	{ "brackets name a field", "Dear [First Name],",
	  "Dear {{first_name}}, / first_name" },
	{ "escaped brackets do, too", "Dear \\[First Name\\],",
	  "Dear {{first_name}}, / first_name" },
	{ "braces do", "Dear {first_name},", "Dear {{first_name}}, / first_name" },
	{ "double braces do, with spaces and camel case",
	  "{{firstName}} {{ lead gen problem }}",
	  "{{first_name}} {{lead_gen_problem}} / first_name lead_gen_problem" },
	{ "triple braces do", "{{{name}}}", "{{name}} / name" },
	{ "a dollar before a brace belongs to it", "Hi ${name}!",
	  "Hi {{name}}! / name" },
	{ "double brackets are one placeholder", "[[Name]]", "{{name}} / name" },
	{ "the same words in another case are the same field",
	  "[Product] and [product] and {{Product}}",
	  "{{product}} and {{product}} and {{product}} / product" },
	{ "emphasis inside falls away", "[**Name**]", "{{name}} / name" },
	{ "accents leave the name", "[Pr\u00e9nom]", "{{prenom}} / prenom" },
	{ "words without Latin letters still name a field",
	  "[\u5ba2\u6237] [\u540d\u5b57] [\u5ba2\u6237]",
	  "{{field}} {{field_2}} {{field}} / field field_2" },
	{ "product names are not torn apart", "[SaaS tier]",
	  "{{saas_tier}} / saas_tier" },
	{ "a long name is cut at a word",
	  "[the quick brownish foxes jumping over lazy dogs]",
	  "{{the_quick_brownish_foxes_jumping_over}} / "
	  "the_quick_brownish_foxes_jumping_over" },
	{ "braces side by side are two names", "{first}{last}",
	  "{{first}}{{last}} / first last" },

	{ "a dollar sign stays before an amount", "saves $[X] a year",
	  "saves ${{x_amount}} a year / x_amount:number" },
	{ "a percent sign stays after a percentage", "[X]% of [X]",
	  "{{x_percent}}% of {{x}} / x_percent:percent x" },
	{ "signs inside go outside", "[X%] or [$ amount]",
	  "{{x_percent}}% or ${{amount}} / x_percent:percent amount:number" },
	{ "a percentage by name gets its sign", "[discount percent] off",
	  "{{discount_percent}}% off / discount_percent:percent" },
	{ "names tell dates, addresses, numbers and money",
	  "[start date] [email] [website] [phone] [number] [list price]",
	  "{{start_date}} {{email}} {{website}} {{phone}} {{number}} "
	  "{{list_price}} / start_date:date email:email website:url "
	  "phone:phone number:number list_price:money" },
	{ "a choice of words is text", "[date/time] [result, with number]",
	  "{{date_time}} {{result_with_number}} / date_time "
	  "result_with_number" },

	{ "a link is none", "See [our site](https://a.example/b).",
	  "See [our site](https://a.example/b)." },
	{ "a link with a title is none", "[a](<b c> \"t [x y]\")",
	  "[a](<b c> \"t [x y]\")" },
	{ "a parenthesis after a gap makes no link", "[Name] (the buyer)",
	  "{{name}} (the buyer) / name" },
	{ "words in parentheses make no link", "[Name](see the list below)",
	  "{{name}}(see the list below) / name" },
	{ "a placeholder in a link's text is found",
	  "[See [Product] now](https://a.example)",
	  "[See {{product}} now](https://a.example) / product" },
	{ "a whole destination is an address", "[Book]([Calendar link])",
	  "[Book]({{calendar_link}}) / calendar_link:url" },
	{ "a whole destination in braces, too", "[Book]({{booking}})",
	  "[Book]({{booking}}) / booking:url" },
	{ "mailto goes with the address", "[Write](mailto:{owner})",
	  "[Write]({{owner}}) / owner:email" },
	{ "a part of a destination", "[a](https://a.example/{id})",
	  "[a](https://a.example/{{id}}) / id" },
	{ "a reference is none", "[text][ref] [ref][] [ref]\n\n[ref]: /u \"t\"",
	  "[text][ref] [ref][] [ref]\n\n[ref]: /u \"t\"" },
	{ "labels ignore case", "[Ref A]\n\n[ref  a]: https://a.example",
	  "[Ref A]\n\n[ref  a]: https://a.example" },
	{ "a pair without definition stays, to be looked at", "[text][ref]",
	  "[text][ref] ?[text][ref]" },
	{ "a colon alone defines nothing", "[Brand]: your order",
	  "{{brand}}: your order / brand" },
	{ "nor does a figure", "[Metric]: 45%", "{{metric}}: 45% / metric" },
	{ "a footnote is none", "Fact[^1].\n\n[^1]: Source.",
	  "Fact[^1].\n\n[^1]: Source." },
	{ "a task box is none", "- [ ] a\n- [x] b\n* [X] c\n1. [x] d",
	  "- [ ] a\n- [x] b\n* [X] c\n1. [x] d" },
	{ "a box in a table is none", "| [x] | a |", "| [x] | a |" },
	{ "an image is none", "![Logo](l.png) ![Logo] ![a][b]",
	  "![Logo](l.png) ![Logo] ![a][b]" },
	{ "an address in angles is none", "<https://a.example/[id]>",
	  "<https://a.example/[id]>" },

	{ "a code span is none", "`[Name]` ``a ` [b]`` [c]",
	  "`[Name]` ``a ` [b]`` {{c}} / c" },
	{ "a lone backtick opens nothing", "a ` b [Name]",
	  "a ` b {{name}} / name" },
	{ "backticks do not reach the next paragraph", "a ` b\n\n[Name] `",
	  "a ` b\n\n{{name}} ` / name" },
	{ "backticks do not reach the next item", "- a ` b\n- [Name] `",
	  "- a ` b\n- {{name}} ` / name" },
	{ "a fence is none", "```\n[Name]\n```\n[b]",
	  "```\n[Name]\n```\n{{b}} / b" },
	{ "a fence closes by its like",
	  "~~~~ md\n[a]\n```\n~~~\n[b]\n~~~~~\n[c]",
	  "~~~~ md\n[a]\n```\n~~~\n[b]\n~~~~~\n{{c}} / c" },
	{ "an open fence runs to the end", "```\n[a]\n\n[b]", "```\n[a]\n\n[b]" },
	{ "a fence in an item is none", "- x\n\n  ```\n  [a]\n  ```\n  [b]",
	  "- x\n\n  ```\n  [a]\n  ```\n  {{b}} / b" },
	{ "indented code is none", "a\n\n    [Name]\n\n[b]",
	  "a\n\n    [Name]\n\n{{b}} / b" },
	{ "an indented line that goes on is text", "a\n    [Name]",
	  "a\n    {{name}} / name" },
	{ "an indented line in an item is text", "- a\n\n    [Name]",
	  "- a\n\n    {{name}} / name" },

	{ "a comment is dropped", "a <!-- [x y] --> b", "a  b" },
	{ "a comment over paragraphs is dropped", "<!-- a\n\n[b] -->\n[c]",
	  "{{c}} / c" },
	{ "a comment between blank lines leaves one", "a\n\n<!-- b -->\n\nc",
	  "a\n\nc" },
	{ "a comment between lines joins no paragraphs",
	  "a\n<!-- b -->\nc", "a\n\nc" },
	{ "a bracket around others stays, to be looked at",
	  "[Ask about [topic] now]", "[Ask about {{topic}} now] ?[ / topic" },

	{ "a number is a note", "See [1] and [12].", "See [1] and [12]." },
	{ "a time is none", "[0-3s] Hook [0:15]", "[0-3s] Hook [0:15]" },
	{ "dots are an omission", "He said [...] so.", "He said [...] so." },
	{ "an editor's letter is none", "[T]he word[s] of a[i]",
	  "[T]he word[s] of a[i]" },
	{ "an aside is none", "their [sic] words", "their [sic] words" },
	{ "a sentence stays, to be looked at", "[Pause here.] Go",
	  "[Pause here.] Go ?[Pause here.]" },
	{ "many words stay, to be looked at",
	  "[say in your own words why this matters to them]",
	  "[say in your own words why this matters to them] "
	  "?[say in your own words why this matters to them]" },
	{ "sets, styles and formulas stay", "{a, b} {color: red} \\frac{a}{b}",
	  "{a, b} {color: red} \\frac{a}{b}" },
	{ "a list of synonyms stays, to be looked at", "{Hi|Hello} you",
	  "{Hi|Hello} you ?{Hi|Hello}" },
	{ "what is no name keeps its braces", "{{ \"/x\" | relative_url }}",
	  "{{ \"/x\" | relative_url }}" },
	{ "an open bracket is text", "[Name and { more", "[Name and { more" },
	{ "a closing bracket is text", "a ] b } c", "a ] b } c" },
	{ "a line that begins with a closing bracket is text",
	  "a\n]: c", "a\n]: c" },
	{ "braces around links do not hide what is in them",
	  "{t |[e](mailto:{f})}", "{t |[e]({{f}})} ?{ / f:email" },
	{ "brackets inside out", "]a[ }b{", "]a[ }b{" },
	{ "a backslash at the end is text", "a\\", "a\\" },
	{ "an escaped backslash escapes nothing", "\\\\[Name]",
	  "\\\\{{name}} / name" },
	{ "a name does not reach over paragraphs", "[Na\n\nme]", "[Na\n\nme]" },
	{ "a name may be wrapped", "[First\nName]",
	  "{{first_name}} / first_name" },
};

static void
describe(const char *text, struct buf *out)
{
	struct placeholders list = { 0 };
	struct placeholder_range all = { slice_of(text), 0, strlen(text) };
	struct pool pool = { 0 };

	placeholder_find(&list, all.text, &pool);
	buf_text(out, "");
	placeholder_write(&list, &all, out);
	for (size_t i = 0; i < list.count; i++) {
		const struct placeholder *p = &list.items[i];

		if (p->kind == PLACEHOLDER_LEFT)
			buf_format(out, " ?%.*s", (int)(p->to - p->from),
			    text + p->from);
	}
	for (size_t i = 0; i < list.field_count; i++) {
		const struct placeholder_field *f = &list.fields[i];

		buf_format(out, "%s%s%s%s", i ? " " : " / ", f->name,
		    f->type ? ":" : "", f->type ? field_type_name(f->type) :
		    "");
	}
	pool_release(&pool);
}

static void
reads_as_wanted(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct buf got = { 0 };

	describe(cases[row].text, &got);
	assert_string_equal(got.at, cases[row].want);
	buf_release(&got);
}

int
main(void)
{
	return rows_run("placeholder", ROWS(cases, reads_as_wanted));
}
