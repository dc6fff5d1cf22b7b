#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Journals on a server, which hides them: one person's machines, and others.

bats_require_minimum_version 1.5.0
load ../cli/house
load server

journal=refs/heads/journal/rep1

setup_file() { serve; }

setup() {
	enter_server
	cp -a rep1 second
}

# uses CLONE...: rep1 uses a template there, and sends what he has.
uses() {
	local clone

	for clone; do
		at "$clone" use first-touch --for Acme --set customer=Acme \
		    --set discount=5 --set first_name=Ann >/dev/null
		exits 0 at "$clone" sync
		says_not warning
	done
}

# kept N: the server has so many entries, and so have these clones.
kept() {
	local count=$1 clone

	shift
	[ "$(git -C srv.git ls-tree -r --name-only $journal | wc -l)" -eq "$count" ]
	for clone; do
		[ "$(git -C "$clone" rev-parse $journal)" = \
		    "$(git -C srv.git rev-parse $journal)" ]
		exits 0 at "$clone" verify
		says_not "does not count"
	done
}

@test "two machines of a person keep one journal" {
	uses rep1 second
	kept 2 second
	uses rep1
	kept 3 rep1
	uses second second rep1
	kept 6 rep1
	exits 0 at rep1 log journal/rep1 --json
	[ "$(grep -o '"id":"[0-9a-f]*"' <<<"$output" | wc -l)" -eq 6 ]
	[ "$(grep -o '"id":"[0-9a-f]*"' <<<"$output" | sort -u | wc -l)" -eq 6 ]
}

@test "nor does it need git's newer protocol" {
	git -C second config protocol.version 0
	uses rep1 second
	kept 2 second
}

@test "nobody else fetches it, or learns where it ends" {
	uses rep1
	end=$(git -C srv.git rev-parse $journal)
	exits 128 git -C legal1 fetch -q origin "$journal:refs/heads/x"
	at legal1 use first-touch --for Acme --set customer=Acme \
	    --set discount=5 --set first_name=Ann >/dev/null
	exits 1 git -C legal1 push -q --force origin "refs/heads/journal/legal1:$journal"
	says "Refused: "
	says_not "$end"
	kept 1 rep1
}
