/* SPDX-License-Identifier: Apache-2.0 */
/*
 * approve FOLDER COUNT: approves "words" requests as brand1, each of which
 * merges by it; says the milliseconds for one and the memory in kilobytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "galley.h"
#include "timed.h"

/* What a handle has read it keeps, so that it is changed now and then. */
enum { REQUESTS_A_HANDLE = 32 };

static void
approve(galley *g, unsigned long number, galley_error *err)
{
	struct galley_turn turn = { 0 };
	galley_report *report;
	char name[64];

	snprintf(name, sizeof name, "rep1/first-touch/words-%06lu", number);
	turn.name = name;
	if (galley_approve(g, &turn, &report, err)) {
		fprintf(stderr, "approve: %s\n", galley_error_text(err));
		exit(1);
	}
}

int
main(int argc, char **argv)
{
	struct galley_options options = { .person = "brand1" };
	galley_error *err = galley_error_new();
	unsigned long count;
	struct rusage usage;
	galley *g = NULL;
	double start;

	if (argc != 3)
		return 2;
	options.folder = argv[1];
	count = strtoul(argv[2], NULL, 10);
	start = timed_now();
	for (unsigned long i = 0; i < count; i++) {
		if (i % REQUESTS_A_HANDLE == 0) {
			galley_close(g);
			if (galley_open(&g, &options, err))
				return 1;
		}
		approve(g, i, err);
	}
	galley_close(g);
	getrusage(RUSAGE_SELF, &usage);
	printf("%.3f %ld\n", (timed_now() - start) / (double)count,
	    usage.ru_maxrss);
	galley_error_free(err);
	return 0;
}
