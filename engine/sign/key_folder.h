/* SPDX-License-Identifier: Apache-2.0 */
/*
 * key_folder.h - where a machine keeps its people's keys
 *
 * <folder>/<person>.key, the folder 0700 and each file 0600.
 */

#ifndef GALLEY_SIGN_KEY_FOLDER_H
#define GALLEY_SIGN_KEY_FOLDER_H

#include "key_file.h"

/* ERR_USAGE: that is no person's id; ERR_REFUSED: there is a key already. */
enum error_code key_folder_check_free(const char *folder, const char *person,
    struct error *err);

/* Makes the folder if need be and writes the file; none is ever replaced. */
enum error_code key_folder_store(const struct key_file *file,
    const char *folder, const char *person, struct error *err);

/* The caller frees the file by secret_free. */
enum error_code key_folder_load(struct key_file **out, const char *folder,
    const char *person, struct error *err);

#endif
