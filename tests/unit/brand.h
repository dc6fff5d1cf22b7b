/* SPDX-License-Identifier: Apache-2.0 */
/*
 * brand.h - the sample workspace of the manual, for tests of the model
 */

#ifndef GALLEY_TESTS_BRAND_H
#define GALLEY_TESTS_BRAND_H

#include <stdlib.h>

#include "base/date.h"
#include "model/library.h"
#include "shelf.h"

#define BRAND_HEAD \
	"---\n" \
	"title: First-touch email for clinics\n" \
	"kind: email            # email, one-pager, proposal\n" \
	"owner: brand1\n" \
	"language: en\n" \
	"audience: {segment: [clinic], stage: [prospecting], " \
	"market: [us, eu], competitor: [], requirement: [scheduling]}\n" \
	"pillars: [speed, safety]         # what it must say\n" \
	"workflow: standard\n" \
	"expires: 2030-06-30\n" \
	"channel: {subject: 60}           # graphemes\n" \
	"fields:\n" \
	"  customer:   {type: text, max: 60, required: true, " \
	"preapproved: any}\n" \
	"  discount:   {type: percent, allow: 0..20, preapproved: 0..10, " \
	"default: 0}\n" \
	"  market:     {type: choice, of: [us, eu], default: us}\n" \
	"  first_name: {type: text, at: use, preapproved: any}\n" \
	"regions:\n" \
	"  opening: {words: 6..60, options: [opening-calm, opening-calls], " \
	"preapproved: {words-changed: ..4}, guidance: \"Why now\"}\n" \
	"---\n"

#define BRAND_BODY \
	"Subject: A calmer front desk for {{customer}}\n" \
	"\n" \
	"<!-- region opening -->\n" \
	"Clinics like yours lose hours to the phone.\n" \
	"<!-- /region -->\n" \
	"\n" \
	"{{first_name}}, {{customer}} would start at {{discount}} % below " \
	"list.\n" \
	"\n" \
	"<!-- when market = eu -->\n" \
	"Your data stays in the EU.\n" \
	"<!-- /when -->\n" \
	"\n" \
	"{{> proof-scheduling}}\n"

#define BRAND_TEMPLATE BRAND_HEAD BRAND_BODY

#define BRAND_CUSTOM_HEAD \
	"---\n" \
	"template: first-touch\n" \
	"base: 3f786850e387550fdab836ed7e6dc881de23001b      # blob id\n" \
	"for: {account: Bolt, segment: clinic, market: eu}\n" \
	"share: me            # me, team or all\n"

#define BRAND_CUSTOM \
	BRAND_CUSTOM_HEAD \
	"fields: {customer: Bolt, discount: 18, market: eu}\n" \
	"---\n" \
	"<!-- region opening -->\n" \
	"Bolt's three sites answer four hundred calls a day.\n" \
	"<!-- /region -->\n"

#define BRAND_CUSTOM_PATH "customizations/rep1/first-touch/bolt.md"
#define BRAND_TEMPLATE_PATH "templates/email/first-touch.md"

#define BRAND_BLOCK(title, text) \
	"---\ntitle: " title "\nowner: brand1\n---\n" text "\n"

#define BRAND_CALM "The calmest desks book by themselves all day long."

#define BRAND_FILES \
	{ BRAND_TEMPLATE_PATH, BRAND_TEMPLATE }, \
	{ "blocks/opening-calm.md", BRAND_BLOCK("Calm", BRAND_CALM) }, \
	{ "blocks/opening-calls.md", BRAND_BLOCK("Calls", \
	    "Every third caller hangs up before anybody answers.") }, \
	{ "blocks/proof-scheduling.md", BRAND_BLOCK("Proof", \
	    "Booked while the caller is still on the line, under lock and " \
	    "on record.") }, \
	{ "pillars/speed.yaml", "title: Speed\n" \
	    "phrases: [while the caller is still on the line]\n" }, \
	{ "pillars/safety.yaml", "title: Safety\n" \
	    "phrases: [under lock and on record]\n" }, \
	{ "claims/booking-time.yaml", "title: Booking time\n" \
	    "wordings: [a booking takes 40 seconds]\n" \
	    "evidence: evidence/booking-time.md\nexpires: 2030-06-30\n" }, \
	{ "assets/logo.png", "\x89PNG\r\n\x1a\n" }

static inline struct policy
brand_policy(struct pool *pool)
{
	static const char settings[] = "name: Northwind\nformat: 1\n"
	    "version: 1\nadmins: {quorum: 1}\n"
	    "workflows: {default: strict}\nlinks: [northwind.example]\n";
	static const char workflow[] = "name: %s\nstages:\n  - name: brand\n"
	    "    needs: {role: marketing, approvals: 1}\n"
	    "approval-lasts: 12 months\n";
	struct policy policy = { 0 };
	struct error err;

	policy.workflows.items = pool_alloc(pool,
	    2 * sizeof *policy.workflows.items);
	policy.workflows.count = 2;
	if (settings_parse(&policy.settings, slice_of(settings), pool, &err) ||
	    workflow_parse(&policy.workflows.items[0], "standard", slice_of(
	    pool_format(pool, workflow, "standard")), pool, &err) ||
	    workflow_parse(&policy.workflows.items[1], "strict", slice_of(
	    pool_format(pool, workflow, "strict")), pool, &err))
		abort();
	return policy;
}

/* Main at noon of a day. */
static inline struct library
brand_library(const struct policy *policy, const struct source *source,
    const char *day)
{
	struct library library = { .policy = policy, .source = source };

	if (!date_read(&library.now, slice_of(day)))
		abort();
	library.now += DAY_SECONDS / 2;
	return library;
}

#endif
