/* SPDX-License-Identifier: Apache-2.0 */
#include "text/icu_data.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/udata.h>

#define QUOTE(name) #name
#define NAME_OF(macro) QUOTE(macro)
#define TABLES "libicudata.so." U_ICU_VERSION_SHORT

/*
 * ICU's code asks for its tables by this name.  Were they found by the linker,
 * all 30 MB would be copied at each start (a copy relocation), so the name
 * stands for nothing here, and what is in the library is handed over instead.
 */
extern const char U_ICUDATA_ENTRY_POINT[];
const char U_ICUDATA_ENTRY_POINT[32];

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Without its tables ICU would answer wrongly: as without memory, we end. */
static void
hand_over(void)
{
	void *library = dlopen(TABLES, RTLD_LAZY);
	const void *tables = library ? dlsym(library,
	    NAME_OF(U_ICUDATA_ENTRY_POINT)) : NULL;
	UErrorCode status = U_ZERO_ERROR;

	if (!tables) {
		fprintf(stderr, "galley: %s\n", dlerror());
		_Exit(75);
	}
	udata_setCommonData(tables, &status);
}

void
icu_data_use(void)
{
	pthread_once(&once, hand_over);
}
