/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kinds.h - galley's own kinds of rules: a rule, a text, what is found
 */

#ifndef GALLEY_TESTS_KINDS_H
#define GALLEY_TESTS_KINDS_H

#include "shelf.h"

#define KIND(name) "extends: " name "\nmessage: \"%s\"\nlevel: error\n"
#define MATTER(keys) "---\n" keys "---\n"

/* A workspace that every row has; a row's own file goes before. */
static const struct shelf_file files[] = {
	{ ".vale.ini", "StylesPath = rules\n[*]\nBasedOnStyles = K\n" },
	{ "rules/K/R.yml", "" },
	{ "evidence/study.md", "abc\n" },
	{ "claims/speed.yaml", "title: Speed\nwordings: [twice as fast, "
	    "a booking takes 40 seconds]\nevidence: evidence/study.md\n"
	    "sha256: edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf"
	    "0efd18cb\nexpires: 2026-12-01\nmarkets: [us]\nowner: brand1\n" },
	{ "claims/trust.yaml", "title: Trust\nwordings: [trusted by 90 % of "
	    "clinics]\nevidence: evidence/none.md\nexpires: 2026-01-01\n"
	    "channels: [email]\n" },
	{ "claims/plain.yaml", "title: Plain\nwordings: [the best desk]\n"
	    "evidence: evidence/study.md\nvalid-from: 2027-01-01\n" },
	{ "registries/terms.yaml", "terms:\n"
	    "  - {name: Northwind Desk, variants: [Desks], mark: (R), marks: "
	    "{eu: (TM)}, why: our name, owner: brand1}\n"
	    "  - {name: e-mail}\n" },
	{ "registries/disclaimers.yaml", "disclaimers:\n"
	    "  - id: savings\n    text: Savings vary by clinic.\n"
	    "    former: [Savings may vary.]\n    triggers: ['sav(es?|ings of)"
	    "']\n    markets: [us]\n    place: after\n"
	    "  - {id: study, text: See the study., claims: [speed], place: "
	    "last}\n" },
	{ "registries/competitors.yaml", "competitors:\n"
	    "  - {name: Acme, aliases: [ACME Inc], why: no names}\n"
	    "  - {name: Bolt, policy: with-claim, forbidden-in: [sms]}\n"
	    "  - {name: Zeta, policy: attribute, attribution: Zeta is a mark "
	    "of Zeta Ltd}\n" },
	{ "registries/regulated.yaml", "regulated:\n"
	    "  - {term: cure, role: legal, markets: [us], allowed: [no known "
	    "cure]}\n  - {term: risk-free, role: compliance}\n" },
	{ "registries/links.yaml", "links:\n"
	    "  - {host: northwind.example, query: {utm_source: [mail, web]}}\n"
	    "  - {host: docs.northwind.example, policy: internal}\n"
	    "  - {host: short.example, policy: forbid, why: nobody sees where "
	    "it leads}\n" },
	{ "assets/logo.png", "abc\n" },
	{ "assets/old.png", "abc\n" },
	{ "registries/assets.yaml", "assets:\n"
	    "  - {path: assets/logo.png, sha256: edeaaff3f1774ad2888673770c6d6409"
	    "7e391bc362d7d6fb34982ddf0efd18cb, markets: [us]}\n"
	    "  - {path: assets/old.png, sha256: edeaaff3f1774ad2888673770c6d6409"
	    "7e391bc362d7d6fb34982ddf0efd18cb, until: 2026-11-20}\n"
	    "  - {path: assets/gone.png, sha256: edeaaff3f1774ad2888673770c6d6409"
	    "7e391bc362d7d6fb34982ddf0efd18cb}\n" },
	{ "registries/numbers.yaml", "numbers:\n"
	    "  - {key: price, pattern: '(\\$[0-9.,]+) a month', value: $49, "
	    "markets: [us]}\n" },
	{ "pillars/speed.yaml", "title: An answer now\nphrases: [at once, "
	    "right away]\n" },
	{ "pillars/safety.yaml", "title: Safe\nphrases: [under lock]\n" },
	{ "registries/entities.yaml", "entities:\n"
	    "  - {name: 'Northwind, Inc.', markets: [us], misnomers: "
	    "[Northwind LLC], address: 1 Main Street, owner: legal1}\n"
	    "  - {name: Northwind GmbH, markets: [eu], registration: HRB 1}\n" },
	{ "blocks/proof.md", "---\ntitle: P\nowner: brand1\n---\n"
	    "Every booking is made while the caller is still on the line.\n" },
	{ "templates/email/first.md", "---\ntitle: F\n---\n"
	    "Call 555 0100 today.\n" },
	{ NULL, NULL },
};

static const struct kind_case {
	const char *name;
	const char *rule;
	const char *text;
	const char *want;
	const char *path;	/* of a file that the row has besides */
	const char *file;
} cases[] = {
	{ .name = "claim-evidence: a number that nothing proves",
	  .rule = KIND("claim-evidence"),
	  .text = "It saves 30 % of calls.",
	  .want = "1:10 no claim proves \"30 %\" -> say it in the words of a "
	    "claim of claims/ (a person proves it)" },
	{ .name = "claim-evidence: what a wording says is proven",
	  .rule = KIND("claim-evidence"),
	  .text = "Trusted by 90 %\nof clinics, twice as fast.",
	  .want = "" },
	{ .name = "claim-evidence: a wording is whole: a part of it proves "
	    "nothing",
	  .rule = KIND("claim-evidence"),
	  .text = "Trusted by 90 % of dentists.",
	  .want = "1:12 no claim proves \"90 %\" -> say it in the words of a "
	    "claim of claims/ (a person proves it)" },
	{ .name = "claim-evidence: superlatives, multiples and guarantees",
	  .rule = KIND("claim-evidence"),
	  .text = "The best room, 3x faster, guaranteed.",
	  .want = "1:5 no claim proves \"best\" -> say it in the words of a "
	    "claim of claims/ (a person proves it)|1:16 no claim proves \"3x "
	    "faster\" -> say it in the words of a claim of claims/ (a person "
	    "proves it)|1:27 no claim proves \"guaranteed\" -> say it in the "
	    "words of a claim of claims/ (a person proves it)" },
	{ .name = "claim-evidence: a marker of no claim",
	  .rule = KIND("claim-evidence"),
	  .text = "It is quick[^claim:none].",
	  .want = "1:12 there is no claim \"none\" -> name a claim of "
	    "claims/, or write it first" },
	{ .name = "claim-evidence: a marker beside other words than the "
	    "claim's",
	  .rule = KIND("claim-evidence"),
	  .text = "It is quick[^claim:speed].",
	  .want = "1:12 the claim \"speed\" is not in its own words "
	    "[claims/speed.yaml: Speed] -> say \"twice as fast\"" },
	{ .name = "claim-evidence: a marker beside the claim's words",
	  .rule = KIND("claim-evidence"),
	  .text = "It is twice as fast[^claim:speed].",
	  .want = "" },
	{ .name = "claim-evidence: its own patterns instead",
	  .rule = KIND("claim-evidence") "tokens: ['only \\d+ seconds']\n",
	  .text = "Only 9 seconds, 90 % sure.",
	  .want = "1:1 no claim proves \"Only 9 seconds\" -> say it in the "
	    "words of a claim of claims/ (a person proves it)" },
	{ .name = "claim-evidence: a wording that must be marked, and is not",
	  .rule = KIND("claim-evidence") "marked: true\n",
	  .text = "Trusted by 90 % of clinics.",
	  .want = "1:12 no claim proves \"90 %\" -> say it in the words of a "
	    "claim of claims/ (a person proves it)" },
	{ .name = "claim-evidence: a wording that front matter names",
	  .rule = KIND("claim-evidence") "marked: true\n",
	  .text = MATTER("claims: [trust]\n") "Trusted by 90 % of clinics.",
	  .want = "" },
	{ .name = "claim-evidence: code is no claim",
	  .rule = KIND("claim-evidence"),
	  .text = "`30 %`",
	  .want = "" },
	{ .name = "claim-evidence: a key that is none",
	  .rule = KIND("claim-evidence") "token: [a]\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:1: rule: unknown key \"token\" (did you "
	    "mean \"tokens\"?)" },
	{ .name = "claim-evidence: a claim that cannot be read",
	  .rule = KIND("claim-evidence"),
	  .text = "a",
	  .want = "claims/plain.yaml:2:1: front-matter: unknown key "
	    "\"wording\" (did you mean \"wordings\"?)",
	  .path = "claims/plain.yaml",
	  .file = "title: Plain\nwording: [a]\n" },
	{ .name = "claim-expiry: a claim that ended",
	  .rule = KIND("claim-expiry"),
	  .text = "Trusted by 90 % of clinics.",
	  .want = "1:1 the claim \"trust\" ended on 2026-01-01 "
	    "[claims/trust.yaml: Trust] -> leave it out, or have the claim "
	    "renewed" },
	{ .name = "claim-expiry: a claim that holds",
	  .rule = KIND("claim-expiry"),
	  .text = "It is twice as fast.",
	  .want = "" },
	{ .name = "claim-expiry: a claim that ends soon",
	  .rule = KIND("claim-expiry") "warn-days: 30\n",
	  .text = "It is twice as fast.",
	  .want = "1:7? the claim \"speed\" ends on 2026-12-01 "
	    "[claims/speed.yaml: Speed] -> leave it out, or have the claim "
	    "renewed" },
	{ .name = "claim-expiry: a claim that does not hold yet",
	  .rule = KIND("claim-expiry"),
	  .text = "It is the best desk.",
	  .want = "1:7 the claim \"plain\" holds only from 2027-01-01 on "
	    "[claims/plain.yaml: Plain] -> leave it out, or have the claim "
	    "renewed" },
	{ .name = "claim-expiry: a claim that front matter names",
	  .rule = KIND("claim-expiry"),
	  .text = MATTER("claims: [trust]\n") "Hello.",
	  .want = "1:1 the claim \"trust\" ended on 2026-01-01 "
	    "[claims/trust.yaml: Trust] -> leave it out, or have the claim "
	    "renewed" },
	{ .name = "claim-expiry: a recalled one",
	  .rule = KIND("claim-expiry"),
	  .text = "A plain desk.",
	  .want = "1:3 the claim \"plain\" is recalled: wrong "
	    "[claims/plain.yaml: Plain] -> leave it out, or have the claim "
	    "renewed",
	  .path = "claims/plain.yaml",
	  .file = "title: Plain\nwordings: [plain desk]\nrecalled: {reason: "
	    "wrong}\n" },
	{ .name = "claim-scope: another market",
	  .rule = KIND("claim-scope"),
	  .text = MATTER("audience: {market: [us, eu]}\n") "It is twice as fast.",
	  .want = "4:7 the claim \"speed\" may not be made for the market "
	    "\"eu\" [claims/speed.yaml: Speed] -> leave it out, or keep to us" },
	{ .name = "claim-scope: its own market",
	  .rule = KIND("claim-scope"),
	  .text = MATTER("audience: {market: us}\n") "It is twice as fast.",
	  .want = "" },
	{ .name = "claim-scope: another channel",
	  .rule = KIND("claim-scope"),
	  .text = MATTER("kind: sms\n") "Trusted by 90 % of clinics.",
	  .want = "4:1 the claim \"trust\" may not be made for the channel "
	    "\"sms\" [claims/trust.yaml: Trust] -> leave it out, or keep to "
	    "email" },
	{ .name = "claim-scope: another product",
	  .rule = KIND("claim-scope"),
	  .text = MATTER("product: Desk\nclaims: [plain]\n") "Hello.",
	  .want = "1:1 the claim \"plain\" may not be made for the product "
	    "\"Desk\" [claims/plain.yaml: Plain] -> leave it out, or keep to "
	    "Board",
	  .path = "claims/plain.yaml",
	  .file = "title: Plain\nwordings: [a]\nproducts: [Board]\n" },
	{ .name = "evidence-hash: evidence as it was",
	  .rule = KIND("evidence-hash"),
	  .text = "Twice as fast.",
	  .want = "" },
	{ .name = "evidence-hash: evidence that is not there",
	  .rule = KIND("evidence-hash"),
	  .text = "Trusted by 90 % of clinics.",
	  .want = "1:1 the claim \"trust\" rests on evidence/none.md, which "
	    "is not there [claims/trust.yaml: Trust] -> put the evidence in "
	    "its place" },
	{ .name = "evidence-hash: evidence that changed",
	  .rule = KIND("evidence-hash"),
	  .text = "Twice as fast.",
	  .want = "1:1 the claim \"speed\" rests on evidence/study.md, which "
	    "has changed since [claims/speed.yaml: Speed] -> have the claim "
	    "looked at anew",
	  .path = "evidence/study.md",
	  .file = "abd\n" },
	{ .name = "evidence-hash: evidence whose digest nobody wrote down",
	  .rule = KIND("evidence-hash"),
	  .text = "It is the best desk.",
	  .want = "1:7? the claim \"plain\" does not say what "
	    "evidence/study.md was when it was accepted [claims/plain.yaml: "
	    "Plain] -> add sha256 to the claim" },
	{ .name = "evidence-hash: no evidence at all",
	  .rule = KIND("evidence-hash"),
	  .text = "Plain.",
	  .want = "1:1 the claim \"plain\" has no evidence "
	    "[claims/plain.yaml: Plain] -> add the evidence to the claim",
	  .path = "claims/plain.yaml",
	  .file = "title: Plain\nwordings: [plain]\n" },
	{ .name = "disclaimer-required: a former wording",
	  .rule = KIND("disclaimer-required"),
	  .text = "Hello. Savings may vary.",
	  .want = "1:8 this is a former wording of the disclaimer "
	    "\"savings\" [registries/disclaimers.yaml:2: savings] -> Savings "
	    "vary by clinic." },
	{ .name = "disclaimer-required: what calls for it, without it",
	  .rule = KIND("disclaimer-required"),
	  .text = "It saves calls.",
	  .want = "1:4 this needs the disclaimer \"savings\" "
	    "[registries/disclaimers.yaml:2: savings] -> add: Savings vary by "
	    "clinic." },
	{ .name = "disclaimer-required: what calls for it, with it",
	  .rule = KIND("disclaimer-required"),
	  .text = "It saves calls.\n\nSavings  vary\nby clinic.",
	  .want = "" },
	{ .name = "disclaimer-required: in the wrong place",
	  .rule = KIND("disclaimer-required"),
	  .text = "Savings vary by clinic.\n\nIt saves calls.",
	  .want = "3:4 the disclaimer \"savings\" must stand in its place "
	    "(after) [registries/disclaimers.yaml:2: savings] -> add: Savings "
	    "vary by clinic." },
	{ .name = "disclaimer-required: not in this market",
	  .rule = KIND("disclaimer-required"),
	  .text = MATTER("market: eu\n") "It saves calls.",
	  .want = "" },
	{ .name = "disclaimer-required: a claim calls for one, at the end",
	  .rule = KIND("disclaimer-required"),
	  .text = "Twice as fast.\n\nSee the study.\n\nBye.",
	  .want = "1:1 the disclaimer \"study\" must stand in its place "
	    "(last) [registries/disclaimers.yaml:8: study] -> add: See the "
	    "study." },
	{ .name = "disclaimer-required: in code it does not count",
	  .rule = KIND("disclaimer-required"),
	  .text = "It saves calls.\n\n`Savings vary by clinic.`",
	  .want = "1:4 this needs the disclaimer \"savings\" "
	    "[registries/disclaimers.yaml:2: savings] -> add: Savings vary by "
	    "clinic." },
	{ .name = "disclaimer-required: a trigger that is no expression",
	  .rule = KIND("disclaimer-required"),
	  .text = "",
	  .want = "registries/disclaimers.yaml:2:33: registry: character 1 "
	    "of the pattern: this group is not closed (add \")\")",
	  .path = "registries/disclaimers.yaml",
	  .file = "disclaimers:\n  - {id: a, text: b, triggers: ['(']}\n" },
	{ .name = "disclaimer-required: no registry",
	  .rule = KIND("disclaimer-required"),
	  .text = "",
	  .want = "registries/disclaimers.yaml:1:1: front-matter: unknown "
	    "key \"terms\" (remove it)",
	  .path = "registries/disclaimers.yaml",
	  .file = "terms: []\n" },
	{ .name = "disclaimer-orphan: nothing calls for it",
	  .rule = KIND("disclaimer-orphan"),
	  .text = "Savings vary by clinic.",
	  .want = "1:1 nothing here calls for the disclaimer \"savings\" "
	    "[registries/disclaimers.yaml:2: savings] -> leave it out" },
	{ .name = "disclaimer-orphan: something does",
	  .rule = KIND("disclaimer-orphan"),
	  .text = "It saves calls. Savings vary by clinic.",
	  .want = "" },
	{ .name = "term-variant: other case, hyphen and space",
	  .rule = KIND("term-variant"),
	  .text = "The northwind desk, Northwind-Desk, NorthwindDesk; email.",
	  .want = "1:5 write \"Northwind Desk\", not \"northwind desk\" "
	    "[registries/terms.yaml:2: Northwind Desk: our name] -> Northwind "
	    "Desk|1:21 write \"Northwind Desk\", not \"Northwind-Desk\" "
	    "[registries/terms.yaml:2: Northwind Desk: our name] -> Northwind "
	    "Desk|1:37 write \"Northwind Desk\", not \"NorthwindDesk\" "
	    "[registries/terms.yaml:2: Northwind Desk: our name] -> Northwind "
	    "Desk|1:52 write \"e-mail\", not \"email\" "
	    "[registries/terms.yaml:3: e-mail] -> e-mail" },
	{ .name = "term-variant: as the registry has it, and at a sentence's "
	    "start",
	  .rule = KIND("term-variant"),
	  .text = "A Northwind Desk. E-mail us by e-mail.",
	  .want = "" },
	{ .name = "term-variant: parts of words",
	  .rule = KIND("term-variant"),
	  .text = "emails",
	  .want = "" },
	{ .name = "trademark-mark: the first mention lacks its sign",
	  .rule = KIND("trademark-mark"),
	  .text = "# Northwind Desk\n\nNorthwind Desk.",
	  .want = "1:3 \"Northwind Desk\" lacks its sign \"(R)\" "
	    "[registries/terms.yaml:2: Northwind Desk: our name] -> Northwind "
	    "Desk(R)" },
	{ .name = "trademark-mark: it has it",
	  .rule = KIND("trademark-mark"),
	  .text = "Northwind Desk(R), then Northwind Desk.",
	  .want = "" },
	{ .name = "trademark-mark: every mention",
	  .rule = KIND("trademark-mark") "every: true\n",
	  .text = "Northwind Desk(R), then Northwind Desk.",
	  .want = "1:25 \"Northwind Desk\" lacks its sign \"(R)\" "
	    "[registries/terms.yaml:2: Northwind Desk: our name] -> Northwind "
	    "Desk(R)" },
	{ .name = "trademark-mark: another market has another sign",
	  .rule = KIND("trademark-mark"),
	  .text = MATTER("market: eu\n") "Northwind Desk(R).",
	  .want = "4:1 \"Northwind Desk\" carries another sign here: "
	    "\"(TM)\" [registries/terms.yaml:2: Northwind Desk: our name] -> "
	    "Northwind Desk(TM)" },
	{ .name = "competitor-mention: one that is never named",
	  .rule = KIND("competitor-mention"),
	  .text = "Like Acme or *ACME* Inc.",
	  .want = "1:6 \"Acme\" is not named [registries/competitors.yaml:2: "
	    "Acme: no names] -> say it without the name (a person "
	    "decides)|1:15 \"ACME\" is not named "
	    "[registries/competitors.yaml:2: Acme: no names] -> say it without "
	    "the name (a person decides)" },
	{ .name = "competitor-mention: only beside a comparative claim",
	  .rule = KIND("competitor-mention"),
	  .text = "Better than Bolt.",
	  .want = "1:13 \"Bolt\" is named only beside a comparative claim "
	    "[registries/competitors.yaml:3: Bolt] -> say it without the name "
	    "(a person decides)" },
	{ .name = "competitor-mention: beside one",
	  .rule = KIND("competitor-mention"),
	  .text = "We answer before Bolt.",
	  .want = "",
	  .path = "claims/plain.yaml",
	  .file = "title: P\nwordings: [answer before Bolt]\ncomparative: "
	    "true\n" },
	{ .name = "competitor-mention: never in a channel",
	  .rule = KIND("competitor-mention"),
	  .text = MATTER("channel: sms\n") "Bolt.",
	  .want = "4:1 \"Bolt\" is not named in the channel sms "
	    "[registries/competitors.yaml:3: Bolt] -> say it without the name "
	    "(a person decides)" },
	{ .name = "competitor-mention: with what must be said",
	  .rule = KIND("competitor-mention"),
	  .text = "Zeta.\n\nZeta is a mark of Zeta Ltd.",
	  .want = "" },
	{ .name = "competitor-mention: without what must be said",
	  .rule = KIND("competitor-mention"),
	  .text = "Zeta.",
	  .want = "1:1 \"Zeta\" is named only with \"Zeta is a mark of Zeta "
	    "Ltd\" in the document [registries/competitors.yaml:4: Zeta] -> "
	    "say it without the name (a person decides)" },
	{ .name = "competitor-mention: in the text of an image",
	  .rule = KIND("competitor-mention"),
	  .text = "![Zeta](a.png)\n\nZeta is a mark of Zeta Ltd",
	  .want = "1:3 \"Zeta\" is not named outside of the text "
	    "[registries/competitors.yaml:4: Zeta] -> say it without the name "
	    "(a person decides)" },
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
	  .want = "1:1 a link among our own pages is not counted by utm "
	    "keys: \"https://docs.northwind.example/?utm_source=web\" "
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
	  .want = "1:1 the picture assets/logo.png has no text that stands "
	    "for it [registries/assets.yaml:2: assets/logo.png] -> say in "
	    "words what it shows|1:22 the text of the picture assets/logo.png "
	    "is its file's name [registries/assets.yaml:2: assets/logo.png] -> "
	    "say in words what it shows|1:51 the text of the picture "
	    "assets/logo.png is too long [registries/assets.yaml:2: "
	    "assets/logo.png] -> say in words what it shows" },
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
	{ .name = "readability-band: too hard for all",
	  .rule = KIND("readability-band") "band: 0..5\n",
	  .text = "Incomprehensible prolixity notwithstanding everybody.",
	  .want = "1:1 Flesch-Kincaid is 42.0 (at most 5; 4 words, 1 "
	    "sentences, 19 syllables) -> a person writes it otherwise" },
	{ .name = "readability-band: too plain for some",
	  .rule = KIND("readability-band") "band: 0..50\nsegments: {lawyer: 6..50}\n",
	  .text = MATTER("audience: {segment: [lawyer]}\n") "I am. It is.",
	  .want = "1:1 Flesch-Kincaid is -3.0 (at least 6; 4 words, 2 "
	    "sentences, 4 syllables) -> a person writes it otherwise" },
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
	  .want = "1:1 the picture a.png has no text that stands for it -> "
	    "say in words what it shows" },
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
	  .want = "2:8 the title has 4 characters (at most 3) -> a person "
	    "writes it otherwise|5:1 the subject has 5 characters (at least "
	    "10) -> a person writes it otherwise|6:1 the preheader has 2 "
	    "characters (at least 5) -> a person writes it otherwise" },
	{ .name = "channel-length: another channel",
	  .rule = KIND("channel-length") "channels: [email]\nparts: {title: ..3}\n",
	  .text = MATTER("title: Long\nkind: sms\n") "Text.",
	  .want = "" },
	{ .name = "channel-length: a slot counts at its longest",
	  .rule = KIND("channel-length") "parts: {subject: ..20}\n",
	  .text = MATTER("fields:\n  name: {type: text, max: 30}\n") "Subject: Hi {{name}}\n\nText.",
	  .want = "5:1 the subject has 33 characters (at most 20) -> a "
	    "person writes it otherwise" },
	{ .name = "channel-length: graphemes, not bytes",
	  .rule = KIND("channel-length") "parts: {headline: ..2}\n",
	  .text = "# e\u0301\u00e9\n\nText.",
	  .want = "" },
	{ .name = "channel-length: a message in the GSM alphabet",
	  .rule = KIND("channel-length") "segments: 1\n",
	  .text = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	  .want = "1:1 the message is 2 segments long (at most 1; 161 in the "
	    "GSM alphabet) -> shorten it" },
	{ .name = "channel-length: one that fits",
	  .rule = KIND("channel-length") "segments: 1\n",
	  .text = "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
	    "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9",
	  .want = "" },
	{ .name = "channel-length: a character that costs half the length",
	  .rule = KIND("channel-length") "segments: 1\n",
	  .text = "\u2019aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaaaaaaaaaaaa",
	  .want = "1:1 the message is 2 segments long (at most 1; 71 units "
	    "in UCS-2) -> shorten it" },
	{ .name = "channel-length: what counts twice",
	  .rule = KIND("channel-length") "segments: 1\n",
	  .text = "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
	    "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
	    "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
	    "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
	    "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
	    "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
	    "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
	    "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac",
	  .want = "1:1 the message is 2 segments long (at most 1; 162 in the "
	    "GSM alphabet) -> shorten it" },
	{ .name = "channel-length: the body",
	  .rule = KIND("channel-length") "parts: {body: 5..}\n",
	  .text = "One\n",
	  .want = "1:1 the body has 3 characters (at least 5) -> a person "
	    "writes it otherwise" },
	{ .name = "tone: too loud",
	  .rule = KIND("tone") "limits: {exclamations: ..1, capitals: ..0, emoji: "
	    "..0}\n",
	  .text = "WELL done! Now! \U0001f389",
	  .want = "1:1 exclamations: 50.0 (at most 1) -> a person writes it "
	    "otherwise|1:1 capitals: 25.0 (at most 0) -> a person writes it "
	    "otherwise|1:1 emoji: 25.0 (at most 0) -> a person writes it "
	    "otherwise" },
	{ .name = "tone: too much about us",
	  .rule = KIND("tone") "limits: {you-we: 1..}\n",
	  .text = "We do what we can for you. Our team helps us.",
	  .want = "1:1 you-we: 0.2 (at least 1) -> a person writes it "
	    "otherwise" },
	{ .name = "tone: too passive",
	  .rule = KIND("tone") "limits: {passive: ..20}\n",
	  .text = "It was quickly made and was delivered. We call you.",
	  .want = "1:1 passive: 50.0 (at most 20) -> a person writes it "
	    "otherwise" },
	{ .name = "tone: too careful",
	  .rule = KIND("tone") "limits: {hedges: ..1, contractions: ..1}\n",
	  .text = "It might work. Perhaps you'll see.",
	  .want = "1:1 hedges: 33.3 (at most 1) -> a person writes it "
	    "otherwise|1:1 contractions: 16.7 (at most 1) -> a person writes "
	    "it otherwise" },
	{ .name = "tone: no call to act",
	  .rule = KIND("tone") "limits: {calls: 1..}\n",
	  .text = "It works.",
	  .want = "1:1 calls: 0.0 (at least 1) -> a person writes it "
	    "otherwise" },
	{ .name = "tone: a call to act",
	  .rule = KIND("tone") "limits: {calls: 1..}\n",
	  .text = "It works. Book a time.",
	  .want = "" },
	{ .name = "tone: sentences that are too long",
	  .rule = KIND("tone") "limits: {sentence-p50: ..3, sentence-p95: ..4}\n",
	  .text = "One two three. One two three four five. One two.",
	  .want = "1:1 sentence-p95: 5.0 (at most 4) -> a person writes it "
	    "otherwise" },
	{ .name = "tone: what cannot be measured",
	  .rule = KIND("tone") "limits: {charm: 1..}\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:17: rule: \"charm\" is nothing that can "
	    "be measured here" },
	{ .name = "block-drift: an approved text that was changed",
	  .rule = KIND("block-drift"),
	  .text = "Every booking is made while your caller is still on the "
	    "line.",
	  .want = "1:1 this is 54 % like the approved text of "
	    "blocks/proof.md, but not the same [blocks/proof.md: Every booking "
	    "is made while the caller is still on the line.] -> include the "
	    "block, or write something else" },
	{ .name = "block-drift: an approved text as it is",
	  .rule = KIND("block-drift"),
	  .text = "Every booking is made\nwhile the caller is still on the "
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
	{ .name = "project-consistency: no expression",
	  .rule = KIND("project-consistency") "keys: {phone: '('}\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:15: rule: character 1 of the pattern: "
	    "this group is not closed (add \")\")" },
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
