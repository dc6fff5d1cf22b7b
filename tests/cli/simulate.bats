#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# What a changed workflow would have asked of past requests.

load house

# Three requests in the past: one that two approved, one that nobody had to,
# one after a day.
setup() {
	house
	clock 2027-02-01T10:00:00Z
	found >/dev/null
	approved bolt 18
	galley --as rep1 customize first-touch --for Acme --set customer=Acme \
	    --set discount=5 >/dev/null
	galley --as rep1 submit acme >/dev/null
	clock 2027-03-01T10:00:00Z
	approved zed 17
}

# approved NAME DISCOUNT
approved() {
	galley --as rep1 customize first-touch --for "$1" --set customer="$1" \
	    --set discount="$2" >/dev/null
	galley --as rep1 submit "$1" >/dev/null
	galley approve "rep1/first-touch/$1" >/dev/null
	galley --as legal1 approve "rep1/first-touch/$1" >/dev/null
}

@test "workflows that are main's are nothing to try" {
	exits 2 galley workflow simulate
	says "the workflows here are main's (edit workflows/standard.yaml first"
}

@test "a stage less asks for less, and nothing is changed" {
	sed -i '/- name: legal/,/respond-within/d' workflows/standard.yaml
	before=$(git rev-parse main)
	exits 0 galley workflow simulate
	says "less  rep1/first-touch/bolt  asked standard/brand, standard/legal  would ask standard/brand" \
	    "workflows/standard.yaml: 3 requests: 0 ask for more, 2 for less, 0 for others, 1 the same" \
	    "approvals asked: 4, would be 2" \
	    "approved automatically: 1, would be 1"
	[ "$(git rev-parse main)" = "$before" ]
}

@test "since a day, only what was approved since then is asked" {
	sed -i '/- name: legal/,/respond-within/d' workflows/standard.yaml
	exits 0 galley workflow simulate --since 2027-02-15
	says "1 request:" zed
	says_not bolt
	exits 2 galley workflow simulate --since yesterday
	says "yesterday is not a day"
}

@test "what was approved by itself would be asked, and of whom" {
	sed -i '/^auto-approve/d' workflows/standard.yaml
	exits 0 galley workflow simulate --json=counts,requests
	says '"more":1,' '"alone_then":1,"alone_now":0' \
	    '"who":"marketing (brand1)"'
	exits 0 galley workflow simulate
	says "more  rep1/first-touch/acme  asked nobody  would ask standard/brand: marketing (brand1)"
}

@test "a stage that nobody could satisfy is named" {
	sed -i 's/role: legal/role: counsel/' workflows/standard.yaml
	exits 0 galley workflow simulate
	says "other  rep1/first-touch/bolt" "standard/legal: nobody could" \
	    "2 for others" "nobody could have approved: 2"
}

@test "a workflow that would judge nothing is told for each" {
	printf 'name: standard\nstages: []\n' >workflows/standard.yaml
	exits 0 galley workflow simulate
	says "undecided" "3 would be refused"
}

@test "what galley.yaml names for a path is tried, too" {
	add_person ann Ann marketing
	sed 's/phone/telephone/' blocks/opening-calm.md >"$TMPDIR/calm"
	galley edit blocks/opening-calm.md --text "@$TMPDIR/calm"
	galley submit change/brand1/opening-calm
	galley --as ann approve change/brand1/opening-calm
	galley --as legal1 approve change/brand1/opening-calm
	sed -i 's/default: strict/default: light/' galley.yaml
	exits 0 galley workflow simulate
	says "less  change/brand1/opening-calm  asked strict/brand, strict/legal  would ask light/brand" \
	    "galley.yaml: 4 requests" "3 the same"
}

@test "a request that changes a workflow is tried before anybody approves it" {
	sed '/- name: legal/,/respond-within/d' workflows/standard.yaml >"$TMPDIR/less"
	galley edit workflows/standard.yaml --text "@$TMPDIR/less"
	exits 0 galley workflow simulate change/brand1/standard
	says "2 for less"
	exits 5 galley workflow simulate change/brand1/nothing
	galley --as rep1 customize first-touch --for Pax --set customer=Pax --set discount=19
	exits 2 galley --as rep1 workflow simulate pax
	says "changes no workflow"
}

@test "a mistake in the workflow has its place" {
	echo "stagse: []" >>workflows/standard.yaml
	exits 7 galley workflow simulate
	says "workflows/standard.yaml:"
}
