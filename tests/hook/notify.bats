#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Notices from the server's own repository.

bats_require_minimum_version 1.5.0
load ../cli/house
load server

setup_file() { serve; }

setup() {
	enter_server
	cat >mailer <<-'END'
	#!/bin/sh
	cat >>"$MAILS"
	END
	chmod +x mailer
	export MAILS=$PWD/mails
	: >"$MAILS"
	git -C srv.git config galley.sendmail "$PWD/mailer"
	exits 0 galley -C srv.git notify
	: >"$MAILS"
}

@test "the server's repository tells everybody, once" {
	galley -C rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18
	galley -C rep1 submit bolt
	exits 0 galley -C srv.git notify
	output=$(cat "$MAILS")
	says "To: brand1@" "Your turn: rep1/first-touch/bolt"
	says_not "To: legal1@"
	: >"$MAILS"
	exits 0 galley -C srv.git notify
	says "nothing new"
	for person in brand1 legal1; do
		galley -C $person sync
		galley -C $person approve rep1/first-touch/bolt
	done
	exits 0 galley -C srv.git notify
	output=$(cat "$MAILS")
	says "To: rep1@" "Approved and in force: rep1/first-touch/bolt"
	says_not "To: brand1@" "To: legal1@"
}

@test "a push tells whose turn it is at once, where the hook says so" {
	rm srv.git/hooks/post-receive
	printf '#!/bin/sh\ngalley hook post-receive && galley notify >&2\n' \
	    >srv.git/hooks/post-receive
	chmod +x srv.git/hooks/post-receive
	galley -C rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18
	galley -C rep1 submit bolt
	output=$(cat "$MAILS")
	says "To: brand1@" "Your turn: rep1/first-touch/bolt"
	exits 0 galley -C srv.git notify
	says "nothing new"
}

@test "what was rejected and cleared away is told" {
	galley -C rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18
	galley -C rep1 submit bolt
	galley -C brand1 sync
	galley -C brand1 reject rep1/first-touch/bolt -m "We do not."
	exits 0 galley -C srv.git notify
	output=$(cat "$MAILS")
	says "To: rep1@" "by brand1: We do not."
	: >"$MAILS"
	exits 0 galley -C srv.git notify
	[ ! -s "$MAILS" ]
}
