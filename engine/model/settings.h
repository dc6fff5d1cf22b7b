/* SPDX-License-Identifier: Apache-2.0 */
/*
 * settings.h - galley.yaml
 */

#ifndef GALLEY_MODEL_SETTINGS_H
#define GALLEY_MODEL_SETTINGS_H

#include "data/reader.h"

enum { FORMAT_KNOWN = 1 };

struct prefix_names {
	const char *prefix;	/* "templates"; "default" is "" */
	struct names names;
};

struct prefix_name {
	const char *prefix;
	const char *name;
};

struct settings {
	const char *name;
	int64_t format;
	int64_t version;
	int64_t quorum;
	struct names registrar;
	struct prefix_names *propose;
	size_t propose_count;
	struct prefix_name *workflows;
	size_t workflow_count;
	int64_t library_age_days;
	int64_t retention_months;
	struct names links;
	struct names checks;
	struct names server_keys;
	struct names ci;
};

/* All of it lives in the pool; what is wrong is ERR_REFUSED at its place. */
enum error_code settings_parse(struct settings *out, struct slice text,
    struct pool *pool, struct error *err);

/* The same of what yaml_parse read of the file; the map is borrowed. */
enum error_code settings_take(struct settings *out, const struct node *map,
    struct pool *pool, struct error *err);

/* The roles that may propose a change of path, no policy or customization. */
const struct names *settings_proposers(const struct settings *settings,
    const char *path);

/*
 * The workflow that judges path when its document names none; the longest
 * prefix wins, in whole path parts.  NULL: there is none.
 */
const char *settings_workflow(const struct settings *settings,
    const char *path);

#endif
