#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Comments: where they stand, what must be fixed, and what is settled.

load house

setup() {
	house
	found
	ask_for_bolt
	galley --as rep1 submit bolt
	bolt=rep1/first-touch/bolt
}

# The id of the last comment.
last() {
	git log -1 --format=%h --grep '^comment:' "custom/$bolt"
}

@test "a comment stands at a region, or at a sentence of it" {
	galley comment $bolt -m "Is it true?" --slot opening \
	    --quote "every third caller hangs up" --must-fix
	exits 0 galley --as rep1 status bolt
	says "on opening, must be fixed" "> every third caller hangs up" \
	    "Is it true?"
	exits 0 galley diff $bolt
	says "must be fixed"
	galley verify
}

@test "a comment that is resolved is told no more" {
	galley comment $bolt -m "Shorter?" --slot opening
	id=$(last)
	galley --as rep1 comment bolt --resolve "$id" -m "It is"
	exits 0 galley --as legal1 status $bolt
	exits 0 galley diff $bolt
	says "Shorter?" resolved
	galley --as rep1 edit bolt --set discount=12
	galley --as rep1 submit bolt
	exits 0 galley --as rep1 status bolt
	says_not "Shorter?"
}

@test "what is not resolved is told after the next submit, too" {
	galley comment $bolt -m "Name the source" --must-fix
	galley --as rep1 edit bolt --set discount=12
	galley --as rep1 submit bolt
	exits 0 galley --as rep1 status bolt
	says "Name the source" "must be fixed"
}

@test "who wrote it does not settle what must be fixed" {
	galley comment $bolt -m "Name the source" --must-fix
	id=$(last)
	exits 4 galley --as rep1 comment bolt --resolve "$id"
	says "brand1 says whether it is"
	exits 0 galley --as legal1 comment $bolt --resolve "$id"
}

@test "refuses to resolve twice, or what is no comment" {
	galley comment $bolt -m "Shorter?"
	id=$(last)
	galley comment $bolt --resolve "$id"
	exits 1 galley comment $bolt --resolve "$id"
	says "is resolved already"
	exits 5 galley comment $bolt --resolve 0000000
	says "has no comment 0000000"
	exits 5 galley comment $bolt --resolve \
	    "$(git log -1 --format=%h --grep '^submit:' "custom/$bolt")"
}

@test "refuses a place that there is not" {
	exits 2 galley comment $bolt -m x --slot ending
	says "no region or field called ending"
	exits 2 galley comment $bolt -m x --slot opening --quote "Dear all"
	says '"Dear all" is not in opening'
	exits 2 galley comment $bolt -m x --slot opening --quote "l"
	says "more than once"
	exits 2 galley comment $bolt -m x --quote "Bolt"
	says "--slot"
	exits 2 galley comment $bolt
	says "needs a text"
}
