#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# What an auditor is handed, and whether its commands prove what it says.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	clock 2027-02-01T10:00:00Z
	found
	bolt=rep1/first-touch/bolt
	ask_for_bolt
	galley --as rep1 submit $bolt -m 'A <script>alert(1)</script> number'
	galley approve $bolt -m "Good opening."
	clock 2027-02-03T10:00:00Z
	galley --as legal1 approve $bolt
	page=$BATS_TEST_TMPDIR/page.html
}

# commands: what the page says to type, one section after the other.
commands() {
	sed -n '/<pre class="check">/,/<\/pre>/p' "$page" |
	    sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
}

@test "the page shows what was approved, by whom, under which policy" {
	exits 0 galley evidence $bolt --out "$page"
	says "1 approved change"
	output=$(cat "$page")
	says "customizations/$bolt.md" "every third caller hangs up" \
	    "Rep One (rep1)" "Legal One (legal1)" \
	    "approved what was to be seen then: standard/legal" \
	    "Good opening." "workflows/standard.yaml" "2027-02-03T10:00:00Z" \
	    "No server's receipt of it is here" "Asked for: $bolt." \
	    "<td>standard/legal</td>" "<td>Legal One (legal1)</td>" \
	    "$(sha256sum <customizations/$bolt.md | cut -d' ' -f1)" \
	    "40 seconds from hello to confirmed" "usable through" \
	    "backed by evidence/booking-time.md, <span class=\"id\">sha256 $(sha256sum <evidence/booking-time.md | cut -d' ' -f1)" \
	    "stated in claims/booking-time.yaml, "
	says_not "claims/encryption.yaml"
}

@test "the page holds no script, and what people wrote is text" {
	galley evidence $bolt --out "$page"
	output=$(cat "$page")
	says "A &lt;script&gt;alert(1)"
	says_not "<script" "http-equiv" "src=" "onload"
}

@test "its commands hold in a clone that plain git made" {
	galley evidence --since 2027-02-01 --out "$page"
	git clone -q . ../plain
	commands >../check.sh
	[ "$(grep -c '^set -e' ../check.sh)" -eq 3 ]
	cd ../plain
	exits 0 env -u GALLEY_HOME bash ../check.sh
	says 'Good "git" signature for legal1@northwind.example'
}

@test "its commands fail where a byte is another" {
	galley evidence $bolt --out "$page"
	git clone -q . ../plain
	commands | sed "s|^\[ .*|[ \"\$(git rev-parse HEAD:galley.yaml)\" = $(git rev-parse HEAD:customizations/$bolt.md) ]|" >../check.sh
	cd ../plain
	exits 1 bash ../check.sh
	git -C ../brand cat-file commit main | sed 's/^\(author\|committer\) Legal One/\1 Someone/' \
	    >../forged
	forged=$(git hash-object -t commit -w ../forged)
	(cd ../brand && commands) | sed "s/$(git rev-parse origin/main)/$forged/" >../check.sh
	git update-ref refs/remotes/origin/main "$forged"
	run bash ../check.sh
	[ "$status" -ne 0 ]
	says_not 'Good "git" signature for legal1'
}

@test "a deputy is named with the one for whom he acted" {
	add_person rep2 "Rep Two" rep
	galley --as legal1 people delegate legal --to rep2 \
	    --from 2027-02-03 --until 2027-02-10
	galley --as rep1 customize first-touch --for Acme --set discount=19 \
	    --set customer=Acme
	galley --as rep1 submit acme
	galley approve rep1/first-touch/acme
	clock 2027-02-04T10:00:00Z
	galley --as rep2 approve rep1/first-touch/acme
	exits 0 galley evidence rep1/first-touch/acme --out "$page"
	output=$(cat "$page")
	says "Rep Two (rep2)" \
	    "<td>approved what was to be seen then: standard/legal, as the deputy of Legal One (legal1)</td>" \
	    "<td>approved what was to be seen then: standard/brand</td>"
}

@test "a page of many approvals begins with their list, and each is a link" {
	local link links

	galley evidence --since 2027-02-01 --out "$page"
	output=$(cat "$page")
	says "3 approved changes, the last one first"
	links=$(grep -o 'href="#[^"]*"' "$page" | sed 's/href="#\(.*\)"/\1/')
	[ "$(wc -l <<<"$links")" -eq 11 ]
	for link in $links; do
		[ "$(grep -c "id=\"$link\"" "$page")" -eq 1 ]
	done
	[[ $(grep -m1 "^<tr><td.*href=" "$page") = *">$bolt</a>"*">customizations/$bolt.md</a>"*"standard/brand: brand1 (brand1)<br>standard/legal: Legal One (legal1)"*"no receipt here"* ]]
	galley evidence $bolt --out "$page"
	run ! grep -q 'class="list"' "$page"
}

@test "a policy is written once, for all that it judged" {
	galley --as rep1 customize first-touch --for Acme --set discount=19 \
	    --set customer=Acme
	galley --as rep1 submit acme
	galley approve rep1/first-touch/acme
	galley --as legal1 approve rep1/first-touch/acme
	exits 0 galley evidence --since 2027-02-03 --out "$page"
	says "2 approved changes"
	[ "$(grep -c '<pre>name: standard' "$page")" -eq 1 ]
	[ "$(grep -c 'href="#policy-[0-9a-f]*">workflows/standard.yaml' "$page")" -eq 2 ]
	output=$(cat "$page")
	says "Asked for: all that was approved, from 2027-02-03, UTC."
}

@test "an approval that nothing rests on does not look like one" {
	galley --as rep1 customize first-touch --for Acme --set discount=19 \
	    --set customer=Acme
	galley --as rep1 submit acme
	galley approve rep1/first-touch/acme
	galley --as rep1 edit acme --set discount=17
	galley --as rep1 submit acme
	galley approve rep1/first-touch/acme
	add_person rep2 "Rep Two" rep
	galley --as rep1 handover acme --to rep2
	galley --as rep2 submit rep1/first-touch/acme
	galley approve rep1/first-touch/acme
	galley --as legal1 approve rep1/first-touch/acme
	exits 0 galley evidence rep1/first-touch/acme --out "$page"
	output=$(cat "$page")
	[ "$(grep -c 'standard/brand; this was another version than the one in force' "$page")" -eq 1 ]
	[ "$(grep -c 'standard/brand; it was submitted anew since, so this did not count' "$page")" -eq 1 ]
	[ "$(grep -c '<td>approved what was to be seen then: standard/brand</td>' "$page")" -eq 1 ]
	says "handed over to rep2"
}

@test "nothing is wider than a phone or a sheet of paper" {
	galley evidence --since 2027-02-01 --out "$page"
	output=$(cat "$page")
	says '<html lang="en">' "color-scheme: light dark" \
	    "pre { white-space: pre-wrap; overflow-wrap: anywhere" \
	    "@media screen and (max-width: 48em)" "@media print" \
	    "table-layout: fixed"
}

@test "evidence that is no text is named, and not printed" {
	printf '%%PDF-1.4\n\377\001binary\n' >../study.pdf
	echo "Measured by hand." >../notes.md
	add_person brand2 "Brand Two" marketing
	for file in study.pdf notes.md; do
		galley edit evidence/$file --file ../$file
		galley submit change/brand1/${file%.*}
		galley --as legal1 approve change/brand1/${file%.*}
		galley --as brand2 approve change/brand1/${file%.*}
	done
	exits 0 galley evidence --since 2027-02-01 --out "$page"
	output=$(cat "$page")
	says ">evidence/study.pdf</h4>" \
	    "sha256 $(sha256sum <../study.pdf | cut -d' ' -f1)" \
	    "It is not text but a PDF of 18 bytes: git show $(git rev-parse main^):evidence/study.pdf" \
	    "Measured by hand."
	says_not "PDF-1.4"
}

@test "days choose what was approved in them" {
	exits 0 galley evidence --since 2027-02-02 --until 2027-02-03 --out "$page"
	says "1 approved change"
	exits 0 galley evidence --since 2027-02-01 --until 2027-02-01 --out "$page"
	says "2 approved changes"
	exits 5 galley evidence --since 2027-02-04 --out "$page"
	says "no approved change matches"
	exits 2 galley evidence --since 2027-02-30 --out "$page"
	says "2027-02-30 is not a day"
	exits 2 galley evidence --out "$page"
	exits 5 galley evidence rep1/first-touch/nothing --out "$page"
	exits 2 galley evidence $bolt
}

@test "a document is looked at as each approval left it" {
	sed 's/^title: .*/title: Another title/' templates/email/first-touch.md >../t.md
	galley edit templates/email/first-touch.md --text @../t.md
	galley submit change/brand1/first-touch --anyway
	add_person brand2 "Brand Two" marketing
	galley --as legal1 approve change/brand1/first-touch
	galley --as brand2 approve change/brand1/first-touch
	exits 0 galley evidence first-touch --out "$page"
	says "1 approved change"
	output=$(cat "$page")
	says "title: Another title" "Brand Two (brand2)" "{{customer}}"
	exits 0 galley evidence people/brand2.yaml --out "$page"
	git clone -q . ../plain
	commands >../check.sh
	cd ../plain
	exits 0 bash ../check.sh
}
