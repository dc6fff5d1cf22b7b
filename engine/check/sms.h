/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sms.h - how many text messages a text needs (3GPP TS 23.038, 23.040)
 *
 * Internal to check/.
 */

#ifndef GALLEY_CHECK_SMS_H
#define GALLEY_CHECK_SMS_H

#include <stdbool.h>

#include "base/slice.h"

struct sms {
	size_t segments;
	size_t units;		/* septets, or UTF-16 units where wide */
	bool wide;		/* a character is not in the GSM alphabet */
};

/* Of a text, and so many plain characters more. */
struct sms sms_measure(struct slice text, size_t more);

#endif
