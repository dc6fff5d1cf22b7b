/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of route_test.c: what a request changes, and what that asks for. */

	{ "within what is pre-approved nobody is asked", REF_CUSTOM, "rep1",
	  NULL, { { BOLT, NULL, C("customer: B, discount: 10") } },
	  "auto\nstandard/brand NOT-NEEDED : approved automatically\n" NEVER },
	{ "beyond it both stages are", REF_CUSTOM, "rep1", NULL,
	  { { BOLT, NULL, C("discount: 18") } },
	  WANT_BRAND "discount 18 is beyond the pre-approved 0..10\n"
	  "standard/legal WAITING legal1 rep2: discount 18 is beyond the "
	  "pre-approved 0..10\n" },
	{ "an author is not asked, nor his delegate", REF_CUSTOM, "legal1",
	  NULL, { { BOLT, NULL, C("discount: 18") } },
	  WANT_BRAND "discount 18 is beyond the pre-approved "
	  "0..10\nstandard/legal WAITING : discount 18 is beyond the "
	  "pre-approved 0..10; nobody can act: everybody who could is an "
	  "author of it\n" },
	{ "in a change/ request nothing is approved automatically", REF_CHANGE,
	  "rep1", NULL, { { BOLT, NULL, C("discount: 10") } },
	  WANT_BRAND "no rule of standard approves it automatically\n" NEVER },
	{ "a removal is never approved automatically", REF_CUSTOM, "rep1", NULL,
	  { { BOLT, C("discount: 5"), NULL } },
	  WANT_BRAND BOLT " is removed\n" NEVER },
	{ "what a person approved may stay", REF_CUSTOM, "rep1",
	  C("discount: 18"), { { BOLT, C("discount: 18"),
	  C("discount: 18, customer: B") } },
	  "auto\nstandard/brand NOT-NEEDED : approved automatically\n" NEVER },
	{ "a pre-approved edit of an ended one still asks", REF_CUSTOM, "rep1",
	  C("discount: 18"), { { ENDED, C("discount: 18"),
	  C("discount: 18, customer: B") } }, WANT_BOTH },
	{ "an edit that nobody approved extends no approval", REF_CUSTOM,
	  "rep1", C("discount: 18"), { { EXTENDED, C("discount: 18"),
	  C("discount: 18, customer: B") } }, WANT_BOTH },
	{ "what anybody may say anew renews an ended one", REF_CUSTOM, "rep1",
	  C("discount: 18"), { { ENDED, C("discount: 18"),
	  C("discount: 8") } },
	  "auto\nstandard/brand NOT-NEEDED : approved automatically\n" NEVER },
	{ "but brings no approval back that ended before", REF_CUSTOM, "rep1",
	  C("discount: 18"), { { BEGUN, C("discount: 8"),
	  C("discount: 18") } }, WANT_BOTH },
	{ "and counts as what stands there", REF_CUSTOM, "rep1",
	  C("discount: 8"), { { BEGUN, C("discount: 18"),
	  C("discount: 18, customer: B") } },
	  WANT_BRAND "discount 18 is beyond the pre-approved 0..10\n" NEVER },
	{ "an ended one counts whole as it went and as it came", REF_CUSTOM,
	  "rep1", NULL, { { BIG_ENDED, BIG("a"), BIG("a" FORTY) } },
	  BIG_SIZE(BIG_ENDED, "182 bytes change") },
	{ "what nobody approved may not", REF_CUSTOM, "rep1", NULL,
	  { { BOLT, C("discount: 18"), C("discount: 18, customer: B") } },
	  WANT_BRAND "discount 18 is beyond the pre-approved 0..10\n" NEVER },
	{ "what was recalled comes back by an approval", REF_CUSTOM, "rep1",
	  C("discount: 5"), { { BOLT, "---\ntemplate: first-touch\nshare: me\n"
	  "fields: {discount: 5}\nrecalled: {reason: x}\n---\n",
	  C("discount: 5") } }, WANT_BRAND BOLT " is recalled\n" NEVER },

	{ "an auto-approval by a value", REF_CUSTOM, "rep1", NULL,
	  { { OPEN_C, NULL, "---\ntemplate: open-one\nshare: me\nfields: "
	  "{discount: 5}\n---\n" } }, "auto\n" },
	{ "must hold of the version before as well", REF_CUSTOM, "rep1",
	  NULL, { { OPEN_C, "---\ntemplate: open-one\nshare: me\nfields: "
	  "{discount: 6}\n---\n", "---\ntemplate: open-one\nshare: me\nfields: "
	  "{discount: 5}\n---\n" } }, DENIED("open", OPEN_C) },
	{ "and is denied where it does not hold", REF_CUSTOM, "rep1", NULL,
	  { { OPEN_C, NULL, "---\ntemplate: open-one\nshare: me\nfields: "
	  "{discount: 6}\n---\n" } }, DENIED("open", OPEN_C) },
	{ "a template of a workflow without stages", REF_CHANGE, "brand1",
	  NULL, { { OPEN_T, TEMPLATE("workflow: open\n"), TEMPLATE("") } },
	  DENIED("open", OPEN_T) },
	{ "a removal is judged by the conditions, too", REF_CUSTOM,
	  "brand1", NULL, { { "customizations/rep1/big-one/b.md",
	  "---\ntemplate: big-one\nshare: me\n---\n", NULL } },
	  "big/big NOT-NEEDED : its condition does not hold\nbig/email WAITING "
	  ": its kind is email and customizations/rep1/big-one/b.md changes; "
	  "nobody can act: everybody who could is an author of it\nbig/rep "
	  "NOT-NEEDED : its condition does not hold\nbig/size WAITING : 36 "
	  "bytes change; nobody can act: everybody who could is an author of "
	  "it\n" },
	{ "a stage is needed for the version before, too", REF_CUSTOM,
	  "rep1", NULL, { { "customizations/rep1/big-one/b.md",
	  "---\ntemplate: big-one\nshare: me\nfields: {discount: 18}\n---\n",
	  "---\ntemplate: big-one\nshare: me\nfields: {discount: 4}\n---\n" } },
	  "big/big WAITING brand1: discount was 18\n"
	  "big/email WAITING brand1: its kind is email and customizations/"
	  "rep1/big-one/b.md changes\n"
	  "big/rep WAITING brand1: an author is rep\n"
	  "big/size NOT-NEEDED : its condition does not hold\n" },

	{ "text put in counts once, though it stands there already",
	  REF_CUSTOM, "rep1", NULL, { { BIG_C, BIG("a"), BIG("a" FORTY) } },
	  BIG_SIZE(BIG_C, "40 bytes change") },
	{ "text replaced counts as it went and as it came", REF_CUSTOM,
	  "rep1", NULL, { { BIG_C, BIG(FORTY), BIG(FIFTY) } },
	  BIG_SIZE(BIG_C, "90 bytes change") },
	{ "an auto-approval by a value does not tell what is beyond",
	  REF_CUSTOM, "rep1", NULL, { { "customizations/rep1/half-one/b.md",
	  NULL, "---\ntemplate: half-one\nshare: me\nfields: {discount: 18}\n"
	  "---\n" } }, "half/half WAITING brand1: no rule of half approves it "
	  "automatically\n" },
	{ "nor does a change/ request, which nothing frees", REF_CHANGE,
	  "rep1", NULL, { { BOLT, NULL, C("discount: 18") } },
	  WANT_BRAND "no rule of standard approves it "
	  "automatically\nstandard/legal WAITING legal1 rep2: discount 18 is "
	  "beyond the pre-approved 0..10\n" },
	{ "what is denied is denied beside what is not", REF_CHANGE, "rep1",
	  NULL, { { BOLT, NULL, C("discount: 5") }, { OPEN_C, NULL,
	  "---\ntemplate: open-one\nshare: me\nfields: {discount: 6}\n"
	  "---\n" } }, DENIED("open", OPEN_C) },
	{ "in either order", REF_CHANGE, "rep1", NULL, { { OPEN_T,
	  TEMPLATE("workflow: open\n"), TEMPLATE("") }, { TOUCH,
	  TEMPLATE("workflow: standard\n"), TEMPLATE("") } },
	  DENIED("open", OPEN_T) },

	{ "a template needs every stage of old main's workflow", REF_CHANGE,
	  "rep1", NULL, { { TOUCH, TEMPLATE("workflow: standard\n"),
	  TEMPLATE("workflow: open\n") } },
	  WANT_BRAND EVERY(TOUCH, "standard") "\n"
	  "standard/legal WAITING legal1 rep2: " EVERY(TOUCH, "standard")
	  "\n" },
	{ "a new template needs what galley.yaml names, whatever it says",
	  REF_CHANGE, "rep2", NULL,
	  { { "templates/email/new.md", NULL, TEMPLATE("workflow: open\n") } },
	  "strict/brand WAITING brand1 rep1: "
	  EVERY("templates/email/new.md", "strict") "\n"
	  "strict/hard WAITING : " EVERY("templates/email/new.md", "strict")
	  "; nobody can act: 0 living with legal and a living hardware key, "
	  "1 needed\n" },
	{ "a template removed needs every stage", REF_CHANGE, "rep1", NULL,
	  { { TOUCH, TEMPLATE("workflow: standard\n"), NULL } },
	  WANT_BRAND EVERY(TOUCH, "standard") "\n"
	  "standard/legal WAITING legal1 rep2: " EVERY(TOUCH, "standard")
	  "\n" },
	{ "several documents: the union, and the greater need", REF_CHANGE,
	  "rep1", NULL, { { BOLT, NULL, C("discount: 5") },
	  { "pillars/speed.yaml", NULL, "x" },
	  { TOUCH, TEMPLATE("workflow: standard\n"), TEMPLATE("") } },
	  "hard/hard WAITING rep2: " EVERY("pillars/speed.yaml", "hard") "\n"
	  WANT_BRAND "no rule of standard approves it "
	  "automatically\nstandard/legal WAITING legal1 rep2: " EVERY(TOUCH,
	  "standard")
	  "\n" },
	{ "an error outweighs a need, in either order", REF_CHANGE, "rep1",
	  NULL, { { BOLT, NULL, "---\ntemplate: x\nshare: me\n---\n" },
	  { TOUCH, TEMPLATE("workflow: standard\n"), TEMPLATE("") } },
	  "standard/brand ERROR brand1: " BOLT " names the template x, and its "
	  "path first-touch\n"
	  "standard/legal ERROR legal1 rep2: " BOLT " names the template x, "
	  "and its path first-touch\n" },
	{ "an author whom old main does not know", REF_CUSTOM, "ghost", NULL,
	  { { BOLT, C("discount: 5"), C("discount: 6") } },
	  "auto\nstandard/brand NOT-NEEDED : approved automatically\n" NEVER },
	{ "a for that the template does not have", REF_CUSTOM, "rep1", NULL,
	  { { BOLT, NULL, "---\ntemplate: first-touch\nfor: {market: eu}\n"
	  "share: me\nfields: {discount: 5}\n---\n" } },
	  "standard/brand ERROR brand1: " BOLT ": \"market\" is not a facet of "
	  "first-touch (remove it)\nstandard/legal ERROR legal1 "
	  "rep2: " BOLT ": \"market\" is not a "
	  "facet of first-touch (remove it)\n" },
	{ "a for of which the first part is wrong", REF_CUSTOM, "rep1", NULL,
	  { { BOLT, NULL, "---\ntemplate: first-touch\nfor: {market: eu, "
	  "account: A}\nshare: me\nfields: {discount: 5}\n---\n" } },
	  "standard/brand ERROR brand1: " BOLT ": \"market\" is not a facet of "
	  "first-touch (remove it)\nstandard/legal ERROR legal1 "
	  "rep2: " BOLT ": \"market\" is not a "
	  "facet of first-touch (remove it)\n" },
	{ "a for of no template at all", REF_CUSTOM, "rep1", NULL,
	  { { "customizations/rep1/none/b.md", NULL,
	  "---\ntemplate: none\nfor: {market: eu}\nshare: me\n---\n" } },
	  "strict/brand ERROR brand1 rep2: no template \"none\"\n"
	  "strict/hard ERROR : no template \"none\"; nobody can act: 0 living "
	  "with legal and a living hardware key, 1 needed\n" },
	{ "a workflow that is not there", REF_CHANGE, "rep1", NULL,
	  { { "blocks/x.md", NULL, "x" } }, "T3: there is no workflow "
	  "missing, which judges blocks/x.md (add workflows/missing.yaml)" },

	{ "a customization that cannot be read", REF_CUSTOM, "rep1", NULL,
	  { { BOLT, NULL, "x" } },
	  "standard/brand ERROR brand1: " BOLT ":1:1: front-matter: the file "
	  "does not begin with a line --- (put its front matter between two "
	  "such lines)\n"
	  "standard/legal ERROR legal1 rep2: " BOLT ":1:1: front-matter: the "
	  "file does not begin with a line --- (put its front matter between "
	  "two such lines)\n" },
	{ "a customization of another template than its path says",
	  REF_CUSTOM, "rep1", NULL, { { BOLT, NULL,
	  "---\ntemplate: open-one\nshare: me\n---\n" } },
	  "standard/brand ERROR brand1: " BOLT " names the template open-one, "
	  "and its path first-touch\n"
	  "standard/legal ERROR legal1 rep2: " BOLT " names the template "
	  "open-one, and its path first-touch\n" },
	{ "a customization of no template", REF_CUSTOM, "rep1", NULL,
	  { { "customizations/rep1/none/b.md", NULL,
	  "---\ntemplate: none\nshare: me\n---\n" } },
	  "strict/brand ERROR brand1 rep2: no template \"none\"\n"
	  "strict/hard ERROR : no template \"none\"; nobody can act: 0 living "
	  "with legal and a living hardware key, 1 needed\n" },
	{ "a customization of a broken template", REF_CUSTOM, "rep1", NULL,
	  { { "customizations/rep1/broken/b.md", NULL,
	  "---\ntemplate: broken\nshare: me\n---\n" } }, "hard/hard ERROR rep2: "
	  "templates/email/broken.md:2:1: front-matter: \"title\" is missing "
	  "(add title: ...)\n" },
	{ "which may still be removed", REF_CUSTOM, "rep1", NULL,
	  { { "customizations/rep1/none/b.md",
	  "---\ntemplate: none\nshare: me\n---\n", NULL } },
	  "strict/brand WAITING brand1 rep2: no template \"none\"\n"
	  "strict/hard WAITING : no template \"none\"; nobody can act: 0 "
	  "living with legal and a living hardware key, 1 needed\n" },
	{ "one that could not be read is put right by a person", REF_CUSTOM,
	  "rep1", NULL, { { BOLT, "x", C("discount: 5") } },
	  WANT_BRAND BOLT ":1:1: front-matter: the file does not begin with a "
	  "line --- (put its front matter between two such lines)\n"
	  "standard/legal WAITING legal1 rep2: " BOLT ":1:1: front-matter: the "
	  "file does not begin with a line --- (put its front matter between "
	  "two such lines)\n" },
	{ "so is one whose approved version cannot be read", REF_CUSTOM,
	  "rep1", "x", { { BOLT, C("discount: 4"), C("discount: 5") } },
	  WANT_BRAND BOLT ":1:1: front-matter: the file does not begin with a "
	  "line --- (put its front matter between two such lines)\n"
	  "standard/legal WAITING legal1 rep2: " BOLT ":1:1: front-matter: the "
	  "file does not begin with a line --- (put its front matter between "
	  "two such lines)\n" },

	{ "nothing", REF_CHANGE, "rep1", NULL, { { NULL, NULL, NULL } },
	  "T6: nothing changes (an empty change set does not merge)" },
	{ "policy apart", REF_CHANGE, "rep1", NULL,
	  { { "people/rep1.yaml", "x", "y" }, { "ci/x.yml", NULL, "y" } },
	  "policy\npolicy WAITING adam: policy changes\n" },
	{ "policy and a template", REF_CHANGE, "rep1", NULL,
	  { { "people/rep1.yaml", "x", "y" }, { TOUCH, "x", "y" } },
	  "T7: policy changes apart (move everything else to a request of its "
	  "own)" },
	{ "policy in a custom/ request", REF_CUSTOM, "rep1", NULL,
	  { { "people/rep1.yaml", "x", "y" } },
	  "T8: this request changes more than its one customization (open a "
	  "change/ request for the rest)" },
	{ "two customizations in a custom/ request", REF_CUSTOM, "rep1",
	  NULL, { { BOLT, NULL, C("discount: 5") },
	  { OPEN_C, NULL, "---\ntemplate: open-one\nshare: me\nfields: "
	  "{discount: 5}\n---\n" } },
	  "T8: this request changes more than its one customization (open a "
	  "change/ request for the rest)" },

	{ "a recall of a template", REF_CHANGE, "rep1", NULL,
	  { { TOUCH, TEMPLATE(""), RECALLED_TEMPLATE } },
	  "recall\nrecall WAITING adam brand1: a recall is submitted by the "
	  "owner of what it recalls, a brand-owner or an admin\n" },
	{ "a recall by the owner", REF_CHANGE, "rep1", NULL,
	  { { TOUCH, "---\nowner: rep2\n---\n",
	  "---\nowner: rep2\nrecalled: {reason: x}\n---\n" } },
	  "recall\nrecall WAITING adam brand1 rep2: a recall is submitted by "
	  "the owner of what it recalls, a brand-owner or an admin\n" },
	{ "a recall of a claim", REF_CHANGE, "rep1", NULL,
	  { { "claims/x.yaml", "owner: legal1\n",
	  "owner: legal1\nrecalled: {reason: x}\n" } },
	  "recall\nrecall WAITING adam brand1 legal1: a recall is submitted by "
	  "the owner of what it recalls, a brand-owner or an admin\n" },
	{ "a recall of a customization", REF_CHANGE, "brand1", NULL,
	  { { BOLT, C(""), "---\ntemplate: first-touch\nshare: me\nfields: {}"
	  "\nrecalled: {reason: x}\n---\n" } },
	  "recall\nrecall WAITING adam brand1 rep1: a recall is submitted by "
	  "the owner of what it recalls, a brand-owner or an admin\n" },
	{ "a recall of two, whose owners differ", REF_CHANGE, "brand1", NULL,
	  { { BOLT, C(""), "---\ntemplate: first-touch\nshare: me\nfields: {}"
	  "\nrecalled: {reason: x}\n---\n" }, { "claims/x.yaml",
	  "owner: legal1\n", "owner: legal1\nrecalled: {reason: x}\n" } },
	  "recall\nrecall WAITING adam brand1: a recall is submitted by the "
	  "owner of what it recalls, a brand-owner or an admin\n" },
	{ "a recall by an owner who is ended", REF_CHANGE, "rep1", NULL,
	  { { "claims/x.yaml", "owner: gone\n",
	  "owner: gone\nrecalled: {reason: x}\n" } },
	  "recall\nrecall WAITING adam brand1: a recall is submitted by the "
	  "owner of what it recalls, a brand-owner or an admin\n" },
	{ "a recall by an owner without key, or of nobody", REF_CHANGE,
	  "rep1", NULL, { { "claims/x.yaml", "owner: mute\n",
	  "owner: mute\nrecalled: {reason: x}\n" }, { "claims/y.yaml",
	  "a: b\n", "a: b\nrecalled: {reason: x}\n" } },
	  "recall\nrecall WAITING adam brand1: a recall is submitted by the "
	  "owner of what it recalls, a brand-owner or an admin\n" },
	{ "a recall of what has no owner", REF_CHANGE, "rep1", NULL,
	  { { "claims/y.yaml", "a: b\n", "a: b\nrecalled: {reason: x}\n" } },
	  "recall\nrecall WAITING adam brand1: a recall is submitted by the "
	  "owner of what it recalls, a brand-owner or an admin\n" },
	{ "a recall in a custom/ request is none", REF_CUSTOM, "brand1",
	  NULL, { { BOLT, C(""), "---\ntemplate: first-touch\nshare: me\n"
	  "fields: {}\nrecalled: {reason: x}\n---\n" } },
	  "standard/brand WAITING : it is recalled; nobody can act: everybody "
	  "who could is an author of it\n" NEVER },
