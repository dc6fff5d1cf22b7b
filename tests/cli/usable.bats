#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What is recalled, expired or past its approval goes out no more, and nothing
# that reads it is submitted or comes into force.

bats_require_minimum_version 1.5.0
load house

# lasting MONTHS: a house whose approvals do; first-touch expires after a year.
lasting() {
	founded_with <<-END >/dev/null
	name: standard
	stages:
	  - name: brand
	    needs: {role: marketing}
	auto-approve: {when: {within: preapproved}}
	approval-lasts: $1 months
	END
	bolt=rep1/first-touch/bolt
}

setup() {
	house
	mkdir bin
	printf '#!/bin/sh\ncat >copied\n' >bin/xclip
	chmod +x bin/xclip
	PATH="$PWD/bin:$PATH" DISPLAY=:0
	export DISPLAY
}

# The template taken out of use by its owner.
recall() {
	sed 's/^language: en/&\nrecalled: {reason: "Wrong price"}/' \
	    templates/email/first-touch.md >recalled
	galley edit first-touch --text @recalled
	galley submit change/brand1/first-touch
}

# unusable WHY NAME [OPTION]...: refused, and nobody and nothing hears of it.
unusable() {
	local why=$1 name=$2

	shift 2
	exits 6 galley --as rep1 use "$name" "$@" --set first_name=there --copy
	says "$why"
	[ -z "$(galley --as rep1 use "$name" "$@" --set first_name=there 2>/dev/null)" ]
	[ ! -e copied ]
	[ -z "$(git for-each-ref refs/heads/journal)" ]
}

# asked PERCENT: rep1's customization; what is in range is in force at once.
asked() {
	galley --as rep1 customize first-touch --for Bolt --set customer=Bolt \
	    --set discount="$1"
}

@test "what expired is neither printed, copied nor logged" {
	lasting 24
	clock 2028-02-01T09:00:00Z
	exits 0 galley --as rep1 use first-touch --for Acme \
	    --set customer=Acme --set first_name=there --dry-run
	clock 2028-02-03T10:00:00Z
	unusable expired first-touch --for Acme --set customer=Acme
}

@test "what was recalled is neither printed, copied nor logged" {
	lasting 24
	recall
	unusable "recalled: Wrong price" first-touch --for Acme --set customer=Acme
}

@test "a customization past its approval is neither printed, copied nor logged" {
	lasting 3
	asked 5
	galley --as rep1 submit bolt
	clock 2027-04-30T10:00:00Z
	exits 0 galley --as rep1 use $bolt --set first_name=there --dry-run
	clock 2027-05-02T10:00:00Z
	unusable "bolt.md is past its approval" $bolt
}

@test "a shorter period begins anew for nothing that nobody approved since" {
	lasting 12
	add_person ann Ann marketing
	asked 5
	galley --as rep1 edit bolt --region opening="Bolt's three sites answer four hundred calls a day, and every third caller hangs up."
	galley --as rep1 submit bolt
	galley approve $bolt
	clock 2028-01-10T10:00:00Z
	sed "s/^Clinics/All clinics/" templates/email/first-touch.md >fixed
	galley --as ann edit first-touch --text @fixed
	galley --as ann submit first-touch
	galley approve change/ann/first-touch
	galley --as rep1 edit $bolt --set market=eu
	exits 0 galley --as rep1 submit $bolt
	says "in force"
	exits 0 galley --as rep1 use $bolt --set first_name=there --dry-run
	clock 2028-01-20T10:00:00Z
	sed -i "s/12 months/11 months/" workflows/standard.yaml
	galley edit workflows/standard.yaml --text @workflows/standard.yaml
	galley submit change/brand1/standard
	unusable "bolt.md is past its approval, which lasted to 2028-01-01" $bolt
}

@test "main's time judges where the clock lags behind it" {
	lasting 24
	clock 2028-02-03T10:00:00Z
	galley people hours 9-12
	clock 2027-02-02T10:00:00Z
	unusable expired first-touch --for Acme --set customer=Acme
}

@test "what reads something recalled is not submitted" {
	lasting 24
	asked 18
	recall
	exits 6 galley --as rep1 submit bolt
	says "recalled: Wrong price"
}

@test "what reads something past its approval is not submitted" {
	lasting 3
	asked 18
	clock 2027-05-02T10:00:00Z
	exits 6 galley --as rep1 submit bolt
	says "first-touch.md, which is past its approval"
}

@test "what reads something recalled does not come into force" {
	lasting 24
	asked 18
	galley --as rep1 submit bolt
	recall
	exits 6 galley approve $bolt
	says "recalled: Wrong price"
	exits 0 galley status $bolt
	says_not "in force"
}

@test "what may not go out is marked where it is previewed, shown and told of" {
	lasting 24
	asked 5
	galley --as rep1 submit bolt
	exits 0 galley --as rep1 preview bolt
	says_not "NOT USABLE"
	exits 0 galley --as rep1 status bolt
	says "Next: galley use $bolt"
	recall
	for verb in preview show status; do
		exits 0 galley --as rep1 $verb bolt
		says "recalled: Wrong price"
		says_not "Next: galley use"
	done
	exits 0 galley --as rep1 preview bolt --format eml
	says "NOT USABLE"
	exits 0 galley --as rep1 preview first-touch
	says "NOT USABLE - templates/email/first-touch.md is recalled: Wrong price"
}

@test "while a change of it is open, the way to what is approved is told" {
	lasting 24
	asked 5
	galley --as rep1 submit bolt
	galley --as rep1 edit bolt --set discount=7
	exits 1 galley --as rep1 use bolt --set first_name=there
	says "as it was approved before: galley use customizations/rep1/first-touch/bolt.md"
	exits 0 galley --as rep1 use customizations/rep1/first-touch/bolt.md --set first_name=there
	says "5 %"
}
