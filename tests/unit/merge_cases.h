/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of merge_test.c: verdicts in a line of events, and what is decided. */

	/* T4, T5: the approvals that count. */
	{ "a submitted request waits for each stage it needs", "bolt",
	  SUBMITTED,
	  "T6: standard/brand waits for brand1 or brand2; "
	  "standard/legal waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "one stage is done, the other waits", "bolt",
	  SUBMITTED "brand1 approve standard/brand",
	  "T6: standard/legal waits for dee or legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "all stages done: it merges", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "legal1 approve standard/legal",
	  "merges\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "what is pre-approved needs nobody", "small", SUBMITTED,
	  "merges\nstandard/brand NOT-NEEDED\nstandard/legal NOT-NEEDED" },
	{ "an approve counts only for the stages it names", "bolt",
	  SUBMITTED "brand1 approve standard/legal; "
	  "legal1 approve standard/brand",
	  "T6: standard/brand waits for brand1 or brand2; standard/legal "
	  "waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "an approve of a draft does not count", "bolt",
	  "rep1 open; rep1 edit; brand1 approve" BOTH "; "
	  "legal1 approve" BOTH "; rep1 submit",
	  "T6: standard/brand waits for brand1 or brand2; standard/legal "
	  "waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "an approve before a later edit does not count", "bolt",
	  SUBMITTED "brand1 approve" BOTH "; legal1 approve" BOTH
	  "; rep1 edit; rep1 submit",
	  "T6: standard/brand waits for brand1 or brand2; standard/legal "
	  "waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "an approve before the last submit does not count", "bolt",
	  SUBMITTED "brand1 approve" BOTH "; legal1 approve" BOTH
	  "; rep1 submit",
	  "T6: standard/brand waits for brand1 or brand2; standard/legal "
	  "waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "an approve of something else that was seen does not count", "bolt",
	  SUBMITTED "brand1 approve stale standard/brand; "
	  "legal1 approve standard/legal",
	  "T6: standard/brand waits for brand1 or brand2"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "an approve survives a pure refresh", "bolt",
	  SUBMITTED "brand1 approve" BOTH "; rep1 refresh pure; "
	  "legal1 approve" BOTH,
	  "merges"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "an approve does not survive another refresh", "bolt",
	  SUBMITTED "brand1 approve" BOTH "; legal1 approve" BOTH
	  "; rep1 refresh; rep1 submit",
	  "T6: standard/brand waits for brand1 or brand2; standard/legal "
	  "waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "an ended person's approve lapses", "bolt",
	  SUBMITTED "gone approve standard/brand; "
	  "legal1 approve standard/legal",
	  "T6: standard/brand waits for brand1 or brand2"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "an ended key's approve lapses", "bolt",
	  SUBMITTED "brand1/2 approve standard/brand; "
	  "legal1 approve standard/legal",
	  "T6: standard/brand waits for brand1 or brand2"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "an approve without the role does not count", "bolt",
	  SUBMITTED "rep2 approve" BOTH "; adm approve" BOTH,
	  "T6: standard/brand waits for brand1 or brand2; standard/legal "
	  "waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "an author's approve does not count, by any key", "two",
	  "rep1 open; rep1 handover brand1; brand1 edit; brand1 submit; "
	  "brand1 approve two/a; brand1/3 approve two/a; "
	  "brand2 approve two/a",
	  "T6: two/a waits, and nobody is left who can approve it (add a "
	  "person with the role marketing)"
	  "\ntwo/a WAITING" },
	{ "who only submitted is an author", "bolt",
	  "rep1 open; rep1 edit; rep1 handover brand1; brand1 submit; "
	  "brand1 approve standard/brand; legal1 approve standard/legal",
	  "T6: standard/brand waits for brand2"
	  "\nstandard/brand WAITING for brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "who submitted once, but not last, is none", "bolt",
	  "rep1 open; rep1 edit; rep1 handover brand1; brand1 submit; "
	  "brand1 handover rep2; rep2 submit; brand1 approve standard/brand; "
	  "legal1 approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by legal1" },

	/* T2: persons are counted. */
	{ "two keys of one person are one approval", "two",
	  SUBMITTED "brand1 approve two/a; brand1/3 approve two/a",
	  "T6: two/a waits for brand2"
	  "\ntwo/a WAITING for brand2" },
	{ "two approvals by one person are one", "two",
	  SUBMITTED "brand1 approve two/a; brand1 approve two/a",
	  "T6: two/a waits for brand2"
	  "\ntwo/a WAITING for brand2" },
	{ "two persons are two", "two",
	  SUBMITTED "brand2 approve two/a; brand1 approve two/a",
	  "merges"
	  "\ntwo/a SATISFIED by brand1 brand2" },

	/* Needs. */
	{ "all holders: one is not enough", "all",
	  SUBMITTED "brand1 approve all/a",
	  "T6: all/a waits for brand2"
	  "\nall/a WAITING for brand2" },
	{ "all holders: the ended one is left out", "all",
	  SUBMITTED "brand1 approve all/a; brand2 approve all/a",
	  "merges"
	  "\nall/a SATISFIED by brand1 brand2" },
	{ "all holders: where all are authors nobody is enough", "all",
	  "rep1 open; rep1 handover brand1; brand1 edit; "
	  "brand1 handover brand2; brand2 submit",
	  "T6: all/a waits, and nobody is left who can approve it (add a "
	  "person with the role marketing)"
	  "\nall/a WAITING" },
	{ "all holders: an author is left out", "all",
	  "rep1 open; rep1 handover brand1; brand1 edit; brand1 submit; "
	  "brand2 approve all/a",
	  "merges"
	  "\nall/a SATISFIED by brand2" },
	{ "any: half of one and half of the other is none", "either",
	  SUBMITTED "brand1 approve either/a; legal1 approve either/a",
	  "T6: either/a waits for boss or brand2"
	  "\neither/a WAITING for boss brand2" },
	{ "any: the first will do", "either",
	  SUBMITTED "brand1 approve either/a; brand2 approve either/a",
	  "merges"
	  "\neither/a SATISFIED by brand1 brand2" },
	{ "any: the second, which takes both", "either",
	  SUBMITTED "legal1 approve either/a; boss approve either/a",
	  "merges"
	  "\neither/a SATISFIED by boss legal1" },
	{ "hardware: a plain key does not count", "hard",
	  SUBMITTED "legal1 approve uv hard/a",
	  "T6: hard/a waits for dee or legal1"
	  "\nhard/a WAITING for dee legal1" },
	{ "hardware: a hardware key without the user does not count", "hard",
	  SUBMITTED "legal1/3 approve hard/a",
	  "T6: hard/a waits for dee or legal1"
	  "\nhard/a WAITING for dee legal1" },
	{ "hardware: with the user verified it counts", "hard",
	  SUBMITTED "legal1/3 approve uv hard/a",
	  "merges"
	  "\nhard/a SATISFIED by legal1" },
	{ "one person may satisfy two stages", "pair",
	  SUBMITTED "brand1 approve pair/a pair/b",
	  "merges"
	  "\npair/a SATISFIED by brand1"
	  "\npair/b SATISFIED by brand1" },
	{ "unless persons must differ", "apart",
	  SUBMITTED "brand1 approve apart/a apart/b",
	  "T6: apart/b waits for brand2, dee or legal1"
	  "\napart/a SATISFIED by brand1"
	  "\napart/b WAITING for brand2 dee legal1" },
	{ "persons differ where another can take the second", "apart",
	  SUBMITTED "brand1 approve apart/a apart/b; legal1 approve apart/b",
	  "merges"
	  "\napart/a SATISFIED by brand1"
	  "\napart/b SATISFIED by brand1 legal1" },
	{ "persons differ where two can take either", "apart",
	  SUBMITTED "brand1 approve apart/a apart/b; "
	  "brand2 approve apart/a apart/b",
	  "merges"
	  "\napart/a SATISFIED by brand1 brand2"
	  "\napart/b SATISFIED by brand1 brand2" },

	/* T3: delegation. */
	{ "who is delegated to counts as himself", "bolt",
	  SUBMITTED "brand1 approve standard/brand; "
	  "dee approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by dee" },
	{ "not after the delegation's last day", "bolt",
	  "later: " SUBMITTED "brand1 approve standard/brand; "
	  "dee approve standard/legal",
	  "T6: standard/legal waits for legal1"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING for legal1" },
	{ "not where the delegator is an author", "bolt",
	  "rep1 open; rep1 handover legal1; legal1 edit; "
	  "legal1 submit; brand1 approve standard/brand; "
	  "dee approve standard/legal",
	  "T6: standard/legal waits, and nobody is left who can approve "
	  "it (add a person with the role legal)"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal WAITING" },

	/* T5: request-changes. */
	{ "request-changes sends it back", "bolt",
	  SUBMITTED "brand1 request-changes",
	  "T5: brand1 asked for changes: rep1 edits it, or submits it "
	  "again"
	  "\nstandard/brand BLOCKED for boss brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "a new submit does not lift it", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "nor does an edit", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 edit; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "its signer's approve of what is there now lifts it", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 edit; rep1 submit; "
	  "brand1 approve standard/brand; legal1 approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand1"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "his approve before it does not", "bolt",
	  SUBMITTED "brand1 approve standard/brand; brand1 request-changes; "
	  "rep1 submit; brand2 approve standard/brand; "
	  "legal1 approve standard/legal",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "his approve of something else does not", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "brand1 approve stale standard/brand",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "his approve before the last submit does not", "bolt",
	  SUBMITTED "brand1 request-changes; brand1 approve standard/brand; "
	  "rep1 submit; brand2 approve standard/brand; "
	  "legal1 approve standard/legal",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "his approve by a key that ended since does not", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "brand1/2 approve standard/brand",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "request-changes follows one's own approve", "bolt",
	  SUBMITTED "brand1 approve standard/brand; brand1 request-changes",
	  "T5: brand1 asked for changes: rep1 edits it, or submits it "
	  "again"
	  "\nstandard/brand BLOCKED for boss brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "request-changes follows an override", "bolt",
	  SUBMITTED "boss approve standard/override 'it is fine'; "
	  "brand1 request-changes",
	  "T5: brand1 asked for changes: rep1 edits it, or submits it "
	  "again"
	  "\nstandard/brand BLOCKED for boss brand1"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "who became an author blocks no more", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 handover brand1; "
	  "brand1 edit; brand1 submit; brand2 approve standard/brand; "
	  "legal1 approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "one of who could not satisfy anything blocks not", "bolt",
	  SUBMITTED "rep2 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "nor one of who could satisfy only what is not needed", "small",
	  SUBMITTED "legal1 request-changes; rep1 submit",
	  "merges"
	  "\nstandard/brand NOT-NEEDED"
	  "\nstandard/legal NOT-NEEDED" },
	{ "nor one of an ended person", "bolt",
	  SUBMITTED "gone request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "one of a living person's ended key still blocks", "bolt",
	  SUBMITTED "brand1/2 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "one of a person delegated to blocks", "bolt",
	  SUBMITTED "dee request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal",
	  "T5: dee asked for changes: it needs an approval by boss or "
	  "dee\nstandard/brand SATISFIED by brand2\nstandard/legal BLOCKED for "
	  "boss dee" },
	{ "and no longer after the delegation", "bolt",
	  "later: " SUBMITTED "dee request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal",
	  "merges"
	  "\nstandard/brand SATISFIED by brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "one who asked twice is told once", "bolt",
	  SUBMITTED "brand1 request-changes; brand1 request-changes; "
	  "rep1 submit; brand2 approve standard/brand; "
	  "legal1 approve standard/legal",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "an exception by who asked lifts nothing", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "brand1 exception standard/legal until 2026-05-10",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "the override role lifts it with a reason", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "boss approve standard/override 'it is fine'",
	  "merges"
	  "\nstandard/brand SATISFIED by brand2"
	  "\nstandard/legal SATISFIED by legal1" },
	{ "no override without reason", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "boss approve standard/override",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "no override by another role", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "adm approve standard/override 'it is fine'",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "no override from before it", "bolt",
	  SUBMITTED "boss approve standard/override 'it is fine'; "
	  "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "no override of something else that was seen", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "boss approve stale standard/override 'it is fine'",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "no override by an author", "bolt",
	  "rep1 open; rep1 handover boss; boss edit; boss submit; "
	  "brand1 request-changes; boss submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "boss approve standard/override 'it is fine'",
	  "T5: brand1 asked for changes: it needs an approval by "
	  "brand1\nstandard/brand BLOCKED for brand1\nstandard/legal SATISFIED "
	  "by legal1" },
	{ "no override of another workflow", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "brand2 approve standard/brand; legal1 approve standard/legal; "
	  "boss approve two/override 'it is fine'",
	  "T5: brand1 asked for changes: it needs an approval by boss or "
	  "brand1\nstandard/brand BLOCKED for boss brand1\nstandard/legal "
	  "SATISFIED by legal1" },
	{ "no override where the workflow has none", "two",
	  SUBMITTED "brand1 request-changes; rep1 submit; "
	  "boss approve two/override 'it is fine'",
	  "T5: brand1 asked for changes: it needs an approval by brand1\ntwo/a "
	  "BLOCKED for brand1" },
	{ "an override is no approval", "bolt",
	  SUBMITTED "boss approve standard/override 'it is fine'",
	  "T6: standard/brand waits for brand1 or brand2; standard/legal "
	  "waits for dee or legal1"
	  "\nstandard/brand WAITING for brand1 brand2"
	  "\nstandard/legal WAITING for dee legal1" },
	{ "a rejected request never merges", "bolt",
	  SUBMITTED "brand1 approve" BOTH "; legal1 approve" BOTH
	  "; rep2 reject",
	  "T5: it was rejected" },
	{ "nor a withdrawn one", "small", SUBMITTED "rep1 withdraw",
	  "T5: it was withdrawn" },
