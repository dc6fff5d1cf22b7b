/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_people.h - the parts of people that stand in files of their own
 */

#ifndef GALLEY_CLI_CMD_PEOPLE_H
#define GALLEY_CLI_CMD_PEOPLE_H

#include "option.h"

extern const struct command people_add_key;
extern const struct command people_confirm;
extern const struct command people_delegate;
extern const struct command people_end;
extern const struct command people_end_key;
extern const struct command people_holidays;
extern const struct command people_hours;
extern const struct command people_import;
extern const struct command people_notices;
extern const struct command people_restore;

#endif
