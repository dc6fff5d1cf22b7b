/* SPDX-License-Identifier: Apache-2.0 */
#include "reason.h"

const char *const reason_names[REASON_COUNT] = {
	"Too long",
	"Off message",
	"Claim without evidence",
	"Tone",
	"Not for this customer",
	"Other",
};

size_t
reason_of(struct slice message)
{
	struct slice first;

	if (!slice_until(&message, ':', &first))
		return REASON_COUNT - 1;
	for (size_t i = 0; i + 1 < REASON_COUNT; i++) {
		if (slice_is(slice_trim(first), reason_names[i]))
			return i;
	}
	return REASON_COUNT - 1;
}
