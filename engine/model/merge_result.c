/* SPDX-License-Identifier: Apache-2.0 */
#include "merge_result.h"

#include <string.h>

void
merge_result_write(const struct requirement *item, struct buf *out)
{
	buf_format(out, "%s %s", item->name, result_name(item->result));
	for (size_t i = 0; i < item->satisfied_by.count; i++)
		buf_format(out, " %s", item->satisfied_by.items[i]);
	buf_char(out, '\n');
}

static const char *
take_word(struct slice *line, struct pool *pool)
{
	struct slice word = { "", 0 };

	slice_until(line, ' ', &word);
	return pool_copy(pool, word);
}

bool
merge_result_next(struct slice *text, struct merge_result *out,
    struct pool *pool)
{
	struct slice line;

	if (!slice_line(text, &line))
		return false;
	*out = (struct merge_result){ .name = take_word(&line, pool) };
	out->result = take_word(&line, pool);
	out->needed = strcmp(out->result, result_name(RESULT_NOT_NEEDED)) != 0;
	if (strchr(out->name, '/'))
		out->workflow = (struct slice){ out->name,
			strcspn(out->name, "/") };
	while (line.len)
		names_add(&out->by, pool, take_word(&line, pool));
	return true;
}
