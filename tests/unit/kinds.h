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
	  .want = "1:10 30 % -> say it in the words of a claim of claims/ (a "
	    "person proves it)" },
	{ .name = "claim-evidence: what a wording says is proven",
	  .rule = KIND("claim-evidence"),
	  .text = "Trusted by 90 %\nof clinics, twice as fast.",
	  .want = "" },
	{ .name = "claim-evidence: a wording is whole: a part of it proves "
	    "nothing",
	  .rule = KIND("claim-evidence"),
	  .text = "Trusted by 90 % of dentists.",
	  .want = "1:12 90 % -> say it in the words of a claim of claims/ (a "
	    "person proves it)" },
	{ .name = "claim-evidence: superlatives, multiples and guarantees",
	  .rule = KIND("claim-evidence"),
	  .text = "The best room, 3x faster, guaranteed.",
	  .want = "1:5 best -> say it in the words of a claim of claims/ (a "
	    "person proves it)|1:16 3x faster -> say it in the words of a "
	    "claim of claims/ (a person proves it)|1:27 guaranteed -> say it "
	    "in the words of a claim of claims/ (a person proves it)" },
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
	  .want = "1:1 Only 9 seconds -> say it in the words of a claim of "
	    "claims/ (a person proves it)" },
	{ .name = "claim-evidence: a wording that must be marked, and is not",
	  .rule = KIND("claim-evidence") "marked: true\n",
	  .text = "Trusted by 90 % of clinics.",
	  .want = "1:12 90 % -> say it in the words of a claim of claims/ (a "
	    "person proves it)" },
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
};

#endif
