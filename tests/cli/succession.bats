#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# A leaver's work goes on.

load house

setup() {
	house
	found
	add_person rep2 "Rep Two" rep
	add_person brand2 "Brand Two" marketing
	ask_for_bolt
	galley --as rep1 submit bolt
	galley --as rep1 customize first-touch --for Acme --set customer=Acme
	bolt=rep1/first-touch/bolt
}

@test "a person's requests become drafts of another" {
	exits 0 galley --as rep1 handover rep1 --to rep2 --dry-run
	says "$bolt: now a draft of rep2" "nothing was changed"
	exits 0 galley status $bolt
	says_not "waits for rep2"
	exits 0 galley --as rep1 handover rep1 --to rep2
	says "$bolt" rep1/first-touch/acme
	exits 0 galley status $bolt
	says draft "waits for rep2"
	exits 0 galley --as rep2 submit $bolt
	galley verify
}

@test "an administrator hands over for one who has ended" {
	galley people end rep1
	exits 0 galley handover rep1 --to rep2
	says "$bolt: now a draft of rep2"
}

@test "documents change their owner by a request, and reviews are told" {
	exits 0 galley handover brand1 --to brand2
	says "templates/email/first-touch.md: its owner changes once change/brand1/handover-brand1 is approved"
	says "$bolt waits for standard/brand: brand2 can, too"
	exits 0 galley --as brand2 diff change/brand1/handover-brand1
	says "brand2"
}

@test "documents that wait for approval are not proposed twice" {
	galley handover brand1 --to brand2
	exits 1 galley handover brand1 --to brand2
	says "the documents wait in change/brand1/handover-brand1"
	[ -z "$(git for-each-ref refs/heads/change/brand1/handover-brand1-2)" ]
}

@test "refuses a handover of what is handed over already" {
	galley --as rep1 handover rep1 --to rep2
	exits 1 galley --as rep1 handover rep1 --to rep2
	says "rep1 owns nothing that could go to rep2"
}

@test "what a leaver's successor owns is not the leaver's to be handed over" {
	printf 'id,name,email,roles,ended,successor\nrep1,Rep One,rep1@northwind.example,rep,yes,rep2\n' >../hr.csv
	galley people import ../hr.csv
	exits 1 galley handover rep1 --to brand1
	says "rep1 owns nothing that could go to brand1: it is rep2's, who succeeds him"
	exits 0 galley --as rep2 handover rep2 --to brand1 --dry-run
	says bolt acme
}

@test "refuses a handover to one who has ended, to nobody, to himself" {
	galley people end rep2
	exits 1 galley --as rep1 handover rep1 --to rep2
	says "nothing can go from rep1 to rep2"
	exits 1 galley --as rep1 handover rep1 --to zoe
	exits 1 galley --as rep1 handover rep1 --to rep1
	exits 0 galley --as rep1 status
	says bolt acme
}

@test "refuses to hand over another's" {
	exits 4 galley --as rep2 handover rep1 --to rep2
	exits 0 galley --as rep1 status
	says bolt acme
}
