#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Bad input: one clear line that says what is wrong, where, and what helps; the
# right exit status; and nothing changed by it.

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
}

setup() {
	enter
	template=$(ls templates/*/first-touch.md)
	before_it=$(git for-each-ref)
}

teardown() {
	[ -z "${unchanged-yes}" ] || [ "$before_it" = "$(git for-each-ref)" ]
}

used() {
	galley --as rep1 use first-touch --for Acme --set first_name=there "$@"
}

# told STATUS RULE: check refuses the template, at a place in it, by a rule.
told() {
	exits "$1" galley check "$template"
	says "$template:" "$2"
	[ "$(grep -c '^[^ ]' <<<"$output")" -le "${3:-4}" ]
}

# The template with this line put before the one that matches.
before_line() {
	sed -i "0,/$1/s//$2\n&/" "$template"
}

@test "a missing field is named" {
	exits 2 used --set discount=5
	says customer
}

@test "an unknown field is named, with those there are" {
	exits 1 used --set customer=Acme --set colour=red
	says colour "galley show first-touch"
}

@test "a value out of its hard range is refused with the range" {
	exits 1 used --set customer=Acme --set discount=60
	says discount 60 0..20
}

@test "a value of another type is refused" {
	exits 1 used --set customer=Acme --set discount=much
	says discount much
}

@test "an unknown template is refused with the nearest name" {
	exits 5 galley --as rep1 use frist-touch --for Acme
	says frist-touch first-touch
}

@test "an unknown request is refused with the nearest name" {
	unchanged=''
	submitted bolt
	exits 5 galley status rep1/first-touch/bolb
	says bolb rep1/first-touch/bolt
}

@test "a tab in YAML is refused at its place" {
	before_line '^language' $'\tkey: value'
	told 1 tab
}

@test "an anchor in YAML is refused at its place" {
	sed -i 's/^language: en/language: \&x en/' "$template"
	told 1 anchor
}

@test "a duplicate key is refused at its place" {
	before_line '^language' 'kind: email'
	told 1 kind
}

@test "a comma that cuts a value in two is refused at its place" {
	unchanged=''
	galley --as rep1 customize first-touch --for Acme --set customer=Acme
	file=customizations/rep1/first-touch/acme.md
	mkdir -p "${file%/*}"
	git show custom/rep1/first-touch/acme:$file | sed 's/fields: .*/fields: {customer: Acme, Inc.}/' > $file
	exits 1 galley check $file
	says "$file:" Inc.
}

@test "a hundred thousand brackets are refused quickly" {
	{ printf -- '---\ntitle: '; head -c 102400 /dev/zero | tr '\0' '['; printf '\n---\nText\n'; } > "$template"
	exits 1 timeout 5 galley check "$template"
	says "$template"
}

@test "brackets below the size limit are refused quickly" {
	{ printf -- '---\ntitle: '; head -c 60000 /dev/zero | tr '\0' '['; printf '\n---\nText\n'; } > "$template"
	exits 1 timeout 5 galley check "$template"
	says "$template"
}

@test "a template of one megabyte is refused" {
	yes "Words and words." | head -c 1048576 >> "$template"
	exits 1 timeout 5 galley check "$template"
	says "$template" "64 KiB"
}

@test "bytes that are no UTF-8 are refused at their place" {
	printf 'Caf\xe9\n' >> "$template"
	told 1 UTF-8
	says "$template:$(wc -l <"$template"):4: "
	exits 1 galley edit first-touch --text "@$template"
	says "galley: $template:$(wc -l <"$template"):4: utf-8: this is not UTF-8 (save the file as UTF-8)"
}

@test "what is typed in another encoding is refused as typed" {
	exits 2 galley config name "$(printf 'Caf\xe9')"
	says 'galley: "Caf\xe9" is not UTF-8 (type it in a terminal that is set to UTF-8)'
	exits 2 galley comment bolt -m "$(printf 'Caf\xe9')"
	says 'galley: "Caf\xe9" is not UTF-8'
}

@test "a hidden character is refused, also where it is written as an entity" {
	echo 'Pay &#x202E;nothing.' >> "$template"
	told 1 U+202E
}

@test "a region opened twice is refused at its place" {
	printf '\n<!-- region opening -->\nAgain.\n<!-- /region -->\n' >> "$template"
	told 1 "name is taken"
}

@test "a region never closed is refused at its place" {
	printf '\n<!-- region opening2 -->\nAgain.\n' >> "$template"
	told 1 "never closed"
}

@test "a marker in a list is refused at its place" {
	printf '\n- one\n\n  <!-- when market = eu -->\n' >> "$template"
	told 1 when
}

@test "an include that loops never gets in force" {
	unchanged=''
	printf '\n{{> proof-scheduling}}\n' >> blocks/proof-scheduling.md
	proposed mkt2 change/mkt2/loop blocks/proof-scheduling.md
	galley --as brand1 approve change/mkt2/loop
	exits 1 timeout 5 galley --as legal1 approve change/mkt2/loop
	says blocks/proof-scheduling.md: "includes itself"
}

@test "an include of nothing is refused at its place" {
	sed -i 's/> proof-scheduling/> prof-scheduling/' "$template"
	told 1 "no block is named prof-scheduling"
}

@test "a folder that is no workspace is refused with what makes one" {
	unchanged=''
	mkdir ../empty
	cd ../empty
	exits 5 galley status
	says "galley init"
}

@test "a repository that is no workspace is refused" {
	unchanged=''
	git init -q -b main ../plain
	cd ../plain
	git -c user.name=x -c user.email=x@x.example commit -q --allow-empty -m "Begin"
	run galley status
	[ "$status" -eq 5 ]
	says "not a galley workspace"
}

@test "a repository with SHA-256 is refused by name" {
	unchanged=''
	git init -q -b main --object-format=sha256 ../sha
	cd ../sha
	run galley status
	[ "$status" -ne 0 ]
	says sha256 "galley reads SHA-1"
}

# in_format NUMBER: the workspace as a later galley would have written it.
in_format() {
	sed -i "s/^format: .*/format: $1/" galley.yaml
	raise
	enacted brand1 format galley.yaml
	before_it=$(git for-each-ref)
}

@test "a workspace one format newer is read" {
	in_format 2
	exits 0 galley find first
	says first-touch
	exits 0 galley verify
}

@test "a workspace one format newer is not written" {
	in_format 2
	run galley --as rep1 customize first-touch --for Acme --set customer=Acme
	[ "$status" -ne 0 ]
	says format 2
}

@test "a workspace two formats newer is refused with what helps" {
	in_format 3
	run galley find first
	[ "$status" -ne 0 ]
	says galley.yaml format 3
}

@test "an unknown command is refused with the nearest name" {
	exits 2 galley sumbit bolt
	says submit
}

@test "an unknown option is refused" {
	exits 2 galley status --jsno
	says jsno
}

@test "an option without its value is refused" {
	exits 2 galley --as rep1 use first-touch --set
	says set
}

@test "a key that others may read is refused" {
	chmod 644 "$GALLEY_HOME/keys/rep1.key"
	exits 4 galley --as rep1 customize first-touch --for Acme --set customer=Acme
	says rep1.key 0644 "chmod 600"
}

@test "a key file that is no key is refused" {
	echo "galley-key 9" > "$GALLEY_HOME/keys/rep1.key"
	run galley --as rep1 customize first-touch --for Acme --set customer=Acme
	[ "$status" -ne 0 ]
	says rep1.key
}

@test "a person who is nobody is refused with what helps" {
	exits 4 galley --as nobody submit x
	says nobody "people add"
}

@test "what would count for nothing is not signed" {
	unchanged=
	ask_for_bolt
	galley --as rep1 submit bolt
	before_it=$(git for-each-ref)
	exits 4 galley --as legal1 approve rep1/first-touch/bolt --stage standard/brand
	says "standard/brand is not yours to approve (it is for marketing (brand1, mkt2))"
	exits 5 galley --as legal1 approve rep1/first-touch/bolt --stage legal
	says "legal is not one of its requirements (standard/brand, standard/legal)"
	exits 4 galley --as rep1 approve bolt
	says "nobody approves his own words (it waits for brand1, mkt2, legal1)"
	exits 2 galley --as legal1 suggest rep1/first-touch/bolt openin "Other words"
	says "no region or field called openin; did you mean opening"
	[ "$before_it" = "$(git for-each-ref)" ]
}

@test "a founding without a passphrase leaves no folder behind" {
	cd "$TMPDIR"
	unchanged=
	exits 4 galley init new --name N --person one --email one@n.example </dev/null
	says "no passphrase"
	[ ! -e new ]
	touch file
	exits 1 galley init file --name N --person one --email one@n.example --no-passphrase
	says "file is a file" "name a new folder"
}

@test "without HOME keys are looked for where the system says one is at home" {
	unset GALLEY_HOME
	HOME= exits 5 galley key show nobody
	says "$(getent passwd "$(id -u)" | cut -d: -f6)/.config/galley/keys"
}

@test "a copy for whom the template is not made is refused, and no request would help" {
	exits 1 used --set customer=Acme --for segment=mars
	says "galley: facet: segment: mars is not in the audience of first-touch (clinic) (galley show first-touch lists what it needs)"
	says_not "Ask for it"
	exits 1 galley --as rep1 customize first-touch --for Acme --for market=mars --set customer=Acme
	says "galley: facet: market: mars contradicts the field, which is us"
}

@test "the journal of nobody is missing, not empty" {
	exits 5 galley log journal/rpe1
	says "rpe1 is not a person of this workspace (galley people list)"
	exits 0 galley log journal/rep1
}

@test "numbers and days that mean nothing are not passed over" {
	exits 2 galley verify --threads x
	says '--threads takes a number from 1, not "x"'
	exits 2 galley verify --threads 0
	exits 2 galley review --since 2027-01-01
	says "--since goes with --reasons"
	exits 2 galley config links https://shop.example
	says '"https://shop.example" is no host (as in northwind.example)'
}
