/* SPDX-License-Identifier: Apache-2.0 */
#include "template.h"

#include <string.h>

const struct field *
template_field(const struct template *t, const char *name)
{
	for (size_t i = 0; i < t->field_count; i++) {
		if (strcmp(t->fields[i].name, name) == 0)
			return &t->fields[i];
	}
	return NULL;
}

const struct region *
template_region(const struct template *t, const char *name)
{
	for (size_t i = 0; i < t->region_count; i++) {
		if (strcmp(t->regions[i].name, name) == 0)
			return &t->regions[i];
	}
	return NULL;
}

const struct facet *
template_facet(const struct template *t, const char *name)
{
	for (size_t i = 0; i < t->facet_count; i++) {
		if (strcmp(t->facets[i].name, name) == 0)
			return &t->facets[i];
	}
	return NULL;
}

const struct limit *
template_limit(const struct template *t, const char *header)
{
	for (size_t i = 0; i < t->limit_count; i++) {
		if (strcasecmp(t->limits[i].name, header) == 0)
			return &t->limits[i];
	}
	return NULL;
}

struct slice
template_trim(struct slice text)
{
	struct slice rest = text, line;

	while (slice_line(&rest, &line) && slice_is_blank(line))
		text = rest;
	while (text.len) {
		const char *lf = memrchr(text.at, '\n', text.len);
		size_t begin = lf ? (size_t)(lf - text.at) + 1 : 0;

		if (!slice_is_blank(slice_skip(text, begin)))
			break;
		text.len = lf ? begin - 1 : 0;
	}
	return text;
}

bool
template_kind_has_headers(const char *kind)
{
	static const char *const kinds[] = { "email", "sequence" };

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strcmp(kinds[i], kind) == 0)
			return true;
	}
	return false;
}
