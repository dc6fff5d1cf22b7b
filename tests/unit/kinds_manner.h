/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kinds_manner.h - rows of kind_test: how a text reads, and what it must keep
 */

#ifndef GALLEY_TESTS_KINDS_MANNER_H
#define GALLEY_TESTS_KINDS_MANNER_H

#include "kinds.h"

static const struct kind_case manner_cases[] = {
	{ .name = "readability-band: too hard for all",
	  .rule = KIND("readability-band") "band: 0..5\n",
	  .text = "Incomprehensible prolixity notwithstanding everybody.",
	  .want = "1:1 Flesch-Kincaid is 42.0 (at most 5; 4 words, 1 "
	    "sentence, 19 syllables) -> a person must reword it" },
	{ .name = "readability-band: too plain for some",
	  .rule = KIND("readability-band") "band: 0..50\nsegments: {lawyer: 6..50}\n",
	  .text = MATTER("audience: {segment: [lawyer]}\n") "I am. It is.",
	  .want = "1:1 Flesch-Kincaid is -3.0 (at least 6; 4 words, 2 "
	    "sentences, 4 syllables) -> a person must reword it" },
	{ .name = "readability-band: within its band",
	  .rule = KIND("readability-band") "band: ..9\n",
	  .text = "The cat sat on the mat.",
	  .want = "" },
	{ .name = "readability-band: no such grade",
	  .rule = KIND("readability-band") "metric: Fog\nband: 1..2\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:9: rule: no grade is called \"Fog\" "
	    "(Flesch-Kincaid, Gunning Fog, Coleman-Liau, SMOG, Automated "
	    "Readability, LIX)" },
	{ .name = "accessibility: links that say nothing",
	  .rule = KIND("accessibility"),
	  .text = "[Click here](a), [](b), [the price list](c).",
	  .want = "1:1 the link \"Click here\" does not say where it leads "
	    "-> say where it leads|1:18 the link to b shows nothing -> say "
	    "where it leads" },
	{ .name = "accessibility: pictures without text",
	  .rule = KIND("accessibility"),
	  .text = "![](a.png)",
	  .want = "1:1 the picture a.png has no alternative text -> say in "
	    "words what it shows" },
	{ .name = "accessibility: a level that is left out",
	  .rule = KIND("accessibility"),
	  .text = "# A\n\n### B\n\n## C\n\n### D",
	  .want = "3:5 after a heading of level 1 comes one of level 3 -> "
	    "leave out no level" },
	{ .name = "accessibility: signs alone",
	  .rule = KIND("accessibility"),
	  .text = "\U0001f389\n\nWell done \U0001f389",
	  .want = "1:1 signs alone are read out as their names -> say it in "
	    "words" },
	{ .name = "accessibility: a table whose columns nobody names",
	  .rule = KIND("accessibility"),
	  .text = "| | |\n|---|---|\n| One | Two |\n| 3 | 4 |\n\nText.\n\n| A | "
	    "|\n|---|---|\n| One | Two |",
	  .want = "3:3 the table has no header -> say in a first row what each "
	    "column has" },
	{ .name = "accessibility: a picture that stands alone",
	  .rule = KIND("accessibility") "lone-images: true\n",
	  .text = "Text ![a](a.png)\n\n![b](b.png)\n\nText\n![c](c.png)\n\n"
	    "![d](d.png)\nText",
	  .want = "3:1 the picture b.png stands alone, without a word of text "
	    "-> say beside it what it is there to say" },
	{ .name = "pillar-coverage: in another part than it is wanted",
	  .rule = KIND("pillar-coverage") "required: [speed]\nparts: {speed: The "
	    "Promise}\n",
	  .text = "# Intro\n\nAt once.\n\n# The  promise\n\nNothing.",
	  .want = "1:1 nothing says \"An answer now\" in the part \"The "
	    "Promise\" [pillars/speed.yaml: An answer now] -> say \"at once\"" },
	{ .name = "pillar-coverage: in the part where it is wanted",
	  .rule = KIND("pillar-coverage") "required: [speed]\nparts: {speed: The "
	    "Promise}\n",
	  .text = "# The promise\n\nAt once.",
	  .want = "" },
	{ .name = "pillar-coverage: one pillar that speaks too long",
	  .rule = KIND("pillar-coverage") "required: [speed, safety]\nmax-share: "
	    "60\n",
	  .text = "We answer at once and do so all day long.\n\nUnder lock.",
	  .want = "1:1 \"An answer now\" has 83 % of what is said of pillars "
	    "(at most 60) [pillars/speed.yaml: An answer now] -> say more of "
	    "the others, or less of it" },
	{ .name = "pillar-coverage: pillars in balance",
	  .rule = KIND("pillar-coverage") "required: [speed, safety]\nmax-share: "
	    "60\n",
	  .text = "We answer at once.\n\nIt is under lock.",
	  .want = "" },
	{ .name = "pillar-coverage: a part of a pillar that is none",
	  .rule = KIND("pillar-coverage") "parts: {price: Price}\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:16: rule: there is no pillar \"price\" "
	    "(write pillars/price.yaml)" },
	{ .name = "privacy: addresses, cards, numbers",
	  .rule = KIND("privacy"),
	  .text = "ann@acme.example, 4111 1111 1111 1111, 4111 1111 1111 "
	    "1112, 078-05-1120, DE89 3704 0044 0532 0130 00.",
	  .want = "1:1 \"ann@acme.example\" looks like somebody's email -> "
	    "take it out, or use a field asked at use|1:19 \"4111 1111 1111 "
	    "1111\" looks like somebody's card -> take it out, or use a field "
	    "asked at use|1:61 \"078-05-1120\" looks like somebody's "
	    "national-id -> take it out, or use a field asked at use|1:74 "
	    "\"DE89 3704 0044 0532 0130 00\" looks like somebody's iban -> "
	    "take it out, or use a field asked at use" },
	{ .name = "privacy: phones",
	  .rule = KIND("privacy") "find: [phone]\n",
	  .text = "Call +1 415 555 0100 or 020 7946 0018, in 2024-11-22, 10 "
	    "000 000.",
	  .want = "1:6 \"+1 415 555 0100\" looks like somebody's phone -> "
	    "take it out, or use a field asked at use|1:25 \"020 7946 0018\" "
	    "looks like somebody's phone -> take it out, or use a field asked "
	    "at use" },
	{ .name = "privacy: what is allowed",
	  .rule = KIND("privacy") "allow: ['@northwind.example', "
	    "help@acme.example]\n",
	  .text = "info@northwind.example, help@acme.example, me@acme.example",
	  .want = "1:44 \"me@acme.example\" looks like somebody's email -> "
	    "take it out, or use a field asked at use" },
	{ .name = "privacy: nothing that can be found",
	  .rule = KIND("privacy") "find: [names]\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:8: rule: nothing is found by \"names\" "
	    "(email, card, national-id, iban or phone)" },
	{ .name = "pillar-coverage: a pillar that nothing says",
	  .rule = KIND("pillar-coverage"),
	  .text = MATTER("pillars: [speed, safety]\n") "Right   away.",
	  .want = "1:1 nothing says \"Safe\" [pillars/safety.yaml: Safe] -> "
	    "say \"under lock\"" },
	{ .name = "pillar-coverage: required of all",
	  .rule = KIND("pillar-coverage") "required: [safety]\n",
	  .text = "Hello.",
	  .want = "1:1 nothing says \"Safe\" [pillars/safety.yaml: Safe] -> "
	    "say \"under lock\"" },
	{ .name = "pillar-coverage: out of order",
	  .rule = KIND("pillar-coverage") "required: [speed, safety]\nordered: "
	    "true\n",
	  .text = "Under lock.\n\nAt once.",
	  .want = "1:1 \"Safe\" is said too early [pillars/safety.yaml: "
	    "Safe] -> keep to the order of the pillars" },
	{ .name = "pillar-coverage: a pillar that is none",
	  .rule = KIND("pillar-coverage") "required: [price]\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:12: rule: there is no pillar \"price\" "
	    "(write pillars/price.yaml)" },
	{ .name = "legal-entity: a wrong name",
	  .rule = KIND("legal-entity"),
	  .text = MATTER("market: us\n") "Northwind LLC and Northwind, Inc.",
	  .want = "4:1 the company is called \"Northwind, Inc.\" "
	    "[registries/entities.yaml:2: Northwind, Inc.] -> Northwind, Inc." },
	{ .name = "legal-entity: the company of another market",
	  .rule = KIND("legal-entity"),
	  .text = MATTER("market: us\n") "Northwind GmbH.",
	  .want = "4:1 \"Northwind GmbH\" is not our company in this market "
	    "[registries/entities.yaml:3: Northwind GmbH] -> name the company "
	    "of this market" },
	{ .name = "legal-entity: a notice of another year",
	  .rule = KIND("legal-entity"),
	  .text = "\u00a9 2019-2024 Northwind; (c) Northwind 2026.",
	  .want = "1:8 the notice is of another year than 2026 -> 2026" },
	{ .name = "legal-entity: the market's company is named, whole",
	  .rule = KIND("legal-entity") "required: true\n",
	  .text = MATTER("market: us\n") "Northwind, Inc., 2 Main Street",
	  .want = "1:1 the address of \"Northwind, Inc.\" is not said "
	    "[registries/entities.yaml:2: Northwind, Inc.] -> add: 1 Main "
	    "Street" },
	{ .name = "channel-length: parts of a channel",
	  .rule = KIND("channel-length") "channels: [email]\nparts: {subject: "
	    "10..20, preheader: 5.., title: ..3}\n",
	  .text = MATTER("title: Long\nkind: email\n") "Subject: Hello\nPreheader: Hi\n\nText.",
	  .want = "2:8 the title has 4 characters (at most 3) -> a person must "
	    "reword it|5:1 the subject has 5 characters (at least 10) -> a "
	    "person must reword it|6:1 the preheader has 2 characters (at "
	    "least 5) -> a person must reword it" },
	{ .name = "channel-length: another channel",
	  .rule = KIND("channel-length") "channels: [email]\nparts: {title: ..3}\n",
	  .text = MATTER("title: Long\nkind: sms\n") "Text.",
	  .want = "" },
	{ .name = "channel-length: a slot counts at its longest",
	  .rule = KIND("channel-length") "parts: {subject: ..20}\n",
	  .text = MATTER("fields:\n  name: {type: text, max: 30}\n") "Subject: Hi {{name}}\n\nText.",
	  .want = "5:1 the subject has 33 characters (at most 20) -> a person "
	    "must reword it" },
	{ .name = "channel-length: graphemes, not bytes",
	  .rule = KIND("channel-length") "parts: {headline: ..2}\n",
	  .text = "# e\u0301\u00e9\n\nText.",
	  .want = "" },
	{ .name = "channel-length: a message in the GSM alphabet",
	  .rule = KIND("channel-length") "segments: 1\n",
	  .text = TEN(TEN("a")) TEN("aaaaaa") "a",
	  .want = "1:1 the message is 2 segments long (at most 1; 161 in the "
	    "GSM alphabet) -> shorten it" },
	{ .name = "channel-length: one that fits",
	  .rule = KIND("channel-length") "segments: 1\n",
	  .text = TEN(TEN("\u00e9")) TEN("\u00e9") TEN("\u00e9") TEN("\u00e9")
	    TEN("\u00e9") TEN("\u00e9") TEN("\u00e9"),
	  .want = "" },
	{ .name = "channel-length: a character that costs half the length",
	  .rule = KIND("channel-length") "segments: 1\n",
	  .text = "\u2019" TEN("aaaaaaa"),
	  .want = "1:1 the message is 2 segments long (at most 1; 71 units "
	    "in UCS-2) -> shorten it" },
	{ .name = "channel-length: what counts twice",
	  .rule = KIND("channel-length") "segments: 1\n",
	  .text = TEN("\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac") "\u20ac",
	  .want = "1:1 the message is 2 segments long (at most 1; 162 in the "
	    "GSM alphabet) -> shorten it" },
	{ .name = "channel-length: the body",
	  .rule = KIND("channel-length") "parts: {body: 5..}\n",
	  .text = "One\n",
	  .want = "1:1 the body has 3 characters (at least 5) -> a person must "
	    "reword it" },
	{ .name = "channel-length: a body whose slots are at their longest",
	  .rule = KIND("channel-length") "parts: {body: ..20, headline: ..20}\n"
	    "segments: 1\n",
	  .text = MATTER("fields:\n  name: {type: text, max: 150}\n") "# Dear "
	    "{{name}}\n\n`*` {{name}}, {{other}}.\n",
	  .want = "1:1 the body has 321 characters (at most 20) -> a person "
	    "must reword it|1:1 the message is 3 segments long (at most 1; 321 "
	    "in the GSM alphabet) -> shorten it|5:3 the headline has 155 "
	    "characters (at most 20) -> a person must reword it" },
	{ .name = "channel-length: header lines are no body",
	  .rule = KIND("channel-length") "parts: {body: ..5}\n",
	  .text = MATTER("kind: email\n") "\nSubject: Hello\nReply-To: "
	    "Ann\n\nText.\n",
	  .want = "" },
	{ .name = "channel-length: lines that the rule measures are no body",
	  .rule = KIND("channel-length") "parts: {push title: ..5, body: ..5}\n",
	  .text = "\nPush title: Hello\n\nText.\n",
	  .want = "" },
	{ .name = "channel-length: a body that begins like a header line",
	  .rule = KIND("channel-length") "parts: {body: ..5}\n",
	  .text = MATTER("kind: page\n") "Note: Hello\n\nText.\n",
	  .want = "1:1 the body has 18 characters (at most 5) -> a person must "
	    "reword it" },
	{ .name = "channel-length: header lines that go on as text",
	  .rule = KIND("channel-length") "parts: {body: ..5}\n",
	  .text = MATTER("kind: email\n") "Subject: Hello\nand more.\n",
	  .want = "1:1 the body has 24 characters (at most 5) -> a person must "
	    "reword it" },
	{ .name = "channel-length: a max that is no number",
	  .rule = KIND("channel-length") "parts: {subject: ..20}\n",
	  .text = MATTER("fields:\n  a: {max: 10..}\n  b: {max: 3}\n  c: "
	    "{max: [1]}\n  d: {max: 50000}\n  e: {}\n") "Subject: {{a}}{{b}}\n\nText.",
	  .want = "1:1 the max of the field \"a\" is not a number of "
	    "characters -> write max: 60|1:1 the max of the field \"c\" is not "
	    "a number of characters -> write max: 60|1:1 the max of the field "
	    "\"d\" is not a number of characters -> write max: 60" },
	{ .name = "tone: too loud",
	  .rule = KIND("tone") "limits: {exclamations: ..1, capitals: ..0, emoji: "
	    "..0}\n",
	  .text = "WELL done! Now! \U0001f389",
	  .want = "1:1 exclamations: 50.0 (at most 1) -> a person must reword "
	    "it|1:1 capitals: 25.0 (at most 0) -> a person must reword it|1:1 "
	    "emoji: 25.0 (at most 0) -> a person must reword it" },
	{ .name = "tone: too much about us",
	  .rule = KIND("tone") "limits: {you-we: 1..}\n",
	  .text = "We do what we can for you. Our team helps us.",
	  .want = "1:1 you-we: 0.2 (at least 1) -> a person must reword it" },
	{ .name = "tone: too passive",
	  .rule = KIND("tone") "limits: {passive: ..20}\n",
	  .text = "It was quickly made and was delivered. We call you.",
	  .want = "1:1 passive: 50.0 (at most 20) -> a person must reword it" },
	{ .name = "tone: too careful",
	  .rule = KIND("tone") "limits: {hedges: ..1, contractions: ..1}\n",
	  .text = "It might work. Perhaps you'll see.",
	  .want = "1:1 hedges: 33.3 (at most 1) -> a person must reword it|1:1 "
	    "contractions: 16.7 (at most 1) -> a person must reword it" },
	{ .name = "tone: no call to act",
	  .rule = KIND("tone") "limits: {calls: 1..}\n",
	  .text = "It works.",
	  .want = "1:1 calls: 0.0 (at least 1) -> a person must reword it" },
	{ .name = "tone: a call to act",
	  .rule = KIND("tone") "limits: {calls: 1..}\n",
	  .text = "It works. Book a time.",
	  .want = "" },
	{ .name = "tone: sentences that are too long",
	  .rule = KIND("tone") "limits: {sentence-p50: ..3, sentence-p95: ..4}\n",
	  .text = "One two three. One two three four five. One two.",
	  .want = "1:1 sentence-p95: 5.0 (at most 4) -> a person must reword "
	    "it" },
	{ .name = "tone: what cannot be measured",
	  .rule = KIND("tone") "limits: {charm: 1..}\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:17: rule: \"charm\" cannot be measured "
	    "here" },
	{ .name = "block-drift: an approved text that was changed",
	  .rule = KIND("block-drift"),
	  .text = "Every booking is made while your caller is still on the "
	    "line.",
	  .want = "1:1 this is 54 % like the approved text of "
	    "blocks/proof.md, but not the same [blocks/proof.md: Every booking "
	    "is made while [-the-]{+your+} caller is still on the line.] -> include the "
	    "block, or write something else" },
	{ .name = "block-drift: an approved text as it is",
	  .rule = KIND("block-drift"),
	  .text = "Every booking is made\nwhile the caller is still on the "
	    "line.",
	  .want = "" },
	{ .name = "block-drift: an approved text that is rewritten in its file",
	  .rule = KIND("block-drift"),
	  .text = "Nobody has to wait at a table.",
	  .want = "" },
	{ .name = "block-drift: an approved text with a slot, as it is",
	  .rule = KIND("block-drift"),
	  .text = "Every booking is made while the caller is with {{name}}.",
	  .path = "blocks/proof.md",
	  .file = "Every booking is made while the caller is with {{name}}.",
	  .want = "" },
	{ .name = "block-drift: another slot than the approved one",
	  .rule = KIND("block-drift"),
	  .text = "Every booking is made while the caller is with {{city}}.",
	  .path = "blocks/proof.md",
	  .file = "Every booking is made while the caller is with {{name}}.",
	  .want = "1:1 this is 78 % like the approved text of "
	    "blocks/proof.md, but not the same [blocks/proof.md: Every booking "
	    "is made while the caller is with {{[-name-]{+city+}}}.] -> include "
	    "the block, or write something else" },
	{ .name = "block-drift: a scope that leaves the text out",
	  .rule = KIND("block-drift") "scope: heading\n",
	  .text = "Every booking is made while your caller is still on the "
	    "line.",
	  .want = "" },
	{ .name = "block-drift: another text",
	  .rule = KIND("block-drift"),
	  .text = "The clinics of the north open their doors at seven.",
	  .want = "" },
	{ .name = "block-drift: bounds of likeness",
	  .rule = KIND("block-drift") "similarity: 2\n",
	  .text = "",
	  .want = "rules/K/R.yml:1:1: rule: \"words\" is 1 or more, "
	    "\"similarity\" above 0 and at most 1" },
	{ .name = "project-consistency: another value in another template",
	  .rule = KIND("project-consistency") "keys: {phone: 'call ([0-9 "
	    "]+[0-9])'}\n",
	  .text = "Call 555 0199 now, or call 555 0100.",
	  .want = "1:6 the phone is \"555 0100\" in templates/email/first.md "
	    "-> let all templates say the same" },
	{ .name = "project-consistency: what the file itself said before",
	  .rule = KIND("project-consistency") "keys: {phone: 'call ([0-9 "
	    "]+[0-9])'}\n",
	  .text = "Call 555 0100.",
	  .path = "templates/page/a.md",
	  .file = "Call 555 0199.",
	  .want = "" },
	{ .name = "project-consistency: an expression that the files make costly",
	  .rule = KIND("project-consistency") "keys: {phone: '(?:a+)+\\d'}\n",
	  .text = "Text.",
	  .path = "templates/page/a.md",
	  .file = COSTS_TOO_MUCH,
	  .want = GIVEN_UP },
	{ .name = "project-consistency: an expression of nothing",
	  .rule = KIND("project-consistency") "keys: {phone: 'x*'}\n",
	  .text = "x",
	  .path = "templates/page/a.md",
	  .file = "x",
	  .want = "1:1 the phone is \"\" in templates/email/first.md -> let "
	    "all templates say the same|1:2 the phone is \"x\" in "
	    "templates/email/second.md -> let all templates say the same" },
	{ .name = "project-consistency: no expression",
	  .rule = KIND("project-consistency") "keys: {phone: '('}\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:15: rule: character 1 of the pattern: "
	    "this group is not closed (add \")\")" },
	{ .name = "readability-band: each part by itself",
	  .rule = KIND("readability-band") "band: ..9\nper: part\nleast-words: "
	    "4\n",
	  .text = "It is so. We see it.\n\n# Hard\n\nIncomprehensible prolixity "
	    "notwithstanding everybody.\n\n# Plain\n\nIt is so. We see it.",
	  .want = "3:3 Flesch-Kincaid is 42.0 (at most 9; 4 words, 1 "
	    "sentence, 19 syllables) -> a person must reword it" },
	{ .name = "readability-band: a part that is too short to tell",
	  .rule = KIND("readability-band") "band: ..9\nper: part\n",
	  .text = "# Hard\n\nIncomprehensible prolixity notwithstanding "
	    "everybody.",
	  .want = "" },
	{ .name = "readability-band: per what",
	  .rule = KIND("readability-band") "band: ..9\nper: page\n",
	  .text = "",
	  .want = "rules/K/R.yml:5:6: rule: \"per\" must be document or part" },
	{ .name = "project-consistency: a spelling that most do not use",
	  .rule = KIND("project-consistency") "spellings: [[email, e-mail]]\n",
	  .text = "An e-mail, an Email.",
	  .want = "1:15 \"email\" is written \"e-mail\" elsewhere (2 times, "
	    "against 1) -> e-mail" },
	{ .name = "project-consistency: places of one name",
	  .rule = KIND("project-consistency") "ids: true\n",
	  .text = "# The price\n\n## The Price!\n\n<a id=\"x\"></a> <b "
	    "id=\"x\"></b>",
	  .want = "3:4 \"the-price\" names two places of this document -> give "
	    "the second another name|5:19 \"x\" names two places of this "
	    "document -> give the second another name" },
	{ .name = "project-consistency: links within the document",
	  .rule = KIND("project-consistency") "links: true\n",
	  .text = "# The price\n\n[a](#the-price) [b](#the-price-1) [c](#cost) "
	    "[d]({{url}}) [e](https://x.example/#no)",
	  .want = "3:35 no part of this document is called \"#cost\" -> let it "
	    "lead to what is there" },
	{ .name = "project-consistency: links to other documents",
	  .rule = KIND("project-consistency") "links: true\n",
	  .text = "[a](templates/email/first.md) [b](./templates/email/first.md"
	    "#the-price-49) [c](templates/email/none.md) [d](templates/email/"
	    "first.md#not-a-part) [e](../x.md) [f](x.pdf)",
	  .want = "1:76 no document of the project is "
	    "\"templates/email/none.md\" -> let it lead to what is there|1:105 "
	    "its document has no part \"templates/email/first.md#not-a-part\" "
	    "-> let it lead to what is there|1:146 \"../x.md\" leads out of "
	    "the project -> let it lead to what is there" },
	{ .name = "project-consistency: nothing to be the same",
	  .rule = KIND("project-consistency"),
	  .text = "",
	  .want = "rules/K/R.yml:1:1: rule: \"keys\", \"spellings\", \"ids\" "
	    "or \"links\" is missing (say what is the same everywhere)" },
	{ .name = "locale-parity: what a translation lacks",
	  .rule = KIND("locale-parity"),
	  .text = MATTER("language: de\ntranslates: second\n") "Von {{name}}.\n",
	  .want = "1:1 the slot {{> proof}} is missing "
	    "[templates/email/second.md] -> say in the translation all that "
	    "the original says|1:1 the slot {{city}} is missing "
	    "[templates/email/second.md] -> say in the translation all that "
	    "the original says|1:1 the slot {{name}} stands 1 time, in the "
	    "original 2 [templates/email/second.md] -> say in the translation "
	    "all that the original says|1:1 the marker <!-- region opening --> "
	    "is missing [templates/email/second.md] -> say in the translation "
	    "all that the original says|1:1 the claim speed is missing "
	    "[templates/email/second.md] -> say in the translation all that "
	    "the original says|1:1 the claim trust is missing "
	    "[templates/email/second.md] -> say in the translation all that "
	    "the original says|1:1 a link to northwind.example is missing "
	    "[templates/email/second.md] -> say in the translation all that "
	    "the original says|1:1 the picture p.png is missing "
	    "[templates/email/second.md] -> say in the translation all that "
	    "the original says|1:1 a heading h1 is missing "
	    "[templates/email/second.md] -> say in the translation all that "
	    "the original says|1:1 the disclaimer \"savings\" of "
	    "templates/email/second.md is missing "
	    "[registries/disclaimers.yaml:2: savings] -> add: Je nach Praxis "
	    "verschieden." },
	{ .name = "locale-parity: a translation that has all of it",
	  .rule = KIND("locale-parity"),
	  .text = MATTER("language: de\ntranslates: second\nclaims: [trust]\n")
	    "# B\n\n<!-- region opening -->\n{{name}} in {{city}}, {{name}}"
	    "[^claim:speed].\n<!-- /region -->\n\n{{> proof-de}}\n\n![p](p.png)"
	    " [y](https://northwind.example/de) Je nach Praxis verschieden.\n",
	  .want = "" },
	{ .name = "locale-parity: what is said, and linked to, by a slot",
	  .rule = KIND("locale-parity"),
	  .text = MATTER("translates: second\n") "Savings vary for {{name}}: "
	    "[x](https://{{city}}.northwind.example/a)\n",
	  .path = "templates/email/second.md",
	  .file = "Savings vary for {{name}}: "
	    "[x](https://{{city}}.northwind.example/a)\n",
	  .want = "" },
	{ .name = "locale-parity: the same host, written otherwise",
	  .rule = KIND("locale-parity"),
	  .text = MATTER("translates: second\n")
	    "[x](https://Northwind.example.:443/a) [y](//northwind.example)\n",
	  .path = "templates/email/second.md",
	  .file = "[x](https://northwind.example/a) "
	    "[y](https://northwind.example?b)\n",
	  .want = "" },
	{ .name = "locale-parity: an original that is not there",
	  .rule = KIND("locale-parity"),
	  .text = MATTER("translates: third\n") "Hallo.\n",
	  .want = "1:1 it translates \"third\", which is not there -> name the "
	    "id of its original" },
	{ .name = "approval-invalidated: a price that was not approved",
	  .rule = KIND("approval-invalidated") "classes: {price: {role: finance, "
	    "tokens: ['[$][0-9]+']}}\n",
	  .text = "It is $59 a month.\n\nIt is slow.\n\nA booking takes 40 "
	    "seconds. It is $5 less.\n",
	  .want = "1:1 this price is not what finance approved "
	    "[templates/page/a.md, as it was approved] -> leave it as it was, "
	    "or let finance approve it again" },
	{ .name = "approval-invalidated: an approved price beside a slot",
	  .rule = KIND("approval-invalidated") "classes: {price: {role: finance, "
	    "tokens: ['[$][0-9]+']}}\n",
	  .text = "For {{name}}, it is $49 a month.\n",
	  .path = "templates/page/a.md",
	  .file = "For {{name}}, it is $49 a month.\n",
	  .want = "" },
	{ .name = "approval-invalidated: a price whose slot is another one",
	  .rule = KIND("approval-invalidated") "classes: {price: {role: finance, "
	    "tokens: ['[$][0-9]+']}}\n",
	  .text = "For {{city}}, it is $49 a month.\n",
	  .path = "templates/page/a.md",
	  .file = "For {{name}}, it is $49 a month.\n",
	  .want = "1:1 this price is not what finance approved "
	    "[templates/page/a.md, as it was approved] -> leave it as it was, "
	    "or let finance approve it again" },
	{ .name = "approval-invalidated: an expression that many blocks make "
	    "costly",
	  .rule = KIND("approval-invalidated") "classes: {price: {role: finance, "
	    "tokens: ['(?:a+)+\\d']}}\n",
	  .text = COSTS_TOO_MUCH,
	  .path = "templates/page/a.md",
	  .file = COSTS_TOO_MUCH,
	  .want = GIVEN_UP },
	{ .name = "approval-invalidated: what was approved, elsewhere",
	  .rule = KIND("approval-invalidated") "claims: legal\nclasses: {price: "
	    "{role: finance, tokens: ['[$][0-9]+']}}\n",
	  .text = "A booking takes 40\nseconds. It is $5 less.\n\nIt is new.\n\n"
	    "It is  $49 a month.\n",
	  .want = "" },
	{ .name = "approval-invalidated: what is gone",
	  .rule = KIND("approval-invalidated") "claims: legal\nclasses: {price: "
	    "{role: finance, tokens: ['[$][0-9]+']}}\n",
	  .text = "It is $49 a month.\n",
	  .want = "1:1 a price that finance approved is gone "
	    "[templates/page/a.md, as it was approved] -> leave it as it was, "
	    "or let finance approve it again|1:1 a claim that legal approved "
	    "is gone [templates/page/a.md, as it was approved] -> leave it as "
	    "it was, or let legal approve it again" },
	{ .name = "approval-invalidated: a sort that is told by nothing",
	  .rule = KIND("approval-invalidated") "classes: {price: {role: "
	    "finance}}\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:18: rule: \"price\" needs a role, and "
	    "tokens that match its passages" },
	{ .name = "approval-invalidated: a key that a sort does not have",
	  .rule = KIND("approval-invalidated") "classes: {price: {role: finance, "
	    "tokens: [x], roles: y}}\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:54: rule: unknown key \"roles\" (role or "
	    "tokens)" },
	{ .name = "approval-invalidated: no sort at all",
	  .rule = KIND("approval-invalidated"),
	  .text = "",
	  .want = "rules/K/R.yml:1:1: rule: \"classes\" or \"claims\" is "
	    "missing (say whose passages they are)" },
	{ .name = "inclusive-language: better words",
	  .rule = KIND("inclusive-language") "swap: {chairman: chair|head}\n",
	  .text = "The Chairman.",
	  .want = "1:5 say chair or head instead of \"chairman\" -> chair" },
	{ .name = "inclusive-language: the readers' own words",
	  .rule = KIND("inclusive-language") "swap: {deaf: who cannot "
	    "hear}\nexcept: {deaf-clubs: [deaf]}\n",
	  .text = MATTER("audience: {segment: [deaf-clubs]}\n") "Deaf people.",
	  .want = "" },
};

#endif
