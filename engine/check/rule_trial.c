/* SPDX-License-Identifier: Apache-2.0 */
#include "rule_trial.h"

#include <string.h>

#include "base/buf.h"
#include "brand_rules.h"
#include "rule.h"

/* No file of a workspace can have these names. */
static const char CONFIG[] = "//trial.ini";
static const char STYLES[] = "//trial";

/* The trial's own files before those of the source. */
struct trial_source {
	const struct rule_trial *trial;
	const char *rule_path;
	struct slice config;
};

const char *
rule_trial_id(const char *path, struct pool *pool)
{
	const char *slash = strrchr(path, '/');
	const char *style = slash;
	size_t len;

	if (!slash || !slice_ends(slice_of(path), ".yml"))
		return NULL;
	while (style > path && style[-1] != '/')
		style--;
	len = strcspn(slash + 1, ".");
	if (style == slash || len == 0)
		return NULL;
	return pool_format(pool, "%.*s.%.*s", (int)(slash - style), style,
	    (int)len, slash + 1);
}

/* Folders that the configuration names stand beside it: "//styles". */
static const char *
real_path(const char *path)
{
	return strncmp(path, "//", 2) == 0 ? path + 2 : path;
}

static bool
read_file(void *of, const char *path, struct slice *out)
{
	const struct trial_source *s = of;
	const struct style_from *from = s->trial->from;

	if (strcmp(path, CONFIG) == 0)
		*out = s->config;
	else if (strcmp(path, s->rule_path) == 0)
		*out = s->trial->text;
	else
		return from && source_read(from->source, real_path(path), out);
	return true;
}

static void
list_folder(void *of, const char *folder, struct names *out,
    struct pool *pool)
{
	const struct trial_source *s = of;

	if (s->trial->from)
		source_list(s->trial->from->source, real_path(folder), out,
		    pool);
}

static struct slice
write_config(const struct rule_trial *trial, const char *id,
    struct pool *pool)
{
	struct buf out = { 0 };

	buf_format(&out, "StylesPath = %s\n", STYLES);
	for (size_t i = 0; trial->config && i < trial->config->folders.count;
	    i++)
		buf_format(&out, "StylesPath = %s\n",
		    trial->config->folders.items[i]);
	buf_text(&out, "MinAlertLevel = suggestion\n");
	if (trial->config && trial->config->vocabularies.count)
		buf_format(&out, "Vocab = %s\n",
		    names_join(&trial->config->vocabularies, ", ", pool));
	if (trial->config && trial->config->word_template)
		buf_format(&out, "WordTemplate = %s\n",
		    trial->config->word_template);
	buf_format(&out, "[*]\n%s = YES\n", id);
	return buf_settle(&out, pool);
}

enum error_code
rule_trial_load(struct style_set **out, const struct rule_trial *trial,
    struct pool *pool, struct error *err)
{
	const char *id = rule_trial_id(trial->path, pool);
	struct trial_source own = { .trial = trial };
	struct source source = { .of = &own, .read = read_file,
		.list = list_folder };
	struct style_from from = { .source = &source, .config = CONFIG };
	enum error_code code;

	if (!id)
		return error_set(err, ERR_USAGE, "%s is not a rule's file "
		    "(STYLE/RULE.yml)", trial->path);
	code = brand_rules_judge(trial->path, trial->text, err);
	if (code)
		return code;
	if (trial->from) {
		from.dictionary = trial->from->dictionary;
		from.of = trial->from->of;
		from.workspace = trial->from->workspace;
		from.sha256 = trial->from->sha256;
	}
	own.config = write_config(trial, id, pool);
	own.rule_path = pool_format(pool, "%s/%.*s/%s.yml", STYLES,
	    (int)strcspn(id, "."), id, strchr(id, '.') + 1);
	return style_set_load(out, &from, err);
}

static void
try_example(struct style_set *set, struct rule_slip example,
    struct rule_slips *out, struct pool *pool)
{
	struct findings found = { 0 };
	struct style_file file = { .path = "example.md", .now = out->now,
		.text = slice_of(pool_format(pool, "%s\n", example.text)) };

	style_set_check(set, &found, &file, pool);
	out->tried++;
	if ((found.count == 0) == example.good)
		return;
	if (found.count)
		example.found = found.items[0].message;
	out->items = pool_grow(pool, out->items, out->count,
	    sizeof *out->items);
	out->items[out->count++] = example;
}

struct rule_slips
rule_trial_run(struct style_set *set, int64_t now, struct pool *pool)
{
	const struct rule *rule = style_set_rule(set, 0);
	struct rule_slips slips = { .now = now };

	for (size_t i = 0; i < rule->good.count; i++)
		try_example(set, (struct rule_slip){ true, rule->good.items[i],
		    "" }, &slips, pool);
	for (size_t i = 0; i < rule->bad.count; i++)
		try_example(set, (struct rule_slip){ false, rule->bad.items[i],
		    "" }, &slips, pool);
	return slips;
}
