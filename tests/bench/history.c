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

/* What a handle has read it keeps, so that it is changed now and then. */
enum { REQUESTS_A_HANDLE = 32 };

struct maker {
	struct galley_options options;
	galley_error *err;
	galley *g;
	unsigned made;
};

/* One request; a discount beyond the pre-approved range stays open. */
static void
ask(struct maker *m, const char *name, const char *discount)
{
	struct galley_pair fields[] = { { "customer", name },
		{ "discount", discount } };
	struct galley_customize make = { .name = "first-touch",
		.account = name, .fields = { fields, 2 } };
	struct galley_turn turn = { .name = name };
	galley_report *report;

	if (m->made++ % REQUESTS_A_HANDLE == 0) {
		galley_close(m->g);
		m->g = NULL;
		if (galley_open(&m->g, &m->options, m->err))
			stop(m->err);
	}
	if (galley_customize(m->g, &make, &report, m->err) ||
	    galley_submit(m->g, &turn, &report, m->err))
		stop(m->err);
}

static void
ask_many(struct maker *m, const char *kind, const char *discount, long count)
{
	char name[32];

	for (long i = 0; i < count; i++) {
		snprintf(name, sizeof name, "%s-%06ld", kind, i);
		ask(m, name, discount);
	}
}

int
main(int argc, char **argv)
{
	struct maker m = { .options = { .person = "rep1" },
		.err = galley_error_new() };

	if (argc != 4) {
		fputs("usage: history FOLDER MERGES OPEN\n", stderr);
		return 2;
	}
	m.options.folder = argv[1];
	ask_many(&m, "merged", "5", strtol(argv[2], NULL, 10));
	ask_many(&m, "open", "15", strtol(argv[3], NULL, 10));
	galley_close(m.g);
	galley_error_free(m.err);
	return 0;
}
