/* SPDX-License-Identifier: Apache-2.0 */
#include "model/twin.h"

#include "rows.h"
#include "shelf.h"

#define DIFFER " differ in upper and lower case alone, and many machines " \
	"take them for one (rename one)"

/* A tree of these files; what is brought is one of them. */
static const struct {
	const char *name;
	const char *brought;
	const char *beside;
	const char *want;
} cases[] = {
	{ "a rule beside another", "rules/House/Two.yml",
	  "rules/House/One.yml", "" },
	{ "a rule's twin", "rules/House/one.yml", "rules/House/One.yml",
	  "T8: rules/House/One.yml and one.yml" DIFFER },
	{ "a folder's twin", "rules/house/Two.yml", "rules/House/One.yml",
	  "T8: rules/House and house" DIFFER },
	{ "a twin far above", "Rules/x.yml", "rules/House/One.yml",
	  "T8: Rules and rules" DIFFER },
	{ "a CI file's twin", "ci/run", "ci/Run", "T8: ci/Run and run" DIFFER },
	{ "the same name in two folders", "rules/A/x.yml", "rules/B/X.yml",
	  "" },
	{ "what has no capitals asks for no folder", "blocks/a.md",
	  "blocks/A.md", "" },
};

static void
judges_twins(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct shelf_file files[] = {
		{ cases[row].brought, "1" }, { cases[row].beside, "2" }, { 0 },
	};
	struct source source = shelf_source(files);
	const char *paths[] = { cases[row].brought };
	struct names brought = { paths, 1 };
	struct error err = { 0 };

	twin_judge(&source, &brought, &err);
	assert_string_equal(err.text, cases[row].want);
}

int
main(void)
{
	return rows_run("twin", ROWS(cases, judges_twins));
}
