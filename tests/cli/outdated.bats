#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Words of one's own for what the template says otherwise by now: a warning.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	found >/dev/null
	add_person ann "Ann" marketing >/dev/null
}

# The representative's copy with an opening of its own, approved.
approved() {
	ask_for_bolt
	galley --as rep1 submit bolt
	galley --as brand1 approve rep1/first-touch/bolt
	galley --as legal1 approve rep1/first-touch/bolt
}

@test "another locked text reaches the copy without a warning" {
	approved
	change_template 's/below list/under list/'
	run --separate-stderr galley --as rep1 use bolt --set first_name=Ann
	[ "$status" -eq 0 ]
	says "under list" "four hundred calls"
	[[ $stderr != *warning* ]]
}

@test "other words for a region of one's own are a warning wherever one looks" {
	approved
	change_template 's/hours to the phone/mornings to the phone/'
	run --separate-stderr galley --as rep1 use bolt --set first_name=Ann
	[ "$status" -eq 0 ]
	says "four hundred calls"
	says_not warning
	output=$stderr
	says "warning: first-touch has other words for opening now" "galley refresh rep1/first-touch/bolt"
	exits 0 galley --as rep1 check bolt
	says "[outdated]" ":9:1: warning"
	exits 0 galley --as rep1 show bolt
	says "other words for opening" "mornings to the phone" "four hundred calls"
	exits 0 galley --as rep1 use bolt --set first_name=Ann --json=warnings
	says "other words for opening"
}

@test "an open request is told, too, and may still be approved" {
	ask_for_bolt
	change_template 's/hours to the phone/mornings to the phone/'
	exits 0 galley --as rep1 submit bolt
	exits 0 galley --as rep1 status bolt
	says "[outdated]"
	exits 0 galley --as rep1 explain bolt
	says "[outdated]"
	exits 0 galley --as brand1 approve rep1/first-touch/bolt
	exits 0 galley --as legal1 approve rep1/first-touch/bolt
	says "in force"
}

@test "refresh keeps one's own words and asks nobody" {
	approved
	exits 1 galley --as rep1 refresh bolt
	says "on today's template already"
	change_template 's/hours to the phone/mornings to the phone/'
	exits 4 galley --as brand1 refresh rep1/first-touch/bolt
	exits 0 galley --as rep1 refresh bolt
	says "rep1/first-touch/bolt: draft" "approved automatically"
	exits 0 galley --as rep1 submit bolt
	says "in force"
	exits 0 galley --as rep1 use bolt --set first_name=Ann
	says "four hundred calls"
	says_not warning
}

@test "refresh of an open request clears the warning" {
	ask_for_bolt
	change_template 's/hours to the phone/mornings to the phone/'
	exits 0 galley --as rep1 refresh bolt
	exits 0 galley --as rep1 status bolt
	says "bolt: draft"
	says_not "[outdated]"
}

@test "a base that nobody knows is a warning" {
	approved
	file=customizations/rep1/first-touch/bolt.md
	sed -i 's/^base: .*/base: 0123456789012345678901234567890123456789/' "$file"
	exits 0 galley --as rep1 check "./$file"
	says "[unknown-base]" "0 errors"
}
