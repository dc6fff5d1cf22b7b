/* SPDX-License-Identifier: Apache-2.0 */
#include "ask.h"

#include "base/shell_word.h"

static void
add_pair(struct buf *out, const char *option, const struct galley_pair *pair,
    struct pool *pool)
{
	buf_format(out, " --%s %s=%s", option, pair->name,
	    shell_word_typed(pair->value, pool));
}

const char *
ask_command(const struct galley_use *use, const struct template *t,
    bool approved, struct pool *pool)
{
	struct buf out = { 0 };

	buf_format(&out, "galley %s %s", approved ? "edit" : "customize",
	    approved ? use->name : t->id);
	if (use->account && !approved)
		buf_format(&out, " --for %s", shell_word_typed(use->account,
		    pool));
	for (size_t i = 0; i < use->facets.count; i++)
		add_pair(&out, "for", &use->facets.items[i], pool);
	for (size_t i = 0; i < use->fields.count; i++) {
		const struct field *f = template_field(t,
		    use->fields.items[i].name);

		if (f && !f->at_use)
			add_pair(&out, "set", &use->fields.items[i], pool);
	}
	for (size_t i = 0; i < use->regions.count; i++)
		add_pair(&out, "region", &use->regions.items[i], pool);
	return buf_settle(&out, pool).at;
}
