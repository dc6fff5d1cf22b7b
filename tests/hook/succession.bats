#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# A handover of all that a server's outage cuts off in the middle.

bats_require_minimum_version 1.5.0
load ../cli/house
load server

setup_file() { serve; }

setup() {
	enter_server
	rm srv.git/hooks/pre-receive
	cat >srv.git/hooks/pre-receive <<-'END'
	#!/bin/sh
	moves=$(cat)
	case $(ls away 2>/dev/null),$moves in
	away,*first-touch/bb*) echo "disk full" >&2; exit 1 ;;
	esac
	printf '%s\n' "$moves" | galley hook pre-receive
	END
	chmod +x srv.git/hooks/pre-receive
	for account in Aa Bb Cc; do
		at rep1 customize first-touch --for $account --set customer=$account
	done
	at rep1 sync
}

@test "what was given is told, and the next call gives the rest, once" {
	touch srv.git/away
	exits 3 at rep1 handover rep1 --to legal1
	says "rep1/first-touch/aa: now a draft of legal1" "1 of 3 requests were handed over"
	says_not "rep1/first-touch/bb: a draft" "rep1/first-touch/cc: a draft"
	rm srv.git/away
	exits 0 at rep1 handover rep1 --to legal1
	says "rep1/first-touch/bb: now a draft of legal1" "rep1/first-touch/cc: now a draft of legal1"
	says_not first-touch/aa
	exits 1 at rep1 handover rep1 --to legal1
	says "handed over already"
	for name in aa bb cc; do
		[ "$(git -C srv.git log --format=%s "custom/rep1/first-touch/$name" |
		    grep -c '^handover')" -eq 1 ]
	done
	exits 0 at rep1 verify
}

@test "an outage before the first leaves everything as it was" {
	rm -f srv.git/hooks/pre-receive
	printf '#!/bin/sh\nexit 1\n' >srv.git/hooks/pre-receive
	chmod +x srv.git/hooks/pre-receive
	before=$(git -C srv.git for-each-ref)
	exits 1 at rep1 handover rep1 --to legal1
	says "origin refused it"
	[ "$(git -C srv.git for-each-ref)" = "$before" ]
	exits 0 at rep1 status
	says_not legal1
}
