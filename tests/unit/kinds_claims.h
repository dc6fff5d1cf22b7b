/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kinds_claims.h - rows of kind_test: claims, disclaimers, terms and competitors
 */

#ifndef GALLEY_TESTS_KINDS_CLAIMS_H
#define GALLEY_TESTS_KINDS_CLAIMS_H

#include "kinds.h"

static const struct kind_case claim_cases[] = {
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
	    "(last) [registries/disclaimers.yaml:9: study] -> add: See the "
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
	{ .name = "claim-expiry: a document whose own time is over",
	  .rule = KIND("claim-expiry"),
	  .text = MATTER("expires: 2026-11-21\n") "Hello.",
	  .want = "1:1 this document ended on 2026-11-21 -> leave it unused, or "
	    "have its owner renew it" },
	{ .name = "claim-expiry: a document on its last day, soon over",
	  .rule = KIND("claim-expiry") "warn-days: 3\n",
	  .text = MATTER("expires: 2026-11-22\n") "Hello.",
	  .want = "1:1? this document ends on 2026-11-22 -> leave it unused, or "
	    "have its owner renew it" },
	{ .name = "claim-expiry: a document on its last day holds",
	  .rule = KIND("claim-expiry"),
	  .text = MATTER("expires: 2026-11-22\n") "Hello.",
	  .want = "" },
	{ .name = "disclaimer-required: in a footnote",
	  .rule = KIND("disclaimer-required"),
	  .path = "registries/disclaimers.yaml",
	  .file = "disclaimers:\n  - {id: small, text: Small print., triggers: "
	    "[cheap], place: footnote}\n",
	  .text = "It is cheap[^1].\n\n[^1]: Small print.\n",
	  .want = "" },
	{ .name = "disclaimer-required: not in its footnote",
	  .rule = KIND("disclaimer-required"),
	  .path = "registries/disclaimers.yaml",
	  .file = "disclaimers:\n  - {id: small, text: Small print., triggers: "
	    "[cheap], place: footnote}\n",
	  .text = "It is cheap.\n\nSmall print.\n",
	  .want = "1:7 the disclaimer \"small\" must stand in its place "
	    "(footnote) [registries/disclaimers.yaml:2: small] -> add: Small "
	    "print." },
	{ .name = "trademark-mark: once in each section",
	  .rule = KIND("trademark-mark") "per: section\n",
	  .text = "Northwind Desk(R), Northwind Desk.\n\n# More\n\nNorthwind "
	    "Desk.",
	  .want = "5:1 \"Northwind Desk\" lacks its sign \"(R)\" "
	    "[registries/terms.yaml:2: Northwind Desk: our name] -> Northwind "
	    "Desk(R)" },
	{ .name = "trademark-mark: whose mark it is, is said",
	  .rule = KIND("trademark-mark"),
	  .text = "Slot(TM) is there.",
	  .want = "1:1 nothing says of \"Slot\": \"Slot is a mark of "
	    "Northwind.\" [registries/terms.yaml:4: Slot] -> add: Slot is a "
	    "mark of Northwind." },
	{ .name = "trademark-mark: a mark that owns, a mark as a verb",
	  .rule = KIND("trademark-mark") "misuse: [verb, possessive]\n",
	  .text = "Slot(TM)'s page. You can Slot it. Slotting is Slot.\n\nSlot "
	    "is a mark of Northwind.",
	  .want = "1:1 \"Slot\" is a mark, and owns nothing "
	    "[registries/terms.yaml:4: Slot] -> write it without the 's|1:26 "
	    "\"Slot\" is a mark, not a verb [registries/terms.yaml:4: Slot] -> "
	    "say what is done with it" },
	{ .name = "trademark-mark: plurals and verbs by their ending",
	  .rule = KIND("trademark-mark") "misuse: [verb, plural]\n",
	  .text = "Slot(TM): two Slots, Sloted, Desks. Northwind Desks(R).\n\n"
	    "Slot is a mark of Northwind.",
	  .want = "1:15 \"Slot\" is a mark, and has no plural "
	    "[registries/terms.yaml:4: Slot] -> write it as it is "
	    "registered|1:22 \"Slot\" is a mark, not a verb "
	    "[registries/terms.yaml:4: Slot] -> write it as it is "
	    "registered|1:37 \"Northwind Desk\" is a mark, and has no plural "
	    "[registries/terms.yaml:2: Northwind Desk: our name] -> write it as "
	    "it is registered" },
	{ .name = "trademark-mark: a mark goes before a word for the thing",
	  .rule = KIND("trademark-mark") "misuse: noun\n",
	  .text = "The Slot(TM) app, a Slot sign-up  page and Slot apparently."
	    "\n\nSlot is a mark of Northwind.",
	  .want = "1:44 \"Slot\" is a mark: say what it is (app, sign-up page) "
	    "[registries/terms.yaml:4: Slot] -> put the word for such things "
	    "behind it|3:1 \"Slot\" is a mark: say what it is (app, sign-up "
	    "page) [registries/terms.yaml:4: Slot] -> put the word for such "
	    "things behind it" },
	{ .name = "trademark-mark: a misuse that is none",
	  .rule = KIND("trademark-mark") "misuse: [adverb]\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:10: rule: \"adverb\" is not a misuse (verb, "
	    "plural, possessive or noun)" },
	{ .name = "trademark-mark: per what",
	  .rule = KIND("trademark-mark") "per: page\n",
	  .text = "",
	  .want = "rules/K/R.yml:4:6: rule: \"per\" must be document or "
	    "section" },
	{ .name = "term-variant: a term that goes on in the next line is one",
	  .rule = KIND("term-variant"),
	  .text = "The Northwind\nDesk, the northwind\n desk.",
	  .want = "2:11 write \"Northwind Desk\", not \"northwind desk\" "
	    "[registries/terms.yaml:2: Northwind Desk: our name] -> Northwind "
	    "Desk" },
	{ .name = "competitor-mention: in an address",
	  .rule = KIND("competitor-mention"),
	  .text = "[a](https://www.ACME-inc.example/x) [b](https://acmes.example/) "
	    "![c](bolt_desk.png)",
	  .want = "1:1 \"ACME Inc\" is not named in an address "
	    "(https://www.ACME-inc.example/x) [registries/competitors.yaml:2: "
	    "Acme: no names] -> let it lead elsewhere|1:65 \"Bolt\" is not "
	    "named in an address (bolt_desk.png) "
	    "[registries/competitors.yaml:3: Bolt] -> let it lead elsewhere" },
	{ .name = "claim-evidence: comparisons in words, and manners that are none",
	  .rule = KIND("claim-evidence"),
	  .text = "Twice as fast as #1. Best regards, at best our best.",
	  .want = "1:18 no claim proves \"#1\" -> say it in the words of a "
	    "claim of claims/ (a person proves it)" },
	{ .name = "claim-evidence: half the price",
	  .rule = KIND("claim-evidence"),
	  .text = "Half the price, the best desks.",
	  .want = "1:1 no claim proves \"Half the\" -> say it in the words of a "
	    "claim of claims/ (a person proves it)|1:21 no claim proves "
	    "\"best\" -> say it in the words of a claim of claims/ (a person "
	    "proves it)" },
};

#endif
