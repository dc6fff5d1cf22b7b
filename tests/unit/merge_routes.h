/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of merge_test.c: exceptions, offered wordings, rule T6 and recalls. */

	/* Exceptions. */
	{ "an exception excuses a stage", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "boss exception standard/legal until 2026-05-10",
	  "merges"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal EXCEPTED by boss" },
	{ "none after its last day", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "boss exception standard/legal until 2026-05-09",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "no exception by another role", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "adm exception standard/legal until 2026-05-10",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "none from something else that was seen", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "boss exception stale standard/legal until 2026-05-10",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "none from before the last submit", "bolt",
	  SUBMITTED "boss exception standard/legal until 2026-05-10; "
	  "rep1 submit; brand1 approve standard/brand",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "none by an author", "bolt",
	  "rep1 open; rep1 handover boss; boss edit; boss submit; "
	  "brand1 approve standard/brand; "
	  "boss exception standard/legal until 2026-05-10",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "none by an ended key", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "boss/2 exception standard/legal until 2026-05-10",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "none from another stage", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "boss exception standard/brand until 2026-05-10",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "none from a stage that allows none", "two",
	  SUBMITTED "boss exception two/a until 2026-05-10",
	  "T6: two/a waits for brand1 or brand2"
	  "\ntwo/a WAITING for brand1 brand2" },

	{ "none without a day", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "boss exception standard/legal",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "nor until what is not a day", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "boss exception standard/legal until 9999-99-99",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },

	/* Approval with one's own wording. */
	{ "a pure refresh may stand between", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest two/a 'Better'; "
	  "rep1 refresh pure; rep1 edit accepts 4 'Better'; rep1 submit; "
	  "brand2 approve two/a",
	  "merges"
	  "\ntwo/a SATISFIED by brand1 brand2" },
	{ "another refresh may not", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest two/a 'Better'; "
	  "rep1 refresh; rep1 edit accepts 4 'Better'; rep1 submit; "
	  "brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "nor may one follow", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest two/a 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 refresh; rep1 submit; "
	  "brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "not without any edit", "two",
	  "rep1 open; brand1 suggest two/a 'Better'; rep1 submit; "
	  "brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "only an edit accepts", "firm",
	  "rep1 open; rep1 edit; brand1 suggest 'Better'; "
	  "rep1 comment accepts 3; rep1 submit; brand1 approve firm/a",
	  "merges"
	  "\nfirm/a SATISFIED by brand1" },
	{ "an accepted suggestion with a stage is an approval", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest two/a 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit; brand2 approve two/a",
	  "merges"
	  "\ntwo/a SATISFIED by brand1 brand2" },
	{ "further words of the same person may follow", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest 'One'; "
	  "brand1 suggest two/a 'Two'; rep1 edit accepts 5 'Two'; "
	  "rep1 edit accepts 4 'One'; rep1 submit; brand2 approve two/a",
	  "merges"
	  "\ntwo/a SATISFIED by brand1 brand2" },
	{ "they may not come first", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest 'One'; "
	  "brand1 suggest two/a 'Two'; rep1 edit accepts 4 'One'; "
	  "rep1 edit accepts 5 'Two'; rep1 submit; brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "another's words may not follow", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand2 suggest 'One'; "
	  "brand1 suggest two/a 'Two'; rep1 edit accepts 5 'Two'; "
	  "rep1 edit accepts 4 'One'; rep1 submit; brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "nor one's own between further words", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest 'One'; "
	  "brand1 suggest two/a 'Two'; rep1 edit accepts 5 'Two'; "
	  "rep1 edit; rep1 edit accepts 4 'One'; rep1 submit; "
	  "brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "not if another edit follows", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest two/a 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 edit; rep1 submit; "
	  "brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "not if another edit stands between", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest two/a 'Better'; "
	  "rep1 edit; rep1 edit accepts 4 'Better'; rep1 submit; "
	  "brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "not if the edit does not accept it", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest two/a 'Better'; "
	  "rep1 edit; rep1 submit; brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "not if it was submitted with something else", "two",
	  "rep1 open; rep1 edit; rep1 submit; "
	  "brand1 suggest stale two/a 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit; brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "not after one more submit", "two",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest two/a 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit; rep1 submit; "
	  "brand2 approve two/a",
	  "T6: two/a waits for brand1"
	  "\ntwo/a WAITING for brand1" },
	{ "not for a stage with a condition", "bolt",
	  "rep1 open; rep1 edit; rep1 submit; "
	  "legal1 suggest standard/legal 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit; "
	  "brand1 approve standard/brand",
	  "T6: standard/legal waits, and nobody is left who can approve "
	  "it (add a person with the role legal)"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING" },
	{ "not where suggesters are authors", "firm",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest firm/a 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit",
	  "T6: firm/a waits for brand2"
	  "\nfirm/a WAITING for brand2" },
	{ "where suggesters are authors their approve does not count either",
	  "firm",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit; brand1 approve firm/a",
	  "T6: firm/a waits for brand2"
	  "\nfirm/a WAITING for brand2" },
	{ "who suggested twice is one who suggested", "firm",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest 'One'; "
	  "brand1 suggest 'Two'; rep1 edit accepts 4 'One'; "
	  "rep1 edit accepts 5 'Two'; rep1 submit; brand1 approve firm/a",
	  "T6: firm/a waits for brand2"
	  "\nfirm/a WAITING for brand2" },
	{ "elsewhere who suggested may approve a stage afterwards", "bolt",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit; "
	  "brand1 approve standard/brand; legal1 approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "but not one with a condition", "bolt",
	  "rep1 open; rep1 edit; rep1 submit; legal1 suggest 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit; "
	  "brand1 approve standard/brand; legal1 approve standard/legal",
	  "T6: standard/legal waits, and nobody is left who can approve "
	  "it (add a person with the role legal)"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING" },
	{ "and only one", "pair",
	  "rep1 open; rep1 edit; rep1 submit; brand1 suggest 'Better'; "
	  "rep1 edit accepts 4 'Better'; rep1 submit; "
	  "brand1 approve pair/a pair/b",
	  "T6: pair/b waits for brand2, dee or legal1"
	  "\npair/a SATISFIED by brand1"
	  "\npair/b WAITING for brand2 dee legal1" },
	{ "an accepted suggestion for a template makes no approver",
	  "pair template",
	  CHANGE "legal1 suggest 'Better'; "
	  "brand1 edit accepts 4 'Better'; brand1 submit; "
	  "brand2 approve pair/a; legal1 approve pair/b",
	  "T6: pair/b waits for brand2"
	  "\npair/a SATISFIED by brand2"
	  "\npair/b WAITING for brand2" },

	/* T6. */
	{ "a draft does not merge", "small", "rep1 open; rep1 edit",
	  "T6: it is a draft: rep1 submits it"
	  "\nstandard/brand NOT-NEEDED"
	  "\nstandard/legal NOT-NEEDED" },
	{ "an ended owner's request does not merge", "of old",
	  "of old: old open; old edit; old submit",
	  "T6: its owner, old, is ended: a registrar or an admin hands "
	  "it over"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "a successor's does when he submits it anew", "of ann",
	  "of ann: ann open; ann edit; rep2 submit; "
	  "brand1 approve standard/brand; legal1 approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "but not by the submit of who is ended", "of ann",
	  "of ann: ann open; ann edit; ann submit; "
	  "brand1 approve standard/brand; legal1 approve standard/legal",
	  "T3: its submitter or his key has ended: rep2 submits it "
	  "again\nstandard/brand WAITING for brand1 brand2\nstandard/legal "
	  "WAITING for dee legal1" },
	{ "a lapsed submit does not merge", "small",
	  "rep1 open; rep1 edit; rep1/2 submit",
	  "T3: its submitter or his key has ended: rep1 submits it "
	  "again\nstandard/brand NOT-NEEDED\nstandard/legal NOT-NEEDED" },
	{ "what changed meanwhile is stale", "stale",
	  SUBMITTED "brand1 approve" BOTH "; legal1 approve" BOTH,
	  "stale: customizations/rep1/first-touch/bolt.md changed since "
	  "it was begun: rep1 refreshes it"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "what changes nothing does not merge", "nothing", SUBMITTED,
	  "T6: it changes nothing" },
	{ "a customization's request changes nothing else", "acme",
	  SUBMITTED "brand1 approve" BOTH "; legal1 approve" BOTH,
	  "T6: it changes customizations/rep1/first-touch/acme.md, which "
	  "is not the customization it is about"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "a template's change is its proposers'", "template",
	  "change of rep1: rep1 open; rep1 edit; rep1 submit; "
	  "brand1 approve two/a; brand2 approve two/a",
	  "T6: rep1 may not propose a change of "
	  "templates/email/first-touch.md"
	  "\ntwo/a SATISFIED by brand1 brand2" },
	{ "and not of who may propose other paths", "template",
	  "change of boss: boss open; boss handover brand1; brand1 edit; "
	  "brand1 submit; brand2 approve two/a",
	  "T6: boss may not propose a change of "
	  "templates/email/first-touch.md"
	  "\ntwo/a WAITING" },
	{ "a proposer's template change merges when approved",
	  "firm template", CHANGE "brand2 approve firm/a",
	  "merges"
	  "\nfirm/a SATISFIED by brand2" },
	{ "a template that names a lighter workflow is judged by the old one",
	  "lighter", CHANGE "brand2 approve two/a",
	  "T6: two/a waits, and nobody is left who can approve it (add a "
	  "person with the role marketing)"
	  "\ntwo/a WAITING" },
	{ "two documents need the stages of both", "union",
	  CHANGE "brand2 approve standard/brand two/a; "
	  "legal1 approve standard/legal",
	  "T6: two/a waits, and nobody is left who can approve it (add a "
	  "person with the role marketing)"
	  "\nstandard/brand SATISFIED by brand2"
	  "\nstandard/legal SATISFIED by legal1"
	  "\ntwo/a WAITING" },
	{ "another's customization is not changed by a change",
	  "custom by change",
	  "change of rep2: rep2 open; rep2 edit; rep2 submit",
	  "T6: rep2 may not propose a change of "
	  "customizations/rep1/first-touch/bolt.md"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "nor by an admin", "custom by change",
	  "change of adm: adm open; adm edit; adm submit",
	  "T6: adm may not propose a change of "
	  "customizations/rep1/first-touch/bolt.md"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "nor once it is handed to another", "custom by change",
	  "change of rep1: rep1 open; rep1 edit; rep1 handover rep2; "
	  "rep2 submit",
	  "T6: customizations/rep1/first-touch/bolt.md is not a "
	  "customization of rep2"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "policy and the rest do not mix", "mixed", CHANGE,
	  "T7: policy changes apart (move everything else to a request of its "
	  "own)" },
	{ "another's file is not a representative's to propose", "policy",
	  "change of rep1: rep1 open; rep1 edit; rep1 submit",
	  "T6: rep1 may not propose a change of people/new.yaml"
	  "\npolicy ERROR" },

	{ "it is a registrar's", "policy",
	  "change of reg: reg open; reg edit; reg submit",
	  "T7: the new policy cannot be read\npolicy ERROR" },
	{ "and one's own file is one's own", "own file",
	  "change of rep1: rep1 open; rep1 edit; rep1 submit",
	  "T7: the new policy cannot be read\npolicy ERROR" },
	{ "what is pre-approved is so by its own request alone",
	  "small by change",
	  "change of rep1: rep1 open; rep1 edit; rep1 submit",
	  "T6: standard/brand waits for brand1 or brand2"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal NOT-NEEDED" },
	{ "two stages wait for the same persons", "pair", SUBMITTED,
	  "T6: pair/a waits for brand1 or brand2; pair/b waits for brand1, "
	  "brand2, dee or legal1"
	  "\npair/a WAITING for brand1 brand2"
	  "\npair/b WAITING for brand1 brand2 dee legal1" },
	{ "one's own customization may be changed by a change",
	  "custom by change",
	  "change of rep1: rep1 open; rep1 edit; rep1 submit",
	  "T6: standard/brand waits for brand1 or brand2; standard/legal "
	  "waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },

	/* Recalls. */
	{ "the owner's recall merges at once", "recall", CHANGE,
	  "merges"
	  "\nrecall SATISFIED by brand1" },
	{ "the brand owner's too", "recall",
	  "change of boss: boss open; boss edit; boss submit",
	  "merges"
	  "\nrecall SATISFIED by boss" },
	{ "an admin's too", "recall",
	  "change of adm: adm open; adm edit; adm submit",
	  "merges"
	  "\nrecall SATISFIED by adm" },
	{ "anybody may prepare one, and the owner submits it", "recall",
	  "change of rep1: rep1 open; rep1 edit; rep1 handover brand1; "
	  "brand1 submit",
	  "merges"
	  "\nrecall SATISFIED by brand1" },
	{ "another's waits", "recall",
	  "change of rep1: rep1 open; rep1 edit; rep1 submit; "
	  "brand1 approve standard/brand",
	  "T6: recall waits for adm, boss or brand1"
	  "\nrecall WAITING for adm boss brand1" },
	{ "nobody's request-changes touches a recall", "recall",
	  CHANGE "legal1 request-changes",
	  "merges"
	  "\nrecall SATISFIED by brand1" },
	{ "one's own customization is recalled by oneself", "recall of bolt",
	  "change of rep1: rep1 open; rep1 edit; rep1 submit",
	  "merges"
	  "\nrecall SATISFIED by rep1" },
	{ "another's by the brand owner", "recall of bolt",
	  "change of boss: boss open; boss edit; boss submit",
	  "merges"
	  "\nrecall SATISFIED by boss" },
	{ "and by no other", "recall of bolt",
	  "change of rep2: rep2 open; rep2 edit; rep2 submit",
	  "T6: recall waits for adm, boss or rep1"
	  "\nrecall WAITING for adm boss rep1" },
	{ "a recall waits for its submit", "recall",
	  "change of brand1: brand1 open; brand1 edit",
	  "T6: it is a draft: brand1 submits it"
	  "\nrecall WAITING for adm boss brand1" },
	{ "and for the submit after an edit", "recall",
	  CHANGE "brand1 edit",
	  "T6: it is a draft: brand1 submits it"
	  "\nrecall WAITING for adm boss brand1" },
