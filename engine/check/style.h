/* SPDX-License-Identifier: Apache-2.0 */
/*
 * style.h - the rules that a .vale.ini names, ready to judge files
 *
 * Nothing here opens a file: a source gives the bytes, of the disk or of a
 * commit's tree.  A set is made once and judges any number of files.
 *
 *	code = style_set_load(&set, &from, err);
 *	style_set_check(set, &findings, &(struct style_file){ path, text },
 *	    pool);
 *	style_set_free(set);
 */

#ifndef GALLEY_CHECK_STYLE_H
#define GALLEY_CHECK_STYLE_H

#include "model/source.h"
#include <stdint.h>

#include "base/digest.h"
#include "style_config.h"

enum { STYLE_RULES = 10000, STYLE_BYTES = 16 * 1024 * 1024 };

struct node;
struct style_set;
struct rule;

/* What was found out about files of rules before; it may forget. */
struct style_memory {
	void *of;
	/*
	 * About a file of these bytes; file becomes what it has of them.  What
	 * it gives outlives the set.
	 */
	bool (*recall)(void *of, struct slice *file, struct slice *answers);
	void (*keep)(void *of, struct slice file, struct slice answers);
};

struct style_from {
	const struct source *source;
	const char *config;	/* path of the .vale.ini in the source */
	/*
	 * Finds "en_US" among the installed dictionaries: *path + ".aff" and
	 * ".dic" can be opened.  NULL: there are none.
	 */
	bool (*dictionary)(void *of, const char *name, const char **path);
	void *of;
	/* registries/ and claims/ are those of the source's root */
	bool workspace;
	void (*sha256)(struct slice bytes, struct digest *out);
	/* rules that can find no error may be left out */
	bool errors_only;
	/*
	 * Paths of the rules that an earlier reading of the same files with
	 * errors_only found to be all that can; NULL: not known.
	 */
	const struct names *wanted;
	const struct style_memory *memory;	/* NULL: there is none */
	/* PCRE2 searches everywhere: what tests hold the fast way against */
	bool plainly;
};

/*
 * Reads the configuration, the styles it names and its vocabularies.  Errors
 * name the file, the line and the column.  The set keeps copies: the source
 * is not asked later.
 */
enum error_code style_set_load(struct style_set **out,
    const struct style_from *from, struct error *err);

void style_set_free(struct style_set *set);

/* Rules whose scope no block of Markdown has: "id: scope", one a rule. */
const struct names *style_set_idle(const struct style_set *set);

/* Vocabularies that are named and not there, a sentence each. */
const struct names *style_set_lacks(const struct style_set *set);

const struct style_config *style_set_config(const struct style_set *set);

/* The rules in the order they were read; each lives as long as the set. */
size_t style_set_count(const struct style_set *set);
const struct rule *style_set_rule(const struct style_set *set, size_t i);

/* What the sections that match a path say of a rule. */
struct style_choice {
	bool on;
	enum severity severity;
};

/* out has room for a choice of each rule. */
void style_set_choose(struct style_set *set, const char *path,
    struct style_choice *out, struct pool *pool);

/* Whether a finding's rule is one of a style: "House.Words". */
bool style_has_rule(const char *rule);

struct style_file {
	const char *path;	/* as sections of the configuration match it */
	struct slice text;
	bool comments;		/* <!-- vale off --> is obeyed */
	bool slots;		/* {{name}} is no text */
	bool fragment;		/* of a document: what it lacks may be elsewhere */
	bool errors_only;	/* nothing else is asked for: brand_rules.h */
	int64_t now;		/* whatever expires is judged at this time */
	const struct node *template;	/* its front matter, or NULL */
};

/*
 * Adds what the rules that are switched on for this path find, sorted; a
 * rule that is too costly is an error of its own (rule "too-costly").  Texts
 * live in the pool.
 */
void style_set_check(struct style_set *set, struct findings *out,
    const struct style_file *file, struct pool *pool);

#endif
