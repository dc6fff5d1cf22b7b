/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kinds.h - what each row of kind_test asks, and the workspace it asks in
 */

#ifndef GALLEY_TESTS_KINDS_H
#define GALLEY_TESTS_KINDS_H

#include "check/style.h"
#include "shelf.h"
#include "sign/hash.h"

#define KIND(name) "extends: " name "\nmessage: \"%s\"\nlevel: error\n"
#define MATTER(keys) "---\n" keys "---\n"
#define TEN(text) text text text text text text text text text text

/* Each costs '(?:a+)+\\d' about a sixth of what a rule may. */
#define COSTS "aaaaaaaaaaaaaaa\n\n"
#define COSTS_TOO_MUCH COSTS COSTS COSTS COSTS COSTS COSTS COSTS COSTS COSTS
#define GIVEN_UP "1:1 the rule K.R (rules/K/R.yml) costs too much on this text: " \
	"it was stopped -> write its expression so that it cannot try the same " \
	"text in many ways"

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
	    "  - {name: e-mail}\n"
	    "  - {name: Slot, mark: (TM), nouns: [app, sign-up page], "
	    "attribution: Slot is a mark of Northwind.}\n" },
	{ "registries/disclaimers.yaml", "disclaimers:\n"
	    "  - id: savings\n    text: Savings vary by clinic.\n    translations: "
	    "{de: Je nach Praxis verschieden.}\n"
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
	{ "assets/wide.gif", "GIF89a\x40\x01\xb4\x01" },
	{ "registries/assets.yaml", "assets:\n"
	    "  - {path: assets/logo.png, sha256: edeaaff3f1774ad2888673770c6d6409"
	    "7e391bc362d7d6fb34982ddf0efd18cb, markets: [us]}\n"
	    "  - {path: assets/old.png, sha256: edeaaff3f1774ad2888673770c6d6409"
	    "7e391bc362d7d6fb34982ddf0efd18cb, until: 2026-11-20}\n"
	    "  - {path: assets/gone.png, sha256: edeaaff3f1774ad2888673770c6d6409"
	    "7e391bc362d7d6fb34982ddf0efd18cb}\n"
	    "  - {path: assets/wide.gif, sha256: 73a003eda0fb33fe600347510240910e"
	    "aa6008e5675abceb52b2dd764037aa79}\n" },
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
	{ "blocks/a.md", "Nobody has to wait at a desk.\n" },
	{ "templates/email/first.md", "---\ntitle: F\n---\n"
	    "Call 555 0100 today. Mail, e-mail and e-mail to an email. "
	    "# Not a part\n\n## The price: $49\n" },
	{ "templates/page/a.md", "It is $49 a month.\n\nIt is quick.\n\nA "
	    "booking takes 40 seconds. It is $5 less.\n" },
	{ "templates/email/second.md", "---\ntitle: S\nclaims: [trust]\n---\n"
	    "<!-- region opening -->\nOf {{city}}, {{name}} and {{name}}[^claim:"
	    "speed].\n<!-- /region -->\n\n{{> proof}}\n\n# A\n\n[x]("
	    "https://northwind.example/a) ![p](p.png)\n\nSavings vary by "
	    "clinic.\n" },
	{ NULL, NULL },
};

/* The rule K.R, and perhaps a file that goes before the workspace's own. */
struct kind_house {
	struct slice rule;
	const char *path;	/* NULL: no other file */
	struct slice file;
};

static bool
kind_house_read(void *of, const char *path, struct slice *out)
{
	const struct kind_house *house = of;

	if (strcmp(path, "rules/K/R.yml") == 0)
		*out = house->rule;
	else if (house->path && strcmp(path, house->path) == 0)
		*out = house->file;
	else
		return shelf_read((void *)(uintptr_t)files, path, out);
	return true;
}

static void
kind_house_list(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	(void)of;
	shelf_list((void *)(uintptr_t)files, folder, out, pool);
}

static inline enum error_code
kind_house_load(struct style_set **out, const struct kind_house *house,
    struct error *err)
{
	struct source source = { .of = (void *)(uintptr_t)house,
		.read = kind_house_read, .list = kind_house_list };
	struct style_from from = { .source = &source, .config = ".vale.ini",
		.workspace = true, .sha256 = hash_sha256 };

	return style_set_load(out, &from, err);
}

struct kind_case {
	const char *name;
	const char *rule;
	const char *text;
	const char *want;
	const char *path;	/* of a file that the row has besides */
	const char *file;
};

#endif
