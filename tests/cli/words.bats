#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# To a representative galley speaks of templates, copies, requests and
# approvals; the words of the machinery below stay there.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	found >/dev/null
	export GALLEY_AS=rep1
}

# plain COMMAND...: whatever it ends with, it uses none of these words.
plain() {
	run "$@"
	[ -n "$output" ] || {
		echo "nothing was said by: $*"
		return 1
	}
	if grep -iwE 'commit|branch|merge|push|ref|tree|blob' <<<"$output"; then
		echo "was said by: $*"
		return 1
	fi
}

@test "finding, showing and using speak not of the machinery" {
	plain galley
	plain galley find
	plain galley find first
	plain galley show first-touch
	plain galley use first-touch --for Acme --set customer=Acme --set first_name=there
	plain galley use first-touch --for Acme
	plain galley use first-touch --for Acme --set customer=Acme --set discount=18 --set first_name=there
	plain galley use first-touch --for Acme --set customer=Acme --set discount=80 --set first_name=there
	plain galley use nothing-like-it
	plain galley show nothing-like-it
}

@test "nor does asking for more" {
	plain ask_for_bolt
	plain ask_for_bolt
	plain galley explain bolt
	plain galley check bolt
	plain galley preview bolt
	plain galley status
	plain galley status bolt
	plain galley use rep1/first-touch/bolt --set first_name=there
	plain galley submit bolt
	plain galley submit bolt
	plain galley edit bolt --set discount=17
	plain galley edit bolt --set nothing=1
	plain galley undo bolt
	plain galley refresh bolt
	plain galley submit bolt
	plain galley comment bolt -m "They hurry"
	plain galley log bolt
	plain galley approve bolt
	plain galley withdraw bolt
	plain galley withdraw bolt
	plain galley submit bolt
}

@test "nor does what was decided" {
	ask_for_bolt
	galley submit bolt
	galley --as brand1 request-changes rep1/first-touch/bolt -m "Shorter"
	plain galley
	plain galley status bolt
	galley edit bolt --region opening="Bolt's desk loses every third caller before anyone can answer the phone."
	galley submit bolt
	galley --as brand1 approve rep1/first-touch/bolt
	galley --as legal1 approve rep1/first-touch/bolt
	plain galley
	plain galley status
	plain galley status rep1/first-touch/bolt
	plain galley log rep1/first-touch/bolt
	plain galley log
	plain galley log journal/rep1
	plain galley explain rep1/first-touch/bolt
	plain galley use rep1/first-touch/bolt --set first_name=there
	plain galley edit rep1/first-touch/bolt --set discount=19
	plain galley undo bolt
	plain galley status bolt --json
}

@test "nor does going back, going on, and what was turned down" {
	plain galley undo nothing
	plain galley refresh nothing
	plain galley withdraw nothing
	plain galley submit nothing
	plain galley status nothing
	plain galley log nothing
	plain galley preview nothing
	plain galley explain nothing
	plain galley comment nothing -m Hello
	plain galley edit first-touch --edit
	plain galley edit galley.yaml --edit
	plain galley edit bolt
	ask_for_bolt
	plain galley edit bolt
	plain galley edit bolt --set discount=18
	plain galley refresh bolt
	plain galley undo bolt
	ask_for_bolt
	galley submit bolt
	plain galley submit bolt --accept 0123
	galley --as brand1 approve rep1/first-touch/bolt --with opening="Bolt's desk loses every third caller before anyone can answer."
	plain galley
	plain galley status
	plain galley status bolt
	plain galley log bolt
	plain galley diff bolt
	plain galley undo bolt
	galley --as brand1 reject rep1/first-touch/bolt -m "Not there"
	plain galley
	plain galley status bolt
	plain galley log rep1/first-touch/bolt
	plain galley use bolt
	plain galley edit bolt --set discount=9
}

@test "nor does another's work, and what is not a representative's" {
	ask_for_bolt
	galley submit bolt
	export GALLEY_AS=legal1
	plain galley edit rep1/first-touch/bolt --set discount=9
	plain galley submit rep1/first-touch/bolt
	plain galley withdraw rep1/first-touch/bolt
	plain galley undo rep1/first-touch/bolt
	plain galley refresh rep1/first-touch/bolt
	plain galley use rep1/first-touch/bolt
}

@test "nor does a template that moved on" {
	ask_for_bolt
	galley submit bolt
	galley --as brand1 approve rep1/first-touch/bolt
	galley --as legal1 approve rep1/first-touch/bolt
	GALLEY_AS=brand1 add_person ann Ann marketing
	sed 's/hours to the phone/mornings to the phone/' templates/email/first-touch.md >fixed
	galley --as ann edit first-touch --text @fixed
	galley --as ann submit first-touch
	galley --as brand1 approve change/ann/first-touch
	galley --as legal1 approve change/ann/first-touch
	plain galley use bolt --set first_name=there
	plain galley show bolt
	plain galley check bolt
	plain galley explain bolt
	plain galley refresh bolt
	plain galley submit bolt
	plain galley refresh bolt
}

@test "nor does fetching from an origin, sending, and being away" {
	plain galley sync
	git clone -q --bare . ../origin.git
	cd ..
	plain galley clone "$PWD/origin.git" mine --person rep1
	cd mine
	plain galley sync
	plain ask_for_bolt
	plain galley submit bolt
	plain galley status
	plain galley undo bolt
	mv ../origin.git ../away.git
	plain galley sync
	plain galley edit bolt --set discount=17
	plain galley submit bolt
	plain galley status
	plain galley status bolt
	plain galley
	mv ../away.git ../origin.git
	plain galley sync
	plain galley status bolt
}

@test "nor do help, and calls that are off" {
	plain galley help
	for verb in find show use customize edit refresh submit withdraw status \
	    key check comment log explain preview undo sync clone; do
		plain galley help $verb
		plain galley $verb --nothing
	done
}

@test "nor does what is said outside of a workspace" {
	cd "$HOME"
	plain galley
	plain galley find first
}
