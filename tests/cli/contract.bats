#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# The loop from founding to proof, its lines as a person types them.  Each
# test goes on where the one before it stopped: the house stands for the file.

bats_require_minimum_version 1.5.0
load house

setup_file() {
	export HOUSE="$BATS_FILE_TMPDIR"
}

setup() {
	BATS_TEST_TMPDIR="$HOUSE"
	house
	[ ! -d brand ] || cd brand
}

@test "init founds a workspace" {
	exits 0 galley init brand --name Northwind --person brand1 --email brand1@northwind.example --no-passphrase
	says brand1
	[ -f brand/galley.yaml ]
	[ -f brand/people/brand1.yaml ]
	[ "$(stat -c %a "$GALLEY_HOME/keys/brand1.key")" = 600 ]
}

@test "key new prints the public key" {
	exits 0 galley key new --person rep1 --no-passphrase
	[[ $output == "ssh-ed25519 AAAA"*" rep1" ]]
	exits 0 galley key new --person legal1 --no-passphrase
	[[ $output == "ssh-ed25519 AAAA"*" legal1" ]]
	exits 0 galley key show legal1
	[[ $output == "ssh-ed25519 AAAA"*" legal1" ]]
}

@test "people are added at once where the caller alone suffices" {
	exits 0 galley people add rep1 --name "Rep One" --email rep1@northwind.example --role rep --key "$(galley key show rep1)"
	says "in force"
	exits 0 galley people add legal1 --name "Legal One" --email legal1@northwind.example --role legal --key "$(galley key show legal1)"
	says "in force"
	exits 0 galley people
	says brand1 rep1 legal1
}

@test "home says what waits and what next" {
	exits 0 galley --as rep1
	says Northwind "Rep One" "Next: galley"
}

@test "find and show tell what is free and what more costs" {
	exits 0 galley --as rep1 find first
	says first-touch
	exits 0 galley --as rep1 show first-touch
	says customer discount opening 0..10 "marketing (brand1)" "legal (legal1)"
}

@test "a use in range is printed and logged, and nobody is asked" {
	exits 0 galley --as rep1 use first-touch --for Acme --set customer="Acme Clinics" --set discount=10 --set first_name=there --format text
	says "Acme Clinics" "10 %" there
	says_not "{{"
	exits 0 galley log journal/rep1
	says first-touch Acme
}

@test "a use beyond it is refused, with whom it needs and how to ask" {
	run --separate-stderr galley --as rep1 use first-touch --for Bolt --set customer=Bolt --set discount=18 --set first_name=there
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	output=$stderr
	says "18 %" "marketing (brand1)" "legal (legal1)" "up to 10 %" "needs nobody" "galley customize first-touch"
	exits 0 galley log journal/rep1
	says_not Bolt
}

@test "customize makes it a request" {
	exits 0 galley --as rep1 customize first-touch --for Bolt --set customer=Bolt --set discount=18 --region opening="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
	says rep1/first-touch/bolt
}

@test "explain, check and preview speak of it" {
	exits 0 galley --as rep1 explain bolt
	says standard/brand standard/legal brand1 legal1
	exits 0 galley --as rep1 check bolt
	exits 0 galley --as rep1 preview bolt --format text
	says DRAFT "four hundred calls"
}

@test "submit asks for the approvals" {
	exits 0 galley --as rep1 submit bolt -m "Bolt asked for a number"
	says submitted brand1
}

@test "the reviewer finds it and reads what changes" {
	exits 0 galley --as brand1 inbox
	says rep1/first-touch/bolt
	exits 0 galley --as brand1 diff rep1/first-touch/bolt
	says discount 18 opening "{+" "[-"
}

@test "nobody approves his own words" {
	exits 4 galley --as rep1 approve rep1/first-touch/bolt
}

@test "request-changes sends it back" {
	exits 0 galley --as brand1 request-changes rep1/first-touch/bolt -m "Say it in fewer words"
	exits 0 galley status rep1/first-touch/bolt
	says changes-requested
}

@test "edit and submit bring it back" {
	exits 0 galley --as rep1 edit bolt --region opening="Bolt's desk loses every third caller before anyone can answer the phone."
	exits 0 galley --as rep1 submit bolt
	says submitted
}

@test "one approval leaves the other to be given, and says by whom" {
	exits 0 galley --as brand1 approve rep1/first-touch/bolt -m "Good"
	says "approved by brand1" legal1
	says_not "in force"
}

@test "the last approval puts it in force" {
	exits 0 galley --as legal1 approve rep1/first-touch/bolt
	says "in force"
	[ -f customizations/rep1/first-touch/bolt.md ]
}

@test "the approved copy goes out in two formats" {
	exits 0 galley --as rep1 use rep1/first-touch/bolt --set first_name=there --format html,eml --out bolt/
	[ "$(ls bolt | wc -l)" -eq 2 ]
	grep -q "loses every third caller" bolt/*.html
	grep -q "^Subject: A calmer front desk for Bolt" bolt/*.eml
}

@test "status and log tell the whole story" {
	run --separate-stderr galley status rep1/first-touch/bolt --json
	[ "$status" -eq 0 ]
	says '"merged":true'
	exits 0 galley log rep1/first-touch/bolt
	says submit request-changes edit approve "Say it in fewer words"
}

@test "verify proves each step from the first" {
	exits 0 galley verify
	says valid rep1/first-touch/bolt change/brand1/
}

@test "plain git finds every signature good" {
	total=$(git rev-list --first-parent --count main)
	good=$(git log --first-parent --show-signature main 2>&1 | grep -c '^Good "git" signature')
	[ "$total" -ge 4 ]
	[ "$good" -eq "$total" ]
	every=$(git rev-list --count main)
	good=$(git log --show-signature main 2>&1 | grep -c '^Good "git" signature')
	[ "$good" -eq "$every" ]
}

@test "nothing of it troubles git" {
	exits 0 git fsck --strict
	says_not error warning
	[ -z "$(git status --porcelain --untracked-files=no)" ]
}
