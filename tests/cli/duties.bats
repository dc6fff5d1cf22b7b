#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Hours, holidays, notices, deputies, and the end of a person.

load house

setup() {
	house
	clock 2027-02-01T10:00:00Z
	found
}

# After it legal1 has asked the impossible; main is where it was.
refuses() {
	local before after

	before=$(git rev-parse main)
	exits "$1" galley --as legal1 "${@:2}"
	after=$(git for-each-ref --format='%(refname)' refs/heads/change)
	[ "$(git rev-parse main)" = "$before" ]
	[ -z "$after" ]
}

@test "one's own hours, holidays and notices need nobody else" {
	galley --as legal1 people hours "Mon-Thu 9-12, 13-17" Europe/Berlin
	galley --as legal1 people holidays 2026-12-24 2026-12-28..2026-12-31
	exits 0 galley --as legal1 people notices daily
	says "approved and in force"
	exits 0 galley people show legal1
	says "hours: Mon-Thu 9-12, 13-17, Europe/Berlin" \
	    "holidays: 2026-12-24, 2026-12-28..2026-12-31" "notices: daily"
	galley --as legal1 people holidays none
	exits 0 galley people show legal1
	says_not holidays:
	galley verify
}

@test "another's hours are not a representative's to change" {
	exits 4 galley --as rep1 people hours 9-17 --of legal1
	says "rep1 may not propose a change of people/legal1.yaml (an admin or a registrar may: galley people shows who that is)"
	exits 0 galley people show legal1
	says_not hours:
}

@test "refuses a time zone that does not exist" {
	refuses 1 people hours 9-17 Europe/Atlantis
	says "people/legal1.yaml:" 'no time zone "Europe/Atlantis"'
}

@test "refuses hours that overlap" {
	refuses 1 people hours "Mon-Fri 9-13" "Wed 12-17"
	says '"Wed 12-17" overlaps other hours'
}

@test "refuses a holiday that there is not" {
	refuses 1 people holidays 2026-02-30
	says "2026-02-30" "is not a date that exists"
}

@test "a calendar is kept where there was none" {
	printf 'de:\n  - 2026-10-03\n' >"$TMPDIR/calendar"
	exits 0 galley edit registries/holidays.yaml --text "@$TMPDIR/calendar"
	request=$(grep -o 'change/brand1/[a-z0-9-]*' <<<"$output" | head -1)
	exits 0 galley submit "$request"
	says "in force"
	exits 0 galley people holidays de
	exits 5 galley edit nowhere/holidays.yaml --text x
	exits 5 galley edit customizations/rep1/first-touch/nothing.md --text x
	exits 4 galley --as rep1 edit registries/other.yaml --text x
	printf 'de:\n  - 2026-13-03\n' >"$TMPDIR/calendar"
	exits 1 galley edit registries/holidays.yaml --text "@$TMPDIR/calendar"
	says "registries/holidays.yaml:2" 2026-13-03
}

@test "a delegation's days are days, and a refusal names the file" {
	refuses 2 people delegate marketing --to legal1 --from 2026-02-30 --until 2026-03-02
	says "--from 2026-02-30: there is no such day"
	refuses 2 people delegate marketing --to legal1 --from 2026-02-03
	says "say the first and the last day"
	refuses 1 people delegate marketing --to brand1 --from 2026-03-01 --until 2099-03-02
	says " people/legal1.yaml:" "legal1 delegates marketing, which he does not hold"
}

@test "refuses a calendar that nobody keeps" {
	refuses 1 people holidays de
	says 'no calendar "de"' registries/holidays.yaml
}

@test "a deputy acts with the role, as himself, in its days alone" {
	galley --as legal1 people delegate legal --to brand1 \
	    --from 2027-02-02 --until 2027-02-03
	ask_for_bolt
	galley --as rep1 submit bolt
	exits 0 galley --as rep1 status bolt
	exits 0 galley approve rep1/first-touch/bolt
	says "waits for legal1"
	clock 2027-02-02T10:00:00Z
	exits 0 galley approve rep1/first-touch/bolt --stage standard/legal
	says "approved and in force"
	exits 0 galley log rep1/first-touch/bolt
	says "brand1"
	galley verify
}

@test "a delegation ends by --end" {
	galley --as legal1 people delegate legal --to brand1 \
	    --from 2027-01-29 --until 2027-02-03
	galley --as legal1 people delegate legal --end
	exits 0 galley people show legal1
	says "legal: brand1 from 2027-01-29 until 2027-01-31"
	refuses 5 people delegate legal --end
	says "has not delegated legal"
}

@test "refuses a deputy who has ended, or is nobody" {
	galley people end rep1
	refuses 1 people delegate legal --to rep1 --from 2027-02-02 \
	    --until 2027-02-03
	says "rep1, who has ended"
	refuses 1 people delegate legal --to zoe --from 2027-02-02 \
	    --until 2027-02-03
	says "zoe, who is not a person of this workspace"
}

@test "refuses a delegation in a circle" {
	add_person legal2 "Legal Two" legal
	galley --as legal2 people delegate legal --to legal1 \
	    --from 2027-01-29 --until 2027-02-03
	refuses 1 people delegate legal --to legal2 --from 2027-02-03 \
	    --until 2027-02-08
	says "round in a circle"
}

@test "refuses two deputies for the same days" {
	galley --as legal1 people delegate legal --to brand1 \
	    --from 2027-01-29 --until 2027-02-03
	refuses 1 people delegate legal --to rep1 --from 2027-02-03 \
	    --until 2027-02-08
	says "legal is delegated twice for the same days"
}

@test "refuses to delegate what one does not hold, or to administer" {
	refuses 1 people delegate marketing --to rep1 --from 2027-02-02 \
	    --until 2027-02-03
	says "does not hold"
	refuses 1 people delegate admin --to rep1 --from 2027-02-02 \
	    --until 2027-02-03
	says "never delegated"
}

@test "refuses a delegation without days, and one that is over" {
	refuses 2 people delegate legal --to rep1
	says "--from"
	refuses 2 people delegate legal --to rep1 --from 2026-05-01 \
	    --until 2026-05-14
	says "is in the past"
	refuses 2 people delegate legal
	says "--end"
}

@test "an ended person's requests are the successor's" {
	add_person rep2 "Rep Two" rep
	ask_for_bolt
	exits 0 galley people end rep1 --successor rep2
	says "approved and in force"
	exits 0 galley status rep1/first-touch/bolt
	says rep2
	exits 1 galley people end rep1
	says "rep1 has ended already"
}

@test "refuses a successor who is nobody, and the end of the last admin" {
	exits 1 galley people end rep1 --successor zoe
	says "zoe cannot succeed rep1"
	exits 1 galley people end brand1
	says "the quorum is 1"
	exits 0 galley people show brand1
	says_not ended
}
