/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wanted.h - for whom and with what: --for, --set and --region
 */

#ifndef GALLEY_CLI_WANTED_H
#define GALLEY_CLI_WANTED_H

#include "call.h"

/* The rows that use, customize and edit have in their tables. */
#define WANTED_OPTIONS \
	{ "for", "ACCOUNT|FACET=VALUE", "whom it is for", OPTION_MANY }, \
	{ "set", "FIELD=VALUE", "a field's value", \
	  OPTION_MANY | OPTION_PAIR | OPTION_CONTENT }, \
	{ "region", "REGION=TEXT", "a region's text, or one of its options", \
	  OPTION_MANY | OPTION_PAIR | OPTION_CONTENT }

struct wanted {
	const char *account;	/* or NULL */
	struct galley_pairs facets;
	struct galley_pairs fields;
	struct galley_pairs regions;
};

/* Two accounts are ERR_USAGE. */
enum error_code wanted_read(struct wanted *out, struct call *call);

/* Adds one more field. */
void wanted_set(struct wanted *wanted, struct pool *pool,
    struct galley_pair field);

#endif
