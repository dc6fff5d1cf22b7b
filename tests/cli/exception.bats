#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Exceptions: a stage is skipped, a finding kept, by whom the workflow names,
# until a day, and never as if all had been well.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
	submitted acme
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount=18 --name bolt >/dev/null
	linked https://evil.example/a "Bolt has three sites, and each takes calls"
	galley --as rep1 submit bolt --anyway >/dev/null
}

setup() {
	enter
}

# linked URL TEXT...: bolt's opening says this, with a link.
linked() {
	{
		git show "custom/$bolt:$bolt_file" | sed '/^<!-- region/,$d'
		echo "<!-- region opening -->"
		printf "$2, [see]($1).\n"
		echo "<!-- /region -->"
	} | edited rep1 $bolt $bolt_file
}

# The finding of bolt, as check prints it.
finding() {
	galley check $bolt | grep -o 'link-host:[0-9a-f]*' | head -1
}

both() {
	galley --as mkt2 approve $bolt >/dev/null
	galley --as legal1 approve $bolt >/dev/null
}

# As another program could add them, which asks no checks.
both_elsewhere() {
	approved mkt2 $bolt standard/brand
	approved legal1 $bolt standard/legal
}

until=2030-01-01

@test "an exception lets a request do without a stage, and says so" {
	exits 0 galley --as mkt2 approve rep1/first-touch/acme
	exits 0 galley --as brand1 exception rep1/first-touch/acme \
	    --stage standard/legal --until $until -m "Legal is away"
	says "in force" "exception by brand1"
	exits 0 galley status rep1/first-touch/acme
	says "exception by brand1"
	git log -1 --format=%B main | grep -qx "standard/legal EXCEPTED brand1"
	exits 0 galley log rep1/first-touch/acme
	says "exception" "standard/legal until $until" "Legal is away"
	accepted
}

@test "explain says who may except what is waited for, and how" {
	exits 0 galley explain rep1/first-touch/acme
	says "standard/legal: brand1 may grant an exception: galley exception rep1/first-touch/acme --stage standard/legal"
	says_not "--stage standard/brand"
}

@test "an exception takes a role of exception-by" {
	exits 4 galley --as legal1 exception rep1/first-touch/acme \
	    --stage standard/legal --until $until -m "I am away"
	says T5 "brand-owner" "brand1 may grant an exception"
	exits 4 galley --as brand1 exception rep1/first-touch/acme \
	    --stage standard/brand --until $until -m "We are away"
	says "allows no exception" "exception-by"
}

@test "nobody excepts his own words" {
	exits 4 galley --as rep1 exception acme --stage standard/legal \
	    --until $until -m "Please"
	says T4
}

@test "an exception needs a stage or a finding, a day to come, and a reason" {
	exits 2 galley --as brand1 exception rep1/first-touch/acme --until $until -m x
	says "one stage or one finding"
	exits 2 galley --as brand1 exception rep1/first-touch/acme \
	    --stage standard/legal --finding a:1 --until $until -m x
	exits 2 galley --as brand1 exception rep1/first-touch/acme \
	    --stage standard/legal --until tomorrow -m x
	says "tomorrow is not a day"
	exits 2 galley --as brand1 exception rep1/first-touch/acme \
	    --stage standard/legal --until 2020-01-01 -m x
	says "is in the past"
	exits 2 galley --as brand1 exception rep1/first-touch/acme \
	    --stage standard/legal --until $until
	exits 2 galley --as brand1 exception rep1/first-touch/acme \
	    --stage standard/legal --until $until -m ""
	says "say why"
	exits 4 galley --as brand1 exception rep1/first-touch/acme \
	    --stage standard/nobody --until $until -m x
	says "not one of its requirements"
}

@test "the last approval is refused while the checks are against it" {
	galley --as mkt2 approve $bolt
	exits 1 galley --as legal1 approve $bolt
	says link-host "brand1 may grant an exception: galley exception $bolt --finding $(finding)"
	exits 0 galley status $bolt
	says "waits for legal1"
}

@test "what the checks are against waits with all its approvals" {
	both_elsewhere
	exits 0 galley --as rep1 status bolt
	says link-host "brand1 may grant an exception: galley exception $bolt --finding $(finding)"
	[ -z "$(git log --format=%s main | grep $bolt)" ]
}

@test "check, status, explain and diff say who may except a finding" {
	for verb in check status explain diff; do
		run galley --as rep1 $verb $bolt
		says "brand1 may grant an exception: galley exception $bolt --finding link-host:"
	done
}

@test "an excepted finding is shown as EXCEPTED, and stops nothing" {
	exits 0 galley --as brand1 exception $bolt --finding "$(finding)" \
	    --until $until -m "Their own site"
	exits 0 galley check $bolt
	says "EXCEPTED: evil.example" "by brand1, until $until" "0 errors"
	says_not "may grant an exception"
	exits 0 galley explain $bolt
	says EXCEPTED
	both
	exits 0 galley status $bolt
	says "in force"
	accepted
}

@test "the exception that comes last merges the request" {
	both_elsewhere
	exits 0 galley --as brand1 exception $bolt --finding "$(finding)" \
	    --until $until -m "Their own site"
	says "in force"
	accepted
}

@test "a finding is excepted by no author and no other role" {
	exits 4 galley --as rep1 exception $bolt --finding "$(finding)" \
	    --until $until -m "Please"
	says T4
	exits 4 galley --as legal1 exception $bolt --finding "$(finding)" \
	    --until $until -m "Please"
	says T5 brand-owner
}

@test "an exception of a finding that is not there is refused" {
	exits 5 galley --as brand1 exception $bolt --finding link-host:0000 \
	    --until $until -m "Their own site"
	says "the checks find no error"
	exits 5 galley --as brand1 exception $bolt --finding no-rule:0000 \
	    --until $until -m "Their own site"
}

@test "an exception that allows nothing any more is told" {
	galley --as brand1 exception $bolt --finding "$(finding)" --until $until -m x
	galley --as brand1 config links northwind.example evil.example
	exits 0 galley check $bolt
	says "warning: the exception by brand1, until $until, allows link-host, which is no longer found" unused-exception "0 errors"
}

@test "a finding that is excepted is not excepted twice" {
	finding=$(finding)
	galley --as brand1 exception $bolt --finding "$finding" --until $until -m x
	exits 1 galley --as brand1 exception $bolt --finding "$finding" \
	    --until $until -m x
	says "has an exception already, by brand1"
}

@test "an exception is for one finding alone" {
	linked https://evil.example/a "Bolt has three sites, [and](https://evil.example/a) each takes calls"
	galley --as rep1 submit bolt --anyway
	exits 2 galley --as brand1 exception $bolt --finding link-host \
	    --until $until -m "Their own site"
	says "several findings"
	exits 0 galley --as brand1 exception $bolt --finding "$(finding)" \
	    --until $until -m "Their own site"
	both_elsewhere
	exits 1 galley check $bolt
	says EXCEPTED "1 error"
	exits 0 galley --as brand1 exception $bolt --finding \
	    "$(galley check $bolt | sed -n 's/.*--finding \([^ ]*\) .*/\1/p')" \
	    --until $until -m "Theirs, too"
	says "in force"
}

@test "an exception dies with an edit and with its day" {
	finding=$(finding)
	galley --as brand1 exception $bolt --finding "$finding" --until 2026-12-31 -m x
	exits 0 galley check $bolt
	exits 1 galley --now 2027-01-01T00:00:00Z check $bolt
	says "may grant an exception"
	galley --as rep1 submit bolt --anyway
	exits 1 galley check $bolt
}

@test "no exception is given on what is a draft or has moved on" {
	linked https://evil.example/b "Bolt has four sites, and each takes calls"
	exits 4 galley --as brand1 exception $bolt --finding link-host:00 \
	    --until $until -m x
	says "not submitted"
}

@test "a dry run excepts nothing" {
	exits 0 galley --as brand1 --dry-run exception $bolt \
	    --finding "$(finding)" --until $until -m "Their own site"
	exits 1 galley check $bolt
}

# bolt in force, with its finding excepted until 2026-12-31.
in_force() {
	galley --as brand1 exception $bolt --finding link-host \
	    --until 2026-12-31 -m "Their own site" >/dev/null
	both
}

@test "an excepted customization is used until its day, and no longer" {
	in_force
	exits 0 galley --as rep1 use $bolt --set first_name=Ann
	says evil.example
	exits 0 galley check $bolt
	says "EXCEPTED: evil.example" "by brand1, until 2026-12-31"
	exits 1 galley --now 2027-01-01T00:00:00Z check $bolt
	exits 1 galley --as rep1 --now 2026-12-31T23:59:59Z use first-touch \
	    --for Acme --set customer=Acme --set first_name=Ann --region \
	    opening="Acme has three sites, and each takes calls, [see](https://evil.example/a)."
}

@test "an exception ends when another file takes its place" {
	in_force
	opened rep1 $bolt
	sed 's/discount: 18/discount: 17/' $bolt_file | edited rep1 $bolt $bolt_file
	galley --as rep1 submit $bolt --anyway >/dev/null
	exits 1 galley --as mkt2 check $bolt
	says link-host "may grant an exception"
}
