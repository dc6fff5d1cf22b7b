/* SPDX-License-Identifier: Apache-2.0 */
/* A document as it would go out, marked as what it is. */
#include "model/issue.h"
#include "render.h"
#include "version.h"

/* The template alone, with its defaults, or the customization. */
static enum error_code
read_target(struct galley *g, const struct target *target,
    struct version *out, struct error *err)
{
	if (target->kind != TARGET_TEMPLATE)
		return version_read(out, g, target, err);
	*out = (struct version){ .path = target->path };
	return library_template(&g->main.library, target->id, &out->t,
	    &g->pool, err);
}

int
galley_preview(galley *g, const char *name, const char *format,
    galley_report **report, galley_error *err)
{
	struct rendering how = { format, NULL, NULL };
	struct node *made = node_map(&g->pool);
	struct document *document;
	struct target target;
	struct version v;
	struct buf out = { 0 };
	enum error_code code;

	(void)((code = requests_resolve(g, name, &target, err)) ||
	    (code = read_target(g, &target, &v, err)) ||
	    (code = issue_compose(&document, &g->main.library, &v.t,
	    target.kind == TARGET_TEMPLATE ? NULL : &v.c, err)));
	if (code)
		return (int)code;
	how.title = v.t.title;
	how.mark = target.kind == TARGET_TEMPLATE ? "TEMPLATE - not filled in" :
	    v.draft ? "DRAFT - not approved" : NULL;
	code = render_document(document, &how, &out, err);
	document_free(document);
	node_set_bool(&g->pool, made, "draft", v.draft);
	node_set_text(&g->pool, made, "text", buf_settle(&out, &g->pool).at);
	*report = made;
	return (int)code;
}
