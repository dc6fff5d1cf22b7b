#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# T4 and T5 for exceptions and for approvals with the reviewer's own wording.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
	seen=$(seen_of $bolt)
	export seen
}

setup() {
	enter
}

# excepted PERSON STAGE UNTIL: legal's requirement, or another, skipped.
excepted() {
	approved brand1 $bolt standard/brand
	event "$1" $bolt exception "Galley-Stage: $2
Galley-Until: $3
Galley-Seen: $seen" "The customer waits."
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" \
	    "standard/legal EXCEPTED $1"
}

@test "who may except a stage excepts it" {
	excepted brand1 standard/legal 2099-12-31
	accepted
}

@test "an exception by somebody whom the stage does not name is refused" {
	excepted mkt2 standard/legal 2099-12-31
	refused T6 "standard/legal waits"
}

@test "an exception that is over is refused" {
	excepted brand1 standard/legal 2020-12-31
	refused T6 "standard/legal waits"
}

@test "an exception of what was seen before an edit is refused" {
	event brand1 $bolt exception "Galley-Stage: standard/legal
Galley-Until: 2099-12-31
Galley-Seen: $seen" "The customer waits."
	edited rep1 $bolt $bolt_file < <(git show custom/$bolt:$bolt_file | sed 's/18/19/')
	event rep1 $bolt submit
	seen='' approved brand1 $bolt standard/brand
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" \
	    "standard/legal EXCEPTED brand1"
	refused T6 "standard/legal waits"
}

@test "an exception by the author is refused" {
	sed -i 's/roles: .*/roles: [rep, brand-owner]/' people/rep1.yaml
	raise
	enacted brand1 roles galley.yaml people/rep1.yaml
	excepted rep1 standard/legal 2099-12-31
	refused T6 "standard/legal waits"
}

@test "an exception without a date is refused" {
	approved brand1 $bolt standard/brand
	event brand1 $bolt exception "Galley-Stage: standard/legal
Galley-Seen: $seen"
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" \
	    "standard/legal EXCEPTED brand1"
	refused T1 Galley-Until
}

@test "an exception of policy is no exception" {
	excepted brand1 standard/policy 2099-12-31
	refused T1 Galley-Stage
}

# mkt2 approves with a wording of his own for the opening.
worded() {
	galley --as mkt2 approve $bolt --with \
	    opening="Bolt's desk loses every third caller before anyone can answer."
}

# The merge that the wording and legal1 allow.
worded_merge() {
	seen='' approved legal1 $bolt standard/legal
	merge_as rep2 $bolt "standard/brand SATISFIED mkt2" \
	    "standard/legal SATISFIED legal1"
}

@test "a wording that the author accepts counts as its maker's approval" {
	worded
	galley --as rep1 submit $bolt --accept "$(git rev-parse custom/$bolt)"
	galley --as legal1 approve $bolt
	accepted
	says "standard/brand SATISFIED mkt2"
}

@test "a wording that the author did not accept byte for byte counts for nothing" {
	worded
	suggestion=$(git rev-parse custom/$bolt)
	tree=$(git show custom/$bolt:$bolt_file | { cat; printf '%s\n' \
	    '<!-- region opening -->' "Bolt's desk loses every caller before anyone can answer." \
	    '<!-- /region -->'; } | tree_with "custom/$bolt^{tree}" $bolt_file) \
	    event rep1 $bolt edit "Galley-Accepts: $suggestion"
	event rep1 $bolt submit
	worded_merge
	refused T4 byte-equal
}

@test "an edit that accepts what nobody suggested is refused" {
	edited rep1 $bolt $bolt_file < <(git show custom/$bolt:$bolt_file | sed 's/18/17/')
	tree=$(git show custom/$bolt~1:$bolt_file | tree_with "custom/$bolt^{tree}" $bolt_file) \
	    event rep1 $bolt edit "Galley-Accepts: $(git rev-parse custom/$bolt)"
	event rep1 $bolt submit
	worded_merge
	refused T4 "no suggestion"
}

@test "an edit after the accepted wording ends its approval" {
	worded
	galley --as rep1 submit $bolt --accept "$(git rev-parse custom/$bolt)"
	edited rep1 $bolt $bolt_file < <(git show custom/$bolt:$bolt_file | sed 's/18/17/')
	event rep1 $bolt submit
	worded_merge
	refused T6 "standard/brand waits"
}

@test "a wording counts for nothing where suggesters are authors" {
	sed -i 's/suggesters-are-authors: false/suggesters-are-authors: true/' workflows/standard.yaml
	raise
	enacted brand1 strictly galley.yaml workflows/standard.yaml
	exits 4 worded
}

@test "a wording by somebody without the role is no approval" {
	run galley --as rep2 approve $bolt --with opening="Bolt's desk loses every third caller, every day."
	[ "$status" -eq 4 ]
}
