#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# External checks at the gate: it refuses what they are against, and what they
# could not look at.

bats_require_minimum_version 1.5.0
load ../cli/house
load ../cli/forge
load gate

setup_file() {
	scene
	galley config checks probe >/dev/null
	git -C ../srv.git -c core.hooksPath=/dev/null fetch -q "$PWD" main:main
	git remote add origin "$BATS_TEST_TMPDIR/work/srv.git"
	galley sync >/dev/null
	submitted bolt
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	sends "$(ref_of $bolt)"
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" "standard/legal SATISFIED legal1"
}

setup() {
	at_gate
	bolt_ref=$(ref_of $bolt)
	checks="$BATS_TEST_TMPDIR/checks"
	mkdir -m 755 "$checks"
	git -C ../srv.git config galley.checks "$checks"
}

# answers JSON: what the server's check says of every document.
answers() {
	printf '#!/bin/sh\necho '"'%s'"'\n' "$1" > "$checks/probe"
	chmod 755 "$checks/probe"
}

@test "a check that finds nothing lets main move" {
	answers '{"findings": [{"rule": "dull", "severity": "warning", "message": "So dull."}]}'
	takes main "$bolt_ref"
}

@test "a check that finds an error keeps main where it is" {
	answers '{"findings": [{"rule": "dull", "severity": "error", "message": "So dull."}]}'
	turns_away "the library" "customizations/rep1/first-touch/bolt.md:1:1: probe.dull: So dull." main "$bolt_ref"
}

@test "a check that is not installed is told by doctor, with the command" {
	exits 1 galley -C ../srv.git doctor --server
	says "checks: probe: there is no program $checks/probe" \
	    "install -D -m 755 probe '$checks/probe'"
	answers '{"findings": []}'
	exits 1 galley -C ../srv.git doctor --server
	says "server-keys"
	says_not "checks: probe"
}

@test "a check that fails keeps main where it is" {
	answers 'So dull.'
	turns_away "the library" "customizations/rep1/first-touch/bolt.md:1:1: probe.failed: the check probe gave no answer" main "$bolt_ref"
}

@test "a check that is not installed on the server keeps main where it is" {
	turns_away "the library" "customizations/rep1/first-touch/bolt.md:1:1: probe.not-run: the check probe was not run here" main "$bolt_ref"
}

@test "what a check said is never part of the proof" {
	answers '{"findings": []}'
	takes main "$bolt_ref"
	git config galley.checks "$checks"
	answers 'So dull.'
	exits 0 galley verify --checks
	says "left out: probe"
}
