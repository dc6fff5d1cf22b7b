/* SPDX-License-Identifier: Apache-2.0 */
#include "sms.h"

#include <string.h>

#include "base/utf8.h"

/* Beyond ASCII: pound, yen, e-grave ... as code points. */
static const uint16_t beyond[] = { 0xA3, 0xA5, 0xE8, 0xE9, 0xF9, 0xEC, 0xF2,
	0xC7, 0xD8, 0xF8, 0xC5, 0xE5, 0x394, 0x3A6, 0x393, 0x39B, 0x3A9, 0x3A0,
	0x3A8, 0x3A3, 0x398, 0x39E, 0xC6, 0xE6, 0xDF, 0xC9, 0xA4, 0xA1, 0xC4,
	0xD6, 0xD1, 0xDC, 0xA7, 0xBF, 0xE4, 0xF6, 0xF1, 0xFC, 0xE0 };

enum { ONE = 160, PART = 153, WIDE_ONE = 70, WIDE_PART = 67, EURO = 0x20AC };

/* Septets of a character; 0: it is not in the alphabet. */
static size_t
septets(uint32_t c)
{
	if (c == EURO || (c < 0x80 && c && strchr("^{}\\[~]|", (int)c)))
		return 2;
	if (c == '\n' || c == '\r' || (c >= ' ' && c < 0x7F && c != '`'))
		return 1;
	for (size_t i = 0; i < sizeof beyond / sizeof beyond[0]; i++) {
		if (beyond[i] == c)
			return 1;
	}
	return 0;
}

struct sms
sms_measure(struct slice text, size_t more)
{
	struct sms sms = { 0 };
	size_t narrow = more, wide = more;
	uint32_t c;

	while (utf8_next(&text, &c)) {
		size_t size = septets(c);

		sms.wide |= size == 0;
		narrow += size;
		wide += c > 0xFFFF ? 2 : 1;
	}
	sms.units = sms.wide ? wide : narrow;
	if (sms.units <= (sms.wide ? WIDE_ONE : ONE))
		sms.segments = sms.units > 0;
	else
		sms.segments = sms.wide ? (wide + WIDE_PART - 1) / WIDE_PART :
		    (narrow + PART - 1) / PART;
	return sms;
}
