#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# People's work over a host without hooks of ours: main is its own to protect,
# and moves only to what its required check has passed.

bats_require_minimum_version 1.5.0
load ../cli/house
load server

BOLT=rep1/first-touch/bolt

setup_file() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR/scene"
	house
	found >/dev/null
	git init -q --bare --initial-branch=main ../srv.git
	git remote add origin ../srv.git
	galley sync >/dev/null
	protect ../srv.git
	cd ..
}

# A host's own words; "passed" holds what its check let through.
protect() {
	touch "$1/passed"
	cat >"$1/hooks/update" <<-'EOF'
		#!/bin/sh
		[ "$1" != refs/heads/main ] || grep -q "$3" passed || {
			echo "error: GH006: Protected branch update failed for $1." >&2
			exit 1
		}
	EOF
	chmod +x "$1/hooks/update"
}

setup() {
	enter_server
	root=$(git -C srv.git rev-list --max-parents=0 main)
}

# The host's pipeline, of the example in hooks/: its script for each trial there.
pipeline() {
	local id ref hooks="$BATS_TEST_DIRNAME/../../hooks"

	sed -n '/^  script:/,$s/^    - //p' "$hooks/gitlab-ci.yml" >script
	grep -q required-check script || return
	git -C srv.git for-each-ref --format='%(objectname) %(refname:lstrip=2)' refs/heads/merge |
	    while read -r id ref; do
		if PATH="$hooks:$PATH" GALLEY_ROOT=$root CI_REPOSITORY_URL="$PWD/srv.git" \
		    CI_COMMIT_SHA=$id CI_COMMIT_BRANCH=$ref bash -e script; then
			echo "$id" >>srv.git/passed
		fi
	done
}

# in_force_for PERSON...: main there holds what was approved.
in_force_for() {
	for person; do
		git -C "$person" cat-file -e main:customizations/$BOLT.md
		[ "$(git -C "$person" rev-parse main)" = "$(git -C srv.git rev-parse main)" ]
		git -C "$person" cat-file -e "main:customizations/$BOLT.md"
		exits 0 at "$person" verify
	done
}

@test "what is approved waits for the host's check, and says so" {
	before=$(git -C srv.git rev-parse main)
	asked bolt
	exits 0 at brand1 approve $BOLT
	exits 0 at legal1 sync
	exits 0 at legal1 approve $BOLT
	says "origin checks it before it comes into force" "Next: galley sync"
	exits 0 at legal1 status $BOLT
	says "origin checks it before it comes into force" "galley sync"
	[ "$(git -C srv.git rev-parse main)" = "$before" ]
	[ "$(git -C legal1 rev-parse main)" = "$before" ]
	git -C srv.git rev-parse -q --verify refs/heads/merge/$BOLT
}

@test "before the check has passed nothing comes into force, whoever asks" {
	agreed bolt
	trial=$(git -C srv.git rev-parse refs/heads/merge/$BOLT)
	before=$(git -C srv.git rev-parse main)
	for person in legal1 rep1 brand1; do
		exits 0 at $person sync
	done
	[ "$(git -C srv.git rev-parse refs/heads/merge/$BOLT)" = "$trial" ]
	[ "$(git -C srv.git rev-parse main)" = "$before" ]
}

@test "once it has, whoever comes first brings it in, and it is the one that was checked" {
	agreed bolt
	trial=$(git -C srv.git rev-parse refs/heads/merge/$BOLT)
	pipeline
	exits 0 at rep1 sync
	[ "$(git -C srv.git rev-parse main)" = "$trial" ]
	exits 0 at legal1 sync
	exits 0 at brand1 sync
	in_force_for rep1 legal1 brand1
	exits 0 at rep1 use $BOLT --set first_name=Ann
	exits 1 git -C srv.git rev-parse -q --verify refs/heads/merge/$BOLT
}

@test "who approved it brings it in as well" {
	agreed bolt
	pipeline
	exits 0 at legal1 sync
	in_force_for legal1
	exits 0 at rep1 sync
	in_force_for rep1
}

@test "a trial that another merge overtook is made anew" {
	agreed bolt
	agreed acme
	pipeline
	exits 0 at legal1 sync
	pipeline
	exits 0 at legal1 sync
	exits 0 at rep1 sync
	in_force_for legal1 rep1
	exits 0 at rep1 use $BOLT --set first_name=Ann
	exits 0 at rep1 use rep1/first-touch/acme --set first_name=Bo
}

@test "a forged trial is passed by nobody" {
	agreed bolt
	forged=$(git -C srv.git -c user.name=Eve -c user.email=eve@evil.example \
	    commit-tree -p main -p refs/heads/custom/$BOLT -m forged "main^{tree}")
	git -C srv.git update-ref refs/heads/merge/$BOLT "$forged"
	exits 0 pipeline
	says "T1: $BOLT: "
	[ ! -s srv.git/passed ]
	exits 0 at rep1 sync
	[ "$(git -C srv.git rev-parse refs/heads/merge/$BOLT)" != "$forged" ]
	pipeline
	exits 0 at rep1 sync
	in_force_for rep1
}

# An hour is nothing to a check that stands in a queue; the clock is shifted
# behind the acts, since nobody signs before main's own time.
later() {
	GALLEY_NOW=$(($(git -C srv.git log -1 --format=%ct main) + $1))
	export GALLEY_NOW
}

@test "a check that comes an hour later passes it still" {
	agreed bolt
	trial=$(git -C srv.git rev-parse refs/heads/merge/$BOLT)
	later 3600
	pipeline
	exits 0 at rep1 sync
	[ "$(git -C srv.git rev-parse main)" = "$trial" ]
	in_force_for rep1
}

@test "a trial that its check forgot for two days is made anew" {
	agreed bolt
	trial=$(git -C srv.git rev-parse refs/heads/merge/$BOLT)
	later $((2 * 86400))
	exits 0 pipeline
	says "was not brought in within a day"
	[ ! -s srv.git/passed ]
	exits 0 at rep1 sync
	[ "$(git -C srv.git rev-parse refs/heads/merge/$BOLT)" != "$trial" ]
	pipeline
	exits 0 at rep1 sync
	in_force_for rep1
}

@test "a trial that the host removed is sent again" {
	agreed bolt
	git -C srv.git update-ref -d refs/heads/merge/$BOLT
	exits 0 at legal1 sync
	pipeline
	exits 0 at legal1 sync
	in_force_for legal1
}

@test "a trial of one's own request is no more sent than unsent, and told once" {
	agreed bolt
	exits 0 at rep1 sync
	exits 0 at rep1 sync --json
	says '"sent":[]' '"waiting":[]' '"warnings":[]'
	pipeline
	exits 0 at rep1 sync
	says "sent: $BOLT"
	says_not "not sent yet" "$BOLT, $BOLT"
}

@test "a trial that loses a race is sent again" {
	sed -i '1a\
		case $1 in refs/heads/merge/*)\
			mkdir -p "${1%/*}"\
			[ -e raced ] && rm -f "$1.lock" || touch raced "$1.lock"\
		esac' srv.git/hooks/update
	agreed bolt
	[ -e srv.git/raced ]
	pipeline
	exits 0 at legal1 sync
	in_force_for legal1
}
