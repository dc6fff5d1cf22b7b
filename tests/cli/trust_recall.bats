#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# A recall takes no approval, but only those who answer for the text recall it.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt 10
}

setup() {
	enter
	template=$(ls templates/*/first-touch.md)
}

# recalled PERSON FILE: taken out of use, from the work tree.
recalled() {
	sed -i '0,/^share: me\|^language: en/s//&\nrecalled: {reason: "Wrong price"}/' "$2"
	proposed "$1" "change/$1/recall" "$2"
	merge_as "$1" "change/$1/recall" "recall SATISFIED $1"
}

@test "the owner of a template recalls it alone" {
	recalled brand1 "$template"
	accepted
	exits 6 galley --as rep1 use $bolt --set first_name=there
	says recalled "Wrong price"
}

@test "somebody of marketing who does not own it recalls it not" {
	recalled mkt2 "$template"
	refused T6 recall
}

@test "a representative recalls no template" {
	recalled rep1 "$template"
	refused T6 recall
}

@test "a representative recalls his own customization" {
	recalled rep1 $bolt_file
	accepted
	exits 6 galley --as rep1 use $bolt --set first_name=there
	says recalled
}

@test "a representative recalls nobody else's customization" {
	recalled rep2 $bolt_file
	refused T6 recall
}

@test "a recall that changes more is no recall" {
	sed -i 's/Clinics like yours/Practices like yours/' "$template"
	recalled brand1 "$template"
	refused T6 "standard/brand waits"
}

@test "a recall that is not submitted does not merge" {
	sed -i 's/^language: en/&\nrecalled: {reason: "Wrong price"}/' "$template"
	opened brand1 change/brand1/recall
	edited brand1 change/brand1/recall "$template" < "$template"
	merge_as brand1 change/brand1/recall "recall SATISFIED brand1"
	refused T6 draft
}

@test "a request-changes stops no recall" {
	sed -i 's/^language: en/&\nrecalled: {reason: "Wrong price"}/' "$template"
	proposed brand1 change/brand1/recall "$template"
	event mkt2 change/brand1/recall request-changes \
	    "Galley-Seen: $(seen_of change/brand1/recall)" "Why?"
	merge_as brand1 change/brand1/recall "recall SATISFIED brand1"
	accepted
}

@test "taking a recall back takes every stage" {
	cp "$template" before.md
	recalled brand1 "$template"
	mv before.md "$template"
	proposed brand1 change/brand1/back "$template"
	merge_as brand1 change/brand1/back "recall SATISFIED brand1"
	refused T6 "standard/brand waits"
}

@test "a representative takes no recall of his customization back alone" {
	cp $bolt_file before.md
	recalled brand1 $bolt_file
	opened rep1 $bolt
	edited rep1 $bolt $bolt_file < before.md
	event rep1 $bolt submit
	merge_as rep1 $bolt "standard/brand NOT-NEEDED" "standard/legal NOT-NEEDED"
	refused T6 "standard/brand waits"
}

@test "the gate takes no merge that reads something recalled" {
	submitted acme
	recalled brand1 "$template"
	approved brand1 rep1/first-touch/acme standard/brand
	approved legal1 rep1/first-touch/acme standard/legal
	merge_as rep1 rep1/first-touch/acme "standard/brand SATISFIED brand1" \
	    "standard/legal SATISFIED legal1"
	exits 0 galley verify
	exits 1 gate main
	says "recalled: Wrong price"
}
