/* SPDX-License-Identifier: Apache-2.0 */
/*
 * desk.h - a template and a customization of it, for tests of editing
 *
 *	struct desk desk;
 *
 *	if (desk_open(&desk, &err))
 *		fail_msg("%s", err.text);
 */

#ifndef GALLEY_TESTS_DESK_H
#define GALLEY_TESTS_DESK_H

#include "model/customization.h"

static const char desk_template[] =
    "---\n"
    "title: First touch\n"
    "kind: email\n"
    "owner: brand1\n"
    "fields:\n"
    "  customer: {type: text, max: 20, preapproved: any}\n"
    "  discount: {type: percent, allow: 0..20, default: 0}\n"
    "  sample: {type: text, default: Your town, must-change: true}\n"
    "  first_name: {type: text, at: use, preapproved: any}\n"
    "regions:\n"
    "  opening: {words: 1..60}\n"
    "  closing: {words: 0..60}\n"
    "---\n"
    "Subject: For {{customer}}\n"
    "\n"
    "<!-- region opening -->\n"
    "Hello from us.\n"
    "<!-- /region -->\n"
    "\n"
    "{{customer}} gets {{discount}} % in {{sample}}.\n"
    "\n"
    "{{> proof}}\n"
    "\n"
    "<!-- region closing -->\n"
    "<!-- /region -->\n";

static const char desk_customization[] =
    "---\n"
    "template: first-touch\n"
    "share: me\n"
    "fields: {customer: Bolt}\n"
    "---\n"
    "<!-- region opening -->\n"
    "Bolt calls.\n"
    "\n"
    "Twice.\n"
    "<!-- /region -->\n";

/* The caller releases the pool. */
struct desk {
	struct pool pool;
	struct template t;
	struct customization c;
};

static inline enum error_code
desk_open(struct desk *desk, struct error *err)
{
	enum error_code code;

	*desk = (struct desk){ 0 };
	code = template_parse(&desk->t, "templates/email/first-touch.md",
	    slice_of(desk_template), &desk->pool, err);
	return code ? code : customization_parse(&desk->c,
	    "customizations/rep1/first-touch/bolt.md",
	    slice_of(desk_customization), &desk->pool, err);
}

#endif
