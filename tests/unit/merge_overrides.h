/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of merge_open_test.c: what a person
 * lifts by an override, or why nothing.
 */

	{ { "the override role lifts what blocks", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit",
	  "standard/override" }, "boss" },
	{ { "not before its owner submits it again", "bolt",
	  SUBMITTED "brand1 request-changes",
	  "brand1 asked for changes: rep1 edits it, or submits it again" },
	  "boss" },
	{ { "not where nothing blocks", "bolt", SUBMITTED,
	  "no request-changes blocks it" }, "boss" },
	{ { "not where somebody without a say asked", "bolt",
	  SUBMITTED "rep2 request-changes; rep1 submit",
	  "no request-changes blocks it" }, "boss" },
	{ { "not by another role", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit",
	  "T5: it needs the role brand-owner" }, "legal1" },
	{ { "not by an author", "bolt",
	  "rep1 open; rep1 handover boss; boss edit; boss submit; "
	  "brand1 request-changes; boss submit",
	  "T4: nobody overrides an objection to his own words" }, "boss" },
	{ { "not where the workflow has none", "two",
	  SUBMITTED "brand1 request-changes; rep1 submit",
	  "T5: its workflow has no override" }, "boss" },
	{ { "not by an ended person", "bolt",
	  SUBMITTED "brand1 request-changes; rep1 submit",
	  "only a living person overrides" }, "gone" },
	{ { "a change of policy has nothing to override", "policy",
	  "change of adm: adm open; adm edit; adm submit; "
	  "brand1 request-changes",
	  "T5: no request-changes touches it, so there is nothing to "
	  "override" }, "boss" },
	{ { "each workflow has its own", "union",
	  CHANGE "brand2 request-changes; brand1 submit",
	  "standard/override" }, "boss" },
