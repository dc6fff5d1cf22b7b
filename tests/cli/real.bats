#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# What other people's marketing departments wrote, from import to a copy.  The
# files lie beside the project, ../shared/data/real.  Each test goes on where
# the one before it stopped.

bats_require_minimum_version 1.5.0
load house

SKILLS=marketingskills/skills
SOURCEGRAPH=sourcegraph-handbook/content/departments/marketing/process
GUIDE=18f-content-guide/_pages

setup_file() {
	export HOUSE="$BATS_FILE_TMPDIR"
	export REAL="$BATS_TEST_DIRNAME/../../../shared/data/real"
}

setup() {
	[ -d "$REAL" ] || skip "there are no real files in ../shared/data/real"
	BATS_TEST_TMPDIR="$HOUSE"
	house
	[ ! -d brand ] || cd brand
}

# The fields of a template as "--set NAME=VALUE", in $set.
fill_in() {
	local field value

	set=()
	while read -r field; do
		case $field in
		*"type: text"*) value="Bolt & Co <b>" ;;
		*"type: date"*) value=2026-12-01 ;;
		*"type: money"*) value="1200 USD" ;;
		*"type: percent"*) value=12 ;;
		*"type: number"*) value=7 ;;
		*"type: url"*) value="https://northwind.example/a?b=1&c=2" ;;
		*"type: email"*) value=desk@northwind.example ;;
		*"type: phone"*) value="+1 555 0100" ;;
		*) continue ;;
		esac
		set+=(--set "${field%%:*}=$value")
	done < <(sed '1d; /^---$/q' templates/*/"$1".md)
}

# in_force REQUEST: the other marketing person and legal approve it.
in_force() {
	exits 0 galley --as brand2 approve "$1"
	exits 0 galley --as legal1 approve "$1"
	says "in force"
}

# What is refused in a template - links to elsewhere in the file's old home or
# to hosts that are not ours, what an author left to fill in where no field can
# stand, a promise that legal has to make - becomes other text, in the editor.
mend() {
	local links='s/\[([^]]*)\]\((https?:[^)]*|[^):]*)\)/\1/g'
	local unfilled='s/\[((your|company|first)[^]]*)\]/\1/Ig'
	local promise='s/\(guarantee, /(/'

	EDITOR="sed -i -E -e '$links' -e '$unfilled' -e '$promise'" \
	    exits 0 galley edit "$1" --edit
	exits 0 galley check "$1"
	exits 0 galley submit "$1"
}

# goes_through FILE KIND: import, approval, customize, approval, use.
goes_through() {
	local id request

	id=$(basename "$1" .md | tr _ -)
	request=change/brand1/$id
	exits 0 galley template import "$REAL/$1" --kind "$2"
	says "$request"
	if [[ $output == *": draft"* ]]; then
		exits 1 galley check "$request"
		mend "$request"
	fi
	exits 0 galley template test "$request"
	in_force "$request"
	exits 0 galley template test "$id"
	fill_in "$id"
	exits 0 galley --as rep1 customize "$id" --for Bolt "${set[@]}"
	exits 0 galley --as rep1 submit "rep1/$id/bolt"
	in_force "rep1/$id/bolt"
	exits 0 galley --as rep1 use "rep1/$id/bolt" --format text,html,eml --out "../$id"
	reads_well "../$id/bolt"
}

# reads_well COPY: no mark of the machinery is left, no value became markup.
reads_well() {
	run ! grep -n '{{\|<!--\|^\*\*' "$1.txt"
	run ! grep -n '{{\|<!--\|<b>\|\*\*' "$1.html"
	grep -q '^X-Unsent: 1' "$1.eml"
	[ ${#set[@]} -eq 0 ] || grep -q 'Bolt & Co <b>' "$1.txt"
	[ ${#set[@]} -eq 0 ] || grep -q 'Bolt &amp; Co &lt;b&gt;' "$1.html"
}

@test "a founder alone is told that nobody may approve an import, and whom to add" {
	galley init brand --name Northwind --person brand1 --email brand1@northwind.example --no-passphrase
	cd brand
	exits 0 galley template import "$REAL/$SKILLS/cold-email/references/frameworks.md"
	says "nobody may approve it yet" "nobody approves his own words" \
	    "galley people add ID --role marketing --name NAME --email EMAIL --key KEY"
	exits 4 galley approve change/brand1/frameworks
	exits 0 galley withdraw change/brand1/frameworks
}

@test "with a second marketing person it can be approved" {
	for person in "brand2 marketing" "rep1 rep" "legal1 legal"; do
		add_person "${person% *}" "${person% *}" "${person#* }"
	done
	exits 0 galley template import "$REAL/$SKILLS/cold-email/references/frameworks.md"
	says brand2 legal1
	says_not "nobody may approve it"
	in_force change/brand1/frameworks
}

@test "an e-mail sequence goes through" {
	goes_through $SKILLS/cold-email/references/follow-up-sequences.md sequence
	goes_through $SKILLS/emails/references/sequence-templates.md sequence
}

@test "a second file of the same name is asked for another" {
	exits 1 galley template import "$REAL/$SKILLS/sms/references/sequence-templates.md"
	says "sequence-templates is taken" "--id NAME"
	exits 0 galley template import "$REAL/$SKILLS/sms/references/sequence-templates.md" --id sms-sequences --kind sms
	exits 1 galley template import "$REAL/$SKILLS/sms/references/compliance.md" --id sms-sequences
	says "change/brand1/sms-sequences asks for"
	mend change/brand1/sms-sequences
	in_force change/brand1/sms-sequences
}

@test "one-pagers go through" {
	goes_through $SKILLS/sales-enablement/references/one-pager-templates.md one-pager
}

@test "an objection library goes through" {
	goes_through $SKILLS/sales-enablement/references/objection-library.md script
}

@test "battlecards go through once their links are ours" {
	goes_through $SOURCEGRAPH/github_vs_sourcegraph.md battlecard
	goes_through $SOURCEGRAPH/gitlab_vs_sourcegraph.md battlecard
}

@test "messaging goes through" {
	goes_through $SOURCEGRAPH/messaging.md messaging
}

@test "a style guide goes through" {
	goes_through $GUIDE/our-style/punctuation.md style-guide
	goes_through $GUIDE/our-approach/plain-language.md style-guide
}

@test "posts and advertisements go through" {
	goes_through $SKILLS/social/references/post-templates.md social
	goes_through $SKILLS/ads/references/ad-copy-templates.md ad
}

@test "what a template cannot hold is refused with its place" {
	exits 1 galley template import "$REAL/$GUIDE/our-approach/be-concise.md"
	says "be-concise.md:35:170: slot:"
	exits 1 galley template import "$REAL/$SOURCEGRAPH/value-drivers.md"
	says "value-drivers.md:31:94: raw-html:"
}

@test "all of it is proven, by galley and by plain git" {
	exits 0 galley verify
	says "valid:"
	exits 0 git fsck --strict
	says_not error warning missing
	total=$(git rev-list --first-parent --count main)
	good=$(git log --first-parent --show-signature main 2>&1 | grep -c '^Good "git" signature')
	[ "$total" -ge 25 ]
	[ "$good" -eq "$total" ]
}
