#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Handover: a request goes to a living owner, as a draft.

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

# ends PERSON [SUCCESSOR]: the admin ends a person.
ends() {
	echo "ended: true" >> "people/$1.yaml"
	[ -z "${2:-}" ] || echo "successor: $2" >> "people/$1.yaml"
	raise
	enacted brand1 "end-$1" galley.yaml "people/$1.yaml"
	git reset -q --hard main
}

@test "the owner hands a request over, and it is a draft again" {
	exits 0 galley --as rep1 handover bolt --to rep2 -m "I am on leave"
	says "draft" "waits for rep2"
	exits 4 galley --as rep1 submit $bolt
	exits 0 galley --as rep2 submit $bolt
	exits 0 galley --as brand1 approve $bolt
	exits 0 galley --as legal1 approve $bolt
	says "in force"
	accepted
}

@test "nobody else hands over a living owner's request" {
	for person in rep2 legal1 brand1; do
		exits 4 galley --as $person handover $bolt --to rep2
		says "only the request's owner"
	done
}

@test "a request goes to a living person alone, and to another" {
	exits 2 galley --as rep1 handover bolt
	says "--to"
	exits 1 galley --as rep1 handover bolt --to nobody
	says "nobody has this name"
	exits 1 galley --as rep1 handover bolt --to rep1
	says "already"
	ends rep2
	exits 1 galley --as rep1 handover bolt --to rep2
	says "ended"
}

@test "for an ended owner an admin hands it over" {
	ends rep1
	exits 0 galley status $bolt
	says "its owner, rep1, is ended: a registrar or an admin hands it over"
	exits 4 galley --as mkt2 handover $bolt --to rep2
	says "registrar or an admin"
	exits 0 galley --as brand1 handover $bolt --to rep2
	says "draft"
	exits 0 galley --as rep2 submit $bolt
	galley --as brand1 approve $bolt
	exits 0 galley --as legal1 approve $bolt
	says "in force"
	accepted
}

@test "what an ended owner left is told, and by which command it goes on" {
	ends rep1
	exits 0 galley explain $bolt
	says "nobody can go on with it: rep1, who owned it, is ended"
	exits 0 galley due
	says "stuck  $bolt  brand1" "rep1, who owned it, is ended"
	exits 1 galley doctor
	says "$bolt waits for nobody who can act" \
	    "galley handover $bolt --to PERSON"
	exits 0 galley --as brand1 handover $bolt --to rep2
	exits 0 galley due
	says_not stuck
	exits 0 galley doctor
}

@test "due tells who was given a request, until he goes on with it" {
	exits 0 galley due
	says_not yours
	galley --as rep1 handover bolt --to rep2
	exits 0 galley due --for rep2
	says "yours  $bolt  rep2" "rep1 handed it over"
	exits 0 galley due --for rep1
	says_not yours
	exits 0 galley --as rep2 submit $bolt
	exits 0 galley due
	says_not yours
}

@test "due tells a successor what is to be submitted anew" {
	ends rep1 rep2
	exits 0 galley due
	says "yours  $bolt  rep2" "rep1 is ended"
	exits 0 galley --as rep2 submit $bolt
	exits 0 galley due
	says_not yours
}

@test "for an ended owner a registrar hands it over" {
	sed -i 's/roles: .*/roles: [registrar]/' people/mkt2.yaml
	raise
	enacted brand1 registrar galley.yaml people/mkt2.yaml
	exits 4 galley --as mkt2 handover $bolt --to rep2
	ends rep1
	exits 0 galley --as mkt2 handover $bolt --to rep2
	accepted
}

@test "an ended owner's successor submits anew, and his words stay the other's" {
	ends rep1 rep2
	exits 4 galley --as brand1 approve $bolt
	says "submits it again"
	exits 0 galley --as rep2 submit $bolt
	exits 0 galley --as brand1 approve $bolt
	exits 0 galley --as legal1 approve $bolt
	says "in force"
	accepted
}

@test "what was handed over and not submitted anew does not merge" {
	approved brand1 $bolt standard/brand
	approved legal1 $bolt standard/legal
	event rep1 $bolt handover "Galley-To: rep2"
	merge_as rep2 $bolt "standard/brand SATISFIED brand1" \
	    "standard/legal SATISFIED legal1"
	refused T6 "it is a draft: rep2 submits it"
}

@test "a handover by somebody else is no event of the request" {
	event legal1 $bolt handover "Galley-To: rep2"
	exits 7 galley status $bolt
	says T3 "only the owner hands a request over"
}

@test "it gives the request to nobody, and its owner hears that it is broken" {
	event rep2 $bolt handover "Galley-To: rep2"
	exits 0 galley --as rep2 status
	says "No request is open"
	exits 5 galley --as rep2 status bolt
	exits 0 galley --as rep1 status
	says $bolt broken
	exits 7 galley --as rep1 status bolt
	says T3
}
