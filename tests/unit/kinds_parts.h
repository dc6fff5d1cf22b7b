/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kinds_parts.h - rows of kind_test: regulated terms, links, pictures, parts and numbers
 */

#ifndef GALLEY_TESTS_KINDS_PARTS_H
#define GALLEY_TESTS_KINDS_PARTS_H

#include "kinds.h"

static const struct kind_case part_cases[] = {
	{ .name = "regulated-term: a word that law minds",
	  .rule = KIND("regulated-term"),
	  .text = MATTER("market: us\n") "A cure, risk-free.",
	  .want = "4:3 \"cure\" is a regulated term (legal decides) "
	    "[registries/regulated.yaml:2: cure] -> say it otherwise, or ask "
	    "legal for an exception|4:9 \"risk-free\" is a regulated term "
	    "(compliance decides) [registries/regulated.yaml:3: risk-free] -> "
	    "say it otherwise, or ask compliance for an exception" },
	{ .name = "regulated-term: in a phrase that is allowed",
	  .rule = KIND("regulated-term"),
	  .text = "There is no known cure.",
	  .want = "" },
	{ .name = "regulated-term: not in this market",
	  .rule = KIND("regulated-term"),
	  .text = MATTER("market: eu\n") "A cure.",
	  .want = "" },
	{ .name = "regulated-term: what is said not to be",
	  .rule = KIND("regulated-term") "negation-window: 3\n",
	  .text = "It is not a cure. A cure.",
	  .want = "1:21 \"cure\" is a regulated term (legal decides) "
	    "[registries/regulated.yaml:2: cure] -> say it otherwise, or ask "
	    "legal for an exception" },
	{ .name = "link-policy: a host of the registry, and below it",
	  .rule = KIND("link-policy"),
	  .text = "[us](https://www.Northwind.example./a?utm_source=mail) "
	    "[docs](https://docs.northwind.example/x)",
	  .want = "" },
	{ .name = "link-policy: a host that nobody approved",
	  .rule = KIND("link-policy"),
	  .text = "See [it](https://evil.example/northwind.example) and "
	    "<https://northwind.example.evil.example>.",
	  .want = "1:5 no entry of the registry has the host of "
	    "\"https://evil.example/northwind.example\" -> let it lead to an "
	    "approved place|1:54 no entry of the registry has the host of "
	    "\"https://northwind.example.evil.example\" -> let it lead to an "
	    "approved place" },
	{ .name = "link-policy: a forbidden host",
	  .rule = KIND("link-policy"),
	  .text = "[a](https://short.example/x)",
	  .want = "1:1 no link leads to this host: "
	    "\"https://short.example/x\" [registries/links.yaml:4: "
	    "short.example: nobody sees where it leads] -> let it lead to an "
	    "approved place" },
	{ .name = "link-policy: schemes, user names, scripts",
	  .rule = KIND("link-policy"),
	  .text = "[a](http://northwind.example/?utm_source=web) "
	    "[b](https://me@northwind.example/?utm_source=web) "
	    "[c](https://xn--nrthwind-n4a.example) [d](mailto:a@b.example)",
	  .want = "1:1 links are https, mailto or tel: "
	    "\"http://northwind.example/?utm_source=web\" "
	    "[registries/links.yaml:2: northwind.example] -> let it lead to an "
	    "approved place|1:47 a link carries no user name: "
	    "\"https://me@northwind.example/?utm_source=web\" "
	    "[registries/links.yaml:2: northwind.example] -> let it lead to an "
	    "approved place|1:97 the host is not in plain letters: "
	    "\"https://xn--nrthwind-n4a.example\" -> let it lead to an "
	    "approved place" },
	{ .name = "link-policy: links that lead nowhere",
	  .rule = KIND("link-policy"),
	  .text = "[a](#) [b]() [c](https://example.com/x) [d](#part)",
	  .want = "1:1 this link leads nowhere: \"#\" -> let it lead to an "
	    "approved place|1:8 this link leads nowhere: \"\" -> let it lead "
	    "to an approved place|1:14 this link is only an example: "
	    "\"https://example.com/x\" -> let it lead to an approved place" },
	{ .name = "link-policy: a key that is missing, twice, in other "
	    "letters, of another value",
	  .rule = KIND("link-policy"),
	  .text = "[a](https://northwind.example/) "
	    "[b](https://northwind.example/?utm_source=web&utm_source=web) "
	    "[c](https://northwind.example/?UTM_source=web) "
	    "[d](https://northwind.example/?utm_source=tv)",
	  .want = "1:1 \"https://northwind.example/\" lacks the key "
	    "utm_source [registries/links.yaml:2: northwind.example] -> let it "
	    "lead to an approved place|1:33 "
	    "\"https://northwind.example/?utm_source=web&utm_source=web\" has "
	    "the key utm_source twice [registries/links.yaml:2: "
	    "northwind.example] -> let it lead to an approved place|1:95 in "
	    "\"https://northwind.example/?UTM_source=web\" the key utm_source "
	    "is in other letters [registries/links.yaml:2: northwind.example] "
	    "-> let it lead to an approved place|1:142 in "
	    "\"https://northwind.example/?utm_source=tv\" the value of "
	    "utm_source is not one of the list [registries/links.yaml:2: "
	    "northwind.example] -> write utm_source=mail" },
	{ .name = "link-policy: our own pages are not counted",
	  .rule = KIND("link-policy"),
	  .text = "[a](https://docs.northwind.example/?utm_source=web)",
	  .want = "1:1 a link among our own pages must have no utm keys: "
	    "\"https://docs.northwind.example/?utm_source=web\" "
	    "[registries/links.yaml:3: docs.northwind.example] -> let it lead "
	    "to an approved place" },
	{ .name = "link-policy: a text that shows another address",
	  .rule = KIND("link-policy"),
	  .text = "[northwind.example](https://docs.northwind.example/) "
	    "[docs.northwind.example/x](https://docs.northwind.example/x)",
	  .want = "1:1 the link shows another address than "
	    "\"https://docs.northwind.example/\" [registries/links.yaml:3: "
	    "docs.northwind.example] -> let it lead to an approved place" },
	{ .name = "link-policy: a slot is judged when it is filled",
	  .rule = KIND("link-policy"),
	  .text = "[a]({{url}}) [b](https://northwind.example/?utm_source={{m"
	    "edium}})",
	  .want = "" },
	{ .name = "asset-approved: too small, or of another shape",
	  .rule = KIND("asset-approved") "width: 400..\naspect: [16:9, 1:1]\n",
	  .text = "![A desk](assets/wide.gif)",
	  .want = "1:1 the picture assets/wide.gif is 320 wide (at least 400) "
	    "[registries/assets.yaml:5: assets/wide.gif] -> take a picture of "
	    "the registry" },
	{ .name = "asset-approved: of another shape",
	  .rule = KIND("asset-approved") "width: 300..\nheight: ..500\naspect: "
	    "[16:9, 1:1]\n",
	  .text = "![A desk](assets/wide.gif)",
	  .want = "1:1 the picture assets/wide.gif is 320 by 436 (16:9 or 1:1) "
	    "[registries/assets.yaml:5: assets/wide.gif] -> take a picture of "
	    "the registry" },
	{ .name = "asset-approved: large enough, and of the shape",
	  .rule = KIND("asset-approved") "width: 300..\naspect: '80:109'\n",
	  .text = "![A desk](assets/wide.gif)",
	  .want = "" },
	{ .name = "asset-approved: what is no picture has no size",
	  .rule = KIND("asset-approved") "height: 10..\n",
	  .text = "![The logo](assets/logo.png)",
	  .want = "1:1 the size of the picture assets/logo.png cannot be told "
	    "[registries/assets.yaml:2: assets/logo.png] -> take a picture of "
	    "the registry" },
	{ .name = "asset-approved: a shape that is none",
	  .rule = KIND("asset-approved") "aspect: [wide]\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:10: rule: \"wide\" is not an aspect ratio "
	      "(as in 16:9)" },
	{ .name = "asset-approved: a size that is none",
	  .rule = KIND("asset-approved") "width: big\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:8: rule: \"width\" must be bounds in "
	    "pixels (600..)" },
	{ .name = "asset-approved: a picture that is approved",
	  .rule = KIND("asset-approved"),
	  .text = MATTER("market: us\n") "![The logo](../../assets/logo.png)",
	  .want = "" },
	{ .name = "asset-approved: one that is not, one whose licence ended, "
	    "one that is gone",
	  .rule = KIND("asset-approved"),
	  .text = "![A](a.png) ![Old](assets/old.png) "
	    "![Gone](assets/gone.png)",
	  .want = "1:1 no entry of the registry has the picture a.png -> "
	    "take a picture of the registry|1:13 the licence of the picture "
	    "assets/old.png has ended [registries/assets.yaml:3: "
	    "assets/old.png] -> take a picture of the registry|1:36 the "
	    "picture assets/gone.png is not there [registries/assets.yaml:4: "
	    "assets/gone.png] -> take a picture of the registry" },
	{ .name = "asset-approved: another market",
	  .rule = KIND("asset-approved"),
	  .text = MATTER("market: eu\n") "![The logo](assets/logo.png)",
	  .want = "4:1 the picture assets/logo.png is not approved for this "
	    "market [registries/assets.yaml:2: assets/logo.png] -> take a "
	    "picture of the registry" },
	{ .name = "asset-approved: other bytes than those approved",
	  .rule = KIND("asset-approved"),
	  .text = "![The logo](assets/logo.png)",
	  .want = "1:1 the picture assets/logo.png has changed since it was "
	    "approved [registries/assets.yaml:2: assets/logo.png] -> take a "
	    "picture of the registry",
	  .path = "assets/logo.png",
	  .file = "abd\n" },
	{ .name = "asset-approved: texts for pictures",
	  .rule = KIND("asset-approved") "max-alt: 8\n",
	  .text = "![](assets/logo.png) ![logo.png](assets/logo.png) ![The "
	    "long logo](assets/logo.png)",
	  .want = "1:1 the picture assets/logo.png has no alternative text "
	    "[registries/assets.yaml:2: assets/logo.png] -> say in words what "
	    "it shows|1:22 the text of the picture assets/logo.png is its "
	    "file's name [registries/assets.yaml:2: assets/logo.png] -> say in "
	    "words what it shows|1:51 the text of the picture assets/logo.png "
	    "is too long [registries/assets.yaml:2: assets/logo.png] -> say in "
	    "words what it shows" },
	{ .name = "required-part: all parts in order",
	  .rule = KIND("required-part") "parts: [What, Price]\n",
	  .text = "# What\n\na\n\n# Price\n\nb",
	  .want = "" },
	{ .name = "required-part: a part is missing",
	  .rule = KIND("required-part") "parts: [What, Price]\n",
	  .text = "# What\n\na",
	  .want = "1:1 the part \"Price\" is missing -> add a heading "
	    "\"Price\"" },
	{ .name = "required-part: parts out of order, and twice",
	  .rule = KIND("required-part") "parts: [What, Price]\n",
	  .text = "# Price\n\n# What\n\n# price",
	  .want = "1:3 the part \"Price\" stands too early -> put the parts "
	    "in their order|5:3 the part \"Price\" is there twice" },
	{ .name = "required-part: too few words in a part",
	  .rule = KIND("required-part") "parts: [What]\nwords: {What: 3..5}\n",
	  .text = "# What\n\nTwo words.\n\n## More\n\nand so on and on",
	  .want = "1:3 the part \"What\" has 2 words (at least 3)" },
	{ .name = "required-part: bounds that are none",
	  .rule = KIND("required-part") "parts: [What]\nwords: {What: many}\n",
	  .text = "",
	  .want = "rules/K/R.yml:5:15: rule: \"What\" must be bounds "
	    "(10..60, ..60 or 10..)" },
	{ .name = "required-part: no parts",
	  .rule = KIND("required-part"),
	  .text = "",
	  .want = "rules/K/R.yml:1:1: rule: \"parts\" is missing (add the "
	    "headings)" },
	{ .name = "placeholder: what is still to be filled in",
	  .rule = KIND("placeholder"),
	  .text = "Dear [NAME], XX% of lorem ipsum, TODO: <INSERT PRICE> a "
	    "[link](x) [OK](x).",
	  .want = "1:6 \"[NAME]\" is still to be filled in -> fill it "
	    "in|1:14 \"XX%\" is still to be filled in -> fill it in|1:21 "
	    "\"lorem ipsum\" is still to be filled in -> fill it in|1:34 "
	    "\"TODO\" is still to be filled in -> fill it in|1:40 \"<INSERT "
	    "PRICE>\" is still to be filled in -> fill it in" },
	{ .name = "placeholder: slots are filled by galley",
	  .rule = KIND("placeholder"),
	  .text = "Dear {{customer}}",
	  .want = "" },
	{ .name = "placeholder: its own patterns",
	  .rule = KIND("placeholder") "tokens: ['@@\\w+']\n",
	  .text = "Dear @@name TODO",
	  .want = "1:6 \"@@name\" is still to be filled in -> fill it in" },
	{ .name = "first-use: capitals that are loud, or too few",
	  .rule = KIND("first-use") "letters: 3..4\n",
	  .text = "READ THIS NOW. Our KPI is IT. Not KPIS, NOT.\n\nKPI ROI, "
	    "ABCDE",
	  .want = "1:20 \"KPI\" is not explained where it stands first -> "
	    "write the words, and it behind them in parentheses|1:35 \"KPIS\" "
	    "is not explained where it stands first -> write the words, and it "
	    "behind them in parentheses|1:41 \"NOT\" is not explained where "
	    "it stands first -> write the words, and it behind them in "
	    "parentheses" },
	{ .name = "first-use: more capitals than acronyms mostly have",
	  .rule = KIND("first-use") "letters: 7..8\n",
	  .text = "The ABCDEF of an ABCDEFG by an ABCDEFGHI.",
	  .want = "1:18 \"ABCDEFG\" is not explained where it stands first -> "
	    "write the words, and it behind them in parentheses" },
	{ .name = "first-use: bounds that are none",
	  .rule = KIND("first-use") "letters: many\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:10: rule: \"letters\" must be bounds "
	    "(3..5)" },
	{ .name = "first-use: explained before or behind",
	  .rule = KIND("first-use"),
	  .text = "A service level agreement (SLA) and an NPS (net promoter "
	    "score). The SLA.",
	  .want = "" },
	{ .name = "first-use: explained too late",
	  .rule = KIND("first-use"),
	  .text = "The SLA. A service level agreement (SLA).",
	  .want = "1:5 \"SLA\" is not explained where it stands first -> "
	    "write the words, and it behind them in parentheses" },
	{ .name = "first-use: explained in a block that stands before",
	  .rule = KIND("first-use"),
	  .text = "The ROI.\n\n{{> proof}}\n\nThe SLA of ROI, not of LA.\n\n"
	    "{{> a}}\n\nThe ABC.",
	  .path = "blocks/proof.md",
	  .file = "A service level agreement (SLA), a return on investment "
	    "(ROI).\n\n{{> proof}}\n{{> a}}\n",
	  .want = "1:5 \"ROI\" is not explained where it stands first -> "
	    "write the words, and it behind them in parentheses|5:24 \"LA\" is "
	    "not explained where it stands first -> write the words, and it "
	    "behind them in parentheses|9:5 \"ABC\" is not explained where "
	    "it stands first -> write the words, and it behind them in "
	    "parentheses" },
	{ .name = "first-use: explained in a block of a block",
	  .rule = KIND("first-use"),
	  .text = "{{> a}}\n\nThe SLA.",
	  .path = "blocks/a.md",
	  .file = "{{> proof}}\n\nA **service level agreement** (_SLA_).\n",
	  .want = "" },
	{ .name = "first-use: explained in a block that stands behind",
	  .rule = KIND("first-use"),
	  .text = "The SLA.\n\n{{> proof}}\n",
	  .path = "blocks/proof.md",
	  .file = "A service level agreement (SLA).\n",
	  .want = "1:5 \"SLA\" is not explained where it stands first -> "
	    "write the words, and it behind them in parentheses" },
	{ .name = "first-use: exceptions",
	  .rule = KIND("first-use") "exceptions: [PDF]\n",
	  .text = "A PDF, an SLA.",
	  .want = "1:11 \"SLA\" is not explained where it stands first -> "
	    "write the words, and it behind them in parentheses" },
	{ .name = "first-use: its own words",
	  .rule = KIND("first-use") "tokens: [front desk]\n",
	  .text = "The front desk (where we sit). An SLA.",
	  .want = "" },
	{ .name = "number-claim: another value than the registry's",
	  .rule = KIND("number-claim"),
	  .text = "It is $59 a month.",
	  .want = "1:7 the value of price is \"$49\", not \"$59\" "
	    "[registries/numbers.yaml:2: price] -> $49" },
	{ .name = "number-claim: the registry's value",
	  .rule = KIND("number-claim"),
	  .text = "It is $49 a month.",
	  .want = "" },
	{ .name = "number-claim: a price of another market",
	  .rule = KIND("number-claim"),
	  .text = MATTER("market: eu\n") "It is $59 a month.",
	  .want = "" },
	{ .name = "number-claim: numbers as others write them",
	  .rule = KIND("number-claim") "decimal: point\n",
	  .text = "1.000,50 or 3,5 or 1,000.50 or 3.5 or 1,000",
	  .want = "1:1 \"1.000,50\" is not written with a decimal point -> "
	    "write it as its readers do|1:13 \"3,5\" is not written with a "
	    "decimal point -> write it as its readers do" },
	{ .name = "number-claim: decimal commas",
	  .rule = KIND("number-claim") "decimal: comma\n",
	  .text = "1.000,50 or 3,5 or 1,000.50 or 3.5",
	  .want = "1:20 \"1,000.50\" is not written with a decimal comma -> "
	    "write it as its readers do|1:32 \"3.5\" is not written with a "
	    "decimal comma -> write it as its readers do" },
	{ .name = "number-claim: a year long ago",
	  .rule = KIND("number-claim") "stale-years: 2\n",
	  .text = "In 2023, 2024 and 2030.",
	  .want = "1:4 2023 is long ago -> say what is so today" },
	{ .name = "number-claim: dates in the order of other readers",
	  .rule = KIND("number-claim") "dates: day-first\n",
	  .text = "12/31/2026, 31/12/2026, 4/5/2026, 2/13/26, 1.31.2026.",
	  .want = "1:1 \"12/31/2026\" is not written day-first -> write it as "
	    "its readers do|1:35 \"2/13/26\" is not written day-first -> write "
	    "it as its readers do|1:44 \"1.31.2026\" is not written day-first "
	    "-> write it as its readers do" },
	{ .name = "number-claim: the month first",
	  .rule = KIND("number-claim") "dates: month-first\ndecimal: point\n",
	  .text = "12/31/2026, 31/12/2026, 1,5.",
	  .want = "1:13 \"31/12/2026\" is not written month-first -> write it "
	    "as its readers do|1:25 \"1,5\" is not written with a decimal "
	    "point -> write it as its readers do" },
	{ .name = "number-claim: an order that is none",
	  .rule = KIND("number-claim") "dates: year\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:8: rule: \"dates\" must be day-first or "
	    "month-first" },
	{ .name = "link-policy: addresses that name a host in another way, or none",
	  .rule = KIND("link-policy"),
	  .text = "[a](//evil.example/x) [b](https:evil.example) [c](https:///x)"
	    " [d](/price) [http://docs.northwind.example](https://"
	    "northwind.example/?utm_source=web)",
	  .want = "1:1 links are https, mailto or tel: \"//evil.example/x\" -> "
	    "let it lead to an approved place|1:23 this address names no host: "
	    "\"https:evil.example\" -> let it lead to an approved place|1:47 "
	    "this address names no host: \"https:///x\" -> let it lead to an "
	    "approved place|1:75 the link shows another address than "
	    "\"https://northwind.example/?utm_source=web\" "
	    "[registries/links.yaml:2: northwind.example] -> let it lead to an "
	    "approved place" },
};

#endif
