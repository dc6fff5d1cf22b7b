/* SPDX-License-Identifier: Apache-2.0 */
/*
 * documents.h - the checks of templates, blocks and customizations
 */

#ifndef GALLEY_CHECK_DOCUMENTS_H
#define GALLEY_CHECK_DOCUMENTS_H

#include "judged.h"

/* A file to judge; the findings are added to out. */
struct documents_file {
	const struct library *library;
	const char *path;
	struct slice text;
};

/* A template or an agreement. */
void documents_check_template(struct findings *out,
    const struct documents_file *file, struct pool *pool);
void documents_check_block(struct findings *out,
    const struct documents_file *file, struct pool *pool);
void documents_check_customization(struct findings *out,
    const struct documents_file *file, struct pool *pool);

/* As check_issue. */
void documents_check_issue(struct findings *out, const struct library *library,
    const struct template *t, const struct customization *c,
    struct pool *pool);

#endif
