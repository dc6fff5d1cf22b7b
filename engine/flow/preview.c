/* SPDX-License-Identifier: Apache-2.0 */
/* A document as it would go out, marked as what it is. */
#include "model/issue.h"
#include "render.h"
#include "version.h"

/* A file of main that is written as templates are: an agreement, a block. */
static enum error_code
read_document(struct galley *g, const char *path, struct version *out,
    struct error *err)
{
	enum path_kind kind = path_read(path, &g->pool).kind;
	struct slice text;

	if (kind != PATH_AGREEMENT && kind != PATH_TEMPLATE &&
	    kind != PATH_BLOCK)
		return error_set(err, ERR_USAGE, "%s is not a document that "
		    "has copies (galley check %s judges it)", path, path);
	*out = (struct version){ .path = path };
	if (!source_read(&g->main.source, path, &text))
		return error_set(err, ERR_MISSING, "%s is not there", path);
	return template_parse(&out->t, path, text, &g->pool, err);
}

/* The document alone, with its defaults, or the customization. */
static enum error_code
read_target(struct galley *g, const struct target *target,
    struct version *out, struct error *err)
{
	if (target->kind == TARGET_FILE)
		return read_document(g, target->path, out, err);
	if (target->kind != TARGET_TEMPLATE)
		return version_read(out, g, target, err);
	*out = (struct version){ .path = target->path };
	return library_template(&g->main.library, target->id, &out->t,
	    &g->pool, err);
}

/* What may go out bears no mark: nobody copies recalled words from here. */
static const char *
mark_of(struct galley *g, const struct target *target,
    const struct version *v)
{
	struct slice text = target->kind == TARGET_CUSTOMIZATION ? v->text :
	    v->t.file;
	struct error why;

	if (target->kind == TARGET_REQUEST)
		return "DRAFT - not approved";
	if (library_usable(&g->main.library, v->path, text, &g->pool, &why))
		return pool_format(&g->pool, "NOT USABLE - %s", why.text);
	return target->kind == TARGET_TEMPLATE ? "TEMPLATE - not filled in" :
	    NULL;
}

int
galley_preview(galley *g, const char *name, const char *format,
    galley_report **report, galley_error *err)
{
	struct rendering how = { .format = format };
	struct node *made = node_map(&g->pool);
	struct document *document;
	struct target target;
	struct version v;
	struct buf out = { 0 };
	enum error_code code;
	bool bare;

	(void)((code = requests_resolve(g, name, &target, err)) ||
	    (code = read_target(g, &target, &v, err)));
	bare = target.kind == TARGET_TEMPLATE || target.kind == TARGET_FILE;
	if (!code)
		code = issue_compose(&document, &g->main.library, &v.t,
		    bare ? NULL : &v.c, err);
	if (code)
		return (int)code;
	how.title = v.t.title;
	how.language = v.t.language;
	how.mark = mark_of(g, &target, &v);
	code = render_document(document, &how, &out, err);
	document_free(document);
	node_set_bool(&g->pool, made, "draft", v.draft);
	node_set_text(&g->pool, made, "text", buf_settle(&out, &g->pool).at);
	if (!code)
		*report = made;
	return (int)code;
}
