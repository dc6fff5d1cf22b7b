/* SPDX-License-Identifier: Apache-2.0 */
/*
 * file.h - whole files, read with a limit and written at once
 */

#ifndef GALLEY_BASE_FILE_H
#define GALLEY_BASE_FILE_H

#include <sys/types.h>

#include "buf.h"
#include "error.h"

/* Appends the file's bytes to out; more than limit is refused. */
enum error_code file_read(struct buf *out, const char *path, size_t limit,
    struct error *err);

/* Appends all of an open descriptor, such as standard input. */
enum error_code file_read_fd(struct buf *out, int fd, const char *name,
    size_t limit, struct error *err);

/*
 * Replaces path by a file with these bytes: a temporary file beside it is
 * written, synced and renamed, then the folder is synced.  On failure path
 * is as it was.
 */
enum error_code file_write(const char *path, struct slice bytes, mode_t mode,
    struct error *err);

/*
 * The same without waiting for the disk: for what can be written again from
 * elsewhere.
 */
enum error_code file_put(const char *path, struct slice bytes, mode_t mode,
    struct error *err);

/* file_write of a file that is there, which keeps its mode; links are followed. */
enum error_code file_replace(const char *path, struct slice bytes,
    struct error *err);

/* Renames a file; both folders are synced when it returns. */
enum error_code file_move(const char *from, const char *to,
    struct error *err);

/* Writes all of the bytes; -1: errno says why not. */
int file_fill(int fd, struct slice bytes);

/* Makes the folder and those above it; one that is there is fine. */
enum error_code file_make_folder(const char *path, mode_t mode,
    struct error *err);

/* Makes "<name>-XXXXXX" where TMPDIR says, or in /tmp; path is in the pool. */
enum error_code file_make_temporary(const char **out, const char *name,
    struct pool *pool, struct error *err);

bool file_exists(const char *path);

/* Removes all in the folder; it stays as it is. */
enum error_code file_empty_folder(const char *path, struct error *err);

/* Removes path and, if it is a folder, all in it.  What is gone is fine. */
enum error_code file_remove_tree(const char *path, struct error *err);

#endif
