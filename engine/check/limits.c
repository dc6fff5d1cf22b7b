/* SPDX-License-Identifier: Apache-2.0 */
#include "limits.h"

/* Builds it once; an error is a finding, told once by findings_sort. */
static void
try(const struct judged *j, const struct issue *issue)
{
	struct document *document;
	struct error err;

	if (issue_build(&document, issue, &err)) {
		issue_add_error(j->out, issue, &err, j->pool);
		return;
	}
	document_free(document);
	issue_check_channel(j->out, issue, j->pool);
}

/* A copy of the template in which one field's default is another text. */
static struct template
with_default(const struct judged *j, size_t at, const char *text)
{
	struct template t = *j->issue.t;
	struct field *fields = pool_alloc(j->pool,
	    t.field_count * sizeof *fields);

	for (size_t i = 0; i < t.field_count; i++)
		fields[i] = t.fields[i];
	fields[at].fallback = text;
	fields[at].must_change = false;
	t.fields = fields;
	return t;
}

static void
try_each_missing(const struct judged *j)
{
	for (size_t i = 0; i < j->issue.t->field_count; i++) {
		struct template t = with_default(j, i, NULL);
		struct issue issue = j->issue;

		issue.t = &t;
		issue.fill = ISSUE_AS_IT_IS;
		try(j, &issue);
	}
}

void
limits_check_extremes(const struct judged *j)
{
	struct issue issue = j->issue;

	issue.fill = ISSUE_AS_IT_IS;
	try(j, &issue);
	issue.fill = ISSUE_ALL_LONGEST;
	try(j, &issue);
	issue.every_part = true;
	try(j, &issue);
	try_each_missing(j);
}
