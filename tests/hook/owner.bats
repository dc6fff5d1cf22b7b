#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Whose a request is: what was handed over is listed, found and gone on with by
# its new owner, and by nobody else.

bats_require_minimum_version 1.5.0
load ../cli/house
load server

bolt=rep1/first-touch/bolt

setup_file() {
	serve
	for person in rep2 rep3; do
		add_person $person "$person" rep
	done
	galley sync
	cd ..
	for person in rep1 rep2 rep3; do
		galley clone srv.git $person --person $person
	done
	at rep1 customize first-touch --for Bolt --set customer=Bolt --set discount=18
	at rep1 submit bolt
	for person in rep2 rep3; do
		at $person sync
	done
}

setup() {
	copy_server
	for person in rep1 rep2 rep3; do
		cp -a "$BATS_FILE_TMPDIR/scene/work/$person" $person
		git -C $person remote set-url origin "$PWD/srv.git"
	done
}

# hands FROM TO: bolt goes on, and TO hears of it.
hands() {
	at "$1" handover $bolt --to "$2"
	at "$2" sync
}

# lists PERSON, lists_not PERSON: bolt in his list, and on his home screen.
lists() {
	exits 0 at "$1" status
	says $bolt
	exits 0 at "$1"
	says "Your requests" $bolt
}

lists_not() {
	exits 0 at "$1" status
	says "No request is open"
	exits 0 at "$1"
	says "Nothing waits for you" "galley find WORD"
	says_not $bolt
}

# from_clone PERSON: how many of this clone's branches are requests of rep1's.
from_clone() { git -C "$1" for-each-ref refs/heads/custom/rep1 | wc -l; }

# out: nobody reaches the server; back: they do again.
out() { mv srv.git away.git; }
back() { mv away.git srv.git; }

@test "a request that was handed over is its new owner's alone" {
	lists rep1
	lists_not rep2
	hands rep1 rep2
	lists rep2
	says "draft; waits for rep2" "Next: galley submit $bolt"
	lists_not rep1
	lists_not rep3
}

@test "its short name is the new owner's, in each command" {
	hands rep1 rep2
	for what in status "check" diff log explain; do
		exits 0 at rep2 $what bolt
		exits 5 at rep1 $what bolt
		says "$bolt is rep2's now" "galley status $bolt"
		exits 5 at rep3 $what bolt
	done
	exits 0 at rep1 status $bolt
	says "by rep2"
}

@test "the new owner edits, submits and withdraws it, and the old one cannot" {
	hands rep1 rep2
	exits 4 at rep1 edit $bolt --set discount=17
	says "$bolt is rep2's: only its owner edits it"
	exits 0 at rep2 edit bolt --set discount=17
	exits 0 at rep2 submit bolt
	says "waits for brand1, legal1"
	exits 0 at rep2 withdraw bolt
	exits 0 at rep1 verify
	at rep1 sync
	lists_not rep1
}

@test "what was decided is told to who asked for it" {
	hands rep1 rep2
	at rep2 submit bolt
	for person in brand1 legal1; do
		galley clone srv.git $person --person $person
		at $person approve $bolt
	done
	for person in rep1 rep2; do
		at $person sync
	done
	exits 0 at rep2
	says Decided "$bolt  approved and in force"
	exits 0 at rep2 status $bolt
	says "by rep2"
	exits 0 at rep1
	says_not $bolt
	exits 0 at rep2 use $bolt --set first_name=Ann
}

@test "handed on, only the last owner has it; handed back, the first" {
	hands rep1 rep2
	hands rep2 rep3
	at rep1 sync
	lists rep3
	lists_not rep2
	lists_not rep1
	exits 4 at rep2 submit $bolt
	hands rep3 rep1
	lists rep1
	lists_not rep3
	exits 0 at rep1 submit bolt
}

@test "without the server the new owner goes on, and sync sends it" {
	hands rep1 rep2
	out
	exits 0 at rep2 edit bolt --set discount=17
	exits 0 at rep2 submit bolt
	lists rep2
	says "not sent yet" "Next: galley sync"
	exits 0 at rep2 undo bolt
	exits 0 at rep2 submit bolt
	back
	exits 0 at rep2 sync
	says "sent: $bolt"
	[ "$(from_clone rep2)" -eq 1 ]
	at rep1 sync
	lists_not rep1
}

@test "what was not sent goes with the handover" {
	out
	at rep1 edit bolt --set discount=17
	exits 75 at rep1 handover bolt --to rep2
	lists rep1
	back
	hands rep1 rep2
	exits 0 at rep2 diff bolt
	says 17
}

@test "what another machine did not send before is told, and dropped by undo" {
	cp -a rep1 other
	hands rep1 rep2
	out
	at other edit bolt --set discount=14
	back
	exits 0 at other sync
	says "$bolt is rep2's now" "galley undo $bolt"
	exits 0 at other undo $bolt
	exits 6 at other undo $bolt
	says "was sent already"
	exits 0 at other sync
	lists_not other
}

@test "a leaver's request is listed to his successor, and to nobody without one" {
	hands rep1 rep2
	cp -a rep3 heir
	galley clone srv.git brand1 --person brand1
	at brand1 people end rep2 --successor rep3
	at heir sync
	exits 0 at heir status
	says $bolt "waits for rep3"
	exits 0 at heir edit bolt --set discount=12
	exits 0 at heir submit bolt
	at brand1 people end rep3
	for person in brand1 rep1; do
		at $person sync
		exits 0 at $person status
		says_not $bolt
	done
}
