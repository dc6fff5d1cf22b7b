#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Overrides: what somebody asked to be changed is lifted, with a reason.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted bolt
	galley --as mkt2 request-changes $bolt -m "Fewer words" >/dev/null
	galley --as rep1 submit bolt -m "They want all of them" >/dev/null
	galley --as legal1 approve $bolt >/dev/null
}

setup() {
	enter
}

@test "explain says who may lift what others asked for, and how" {
	exits 0 galley explain $bolt
	says "mkt2 asked for changes" \
	    "brand1 may lift that: galley approve $bolt --override -m WHY"
}

@test "the override role lifts a request-changes, and approves nothing by it" {
	exits 0 galley --as brand1 approve $bolt --override -m "The customer waits"
	says "standard/brand" "waits for"
	exits 0 galley --as brand1 approve $bolt
	says "in force"
	accepted
	exits 0 galley log $bolt
	says "standard/override" "The customer waits"
}

@test "without an override its other reviewer cannot pass it" {
	exits 0 galley --as brand1 approve $bolt --stage standard/brand
	says "mkt2 asked for changes"
	[ -z "$(git log --format=%s main | grep $bolt)" ]
}

@test "who can do no more than lift it has it in his inbox, and lifts it by one key" {
	add_person own2 "Own Two" brand-owner
	exits 0 galley --as own2 inbox
	says "$bolt" "standard/override" "mkt2 asked for changes"
	at_terminal "galley --as own2 review" "quit: " l "Why? " "The customer waits\n"
	[ "$status" -eq 0 ]
	says "1 decided, 0 failed"
	exits 0 galley --as own2 inbox
	says_not "$bolt"
	exits 0 galley --as brand1 approve $bolt
	says "in force"
	accepted
}

@test "who may approve and lift is told of both, and by one after the other" {
	exits 0 galley --as brand1 diff $bolt
	says "Approving: after yours: mkt2 asked for changes" "galley approve $bolt"
	exits 0 galley --as brand1 approve $bolt
	exits 4 galley --as brand1 approve $bolt
	says "you can lift that: galley approve $bolt --override -m WHY"
	exits 0 galley --as brand1 diff $bolt
	says "Approving: you can only lift what mkt2 asked for" \
	    "Next: galley approve $bolt --override -m WHY"
	at_terminal "galley --as brand1 review" "quit: " l "Why? " "The customer waits\n"
	says "1 decided, 0 failed" "in force"
	accepted
}

@test "an override needs its reason and its role, and nothing else beside it" {
	exits 2 galley --as brand1 approve $bolt --override
	says "say why"
	exits 4 galley --as legal1 approve $bolt --override -m "I like it"
	says T5 brand-owner
	exits 4 galley --as rep1 approve $bolt --override -m "I like it"
	says T4
	exits 2 galley --as brand1 approve $bolt --override --stage standard/brand -m "So"
	says "approves nothing"
}

@test "who asked lifts it by approving" {
	exits 0 galley --as mkt2 approve $bolt
	says "in force"
	exits 0 galley verify
}

@test "where nobody asked for changes there is nothing to override" {
	submitted acme
	exits 4 galley --as brand1 approve rep1/first-touch/acme --override -m "So"
	says "no request-changes blocks it"
}

@test "the override role may reject, another who could not approve may not" {
	sed -i 's/roles: .*/roles: [brand-owner]/' people/rep2.yaml
	raise
	enacted brand1 owner galley.yaml people/rep2.yaml
	exits 4 galley --as rep2 request-changes $bolt -m "Not so"
	says T5
	exits 0 galley --as rep2 reject $bolt -m "Not for them"
	submitted acme
	exits 4 galley --as rep1 reject rep1/first-touch/acme -m "Mine"
	says T5
}
