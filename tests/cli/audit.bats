#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# A sample of what was approved by itself, judged afterwards.

load house
load forge

setup() {
	house
	found >/dev/null
	sample 100%
}

# sample SHARE: of what nobody was asked about.
sample() {
	sed "s/^audit-sample: [0-9]*%/audit-sample: $1/" workflows/standard.yaml >"$TMPDIR/w"
	galley edit workflows/standard.yaml --text "@$TMPDIR/w" >/dev/null
	galley submit change/brand1/standard >/dev/null
}

# alone NAME: rep1's customization that nobody has to be asked about.
alone() {
	galley --as rep1 customize first-touch --for "$1" --set customer="$1" \
	    --set discount=5 >/dev/null
	galley --as rep1 submit "$1" >/dev/null
}

@test "what nobody was asked about is drawn once main went on" {
	alone acme
	exits 0 galley audit --json
	says '"sample":[]' '"alone":1,"open":1'
	alone zed
	exits 0 galley audit
	says "to look at  rep1/first-touch/acme" "2 approved automatically, 1 drawn, 0 judged" \
	    "share of wrong ones: not enough data"
	says_not rep1/first-touch/zed
}

@test "what somebody approved is not drawn, nor is policy" {
	ask_for_bolt
	galley --as rep1 submit bolt
	galley approve rep1/first-touch/bolt
	galley --as legal1 approve rep1/first-touch/bolt
	galley --as rep1 people hours "Mon-Fri 9-17"
	exits 0 galley audit
	says "0 approved automatically, 0 drawn"
}

@test "a sample of nothing draws nothing" {
	sample 0%
	alone acme
	alone zed
	exits 0 galley audit
	says "2 approved automatically, 0 drawn"
}

@test "what was drawn stays drawn, whatever the sample is later" {
	alone acme
	sample 0%
	alone zed
	exits 0 galley audit
	says "to look at  rep1/first-touch/acme" "2 approved automatically, 1 drawn"
}

@test "who could have approved it judges it, its author does not" {
	alone acme
	alone zed
	acme=rep1/first-touch/acme
	exits 4 galley --as rep1 audit $acme --right
	says "rep1 may not judge $acme: nobody judges his own words"
	exits 0 galley audit $acme --right
	exits 0 galley audit
	says "right  $acme" "1 judged, 0 of them wrong"
	exits 0 galley --as legal1 audit $acme --wrong -m "Promises too much."
	exits 0 galley audit
	says "wrong  $acme" "legal1" "Promises too much." "1 judged, 1 of them wrong"
	exits 0 galley verify
}

@test "a change of mind counts, a dry run does not" {
	alone acme
	alone zed
	acme=rep1/first-touch/acme
	galley audit $acme --wrong -m "No."
	galley audit $acme --right
	exits 0 galley audit --json=judged,wrong
	says '"judged":1,"wrong":0'
	exits 0 galley audit $acme --wrong -m "No." --dry-run
	exits 0 galley audit --json=judged,wrong
	says '"judged":1,"wrong":0'
}

# forged PERSON SIGNER MERGE: a journal of PERSON's that says it was right.
forged() {
	local tree

	ssh_key "$2"
	echo "{\"event\":\"audit\",\"time\":\"2026-11-22T10:00:00Z\",\"merge\":\"$3\",\"verdict\":\"right\"}" \
	    >"$TMPDIR/line"
	tree=$(printf '100644 blob %s\t2026-11/000001.jsonl\n' \
	    "$(git hash-object -w "$TMPDIR/line")" | GIT_INDEX_FILE="$TMPDIR/index" \
	    bash -c 'git update-index --add --index-info && git write-tree')
	git update-ref "refs/heads/journal/$1" "$(commit_as "$2" "$tree" "journal: $1

Galley-Event: journal
Galley-Main: $(git rev-parse main)
Galley-Workspace: $(git rev-list --max-parents=0 main)")"
}

@test "a verdict counts from those only who may judge, whatever a journal holds" {
	alone acme
	acme=$(git rev-parse main)
	alone zed
	add_person rep2 "Rep Two" rep >/dev/null
	forged rep1 rep1 "$acme"
	forged rep2 rep2 "$acme"
	exits 0 galley audit
	says "to look at  rep1/first-touch/acme" "0 judged"
	forged brand1 brand1 "$acme"
	exits 0 galley audit
	says "1 judged, 0 of them wrong"
}

@test "what was recalled since then was wrong" {
	alone acme
	alone zed
	file=customizations/rep1/first-touch/acme.md
	ssh_key rep1
	sed -i 's/^share: me/&\nrecalled: {reason: "Said too much"}/' $file
	proposed rep1 change/rep1/recall $file
	merge_as rep1 change/rep1/recall "recall SATISFIED rep1"
	exits 0 galley verify
	exits 0 galley audit
	says "recalled    rep1/first-touch/acme" "1 judged, 1 of them wrong"
}

@test "mistakes are named" {
	alone acme
	exits 5 galley audit rep1/first-touch/acme --right
	says "was not drawn"
	exits 2 galley audit rep1/first-touch/acme
	says "one request is judged right or wrong"
	exits 2 galley audit --wrong
	exits 2 galley audit rep1/first-touch/acme --right --wrong
	exits 2 galley audit rep1/first-touch/acme --wrong
	says "what is wrong with it?"
	exits 2 galley audit --since soon
	says "soon is not a day"
}
