/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ascii.h"
#include "inlines.h"

size_t
inlines_line_text(const struct inlines *inlines, size_t at)
{
	for (size_t quotes = inlines->quotes + 1; quotes; quotes--) {
		while (at < inlines->end && ascii_is_blank(inlines->text[at]))
			at++;
		if (quotes == 1 || at == inlines->end ||
		    inlines->text[at] != '>')
			break;
		at++;
	}
	return at;
}
