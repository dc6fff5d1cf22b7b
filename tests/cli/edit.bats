#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Whole documents written anew: templates and policy, by those whose role may.

bats_require_minimum_version 1.5.0
load house

setup() {
	house
	found >/dev/null
	add_person ann "Ann" marketing >/dev/null
}

# fixed WORDS...: first-touch with other words, in ./fixed
fixed() {
	sed "$1" templates/email/first-touch.md >fixed
}

@test "a template is edited by who may propose it, as a draft that is then submitted" {
	fixed 's/below list/under list/'
	exits 0 galley --as ann edit first-touch --text @fixed
	says "change/ann/first-touch: draft" "Next: galley submit change/ann/first-touch"
	exits 0 galley --as ann submit first-touch
	says "waits for brand1, legal1"
	exits 0 galley --as brand1 approve change/ann/first-touch
	exits 0 galley --as legal1 approve change/ann/first-touch
	says "in force"
	grep -q "under list" templates/email/first-touch.md
}

@test "the open request is edited again, also after it was sent back" {
	fixed 's/below list/under list/'
	galley --as ann edit first-touch --text @fixed
	exits 1 galley --as ann edit change/ann/first-touch --text @fixed
	says "nothing differs"
	galley --as ann submit first-touch
	exits 0 galley --as brand1 request-changes change/ann/first-touch -m "Off list, please"
	exits 0 galley --as ann status first-touch
	says "Off list, please" "Next: galley edit change/ann/first-touch"
	fixed 's/below list/off list/'
	exits 0 galley --as ann edit change/ann/first-touch --text - <fixed
	exits 0 galley --as ann submit first-touch
	exits 0 galley --as brand1 diff change/ann/first-touch
	says "against what you last saw" "[-under-]{+off+} list"
	[ "$(git for-each-ref refs/heads/change/ann | wc -l)" -eq 1 ]
}

@test "an editor sees the template under its own name" {
	export EDITOR="sh -c 'basename \"\$1\" >$PWD/name; sed -i s/below/under/ \"\$1\"' -"
	exits 0 galley --as ann edit first-touch --edit
	[ "$(cat name)" = first-touch.md ]
	exits 0 galley --as ann diff change/ann/first-touch
	says "[-below-]{+under+}"
}

@test "what an editor of another system adds to a text is not in the way" {
	fixed 's/below list/under list/'
	{ printf '\357\273\277'; sed 's/$/\r/' fixed; } >other
	exits 0 galley --as ann edit first-touch --text @other
	git show change/ann/first-touch:templates/email/first-touch.md | cmp - fixed
	galley --as ann withdraw first-touch
	EDITOR="cp $PWD/other" exits 0 galley --as ann edit first-touch --edit
	git show change/ann/first-touch:templates/email/first-touch.md | cmp - fixed
	printf 'Clinics like yours lose\r\nhours to the phone, day by day.\r\n' >words
	exits 0 galley --as rep1 customize first-touch --for Acme --set customer=Acme --region opening=@words
	[ -z "$(git show custom/rep1/first-touch/acme | tr -dc '\r')" ]
}

@test "an editor that is not there is told as such" {
	EDITOR=/nowhere/ed exits 75 galley --as ann edit first-touch --edit
	says "the editor is not there (set VISUAL or EDITOR to one that is); the text is in"
}

@test "a diff of a template shows the changed lines and one beside them" {
	fixed 's/below list/under list/'
	galley --as ann edit first-touch --text @fixed
	exits 0 galley --as brand1 diff change/ann/first-touch
	says "[-below-]{+under+} list" "..."
	says_not "guidance:" "proof-scheduling"
}

@test "whose role may not is refused before an editor opens" {
	export EDITOR="touch $PWD/opened; true"
	exits 4 galley --as rep1 edit first-touch --edit
	says "marketing or brand-owner" "galley customize first-touch"
	exits 4 galley --as rep1 edit workflows/standard.yaml --edit
	says "an admin or a registrar"
	exits 4 galley --as ann edit galley.yaml --edit
	exits 4 galley --as rep1 template new hello --shelf email --kind email
	exits 4 galley --as rep1 template import templates/email/first-touch.md --id other
	[ ! -e opened ]
}

@test "another's request is not edited" {
	fixed 's/below list/under list/'
	galley --as ann edit first-touch --text @fixed
	exits 4 galley --as brand1 edit change/ann/first-touch --text @fixed
}

@test "policy is edited by an admin, and takes its version by itself" {
	version=$(sed -n 's/^version: \([0-9]*\).*/\1/p' galley.yaml)
	sed 's/respond-within: 5/respond-within: 6/' workflows/standard.yaml >standard
	exits 0 galley edit workflows/standard.yaml --text @standard
	says "change/brand1/standard: draft"
	exits 0 galley submit standard
	says "in force"
	grep -q "respond-within: 6" workflows/standard.yaml
	grep -q "^version: $((version + 1))" galley.yaml
	sed 's/library-age: 7/library-age: 9/' galley.yaml >settings
	export EDITOR="cp $PWD/settings"
	exits 0 galley edit galley.yaml --edit
	exits 0 galley submit settings
	says "in force"
	grep -q "library-age: 9" galley.yaml
	grep -q "^version: $((version + 2))" galley.yaml
	exits 0 galley verify --quiet
}

@test "policy that cannot be read is not submitted" {
	exits 0 galley edit galley.yaml --text "name: Northwind"
	says '"format" is missing'
	exits 7 galley submit settings
	says '"format" is missing'
	exits 0 galley edit change/brand1/settings --text "$(sed 's/library-age: 7/library-age: 8/' galley.yaml)"
	exits 0 galley submit settings
	says "in force"
}

@test "what a whole document needs is said where parts are named" {
	exits 2 galley edit first-touch --set title=Hello
	says "--edit, --text @FILE or --file FILE"
	exits 2 galley edit galley.yaml
	says "--edit, --text @FILE or --file FILE"
}

@test "a picture is brought in byte by byte, and opens in no editor" {
	printf '\211PNG\r\n\032\n\0\0\377' >"$TMPDIR/logo.png"
	exits 0 galley edit assets/logo.png --file "$TMPDIR/logo.png"
	exits 0 galley diff change/brand1/logo
	says "assets/logo.png (new)
  PNG, 11 bytes, sha256 $(sha256sum <"$TMPDIR/logo.png" | head -c 12)
"
	exits 0 galley submit change/brand1/logo
	exits 0 galley --as legal1 approve change/brand1/logo
	exits 0 galley --as ann approve change/brand1/logo
	says "in force"
	git cat-file blob main:assets/logo.png | cmp - "$TMPDIR/logo.png"
	exits 1 galley edit assets/logo.png --file "$TMPDIR/logo.png"
	says "nothing differs"
	VISUAL=false exits 2 galley edit assets/logo.png --edit
	says "assets/logo.png is not text (galley edit assets/logo.png --file FILE)"
	exits 1 galley edit first-touch --file "$TMPDIR/logo.png"
	says "galley: templates/email/first-touch.md: line 1 is not valid UTF-8 (save the file as UTF-8)"
	ask_for_bolt
	exits 2 galley --as rep1 edit bolt --file "$TMPDIR/logo.png"
	says "bolt is text"
}

# brings NAME SIZE COLOUR: a picture of that many pixels each way.
brings() {
	python3 - "$2" "$3" >"$TMPDIR/$1" <<-'EOF'
	import struct, sys, zlib
	def chunk(kind, data):
	    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
	n = int(sys.argv[1])
	sys.stdout.buffer.write(b'\x89PNG\r\n\x1a\n' +
	    chunk(b'IHDR', struct.pack('>IIBBBBB', n, n, 8, 0, 0, 0, 0)) +
	    chunk(b'IDAT', zlib.compress((b'\0' + bytes([int(sys.argv[2])]) * n) * n)) + chunk(b'IEND', b''))
	EOF
	galley --as ann edit "assets/$1" --file "$TMPDIR/$1"
	galley --as ann submit change/ann/logo
}

@test "whoever decides on a picture is told what it is and how to look at it" {
	brings logo.png 8 1
	exits 0 galley diff change/ann/logo
	says "assets/logo.png (new)
  PNG, 8 x 8 pixels, " "To look at it: galley diff change/ann/logo --out FOLDER"
	galley approve change/ann/logo
	galley --as legal1 approve change/ann/logo
	cp assets/logo.png was.png
	brings logo.png 16 2
	exits 0 galley diff change/ann/logo
	says "  was PNG, 8 x 8 pixels, $(wc -c <was.png) bytes, sha256 $(sha256sum was.png | head -c 12)
  now PNG, 16 x 16 pixels, $(wc -c <"$TMPDIR/logo.png") bytes, sha256 $(sha256sum "$TMPDIR/logo.png" | head -c 12)
"
	exits 0 galley diff change/ann/logo --out look/
	says "look/assets/logo.png
"
	cmp look/assets/logo.png "$TMPDIR/logo.png"
	exits 0 galley diff change/ann/logo --out look
	cp was.png look/assets/logo.png
	exits 2 galley diff change/ann/logo --out look
	says "look/assets/logo.png is there already, and is another file"
	cmp look/assets/logo.png was.png
	exits 2 galley diff change/ann/logo --out ""
	ask_for_bolt
	exits 2 galley --as rep1 diff bolt --out look
	says "galley preview rep1/first-touch/bolt"
}

@test "evidence that is text is shown as text" {
	printf 'month,calls\nmay,400\n' >calls.csv
	galley --as ann edit evidence/calls.csv --file calls.csv
	exits 0 galley diff change/ann/calls
	says "  may,400"
	says_not "--out"
}

@test "a field's value may stand in a file or on standard input" {
	printf 'Acme Clinics\n' >name
	exits 0 galley --as rep1 use first-touch --for Acme --set customer=@name --set first_name=- <<<"Ann"
	says "A calmer front desk for Acme Clinics" "Ann, Acme Clinics"
	exits 5 galley --as rep1 use first-touch --for Acme --set customer=@nowhere --set first_name=Ann
	says nowhere
}

@test "a value that is asked at use counts for the length of the subject" {
	exits 1 galley --as rep1 use first-touch --for Acme --set first_name=Ann \
	    --set customer="A customer whose name is much too long for a subject"
	says "channel-length"
}

@test "a template with an error does not hold at its extremes" {
	fixed 's|^Clinics like yours.*|Clinics like yours, see [how](https://evil.example/x).|'
	galley --as ann edit first-touch --text @fixed
	exits 1 galley template test change/ann/first-touch
	says "error: evil.example is not among the links"
	says_not "holds at its extremes"
}

@test "a draft that the editor began is gone on with where it was refused" {
	printf '#!/bin/sh\nsed -i s/below/above/ "$1"\n' >ed
	chmod +x ed
	EDITOR=$PWD/ed exits 1 galley --as rep1 customize first-touch --for Bolt \
	    --set customer=Bolt --edit
	says "this line is locked" "What you typed is kept" \
	    "Next: galley edit rep1/first-touch/bolt --edit"
}

@test "what an import replaced is told as it stood there" {
	printf '# Hello\n\nDear [Name], save $[Amount] now.\n' >hello.md
	exits 0 galley --as ann template import hello.md
	says "was [Name]" 'was $[Amount]'
}

@test "a use beyond a region's range says what needs whom, and what needs nobody" {
	exits 1 galley --as rep1 use first-touch --for Acme --set customer=Acme \
	    --set first_name=Ann --region opening="Nobody at your front desk has had a quiet hour since spring, we hear."
	says "galley: the text of opening needs marketing (ann, brand1); opening needs nobody with one of its options (opening-calm, opening-calls) or up to 4 words changed"
}

@test "several files are imported at once, and told as one JSON list" {
	printf '# Hello\n\nDear {customer}, hello.\n' >hello.md
	printf '# Bye\n\nDear {customer}, bye.\n' >bye.md
	run --separate-stderr galley --as ann template import hello.md bye.md --json
	[ "$status" -eq 0 ]
	perl -MJSON::PP -0777 -ne 'exit !(@{decode_json($_)} == 2)' <<<"$output"
}

@test "a customization begins in an editor, and what was changed there is taken" {
	export EDITOR="sed -i -e 's/^Clinics like yours.*/Bolt loses every third caller today./' -e 's/discount: .*/discount: 12/'"
	exits 0 galley --as rep1 customize first-touch --for Bolt \
	    --set customer=Bolt --edit
	says rep1/first-touch/bolt draft
	exits 0 galley --as rep1 preview bolt --format text
	says "Bolt loses every third caller today." "12 % below list"
}

@test "locked words changed as a customization begins are refused and kept" {
	export EDITOR="sed -i 's/below list/under list/'"
	exits 1 galley --as rep1 customize first-touch --for Bolt \
	    --set customer=Bolt --edit
	says locked-text "What you typed is kept in"
	grep -q "under list" "$(sed -n 's/^What you typed is kept in //p' <<<"$output")"
	exits 0 galley --as rep1 preview bolt --format text
	says "below list"
}

@test "one's own last event is taken back, and another's is not" {
	ask_for_bolt
	galley --as rep1 submit bolt
	exits 0 galley --as rep1 undo bolt
	exits 0 galley --as rep1 status bolt
	says draft
	galley --as rep1 submit bolt
	galley comment rep1/first-touch/bolt -m "Why eighteen?"
	before=$(git for-each-ref)
	exits 6 galley --as rep1 undo bolt
	says "brand1's, not yours" "galley edit" "galley withdraw"
	[ "$(git for-each-ref)" = "$before" ]
}

# both MINE THEIRS: ann's change by one sed, while brand1's by another comes first.
both() {
	fixed "$1"
	galley --as ann edit first-touch --text @fixed
	galley --as ann submit first-touch
	add_person mkt2 "Market Two" marketing
	fixed "$2"
	galley edit first-touch --text @fixed
	galley submit first-touch
	galley --as mkt2 approve change/brand1/first-touch
	galley --as legal1 approve change/brand1/first-touch
}

@test "a change that another's came before is joined with it, line by line" {
	both 's/below list/under list/' 's/lose hours to/spend hours on/'
	exits 0 galley --as ann
	says "Next: galley refresh change/ann/first-touch"
	says_not "Nothing waits for you"
	exits 0 galley --as ann explain first-touch
	says "now: ann has to refresh it (galley refresh change/ann/first-touch)" \
	    "Next: galley refresh change/ann/first-touch"
	exits 0 galley --as ann refresh first-touch
	says "draft" "Next: galley submit change/ann/first-touch"
	exits 0 galley --as ann diff first-touch
	says "[-below-]{+under+}"
	says_not "lose"
	galley --as ann submit first-touch
	galley --as brand1 approve change/ann/first-touch
	exits 0 galley --as legal1 approve change/ann/first-touch
	says "in force"
	grep "spend hours on" templates/email/first-touch.md
	grep "under list" templates/email/first-touch.md
	exits 0 galley verify
}

@test "where both changed the same line nothing is joined, and the way is told" {
	both 's/lose hours to/waste hours on/' 's/lose hours to/spend hours on/'
	head=$(git rev-parse change/ann/first-touch)
	exits 6 galley --as ann refresh first-touch
	says "stale: templates/email/first-touch.md" "in the same lines" \
	    "galley withdraw change/ann/first-touch"
	[ "$(git rev-parse change/ann/first-touch)" = "$head" ]
	exits 0 galley --as ann withdraw change/ann/first-touch
	sed 's/spend hours on/waste hours on/' templates/email/first-touch.md >again
	exits 0 galley --as ann edit first-touch --text @again
}

@test "two changes of the policy's file are joined, and the version raised once more" {
	add_person adm2 "Adm Two" admin
	galley config admins.quorum 2
	galley --as brand1 config ci .ci/run
	galley --as adm2 config limits.retention "18 months"
	galley --as brand1 approve change/adm2/config-limits-retention
	galley --as adm2 config limits.library-age "30 days"
	galley --as brand1 approve change/adm2/config-limits-library-age
	exits 0 galley --as brand1 refresh change/brand1/config-ci
	galley --as brand1 submit change/brand1/config-ci
	exits 0 galley --as adm2 approve change/brand1/config-ci
	says "in force"
	exits 0 galley config
	says "18 months" "30 days" ".ci/run"
	exits 0 galley verify
}
