#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T9: the refs that may be, and one beginning that is remembered.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
}

setup() {
	enter
}

@test "a main that begins with another founding is refused" {
	made=$(time=1800000000 commit_as brand1 "$(git rev-parse main^{tree})" \
	    "found: Northwind

Galley-Event: found")
	git update-ref refs/heads/main "$made"
	refused T9 "root" "confirmed"
}

@test "another founding is refused whatever the clone noted of the chain" {
	root=$(git rev-list --max-parents=0 main)
	made=$(time=1800000000 commit_as brand1 "$(git rev-parse main^{tree})" \
	    "found: Northwind

Galley-Event: found")
	git update-ref refs/heads/main "$made"
	mkdir -p .git/galley
	printf 'galley-chain-1\n%s -\n%s -\n' "$root" "$made" > .git/galley/chain
	refused T9 "main does not begin with $root"
}

@test "a founding by somebody who is no admin of it is refused" {
	made=$(time=1800000000 commit_as rep1 "$(git rev-parse main^{tree})" \
	    "found: Northwind

Galley-Event: found")
	git update-ref refs/heads/main "$made"
	git config galley.workspace "$made"
	refused T9 "not an admin"
}

@test "a founding by an admin of it is right" {
	made=$(time=1800000000 commit_as brand1 "$(git rev-parse main^{tree})" \
	    "found: Northwind

Galley-Event: found")
	git update-ref -d refs/heads/custom/$bolt
	git update-ref refs/heads/main "$made"
	git config galley.workspace "$made"
	accepted
}

@test "a founding that names another workspace than galley.yaml is refused" {
	made=$(time=1800000000 commit_as brand1 "$(git rev-parse main^{tree})" \
	    "found: Southwind

Galley-Event: found")
	git update-ref refs/heads/main "$made"
	git config galley.workspace "$made"
	refused T1 Southwind
}

@test "replaced objects are refused by name" {
	git replace "$(git rev-parse main)" "$(git rev-parse main^1)"
	exits 1 galley verify
	says refs/replace
}

@test "grafts are refused by name" {
	git rev-parse main > .git/info/grafts
	exits 1 galley verify
	says info/grafts
}

@test "a shallow clone is refused by name" {
	git clone -q --depth 1 "file://$PWD" ../shallow
	cd ../shallow
	exits 1 galley verify
	says "shallow clone"
}

# Who may write refs a server judges; here they count for nothing.
@test "tags, notes and branches of other shapes count for nothing" {
	git tag v1 main
	git -c user.name=x -c user.email=x@x.example notes add -m hello main
	git update-ref refs/heads/feature main
	git update-ref refs/heads/custom/rep1/first-touch/bolt2/more custom/$bolt
	git update-ref refs/heads/merge/$bolt custom/$bolt
	accepted
	says "1 open request"
}

@test "a request that names another place is told and never merges" {
	named=refs/heads/custom/rep1/first-touch/bolt opened rep1 rep1/first-touch/two
	exits 0 galley verify
	says "rep1/first-touch/two does not count" T1
}

@test "a request that begins with no open is told" {
	git update-ref refs/heads/custom/rep1/first-touch/two \
	    "$(commit_as rep1 "$(git rev-parse main^{tree})" "submit: rep1/first-touch/two

Galley-Event: submit" "$(git rev-parse main)")"
	exits 0 galley verify
	says "rep1/first-touch/two does not count"
}

@test "a request that begins beside main is told" {
	on=$(git rev-parse custom/$bolt) opened rep1 rep1/first-touch/two
	exits 0 galley verify
	says "rep1/first-touch/two does not count"
}

@test "a request of another person's name is told" {
	opened rep2 rep1/first-touch/two
	exits 0 galley verify
	says "rep1/first-touch/two does not count" T3
}
