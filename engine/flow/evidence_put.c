/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence_page.h"
#include "text/html.h"

void
evidence_put(struct buf *out, const char *element, const char *text)
{
	buf_format(out, "<%s>", element);
	html_text(out, slice_of(text ? text : ""));
	buf_format(out, "</%s>\n", element);
}

const char *
evidence_anchor(const struct evidence *e, const struct tree_change *change)
{
	const char *merge = pool_text(e->pool, oid_text(e->merge).hex);

	return change ? pool_format(e->pool, "%s-%zu", merge,
	    (size_t)(change - e->changes->items) + 1) : merge;
}

void
evidence_link(struct buf *out, const char *anchor, const char *text)
{
	buf_format(out, "<a href=\"#%s\">", anchor);
	html_text(out, slice_of(text));
	buf_text(out, "</a>");
}

const char *
evidence_person(const struct evidence *e, const char *id)
{
	const struct person *p = people_find(&e->before->policy.people, id);

	return p ? pool_format(e->pool, "%s (%s)", p->name, p->id) : id;
}
