#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What only happens where a person sits: keys, questions, colours, secrets.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
}

# Two requests that change the same, and one that changes something else.
ask_three_times() {
	for name in one two; do
		galley --as rep1 customize first-touch --for Bolt --name $name \
		    --set customer=Bolt --set discount=18
	done
	galley --as rep1 customize first-touch --for Acme --set customer=Acme \
	    --set discount=12
	for name in one two acme; do
		galley --as rep1 submit $name
	done
}

@test "review approves with one key, the same changes together" {
	found
	ask_three_times
	at_terminal "galley --as brand1 review" "quit: " a "quit: " a
	[ "$status" -eq 0 ]
	says "2 requests with the same change" "3 decided, 0 failed"
	for name in one two acme; do
		exits 0 galley status rep1/first-touch/$name
		says "approved by brand1"
	done
}

@test "review sends back with a reason that can be counted" {
	found
	ask_for_bolt
	galley --as rep1 submit bolt
	at_terminal "galley --as brand1 review" "quit: " b "6 Other" 1 \
	    "change? " 'Half of it is enough\n'
	[ "$status" -eq 0 ]
	exits 0 galley log rep1/first-touch/bolt
	says "Too long: Half of it is enough"
}

@test "review skips and quits without deciding" {
	found
	ask_three_times
	at_terminal "galley --as brand1 review" "quit: " s "quit: " q
	[ "$status" -eq 0 ]
	says "0 decided"
}

@test "review approves with the reviewer's wording" {
	found
	ask_for_bolt
	galley --as rep1 submit bolt
	at_terminal "galley --as brand1 review" "quit: " w "words: " \
	    "Bolt's desk loses every third caller before anyone can answer.\n"
	[ "$status" -eq 0 ]
	exits 0 galley log rep1/first-touch/bolt
	says suggest "before anyone can answer."
}

@test "use asks for what is missing" {
	found
	at_terminal "galley --as rep1 use first-touch --for Acme" \
	    "customer: " 'Acme Clinics\n' "first_name: " 'Ann\n'
	[ "$status" -eq 0 ]
	says "A calmer front desk for Acme Clinics" "Ann, Acme"
}

@test "colours are for terminals, and NO_COLOR takes them away" {
	found
	at_terminal "galley --as rep1"
	says $'\033[1m'
	at_terminal "NO_COLOR=1 galley --as rep1"
	says_not $'\033'
	at_terminal "galley --as rep1 --no-color"
	says_not $'\033'
}

@test "what is wider than the terminal goes on in the next line, word by word" {
	found
	ask_for_bolt
	galley --as rep1 submit bolt -m "Bolt asked for a number"
	for command in inbox "status rep1/first-touch/bolt" "show first-touch" \
	    "diff rep1/first-touch/bolt"; do
		at_terminal "stty cols 80; NO_COLOR=1 galley --as brand1 $command"
		[ "$status" -eq 0 ]
		# Prose and commands are not broken: only tables are.
		run awk -v RS='\r?\n' 'length > 80 && !/^( *[-{|]|.*\[-|Next:|Approving:|first-touch:)/' <<<"$output"
		[ -z "$output" ]
	done
	at_terminal "stty cols 60; galley --as brand1 inbox"
	says "First-touch email for clinics" "discount 18 is beyond the pre-approved 0..10"
	exits 0 galley --as brand1 inbox
	[[ ${lines[0]} == "rep1/first-touch/bolt  First-touch"*"0..10" ]]
}

@test "a passphrase is asked twice, never shown, and opens the key" {
	at_terminal "galley key new --person rep1" \
	    ": " 'correct horse\n' ": " 'correct horse\n'
	[ "$status" -eq 0 ]
	says ssh-ed25519
	says_not "correct horse"
	run ! grep -q "correct horse" -r "$HOME"
	at_terminal "galley key new --person legal1" ": " 'one\n' ": " 'two\n'
	[ "$status" -ne 0 ]
}

@test "what takes longer than a second says that it goes on" {
	found
	git clone -q --bare . ../origin.git
	git remote add origin "$PWD/../origin.git"
	mkdir bin
	printf '#!/bin/sh\nsleep 1.2\nexec %s "$@"\n' "$(command -v git)" >bin/git
	chmod +x bin/git
	at_terminal "PATH='$PWD/bin:$PATH' galley sync"
	says "Fetching and sending ."
	PATH="$PWD/bin:$PATH" run galley sync
	says_not "Fetching and sending"
}
