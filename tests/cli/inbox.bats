#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# The inbox of somebody for whom much waits, and what it remembers.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	local i start

	scene
	start=$(git log -1 --format=%ct)
	for i in $(seq 10 43); do
		export GALLEY_NOW=$((start + 100 - i))
		submitted "a$i"
	done
	unset GALLEY_NOW
}

setup() {
	enter
}

names() {
	galley --as "$1" inbox --json=requests | grep -o 'first-touch/a[0-9]*'
}

@test "the longest waiting comes first, and the rest is counted" {
	exits 0 galley --as brand1 inbox
	says '10 more may wait for you'
	[ "$(names brand1 | head -n 2 | tr '\n' ' ')" = \
	    'first-touch/a43 first-touch/a42 ' ]
	[ "$(names brand1 | wc -l)" -eq 24 ]
}

@test "what is decided makes room for what waits behind it" {
	exits 0 galley --as brand1 inbox
	exits 0 galley --as brand1 approve rep1/first-touch/a43
	exits 0 galley --as brand1 inbox
	says '9 more may wait for you'
	[ "$(names brand1 | head -n 1)" = first-touch/a42 ]
	[ "$(names legal1 | head -n 1)" = first-touch/a43 ]
}

@test "who is asked by no workflow has nothing to look at" {
	exits 0 galley --as rep1 inbox
	says 'Nothing waits for you'
}

@test "what it remembers may be deleted or damaged" {
	names brand1 > ../fresh
	[ -s .git/galley/index ]
	names brand1 | cmp - ../fresh
	rm .git/galley/index
	names brand1 | cmp - ../fresh
	truncate -s 900 .git/galley/index
	names brand1 | cmp - ../fresh
	head -c 4096 /dev/urandom > .git/galley/index
	names brand1 | cmp - ../fresh
}

@test "what it remembers lets nobody approve" {
	exits 0 galley --as brand1 inbox
	sed -i 's/^\(galley-index-2 [0-9a-f]* \)brand1/\1legal1/
	    s,standard/brand,standard/legal,g' .git/galley/index
	exits 4 galley --as rep1 approve rep1/first-touch/a43
	exits 0 galley --as legal1 inbox
	exits 0 galley --as legal1 approve rep1/first-touch/a43
	exits 0 galley status rep1/first-touch/a43 --json
	[[ $output == *'"state":"submitted"'* ]]
}

@test "forty on a Monday: what is alike is decided together, and the rest follows" {
	local i start

	start=$(git log -1 --format=%ct main)
	for i in {44..49}; do
		export GALLEY_NOW=$((start + 100 - i))
		galley --as rep1 customize first-touch --for "A$i" --name "a$i" \
		    --set customer=Same --set discount=12
		galley --as rep1 submit "a$i"
	done
	unset GALLEY_NOW
	exits 0 galley --as brand1 inbox
	says "16 more may wait for you"
	at_terminal "galley --as brand1 review" "quit: " a "quit: " a "quit: " q
	[ "$status" -eq 0 ]
	says "6 requests with the same change: rep1/first-touch/a49" \
	    "and rep1/first-touch/a44" \
	    "18 requests with the same change: rep1/first-touch/a43" \
	    "and rep1/first-touch/a42: customer a42" \
	    "16 requests with the same change: rep1/first-touch/a25" "24 decided, 0 failed"
	exits 0 galley --as brand1 inbox
	says_not "may wait for you"
	[ "$(names brand1 | wc -l)" -eq 16 ]
}
