/* SPDX-License-Identifier: Apache-2.0 */
#include "nodes.h"

#include <stdlib.h>

#include "base/mem.h"

static void *
take(size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		mem_exhausted();
	return mem_alloc(total);
}

/* cmark's own would end the process without galley's words and status. */
static cmark_mem memory = { take, mem_resize, free };

cmark_node *
nodes_parse(struct slice text)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT,
	    &memory);
	cmark_node *root;

	cmark_parser_feed(parser, text.at, text.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

cmark_node *
nodes_make(cmark_node_type type)
{
	return cmark_node_new_with_mem(type, &memory);
}
