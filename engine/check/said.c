/* SPDX-License-Identifier: Apache-2.0 */
#include "said.h"

#include <stdlib.h>
#include <string.h>

#include "model/field.h"

enum { MAX_DIGITS = 4, SLOT_BYTES = 200 };

bool
said_max(const struct node *field, size_t *out)
{
	const struct node *max = field->kind == NODE_MAP ?
	    node_get(field, "max") : NULL;
	size_t len = max && max->kind == NODE_TEXT ? strlen(max->text) : 0;

	if (!len || len > MAX_DIGITS || strspn(max->text, "0123456789") != len)
		return !max;
	*out = (size_t)strtol(max->text, NULL, 10);
	return *out > 0 && *out <= FIELD_MAX_LIMIT;
}

const struct node *
said_fields(const struct rule_run *run)
{
	const struct facts *facts = run->facts;
	const struct node *fields = facts->own ? node_get(facts->own,
	    "fields") : NULL;

	if (!fields && facts->template)
		fields = node_get(facts->template, "fields");
	return fields && fields->kind == NODE_MAP ? fields : NULL;
}

/* A slot's longest value, else what the slot itself has. */
static size_t
slot_length(struct rule_run *run, struct slice slot)
{
	const struct node *fields = said_fields(run);
	const char *name = pool_copy(run->pool, (struct slice){ slot.at + 2,
	    slot.len - 4 });
	const struct node *field = fields ? node_get(fields, name) : NULL;
	size_t length = 0;

	return field && said_max(field, &length) && length ? length : slot.len;
}

/* How long the slot is that begins the text, "{{name}}"; 0: none does. */
static size_t
slot_size(struct slice text)
{
	struct slice near = { text.at, text.len < SLOT_BYTES ? text.len :
	    SLOT_BYTES };
	size_t close = slice_starts(near, "{{") ? slice_find(near, "}}") :
	    near.len;

	return close < near.len ? close + 2 : 0;
}

void
said_add(struct said *out, struct rule_run *run, struct slice text)
{
	while (text.len) {
		size_t open = slice_find(text, "{{");
		struct slice slot = slice_skip(text, open);

		slot.len = slot_size(slot);
		buf_add(&out->text, (struct slice){ text.at, open });
		text = slice_skip(text, open);
		if (slot.len) {
			buf_char(&out->text, 'x');
			out->more += slot_length(run, slot) - 1;
			text = slice_skip(text, slot.len);
		} else if (text.len) {
			buf_char(&out->text, *text.at);
			text = slice_skip(text, 1);
		}
	}
}

/* The source of what is masked byte by byte. */
void
said_block(struct said *out, struct rule_run *run, const struct block *block)
{
	char *text = pool_copy(run->pool, block->text);

	for (size_t i = 0; i < block->text.len; i++) {
		size_t len, left = block->text.len - i;
		struct source_span at;

		if (text[i] != '*')
			continue;
		at = block_source(block, i, i + 1);
		len = slot_size(slice_skip(run->source, at.from));
		if (len && len <= left && block_source(block, i, i + len).to ==
		    at.from + len) {
			memcpy(text + i, run->source.at + at.from, len);
			i += len - 1;
		}
	}
	said_add(out, run, (struct slice){ text, block->text.len });
}

void
said_release(struct said *said)
{
	buf_release(&said->text);
	*said = (struct said){ 0 };
}
