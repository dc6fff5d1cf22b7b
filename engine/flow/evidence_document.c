/* SPDX-License-Identifier: Apache-2.0 */
/* What was approved, as it looked, and the claims it rests on. */
#include <string.h>

#include "evidence_page.h"
#include "medium.h"
#include "model/claim.h"
#include "model/issue.h"
#include "model/path.h"
#include "sign/hash.h"
#include "text/html.h"

static enum error_code
compose(const struct evidence *e, const char *path, struct slice text,
    struct document **out)
{
	const struct library *library = &e->after->library;
	struct path place = path_read(path, e->pool);
	struct customization c;
	struct template t;
	struct error ignored;
	bool custom = place.kind == PATH_CUSTOMIZATION;
	enum error_code code = ERR_NONE;

	if (custom)
		code = customization_parse(&c, path, text, e->pool, &ignored);
	if (!code && place.kind == PATH_BLOCK)
		code = library_block(library, place.id, &t, e->pool,
		    &ignored);
	else if (!code && (custom || place.kind == PATH_TEMPLATE))
		code = library_template(library, custom ? c.template_id :
		    place.id, &t, e->pool, &ignored);
	else if (!code)
		code = ERR_MISSING;
	return code ? code : issue_compose(out, library, &t,
	    custom ? &c : NULL, &ignored);
}

static void
write_document(const struct evidence *e, const struct document *document)
{
	buf_text(e->out, "<blockquote>\n");
	for (size_t i = 0; i < document_header_count(document); i++) {
		const char *name = document_header_name(document, i);

		evidence_put(e->out, "p", pool_format(e->pool, "%s: %s", name,
		    document_header(document, name)));
	}
	document_write_html(document, e->out);
	buf_text(e->out, "</blockquote>\n");
}

static void
write_bytes(const struct evidence *e, const char *path, struct slice text)
{
	struct digest digest;

	hash_sha256(text, &digest);
	html_text(e->out, slice_of(path));
	buf_format(e->out, ", <span class=\"id\">sha256 %s</span>",
	    digest_text(digest).hex);
}

/* What a claim says, how long, and the file that backs it. */
static void
write_claim(const struct evidence *e, const char *path)
{
	struct slice text, backing;
	struct claim claim;
	struct error ignored;

	if (!source_read(&e->after->source, path, &text))
		return;
	buf_text(e->out, "<li>");
	if (!claim_parse(&claim, path, text, e->pool, &ignored)) {
		html_text(e->out, slice_of(pool_format(e->pool, "\"%s\"%s%s",
		    names_join(&claim.wordings, "\", \"", e->pool),
		    claim.lifetime.expires_on ? ", usable through " : "",
		    claim.lifetime.expires_on ? claim.lifetime.expires_on :
		    "")));
		buf_text(e->out, claim.evidence ? "<br>backed by " :
		    "<br>backed by no file");
		if (claim.evidence && source_read(&e->after->source,
		    claim.evidence, &backing))
			write_bytes(e, claim.evidence, backing);
		buf_text(e->out, "<br>stated in ");
	}
	write_bytes(e, path, text);
	buf_text(e->out, "</li>\n");
}

/* The claims that the text makes in their own words, named or not. */
static void
add_claims(const struct evidence *e, const struct document *document,
    struct names *reads)
{
	struct names files = { 0 };
	struct buf text = { 0 };

	document_write_text(document, &text);
	source_list(&e->after->source, "claims", &files, e->pool);
	for (size_t i = 0; i < files.count; i++) {
		const char *path = pool_format(e->pool, "claims/%s",
		    files.items[i]);
		struct names wordings = { 0 };
		struct claim claim;
		struct slice file;
		struct error ignored;

		if (names_has(reads, path) ||
		    !source_read(&e->after->source, path, &file) ||
		    claim_parse(&claim, path, file, e->pool, &ignored))
			continue;
		for (size_t w = 0; w < claim.wordings.count; w++)
			names_add(&wordings, e->pool, claims_flat(
			    claim.wordings.items[w], e->pool));
		if (claims_touched(&wordings, slice_of(""), buf_slice(&text)))
			names_add(reads, e->pool, path);
	}
	buf_release(&text);
}

static bool
is_claim(const char *path)
{
	return strncmp(path, "claims/", strlen("claims/")) == 0;
}

static void
write_claims(const struct evidence *e, const struct names *reads)
{
	size_t count = 0;

	for (size_t i = 0; i < reads->count; i++)
		count += is_claim(reads->items[i]);
	evidence_put(e->out, "p", count ? "The claims it makes, and what "
	    "backs them:" : "It makes no claim that the library lists.");
	if (!count)
		return;
	buf_text(e->out, "<ul>\n");
	for (size_t i = 0; i < reads->count; i++) {
		if (is_claim(reads->items[i]))
			write_claim(e, reads->items[i]);
	}
	buf_text(e->out, "</ul>\n");
}

static void
write_reads(const struct evidence *e, const char *path, struct slice text,
    const struct document *document)
{
	struct names reads = { 0 };

	library_reads(&e->after->library, path, text, &reads, e->pool);
	add_claims(e, document, &reads);
	write_claims(e, &reads);
	evidence_put(e->out, "p", "What it is made with:");
	buf_text(e->out, "<ul>\n");
	for (size_t i = 0; i < reads.count; i++) {
		struct slice bytes;

		if (is_claim(reads.items[i]) || !source_read(
		    &e->after->source, reads.items[i], &bytes))
			continue;
		buf_text(e->out, "<li>");
		write_bytes(e, reads.items[i], bytes);
		buf_text(e->out, "</li>\n");
	}
	buf_text(e->out, "</ul>\n");
}

/* A picture or a PDF, which is named and not shown. */
static void
write_medium(const struct evidence *e, const char *path, struct slice bytes)
{
	const struct node *m = medium_node(path, bytes, e->pool);
	int64_t width = node_get_number(m, "width", 0);

	evidence_put(e->out, "p", pool_format(e->pool, "It is not text but a %s "
	    "of %zu bytes%s: git show %s:%s writes it out.", node_get_text(m,
	    "kind", "file"), bytes.len, width ? pool_format(e->pool,
	    ", %lld by %lld pixels", (long long)width,
	    (long long)node_get_number(m, "height", 0)) : "",
	    oid_text(e->merge).hex, path));
}

static void
write_change(const struct evidence *e, const struct tree_change *c)
{
	struct document *document = NULL;
	struct digest digest;
	struct slice text;

	buf_format(e->out, "<h4 id=\"%s\">", evidence_anchor(e, c));
	html_text(e->out, slice_of(c->path));
	buf_text(e->out, "</h4>\n");
	if (!c->new_mode) {
		evidence_put(e->out, "p", "was removed");
		return;
	}
	if (!source_read(&e->after->source, c->path, &text))
		return;
	hash_sha256(text, &digest);
	buf_format(e->out, "<p class=\"id\">sha256 %s</p>\n",
	    digest_text(digest).hex);
	if (!path_is_text(c->path)) {
		write_medium(e, c->path, text);
		return;
	}
	if (!compose(e, c->path, text, &document)) {
		write_document(e, document);
		write_reads(e, c->path, text, document);
	}
	document_free(document);
	evidence_put(e->out, "p", "The file itself:");
	evidence_put(e->out, "pre", pool_copy(e->pool, text));
}

void
evidence_write_documents(const struct evidence *e)
{
	evidence_put(e->out, "h3", "What was approved, as it looked");
	for (size_t i = 0; i < e->changes->count; i++)
		write_change(e, &e->changes->items[i]);
}
