/* SPDX-License-Identifier: Apache-2.0 */
/* rule new and import: rules proposed as any other policy is. */
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/plural.h"
#include "data/yaml.h"
#include "propose.h"
#include "report.h"
#include "terms.h"

static const char CONFIG[] = ".vale.ini";

/* Rules on their way to main. */
struct adding {
	struct galley *g;
	const char *style;
	struct proposed_file *files;
	size_t count;
	struct act act;
};

static bool
is_name(struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (!(c == '-' || c == '_' || ascii_is_alnum(c)))
			return false;
	}
	return s.len > 0 && s.len <= 60;
}

static void
add_file(struct adding *a, const char *path, const char *text)
{
	a->files = pool_grow(&a->g->pool, a->files, a->count,
	    sizeof *a->files);
	a->files[a->count++] = (struct proposed_file){ path, text,
		strlen(text) };
}

/* Whether a line says BasedOnStyles, and the style is among its values. */
static bool
is_based(struct slice line, const char *style, bool *named)
{
	struct slice rest = line, key, value;

	if (!slice_starts(slice_trim(line), "BasedOnStyles") ||
	    !slice_until(&rest, '=', &key))
		return false;
	while (slice_until(&rest, ',', &value))
		*named |= slice_is(slice_trim(value), style);
	return true;
}

/* The workspace's .vale.ini with the style named where styles first are. */
static struct slice
with_style(struct adding *a, struct slice config)
{
	struct buf out = { 0 };
	struct slice rest = config, line;
	bool put = false;

	while (slice_line(&rest, &line)) {
		bool named = false;
		bool based = is_based(line, a->style, &named);

		buf_add(&out, line);
		if (based && !put && !named)
			buf_format(&out, ", %s", a->style);
		put |= based;
		buf_char(&out, '\n');
	}
	if (config.len == 0)
		buf_text(&out, "StylesPath = rules\n"
		    "MinAlertLevel = suggestion\n");
	if (!put)
		buf_format(&out, "\n[*.md]\nBasedOnStyles = %s\n", a->style);
	return buf_settle(&out, &a->g->pool);
}

/* Without it no file would be judged by the rules. */
static void
add_config(struct adding *a)
{
	struct slice config = { "", 0 }, changed;

	source_read(&a->g->main.source, CONFIG, &config);
	changed = with_style(a, config);
	if (!slice_equal(config, changed))
		add_file(a, CONFIG, changed.at);
}

static enum error_code
propose(struct adding *a, struct change_request *request, struct error *err)
{
	request->files = a->files;
	request->file_count = a->count;
	return propose_change(&a->act, a->g, request, err);
}

static const char *const skeletons[][2] = {
	{ "existence", "message: \"'%s': say what is right instead.\"\n"
	  "tokens:\n  - not like this\n" },
	{ "substitution", "message: \"Write '%s' instead of '%s'.\"\n"
	  "action:\n  name: replace\nswap:\n  not like this: like this\n" },
	{ "occurrence", "message: \"More than three commas in a sentence.\"\n"
	  "scope: sentence\nmax: 3\ntoken: ','\n" },
	{ "repetition", "message: \"'%s' stands here twice.\"\n"
	  "alpha: true\ntokens:\n  - '[^\\s]+'\n" },
	{ "consistency", "message: \"Both spellings of a word: '%s'.\"\n"
	  "either:\n  like this: not like this\n" },
	{ "conditional", "message: \"'%s' has not been spelled out.\"\n"
	  "first: '\\b([A-Z]{3,5})\\b'\n"
	  "second: '(?:\\b[A-Za-z-]+ )+\\(([A-Z]{3,5})\\)'\n" },
	{ "capitalization", "message: \"'%s': a heading begins with a capital "
	  "and goes on in small letters.\"\nscope: heading\n"
	  "match: $sentence\n" },
};

static enum error_code
write_skeleton(struct adding *a, const char *kind, const char **out,
    struct error *err)
{
	struct names kinds = { 0 };
	const char *body = NULL;

	for (size_t i = 0; i < sizeof skeletons / sizeof skeletons[0]; i++) {
		names_add(&kinds, &a->g->pool, skeletons[i][0]);
		if (strcmp(skeletons[i][0], kind) == 0)
			body = skeletons[i][1];
	}
	if (!body)
		return error_set(err, ERR_USAGE, "no skeleton is a rule of the "
		    "kind \"%s\" (%s)", kind, names_join(&kinds, ", ",
		    &a->g->pool));
	*out = pool_format(&a->g->pool, "extends: %s\nlevel: suggestion\n%s"
	    "why: Why it matters to the reader.\n"
	    "good:\n  - Like this.\nbad:\n  - Not like this.\n"
	    "owner: %s\n", kind, body, a->g->as ? a->g->as : "marketing");
	return ERR_NONE;
}

int
galley_rule_new(galley *g, const struct galley_rule_entry *entry,
    galley_report **report, galley_error *err)
{
	struct adding a = { .g = g };
	struct slice rest = slice_of(entry->id), style;
	struct change_request request = { .draft = true };
	struct slice taken;
	const char *text = NULL, *path;
	enum error_code code;

	if (!slice_until(&rest, '.', &style) || !is_name(style) ||
	    !is_name(rest))
		return (int)error_set(err, ERR_USAGE, "\"%s\" is not a name "
		    "for a rule: STYLE.RULE, letters, digits, '-' and '_'",
		    entry->id);
	a.style = pool_copy(&g->pool, style);
	path = pool_format(&g->pool, "rules/%s/%s.yml", a.style, rest.at);
	if (source_read(&g->main.source, path, &taken))
		return (int)error_set(err, ERR_REFUSED, "%s is there already "
		    "(galley edit %s --edit changes it)", path, path);
	code = write_skeleton(&a, entry->kind ? entry->kind : "existence",
	    &text, err);
	if (code)
		return (int)code;
	add_file(&a, path, text);
	add_config(&a);
	request.topic = "rule";
	request.message = pool_format(&g->pool, "Add the rule %s", entry->id);
	code = propose(&a, &request, err);
	if (!code)
		*report = report_act(g, &a.act);
	return (int)code;
}

static enum error_code
read_table(struct adding *a, const char *file, struct term_rules *out,
    struct error *err)
{
	struct buf text = { 0 };
	struct csv csv;
	enum error_code code = file_read(&text, file, CSV_LIMIT, err);

	if (!code)
		code = csv_read(&csv, file, buf_slice(&text), &a->g->pool,
		    err);
	if (!code)
		code = terms_convert(out, &csv, &a->g->pool, err);
	buf_release(&text);
	return code;
}

static struct node *
report_rules(struct adding *a, const struct term_rules *rules)
{
	struct node *list = node_list(&a->g->pool);

	for (size_t i = 0; i < rules->count; i++) {
		struct node *item = node_map(&a->g->pool);

		node_set_text(&a->g->pool, item, "id", pool_format(&a->g->pool,
		    "%s.%s", a->style, rules->items[i].name));
		node_set_number(&a->g->pool, item, "terms",
		    (int64_t)rules->items[i].terms);
		node_push(&a->g->pool, list, item);
	}
	return list;
}

int
galley_rule_import(galley *g, const struct galley_rule_entry *entry,
    galley_report **report, galley_error *err)
{
	struct adding a = { .g = g, .style = entry->style ? entry->style :
	    "House" };
	struct change_request request = { .topic = "rules" };
	struct term_rules rules;
	enum error_code code;

	if (!is_name(slice_of(a.style)))
		return (int)error_set(err, ERR_USAGE, "\"%s\" is not a name "
		    "for a style: letters, digits, '-' and '_'", a.style);
	code = read_table(&a, entry->file, &rules, err);
	if (code)
		return (int)code;
	for (size_t i = 0; i < rules.count; i++)
		add_file(&a, pool_format(&g->pool, "rules/%s/%s.yml", a.style,
		    rules.items[i].name), rules.items[i].text);
	add_config(&a);
	request.message = pool_format(&g->pool, "Import %s of %s",
	    plural(rules.terms, "word", &g->pool), entry->file);
	code = propose(&a, &request, err);
	if (code)
		return (int)code;
	*report = report_act(g, &a.act);
	node_set(&g->pool, *report, "rules", report_rules(&a, &rules));
	node_set_number(&g->pool, *report, "terms", (int64_t)rules.terms);
	return 0;
}
