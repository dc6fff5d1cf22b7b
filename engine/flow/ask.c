/* SPDX-License-Identifier: Apache-2.0 */
#include "ask.h"

#include "base/shell_word.h"
#include "text/words.h"

static void
add_pair(struct buf *out, const char *option, const struct galley_pair *pair,
    struct pool *pool)
{
	buf_format(out, " --%s %s=%s", option, pair->name,
	    shell_word_typed(pair->value, pool));
}

/* A new one takes its name from the account, or must be given one. */
static void
add_name(struct buf *out, const char *account, struct pool *pool)
{
	if (!account) {
		buf_text(out, " --for ACCOUNT");
		return;
	}
	buf_format(out, " --for %s", shell_word_typed(account, pool));
	if (!*words_slug(slice_of(account), pool))
		buf_text(out, " --name NAME");
}

const char *
ask_command(const struct galley_use *use, const struct template *t,
    bool approved, struct pool *pool)
{
	struct buf out = { 0 };

	buf_format(&out, "galley %s %s", approved ? "edit" : "customize",
	    approved ? use->name : t->id);
	if (!approved)
		add_name(&out, use->account, pool);
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
