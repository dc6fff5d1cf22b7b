/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes a workspace with many approved customizations and open requests:
 * history FOLDER MERGES OPEN.  The folder holds a workspace that rep1 may act
 * in; each merge is an open, an edit and a submit that auto-approve lets pass.
 */
#include <stdio.h>
#include <stdlib.h>

#include "galley.h"

static void
stop(const galley_error *err)
{
	fprintf(stderr, "history: %s\n", galley_error_text(err));
	exit(1);
}

/* One request; a discount beyond the pre-approved range stays open. */
static void
ask(const struct galley_options *options, const char *name,
    const char *discount, galley_error *err)
{
	struct galley_pair fields[] = { { "customer", name },
		{ "discount", discount } };
	struct galley_customize make = { .name = "first-touch",
		.account = name, .fields = { fields, 2 } };
	struct galley_turn turn = { .name = name };
	galley_report *report;
	galley *g;

	if (galley_open(&g, options, err) ||
	    galley_customize(g, &make, &report, err) ||
	    galley_submit(g, &turn, &report, err))
		stop(err);
	galley_close(g);
}

int
main(int argc, char **argv)
{
	galley_error *err = galley_error_new();
	struct galley_options options = { .person = "rep1" };
	char name[32];

	if (argc != 4) {
		fputs("usage: history FOLDER MERGES OPEN\n", stderr);
		return 2;
	}
	options.folder = argv[1];
	for (long i = 0, last = strtol(argv[2], NULL, 10); i < last; i++) {
		snprintf(name, sizeof name, "merged-%06ld", i);
		ask(&options, name, "5", err);
	}
	for (long i = 0, last = strtol(argv[3], NULL, 10); i < last; i++) {
		snprintf(name, sizeof name, "open-%06ld", i);
		ask(&options, name, "15", err);
	}
	galley_error_free(err);
	return 0;
}
