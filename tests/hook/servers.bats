#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# The whole loop over each kind of server: a path, sshd with git-shell, nginx
# with fcgiwrap and git http-backend.

bats_require_minimum_version 1.5.0
load ../cli/house
load ../cli/display
load server
load servers

setup_file() { serve; }

setup() { copy_server; }

teardown() { stop_servers; }

# goes_round URL: clone, submit, approve, sync, verify, each in a clone of its own.
goes_round() {
	for person in brand1 rep1 legal1; do
		exits 0 galley clone "$1" "$person" --person "$person"
	done
	agreed bolt
	exits 0 at rep1 sync
	exits 0 at rep1 verify
	says "valid: 4 approved changes" "witnessed: 1 of 4 approved changes"
	exits 0 at rep1 use rep1/first-touch/bolt --set first_name=Ann
	exits 0 at rep1 sync
	[ -n "$(git -C srv.git rev-parse -q --verify refs/heads/journal/rep1)" ]
}

# refuses_forgery: git's own push of a main that nobody approved is turned away.
refuses_forgery() {
	local before

	before=$(git -C srv.git rev-parse main)
	asked zed
	exits 1 git -C rep1 push origin refs/heads/custom/rep1/first-touch/zed:refs/heads/main
	says "remote: T6: the library" "What to do"
	[ "$(git -C srv.git rev-parse main)" = "$before" ]
}

@test "a bare path serves, and refuses what is forged" {
	goes_round srv.git
	refuses_forgery
}

@test "so does sshd with git-shell" {
	start_sshd srv.git
	goes_round "$url"
	refuses_forgery
	exits 128 $ssh "$(id -un)@127.0.0.1" ls
	says "unrecognized command"
}

@test "so does nginx with fcgiwrap and git http-backend" {
	start_nginx .
	goes_round "$url/srv.git"
	refuses_forgery
	exits 128 env GIT_ASKPASS=true git ls-remote "$open_url/srv.git"
	says "Authentication failed"
}
