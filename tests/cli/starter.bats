#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Every starter template is used, as a representative would.

bats_require_minimum_version 1.5.0
load house

setup_file() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR"
	house
	found
	export HOUSE="$BATS_FILE_TMPDIR"
}

setup() {
	BATS_TEST_TMPDIR="$HOUSE"
	house
	cd brand
}

# goes_out NAME OPTION...: in range, in three formats.
goes_out() {
	local name=$1

	shift
	exits 0 galley --as rep1 use "$name" "$@" --format text,html,eml --out "../$name"
	reads_well "../$name/"*.txt
}

# reads_well COPY.txt: nothing of the template's own marks is left.
reads_well() {
	[ -s "$1" ]
	run ! grep -n '{{\|<!--\|&amp;\|&lt;' "$1"
	run ! grep -n '{{\|<!--\|\*\*' "${1%.txt}.html"
	grep -q '^X-Unsent: 1' "${1%.txt}.eml"
}

@test "each starter template holds at its extremes" {
	for path in templates/*/*.md; do
		exits 0 galley template test "$(basename "$path" .md)"
		says "holds at its extremes"
	done
}

@test "the agreement holds at its extremes, and its terms are the library's" {
	agreement=agreements/lead-definition.md
	exits 0 galley template test $agreement
	says "holds at its extremes"
	exits 0 galley preview $agreement
	says "What we both call a lead" "tries 4 times"
	for facet in segment stage market competitor requirement; do
		terms() { grep -h '^audience:' "$@" | grep -o "$facet: \[[^]]*\]" |
		    sed 's/.*\[//; s/\]//' | tr -s ', ' '\n' | sort -u; }
		[ -n "$(terms $agreement)" ]
		diff <(terms $agreement) <(terms templates/*/*.md | sed '/^$/d')
		while read -r term; do
			grep -q "\*\*$term\*\*" $agreement || { echo "$term is not said"; false; }
		done < <(terms $agreement)
	done
}

@test "marketing and sales both sign a change of the agreement" {
	cp -a "$HOUSE/work/brand" ../joint
	cd ../joint
	add_person ann Ann marketing
	add_person sam Sam sales
	galley edit agreements/lead-definition.md --text - \
	    < <(sed 's/nobody writes to it twice in the same/nobody calls it twice in the same/' agreements/lead-definition.md)
	exits 0 galley submit change/brand1/lead-definition
	says "joint/marketing  waits for marketing (ann)" "joint/sales      waits for sales (sam)"
	exits 4 galley approve change/brand1/lead-definition
	exits 0 galley --as ann approve change/brand1/lead-definition
	says "waits for sam"
	exits 0 galley --as sam approve change/brand1/lead-definition
	says "in force"
	exits 0 galley verify
}

@test "all of marketing agrees to a change of a pillar" {
	cp -a "$HOUSE/work/brand" ../consensus
	cd ../consensus
	add_person bea Bea marketing
	add_person cid Cid marketing
	galley --as bea edit pillars/ease.yaml --text - \
	    < <(sed 's/eyes on the people/mind on the people/' pillars/ease.yaml)
	exits 0 galley --as bea submit change/bea/ease
	says "consensus/marketing  waits for marketing (brand1, cid)" "consensus/brand      waits for brand-owner (brand1)"
	exits 0 galley approve change/bea/ease
	says "waits for cid"
	exits 0 galley --as cid approve change/bea/ease
	says "in force"
	exits 0 galley verify
}

@test "first-touch, follow-up and renewal go out" {
	goes_out first-touch --for Acme --set customer="Acme Clinics" --set first_name=Ann
	goes_out follow-up --for Acme --set customer=Acme --set first_name=Ann \
	    --set heard="two people answering one phone" --set meeting=2026-12-01 \
	    --set calendar=https://northwind.example/book/rep1
	goes_out renewal --for Acme --set customer=Acme --set first_name=Ann \
	    --set renews_on=2027-01-31 --set reply_to=rep1@northwind.example \
	    --set seats=12 --set yearly="4800 EUR"
}

@test "the sequence goes out, touch by touch" {
	goes_out sequence-1-hello --for Acme --set customer=Acme --set first_name=Ann --set weekday=Tuesday
	goes_out sequence-2-proof --for Acme --set first_name=Ann
	goes_out sequence-3-question --for Acme --set customer=Acme --set first_name=Ann
	goes_out sequence-4-goodbye --for Acme --set first_name=Ann --set colleague=true
}

@test "one-pager, proposal and battlecard go out" {
	goes_out one-pager --for Acme --set sender="Rep One" --set sender_email=rep1@northwind.example
	goes_out proposal --for Acme --set customer="Acme Clinics" --set contact="Ann Doe" \
	    --set seats=12 --set sites=2 --set yearly="4800 EUR" --set start=2027-01-04 \
	    --set valid_until=2026-12-31 --set sender_email=rep1@northwind.example \
	    --set sender_phone="+1 555 0100"
	goes_out battlecard --for Acme --set reviewed=2026-11-02 --set competitor=calendar
}

@test "call script, objection answer and post go out" {
	goes_out call-script --for Acme --set customer=Acme --set first_name=Ann \
	    --set sender="Rep One" --set callback="+1 555 0100"
	goes_out objection-answer --for Acme --set objection=time
	goes_out social-post --region hook=hook-lunch
}

@test "case study and rfp answer go out once they are approved" {
	refused_then_approved case-study --set customer="Acme Clinics" --set place=Lisbon \
	    --set missed_before=14 --set missed_after=6 --set sites=3 --set started=2026-01-12 \
	    --set released_on=2026-10-01 --set speaker="Ann Doe, practice manager" \
	    --set quote="We eat lunch now."
	refused_then_approved rfp-answer --set customer="Acme Clinics" --set reference=RFP-7 \
	    --set contact=rep1@northwind.example --set sites=3 --set answered_on=2026-11-02
}

# refused_then_approved TEMPLATE OPTION...
refused_then_approved() {
	local name=$1 request=rep1/$1/acme

	shift
	exits 1 galley --as rep1 use "$name" --for Acme "$@"
	says "galley customize $name"
	exits 0 galley --as rep1 customize "$name" --for Acme "$@"
	exits 0 galley --as rep1 submit "$request"
	exits 0 galley --as brand1 approve "$request"
	if [[ $output != *"in force"* ]]; then
		exits 0 galley --as legal1 approve "$request"
		says "in force"
	fi
	goes_out "$request"
}

@test "a mail program reads each draft as we meant it" {
	command -v python3 || skip "there is no python3 to read it"
	python3 -c 'import email' 2>/dev/null || skip "python3 has no email module"
	for draft in ../*/*.eml ../*/*/*/*.eml; do
		[ -f "$draft" ] || continue
		python3 "$BATS_TEST_DIRNAME/read_mail.py" "$draft" "${draft%.eml}.txt" "${draft%.eml}.html"
	done
}
