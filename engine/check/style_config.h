/* SPDX-License-Identifier: Apache-2.0 */
/*
 * style_config.h - what .vale.ini says: which styles judge which files
 */

#ifndef GALLEY_CHECK_STYLE_CONFIG_H
#define GALLEY_CHECK_STYLE_CONFIG_H

#include "base/finding.h"
#include "data/ini.h"

/* "Style.Rule = error", or "Style = NO". */
struct style_switch {
	const char *name;
	bool on;
	bool levelled;		/* severity is said, too */
	enum severity severity;
	size_t line;
};

struct style_section {
	const char *glob;
	size_t line;
	bool based;		/* it says which styles */
	struct names styles;
	struct style_switch *switches;
	size_t switch_count;
	struct names block_ignores;
	struct names token_ignores;
	size_t block_line;	/* where the last of them are said */
	size_t token_line;
	struct names comment;	/* "CommentDelimiters": open, close; or none */
};

struct style_config {
	const char *path;	/* of the .vale.ini */
	struct names folders;	/* of styles, in order */
	enum severity least;	/* of what is reported */
	struct names vocabularies;
	struct names ignored_tags;
	bool ignores;		/* ignored_tags was said */
	struct names skipped_tags;
	bool skips;
	struct names ignored_classes;
	const char *word_template;	/* NULL: the usual one */
	struct style_section *sections;
	size_t section_count;
	struct names extensions;	/* [formats]: "mdx=md" is "mdx" */
};

/*
 * Reads a .vale.ini at path; folders of styles are told relative to the
 * workspace or absolute, as the path is.  Errors name the line.
 */
enum error_code style_config_read(struct style_config *out, const char *path,
    struct slice text, struct pool *pool, struct error *err);

/* Whether the file is Markdown: by its ending, and [formats]. */
bool style_config_reads(const struct style_config *config, const char *path);

#endif
