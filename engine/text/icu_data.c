/* SPDX-License-Identifier: Apache-2.0 */
#include "text/icu_data.h"

#include <dlfcn.h>
#include <pthread.h>
#include <unicode/udata.h>

#define QUOTE(name) #name
#define NAME_OF(macro) QUOTE(macro)

/*
 * ICU's code asks for its tables by this name.  Were they found by the linker,
 * all 30 MB would be copied at each start (a copy relocation), so the name
 * stands for nothing here, and what is in the library is handed over instead.
 */
extern const char U_ICUDATA_ENTRY_POINT[];
const char U_ICUDATA_ENTRY_POINT[32];

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void
hand_over(void)
{
	const void *tables = dlsym(RTLD_NEXT, NAME_OF(U_ICUDATA_ENTRY_POINT));
	UErrorCode status = U_ZERO_ERROR;

	if (tables)
		udata_setCommonData(tables, &status);
}

void
icu_data_use(void)
{
	pthread_once(&once, hand_over);
}
