/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sign.h - the start of libsodium, public keys, SSH signatures
 *
 * SSHSIG as OpenSSH writes it (openssh PROTOCOL.sshsig), namespace "git",
 * sha512, keys ssh-ed25519 and sk-ssh-ed25519@openssh.com (PROTOCOL.u2f).
 */

#ifndef GALLEY_SIGN_SIGN_H
#define GALLEY_SIGN_SIGN_H

#include "base/error.h"
#include "public_key.h"
#include "sshsig.h"

/*
 * Starts libsodium and turns core files off; every program calls it first.
 * A second call does nothing.
 */
enum error_code sign_start(struct error *err);

#endif
