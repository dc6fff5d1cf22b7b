#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What stands beside main: journals and stray refs are told, main stays valid.

bats_require_minimum_version 1.5.0
load house
load forge

journal=refs/heads/journal/rep1

setup_file() {
	scene
	galley --as rep1 use first-touch --for Acme --set customer=Acme --set first_name=there
}

setup() {
	enter
}

# written PERSON FILE [PARENT]: an entry of rep1's journal with one more file.
written() {
	local blob tree
	blob=$(echo '{"event":"use"}' | git hash-object -w --stdin)
	tree=$(GIT_INDEX_FILE=$BATS_TEST_TMPDIR/index; export GIT_INDEX_FILE
	    git read-tree "$journal" &&
	    git update-index --add --cacheinfo "100644,$blob,$2" &&
	    git write-tree)
	commit_as "$1" "$tree" "journal: rep1

Galley-Event: journal
Galley-Main: $(git rev-parse main)" "$(git rev-parse $journal)"
}

told() {
	exits 0 galley verify
	says valid: "$@"
}

@test "a journal as galley writes it needs no warning" {
	accepted
	[[ $output != *"does not count"* ]]
}

@test "another entry in it is right" {
	git update-ref $journal "$(written rep1 2030-01/000001.jsonl)"
	accepted
	[[ $output != *"does not count"* ]]
}

@test "an entry signed by somebody else is told" {
	git update-ref $journal "$(written brand1 2030-01/000001.jsonl)"
	told "the journal of rep1 does not count" T2 brand1
}

@test "an entry that changes an earlier one is told" {
	file=$(git ls-tree -r --name-only $journal | head -n 1)
	git update-ref $journal "$(written rep1 "$file")"
	told "the journal of rep1 does not count" T8 "$file"
}

@test "a file that is no journal's is told" {
	git update-ref $journal "$(written rep1 notes.md)"
	told "the journal of rep1 does not count" T8 notes.md
}

@test "a journal of another workspace is told" {
	git update-ref $journal "$(commit_as rep1 "$(git rev-parse "$journal^{tree}")" "journal: rep1

Galley-Event: journal
Galley-Main: $(git rev-parse main)
Galley-Workspace: 0123456789012345678901234567890123456789")"
	told "the journal of rep1 does not count" T9
}

@test "an entry that names what never was main is told" {
	git update-ref $journal "$(commit_as rep1 "$(git rev-parse "$journal^{tree}")" "journal: rep1

Galley-Event: journal
Galley-Main: $(git rev-parse $journal)" "$(git rev-parse $journal)")"
	told "the journal of rep1 does not count" T9 "never was this library"
}

@test "refs of other shapes are told" {
	git tag v1 main
	git update-ref refs/heads/feature main
	told "refs/tags/v1 does not count" "refs/heads/feature does not count"
}

@test "a main that lies ahead of the clock is told" {
	exits 0 galley --now 2001-01-01T00:00:00Z verify
	says "ahead of this machine's clock"
}
