/* SPDX-License-Identifier: Apache-2.0 */
#include "check/formula.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static double
value_of(void *of, struct slice name)
{
	(void)of;
	return (double)name.len;
}

/* A formula has a value or a mistake with its place, twice the same. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };
	struct formula_names names = { NULL, value_of };
	double first = 0, second = 0;
	struct error err;
	bool holds;

	if (formula_value(&first, text, &names, &err)) {
		if (strncmp(err.text, "character ", 10) != 0 &&
		    strncmp(err.text, "a formula of ", 13) != 0)
			abort();
	} else if (formula_value(&second, text, &names, &err) ||
	    memcmp(&first, &second, sizeof first) != 0) {
		abort();
	}
	formula_compare(&holds, first, text, &names, &err);
	return 0;
}
