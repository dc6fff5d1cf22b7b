/* SPDX-License-Identifier: Apache-2.0 */
/*
 * agent.h - the ssh-agent at SSH_AUTH_SOCK
 *
 * Protocol: draft-miller-ssh-agent; a connection for each question.
 */

#ifndef GALLEY_SIGN_AGENT_H
#define GALLEY_SIGN_AGENT_H

#include "base/error.h"
#include "sshsig.h"

/* Fine if the agent holds the key, ERR_MISSING if it does not or is not. */
enum error_code agent_find(const struct public_key *key, struct error *err);

/* Lets the agent sign; fills in all of out. */
enum error_code agent_sign(struct sshsig *out, const struct public_key *key,
    const struct sshsig_message *message, struct error *err);

#endif
