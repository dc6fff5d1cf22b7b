/* SPDX-License-Identifier: Apache-2.0 */
/*
 * registries.h - the registries, claims and approved texts that rules read
 *
 * Read once when the rules are, and only those that a rule asks for.  In a
 * workspace they are registries/, claims/, blocks/; with a .vale.ini of its
 * own they lie below StylesPath/registries.
 */

#ifndef GALLEY_CHECK_REGISTRIES_H
#define GALLEY_CHECK_REGISTRIES_H

#include "base/digest.h"
#include "pattern.h"
#include "model/claim.h"
#include "model/registry.h"
#include "model/source.h"

/* A claim, and what became of its evidence. */
struct known_claim {
	struct claim claim;
	bool has_evidence;	/* its file is there */
	struct digest evidence;	/* SHA-256 of it, where that is known */
};

struct known_file {
	const char *path;
	const char *id;		/* without folder and ending */
	struct slice text;
};

struct known_files {
	struct known_file *items;
	size_t count;
};

/* Filled in up to pool by whoever loads rules. */
struct registries {
	const struct source *source;
	const char *yaml;	/* "registries/", of the .yaml files */
	const char *rest;	/* "", of claims/, blocks/, assets/ */
	void (*sha256)(struct slice bytes, struct digest *out);
	struct pool *pool;
	struct registry **items;
	size_t count;
	bool has_claims;
	struct known_claim *claims;
	size_t claim_count;
	bool has_work;
	struct pattern_work work;
};

/* ERR_MISSING: there is no such file; else what is wrong in it. */
enum error_code registries_ask(struct registries *registries,
    const char *name, const struct registry **out, struct error *err);

/* Reads claims/, once; a claim that cannot be read is an error. */
enum error_code registries_claims(struct registries *registries,
    struct error *err);

/* The files of a folder that end so, copied, by name. */
void registries_files(const struct registries *registries,
    const char *folder, const char *ending, struct known_files *out);

/* All templates and blocks, copied. */
void registries_documents(const struct registries *registries,
    struct known_files *out);

/*
 * What a rule that is read may search in the files for, out of what all of
 * them may.
 */
struct pattern_work *registries_work(struct registries *registries,
    const struct known_files *files);

/*
 * Whether a known file is the one at this path; with a configuration of their
 * own, the files lie below the styles.
 */
bool known_file_is(const char *known, const char *path);

/* The one that is at this path, or NULL. */
const struct known_file *registries_file(const struct known_files *files,
    const char *path);

/* A file below rest, valid while rules are read; false: it is not there. */
bool registries_read(const struct registries *registries, const char *path,
    struct slice *out);

/* The SHA-256 of a file's bytes; zeros where nobody can tell it. */
struct digest registries_digest(const struct registries *registries,
    struct slice bytes);

#endif
