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
#define NO_ENTRY(path) "T8: " path ": not a file of a journal (its files " \
    "are <yyyy-mm>/<nnnnnn>.jsonl)"
#define NO_MEDIUM(path) "T8: " path ": its first bytes are not those of its " \
    "extension (save it again in that format)"

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
	{ "a CI file is policy", "ci/run", 0, "", "none policy CI" },
	{ "a folder of CI files is policy", ".forge/x.yml", 0, "",
	  "none policy CI" },
	{ "a document that is named as CI is a document", "agreements/ci.md",
	  0, "", "agreement id=ci policy" },
	{ "beside policy's files nothing is CI", "registries/notes.txt", 0, "",
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
	{ "evidence in markdown passes", "evidence/a.md", FILE_MODE,
	  "Hello.\n", "" },
	{ "evidence as plain text passes", "evidence/a.txt", FILE_MODE,
	  "Hello.\n", "" },
	{ "a gif passes, that is no longer than its mark", "assets/a.gif",
	  FILE_MODE, "GIF89a", "" },
	{ "evidence that says it is a pdf is one", "evidence/a.pdf",
	  FILE_MODE, "Hello.\n", NO_MEDIUM("evidence/a.pdf") },
	{ "a jpeg is not told by its length", "assets/a.jpg", FILE_MODE,
	  "GIF89a", NO_MEDIUM("assets/a.jpg") },
	{ "a webp is told by its kind, too", "assets/a.webp", FILE_MODE,
	  "RIFFxxxxAVI LIST", NO_MEDIUM("assets/a.webp") },
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
	  NO_MEDIUM("assets/a.png") },
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
	{ "a CI file in a folder that begins like git's own",
	  ".github/workflows/a.yml", FILE_MODE, "a: b\n", "" },
	{ "a CI file in a folder as long as git's own", "make/run", FILE_MODE,
	  "", "" },
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

/* A journal's files stand in a line of their own. */
static const struct {
	const char *name;
	const char *path;
	unsigned mode;
	const char *content;
	const char *want;
} entry_cases[] = {
	{ "an entry", "2026-11/000042.jsonl", FILE_MODE, "{}\n", "" },
	{ "the first entry", "2026-11/000001.jsonl", FILE_MODE, "{}\n", "" },
	{ "no entry before the first", "2026-11/000000.jsonl", FILE_MODE,
	  "{}\n", NO_ENTRY("2026-11/000000.jsonl") },
	{ "no letter in its number", "2026-11/00004a.jsonl", FILE_MODE, "",
	  NO_ENTRY("2026-11/00004a.jsonl") },
	{ "nor a sign", "2026-11/-00042.jsonl", FILE_MODE, "",
	  NO_ENTRY("2026-11/-00042.jsonl") },
	{ "nothing else between the month's numbers", "2026.11/000042.jsonl",
	  FILE_MODE, "", NO_ENTRY("2026.11/000042.jsonl") },
	{ "nothing behind", "2026-11/000042.jsonl~", FILE_MODE, "",
	  NO_ENTRY("2026-11/000042.jsonl~") },
	{ "nothing missing", "2026-11/000042.json", FILE_MODE, "",
	  NO_ENTRY("2026-11/000042.json") },
	{ "no entry that may run", "2026-11/000042.jsonl", 0100755, "{}\n",
	  "T8: 2026-11/000042.jsonl: not a plain file (mode 100644; no link, "
	  "nothing executable)" },
	{ "no entry with a bidi control", "2026-11/000042.jsonl", FILE_MODE,
	  "{}\n\u202e", "T8: 2026-11/000042.jsonl: line 2 holds the hidden "
	  "character U+202E (remove it)" },
};

/* How much of what begins so and goes on with spaces may be there. */
static const struct {
	const char *name;
	const char *path;
	const char *begins;
	size_t most;
	const char *want;
} size_cases[] = {
	{ "text has at most 64 KiB", "blocks/a.md", "", 64 << 10,
	  "T8: blocks/a.md: too large (text is at most 64 KiB, evidence 10 MB)" },
	{ "text that is evidence 10 MB", "evidence/a.md", "", 10 << 20,
	  "T8: evidence/a.md: too large (text is at most 64 KiB, evidence 10 "
	  "MB)" },
	{ "a picture 10 MB", "assets/a.png", PNG, 10 << 20,
	  "T8: assets/a.png: larger than 10 MB (make it smaller)" },
};

/* What stands behind the end, by chance, would make it whole. */
static const struct {
	const char *name;
	const char *path;
	const char *bytes;
	size_t len;
} cut_cases[] = {
	{ "a png's first bytes are its own", "assets/a.png", PNG, 7 },
	{ "a webp's kind is its own", "assets/a.webp", "RIFFxxxxWEBP", 11 },
};

static void
describe(const char *path, char *out, size_t size)
{
	static const char *const kinds[] = { "none", "settings", "person",
		"workflow", "rule", "registry", "template", "block",
		"coaching", "agreement", "pillar", "claim", "evidence",
		"asset", "customization" };
	static const char *listed[] = { "ci/run", ".forge/", "registries",
		"agreements/ci.md" };
	struct names ci = { listed, 4 };
	struct pool pool = { 0 };
	struct path p = path_read(path, &pool);

	snprintf(out, size, "%s%s%s%s%s%s%s%s%s%s%s", kinds[p.kind],
	    p.id ? " id=" : "", p.id ? p.id : "",
	    p.shelf ? " shelf=" : "", p.shelf ? p.shelf : "",
	    p.person ? " person=" : "", p.person ? p.person : "",
	    p.template_id ? " template=" : "",
	    p.template_id ? p.template_id : "",
	    path_is_policy(path, &ci) ? " policy" : "",
	    path_is_ci(path, &ci) ? " CI" : "");
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

static void
judges_entries(void **state)
{
	size_t row = ROWS_AT(entry_cases, state);
	struct error err = { 0 };

	path_judge_entry(entry_cases[row].path, entry_cases[row].mode,
	    slice_of(entry_cases[row].content), &err);
	assert_string_equal(err.text, entry_cases[row].want);
}

static void
judges_sizes(void **state)
{
	size_t row = ROWS_AT(size_cases, state);
	size_t most = size_cases[row].most;
	char *content = mem_alloc(most + 1);
	struct error err = { 0 };

	memset(content, ' ', most + 1);
	memcpy(content, size_cases[row].begins,
	    strlen(size_cases[row].begins));
	assert_int_equal(path_judge(size_cases[row].path, FILE_MODE,
	    (struct slice){ content, most }, &err), ERR_NONE);
	path_judge(size_cases[row].path, FILE_MODE,
	    (struct slice){ content, most + 1 }, &err);
	assert_string_equal(err.text, size_cases[row].want);
	free(content);
}

static void
judges_no_byte_behind_the_end(void **state)
{
	size_t row = ROWS_AT(cut_cases, state);
	struct slice cut = { cut_cases[row].bytes, cut_cases[row].len };
	struct slice whole = { cut.at, cut.len + 1 };
	struct error err = { 0 };

	assert_int_equal(path_judge(cut_cases[row].path, FILE_MODE, whole,
	    &err), ERR_NONE);
	assert_int_equal(path_judge(cut_cases[row].path, FILE_MODE, cut,
	    &err), ERR_INVALID);
}

int
main(void)
{
	return rows_run("path", ROWS(cases, reads_and_judges),
	    ROWS(ci_cases, judges_ci_files),
	    ROWS(entry_cases, judges_entries),
	    ROWS(size_cases, judges_sizes),
	    ROWS(cut_cases, judges_no_byte_behind_the_end));
}
