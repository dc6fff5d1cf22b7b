/* SPDX-License-Identifier: Apache-2.0 */
/* Words that were asked for become an option of their region. */
#include <string.h>

#include "base/id.h"
#include "base/utf8.h"
#include "data/yaml.h"
#include "edit_document.h"
#include "model/template_edit.h"
#include "propose.h"
#include "report.h"
#include "text/words.h"
#include "version.h"

enum { ID_WORDS = 4, TITLE_LIMIT = 200 };

struct optioning {
	struct galley *g;
	const struct galley_option *what;
	struct version version;
	struct slice words;	/* of the region */
	const char *id;
};

static enum error_code
read_words(struct optioning *o, struct error *err)
{
	const struct written_region *region;
	struct target target;
	enum error_code code;

	(void)((code = requests_resolve(o->g, o->what->name, &target, err)) ||
	    (code = version_read(&o->version, o->g, &target, err)));
	if (code)
		return code;
	region = customization_region(&o->version.c, o->what->region);
	if (!region)
		return error_set(err, ERR_MISSING, "%s has no words of its own "
		    "for %s (galley diff %s)", o->what->name, o->what->region,
		    o->what->name);
	o->words = template_trim(region->text);
	return ERR_NONE;
}

static const char *
block_path(struct optioning *o, const char *id)
{
	return pool_format(&o->g->pool, "blocks/%s.md", id);
}

/* "opening-bolts-three-sites": the region and how its words begin. */
static const char *
name_words(struct optioning *o)
{
	struct slice rest = o->words, part;
	struct buf text = { 0 };
	const char *name;

	buf_format(&text, "%s", o->what->region);
	for (int i = 0; i < ID_WORDS && slice_until(&rest, ' ', &part); i++) {
		buf_char(&text, ' ');
		buf_add(&text, part);
	}
	name = words_slug(buf_slice(&text), &o->g->pool);
	buf_release(&text);
	return name;
}

static enum error_code
choose_id(struct optioning *o, struct error *err)
{
	struct library *library = &o->g->main.library;
	struct slice taken;

	o->id = o->what->id ? o->what->id : name_words(o);
	if (!id_is_id(slice_of(o->id)))
		return id_refuse(err, o->id, "a block's name (--id)");
	if (source_read(&o->g->main.source, block_path(o, o->id), &taken) ||
	    library_template_path(library, o->id, &o->g->pool))
		return error_set(err, ERR_REFUSED, "%s is the name of another "
		    "document (choose one: --id NAME)", o->id);
	return ERR_NONE;
}

static struct slice
block_text(struct optioning *o)
{
	const struct template *t = &o->version.t;
	struct slice title = utf8_cut(slice_of(t->title), TITLE_LIMIT);
	struct buf out = { 0 };

	buf_text(&out, "---\ntitle: ");
	yaml_write_scalar(&out, pool_format(&o->g->pool, "%.*s: %s",
	    (int)title.len, title.at, o->what->region));
	buf_format(&out, "\nowner: %s\n", t->owner);
	if (t->language)
		buf_format(&out, "language: %s\n", t->language);
	buf_text(&out, "---\n");
	buf_add(&out, o->words);
	buf_char(&out, '\n');
	return buf_settle(&out, &o->g->pool);
}

static enum error_code
propose(struct optioning *o, struct act *act, struct error *err)
{
	struct template_option option = { o->version.t.path, o->what->region,
		o->id };
	struct slice block = block_text(o), template;
	struct proposed_file files[] = {
		{ block_path(o, o->id), block.at, block.len },
		{ option.path, NULL, 0 },
	};
	struct change_request request = { .files = files, .file_count = 2,
		.topic = pool_format(&o->g->pool, "%.50s", o->id),
		.message = o->what->message };
	struct buf made = { 0 };
	enum error_code code;

	if (!source_read(&o->g->main.source, option.path, &template))
		return error_set(err, ERR_MISSING, "%s is not there",
		    option.path);
	if ((code = template_add_option(&made, &option, template, err)))
		return code;
	template = buf_settle(&made, &o->g->pool);
	files[1].content = template.at;
	files[1].length = template.len;
	return propose_change(act, o->g, &request, err);
}

int
galley_template_option(galley *g, const struct galley_option *what,
    galley_report **report, galley_error *err)
{
	struct optioning o = { .g = g, .what = what };
	struct act act;
	enum error_code code;

	(void)((code = read_words(&o, err)) ||
	    (code = edit_document_judge_role(g, o.version.t.path, err)) ||
	    (code = choose_id(&o, err)) || (code = propose(&o, &act, err)));
	if (code)
		return (int)code;
	*report = report_act(g, &act);
	node_set_text(&g->pool, *report, "block", o.id);
	node_set_text(&g->pool, *report, "template", o.version.t.path);
	return 0;
}
