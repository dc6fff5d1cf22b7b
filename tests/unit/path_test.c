/* SPDX-License-Identifier: Apache-2.0 */
#include "model/path.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "rows.h"

#define ID60 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define PNG "\x89PNG\r\n\x1a\n"
#define FILE_MODE 0100644
#define NO_CI(path) "T8: " path ": not a path for a CI file"

/* mode 0 only reads the path: "kind id=.. shelf=.. person=.. template=..". */
static const struct {
	const char *name;
	const char *path;
	unsigned mode;
	const char *content;
	const char *want;
} cases[] = {
	{ "the settings", "galley.yaml", 0, "", "settings policy" },
	{ "a person", "people/rep1.yaml", 0, "", "person id=rep1 policy" },
	{ "a workflow", "workflows/standard.yaml", 0, "",
	  "workflow id=standard policy" },
	{ "a rule, deep down", "rules/Vale/Passive_Voice.v2.yml", 0, "",
	  "rule policy" },
	{ "vale's settings", ".vale.ini", 0, "", "rule policy" },
	{ "a registry", "registries/terms.yaml", 0, "",
	  "registry id=terms policy" },
	{ "a template on its shelf", "templates/email/first-touch.md", 0, "",
	  "template id=first-touch shelf=email" },
	{ "a block", "blocks/a.md", 0, "", "block id=a" },
	{ "a coaching text", "coaching/a.md", 0, "",
	  "coaching id=a template=a" },
	{ "an agreement", "agreements/a.md", 0, "", "agreement id=a" },
	{ "a pillar", "pillars/speed.yaml", 0, "", "pillar id=speed" },
	{ "a claim", "claims/a.yaml", 0, "", "claim id=a" },
	{ "evidence", "evidence/study.v2.pdf", 0, "", "evidence id=study" },
	{ "an asset", "assets/logo.png", 0, "", "asset id=logo" },
	{ "a customization", "customizations/rep1/first-touch/bolt.md", 0, "",
	  "customization id=bolt person=rep1 template=first-touch" },
	{ "an id of 60 bytes", "blocks/" ID60 ".md", 0, "",
	  "block id=" ID60 },
	{ "a CI file is policy", "ci/run", 0, "", "none policy" },
	{ "a folder of CI files is policy", ".forge/x.yml", 0, "",
	  "none policy" },
	{ "a name that begins like a policy folder is not", "peoples/a.yaml",
	  0, "", "none" },

	{ "an id of 61 bytes", "blocks/a" ID60 ".md", 0, "", "none" },
	{ "an id with a capital", "blocks/Ab.md", 0, "", "none" },
	{ "an id that begins with a hyphen", "blocks/-a.md", 0, "", "none" },
	{ "an id with a dot", "blocks/a.b.md", 0, "", "none" },
	{ "a template without a shelf", "templates/a.md", 0, "", "none" },
	{ "a template two shelves down", "templates/a/b/c.md", 0, "",
	  "none" },
	{ "a customization without a template", "customizations/rep1/a.md", 0,
	  "", "none" },
	{ "an empty part", "blocks//a.md", 0, "", "none" },
	{ "a way up", "blocks/../galley.yaml", 0, "", "none" },
	{ "a folder as a file", "blocks/", 0, "", "none" },
	{ "a rule that begins with a dot", "rules/.git/config", 0, "",
	  "none policy" },
	{ "a rule as deep as may be", "rules/1/2/3/4/5/6/7", 0, "",
	  "rule policy" },
	{ "a rule deeper than that", "rules/1/2/3/4/5/6/7/8", 0, "",
	  "none policy" },
	{ "an extension in capitals", "assets/logo.PNG", 0, "", "none" },
	{ "an asset that ends in a dot", "assets/logo.png.", 0, "", "none" },

	{ "plain text passes", "blocks/a.md", FILE_MODE, "Hello.\n", "" },
	{ "text evidence passes", "evidence/a.csv", FILE_MODE, "a,b\n", "" },
	{ "a png passes", "assets/a.png", FILE_MODE, PNG, "" },
	{ "a webp passes", "assets/a.webp", FILE_MODE, "RIFFxxxxWEBPVP8 ",
	  "" },
	{ "evidence as pdf passes", "evidence/a.pdf", FILE_MODE, "%PDF-1.7",
	  "" },
	{ "an executable file", "blocks/a.md", 0100755, "Hello.\n",
	  "T8: blocks/a.md: not a plain file (mode 100644; no link, nothing "
	  "executable)" },
	{ "a symbolic link", "blocks/a.md", 0120000, "/etc/passwd",
	  "T8: blocks/a.md: not a plain file (mode 100644; no link, nothing "
	  "executable)" },
	{ "a submodule", "blocks/a.md", 0160000, "",
	  "T8: blocks/a.md: not a plain file (mode 100644; no link, nothing "
	  "executable)" },
	{ "a file without a place", ".gitattributes", FILE_MODE, "",
	  "T8: .gitattributes: has no place in a workspace (see "
	  "galley-workspace(5))" },
	{ "bytes that are not UTF-8", "blocks/a.md", FILE_MODE, "a\nb\xff\n",
	  "T8: blocks/a.md: line 2 is not valid UTF-8 (save the file as "
	  "UTF-8)" },
	{ "a bidi control", "rules/a.yml", FILE_MODE, "a\n\u202e\n",
	  "T8: rules/a.yml: line 2 holds the hidden character U+202E (remove "
	  "it)" },
	{ "a png that is none", "assets/a.png", FILE_MODE, "GIF89a",
	  "T8: assets/a.png: its first bytes are not those of its extension "
	  "(save it again in that format)" },
	{ "an asset that may run", "assets/a.svg", FILE_MODE, "<svg>",
	  "T8: assets/a.svg: this kind of file may not be here (assets are "
	  "png, jpeg, gif, webp or pdf)" },
	{ "text is no asset", "assets/a.md", FILE_MODE, "Hello.\n",
	  "T8: assets/a.md: this kind of file may not be here (assets are png, "
	  "jpeg, gif, webp or pdf)" },
};

/* A file that galley.yaml lists under ci may stand where it likes, nearly. */
static const struct {
	const char *name;
	const char *path;
	unsigned mode;
	const char *content;
	const char *want;
} ci_cases[] = {
	{ "a CI file", ".forge/workflows/Check_1.yml", FILE_MODE, "a: b\n",
	  "" },
	{ "a CI file that may run", "ci/run", 0100755, "",
	  "T8: ci/run: not a plain file (mode 100644; no link, nothing "
	  "executable)" },
	{ "a CI file with a bidi control", "ci/run", FILE_MODE, "\u202e",
	  "T8: ci/run: line 1 holds the hidden character U+202E (remove it)" },
	{ "no CI file above", "ci/../run", FILE_MODE, "", NO_CI("ci/../run") },
	{ "no CI file here", "ci/./run", FILE_MODE, "", NO_CI("ci/./run") },
	{ "no CI file in git's own folder", "ci/.Git/hooks", FILE_MODE, "",
	  NO_CI("ci/.Git/hooks") },
	{ "no CI file at a root", "/ci", FILE_MODE, "", NO_CI("/ci") },
	{ "no CI folder", "ci/", FILE_MODE, "", NO_CI("ci/") },
	{ "no CI file without a name", "", FILE_MODE, "", NO_CI("") },
	{ "no CI file that ends in a dot", "ci/a.", FILE_MODE, "",
	  NO_CI("ci/a.") },
	{ "no CI file with a colon", "ci/a:b", FILE_MODE, "",
	  NO_CI("ci/a:b") },
	{ "no long name", "ci/" ID60 "a", FILE_MODE, "",
	  NO_CI("ci/" ID60 "a") },
	{ "no CI file nine deep", "1/2/3/4/5/6/7/8/9", FILE_MODE, "",
	  NO_CI("1/2/3/4/5/6/7/8/9") },
};

static void
describe(const char *path, char *out, size_t size)
{
	static const char *const kinds[] = { "none", "settings", "person",
		"workflow", "rule", "registry", "template", "block",
		"coaching", "agreement", "pillar", "claim", "evidence",
		"asset", "customization" };
	static const char *listed[] = { "ci/run", ".forge/" };
	struct names ci = { listed, 2 };
	struct pool pool = { 0 };
	struct path p = path_read(path, &pool);

	snprintf(out, size, "%s%s%s%s%s%s%s%s%s%s", kinds[p.kind],
	    p.id ? " id=" : "", p.id ? p.id : "",
	    p.shelf ? " shelf=" : "", p.shelf ? p.shelf : "",
	    p.person ? " person=" : "", p.person ? p.person : "",
	    p.template_id ? " template=" : "",
	    p.template_id ? p.template_id : "",
	    path_is_policy(path, &ci) ? " policy" : "");
	pool_release(&pool);
}

static void
reads_and_judges(void **state)
{
	size_t row = ROWS_AT(cases, state);
	struct error err = { 0 };
	char got[1024];

	if (cases[row].mode == 0) {
		describe(cases[row].path, got, sizeof got);
	} else {
		path_judge(cases[row].path, cases[row].mode,
		    slice_of(cases[row].content), &err);
		snprintf(got, sizeof got, "%s", err.text);
	}
	assert_string_equal(got, cases[row].want);
}

static void
judges_ci_files(void **state)
{
	size_t row = ROWS_AT(ci_cases, state);
	struct error err = { 0 };

	path_judge_ci(ci_cases[row].path, ci_cases[row].mode,
	    slice_of(ci_cases[row].content), &err);
	assert_string_equal(err.text, ci_cases[row].want);
}

int
main(void)
{
	return rows_run("path", ROWS(cases, reads_and_judges),
	    ROWS(ci_cases, judges_ci_files));
}
