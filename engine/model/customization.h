/* SPDX-License-Identifier: Apache-2.0 */
/*
 * customization.h - field values and region texts for one template
 */

#ifndef GALLEY_MODEL_CUSTOMIZATION_H
#define GALLEY_MODEL_CUSTOMIZATION_H

#include "front_memo.h"
#include "template.h"

struct setting {
	const char *name;
	const char *value;
	struct place place;
};

struct written_region {
	const char *name;
	struct slice text;
	size_t line;
};

struct customization {
	const char *path;
	const char *template_id;
	const char *base;	/* hex id of the template's blob then, or "" */
	/* for: facets, and the free key "account" */
	struct setting *audience;
	size_t audience_count;
	const char *share;	/* me, team, all */
	struct setting *fields;
	size_t field_count;
	struct written_region *regions;
	size_t region_count;
	struct recalled recalled;
};

/*
 * Anything but blank lines outside its regions is refused as "locked-text", a
 * value of share but the three as "share".
 */
enum error_code customization_parse(struct customization *out,
    const char *path, struct slice file, struct pool *pool,
    struct error *err);

/* The same, where its front matter may be remembered (or NULL). */
struct customization_file {
	const char *path;
	struct slice text;
	struct front_memo *front;
};

enum error_code customization_read(struct customization *out,
    const struct customization_file *file, struct pool *pool,
    struct error *err);

/*
 * Appends the one file that reads back as c: keys in the order of the format,
 * fields and regions in the order of the template.
 */
void customization_write(const struct customization *c,
    const struct template *t, struct buf *out);

/*
 * Appends what all of a customization's file but the values of "fields" and
 * "base" and the region texts is made of, so that two files can be compared
 * in it; false where the file is laid out so that this cannot be told.
 */
bool customization_frame(struct slice file, struct buf *out);

/* The same but for the values of "fields" alone. */
bool customization_without_fields(struct slice file, struct buf *out);

/* The value given for a field, or NULL. */
const char *customization_value(const struct customization *c,
    const char *name);
const struct written_region *customization_region(
    const struct customization *c, const char *name);
const char *customization_for(const struct customization *c,
    const char *facet);

/*
 * Sets or (value NULL, text.at NULL) removes.  A copy of the struct made before
 * keeps what it had.  A region's text is kept without blank lines around it.
 */
void customization_set(struct customization *c, const char *name,
    const char *value, struct pool *pool);
void customization_set_region(struct customization *c, const char *name,
    struct slice text, struct pool *pool);
void customization_set_for(struct customization *c, const char *facet,
    const char *value, struct pool *pool);

#endif
