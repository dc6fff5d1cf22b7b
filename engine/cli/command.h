/* SPDX-License-Identifier: Apache-2.0 */
/*
 * command.h - every command there is
 *
 * The table in main.c is what galley understands, in the order that help
 * shows.  Each command stands in the file of its name, request-changes in that
 * of reject, whose words it has.
 */

#ifndef GALLEY_CLI_COMMAND_H
#define GALLEY_CLI_COMMAND_H

#include "call.h"

extern const struct command cmd_approve;
extern const struct command cmd_audit;
extern const struct command cmd_check;
extern const struct command cmd_clone;
extern const struct command cmd_comment;
extern const struct command cmd_config;
extern const struct command cmd_customize;
extern const struct command cmd_demo;
extern const struct command cmd_diff;
extern const struct command cmd_due;
extern const struct command cmd_doctor;
extern const struct command cmd_edit;
extern const struct command cmd_enroll;
extern const struct command cmd_evidence;
extern const struct command cmd_exception;
extern const struct command cmd_explain;
extern const struct command cmd_find;
extern const struct command cmd_handover;
extern const struct command cmd_help;
extern const struct command cmd_home;	/* of no verb: not in the table */
extern const struct command cmd_hook;
extern const struct command cmd_inbox;
extern const struct command cmd_init;
extern const struct command cmd_key;
extern const struct command cmd_log;
extern const struct command cmd_notify;
extern const struct command cmd_people;
extern const struct command cmd_preview;
extern const struct command cmd_refresh;
extern const struct command cmd_reject;
extern const struct command cmd_request_changes;
extern const struct command cmd_review;
extern const struct command cmd_rule;
extern const struct command cmd_show;
extern const struct command cmd_status;
extern const struct command cmd_submit;
extern const struct command cmd_suggest;
extern const struct command cmd_sync;
extern const struct command cmd_template;
extern const struct command cmd_undo;
extern const struct command cmd_use;
extern const struct command cmd_verify;
extern const struct command cmd_withdraw;
extern const struct command cmd_workflow;

#endif
