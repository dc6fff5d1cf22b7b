#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# A clone holds on to the main that it verified last, whatever plain git did.

bats_require_minimum_version 1.5.0
load ../cli/house
load server

setup_file() { serve; }
setup() { enter_server; }

use_acme() {
	at rep1 use first-touch --for Acme --set customer=Acme --set discount=5 \
	    --set first_name=Ann
}

# rep1's main moved to a request, which is signed and no approved change.
forged() {
	asked bolt
	git -C rep1 update-ref refs/heads/main refs/heads/custom/rep1/first-touch/bolt
}

@test "what was pulled by hand is verified before it is used" {
	agreed bolt
	git -C rep1 fetch -q origin
	git -C rep1 update-ref refs/heads/main origin/main
	exits 0 use_acme
	[ "$(cat rep1/.git/galley/verified)" = "$(git -C rep1 rev-parse main)" ]
}

@test "a forged main gives out no copy and takes no act" {
	forged
	exits 7 use_acme
	says "moved by something else than galley" "galley doctor"
	exits 7 at rep1 customize first-touch --for Bolt --set customer=Bolt
	exits 7 at rep1 sync
	exits 7 at rep1 verify
}

@test "a main without the last one verified gives out no copy" {
	agreed bolt
	at rep1 sync
	git -C rep1 update-ref refs/heads/main main^
	exits 7 use_acme
	says "does not contain"
	exits 7 at rep1 customize first-touch --for Zed --set customer=Zed
}

@test "back at what was verified, all goes on" {
	forged
	exits 7 use_acme
	says "T6: "
	git -C rep1 update-ref refs/heads/main "$(cat rep1/.git/galley/verified)"
	git -C rep1 reset -q --hard
	exits 0 use_acme
	exits 0 at rep1 sync
}

@test "a clone that remembers nothing verifies all of main first" {
	rm rep1/.git/galley/verified
	exits 0 use_acme
	[ -s rep1/.git/galley/verified ]
	rm rep1/.git/galley/verified
	forged
	exits 7 use_acme
}

@test "a dry run remembers nothing" {
	agreed bolt
	git -C rep1 fetch -q origin
	git -C rep1 update-ref refs/heads/main origin/main
	cp rep1/.git/galley/verified before
	at rep1 use first-touch --dry-run --for Acme --set customer=Acme \
	    --set discount=5 --set first_name=Ann
	cmp before rep1/.git/galley/verified
}
