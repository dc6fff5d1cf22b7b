#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# A newcomer's key on its way into the workspace.

load house

setup() {
	house
	found
	exits 0 galley enroll "$PWD" --person bob --name "Bob Ray" \
	    --email bob@northwind.example --no-passphrase
	line=${lines[0]}
	code=$(grep -o '[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]\{4\}' <<<"$output")
}

@test "a registrar confirms the line by the code, and the newcomer asks" {
	says "Send this line" "galley clone $PWD FOLDER --person bob"
	echo "$line" >../line
	exits 0 galley people confirm @../line --role rep \
	    --code "$(tr 'A-Z0' 'a-zO' <<<"${code//-/ }")"
	says "approved and in force"
	exits 0 galley people show bob
	says "Bob Ray" bob@northwind.example rep
	galley clone "$PWD" ../bob --person bob --yes
	exits 0 galley -C ../bob customize first-touch --for Acme \
	    --set customer=Acme
	galley verify
}

@test "enroll twice is the same line and code" {
	exits 0 galley enroll "$PWD" --person bob --name "Bob Ray" \
	    --email bob@northwind.example --no-passphrase
	says "$line" "$code"
}

@test "refuses a code that was typed wrong" {
	exits 4 galley people confirm "$line" --role rep --code 0000-0000-0000
	says "is not the code of this line" "Bob Ray"
	exits 4 galley people confirm "$line" --role rep --code "${code%?}"
	exits 5 galley people show bob
}

@test "refuses a line in which somebody put another key" {
	other=$(galley key new --person eve --no-passphrase | grep -o 'AAAA[^ ]*')
	exits 4 galley people confirm --role rep --code "$code" \
	    "$(sed "s|AAAA[^ ]*|$other|" <<<"$line")"
	says "somebody changed the line"
	exits 5 galley people show bob
}

@test "refuses a code that was used" {
	galley people confirm "$line" --role rep --code "$code"
	exits 1 galley people confirm "$line" --role rep --code "$code"
	says "bob is in this workspace already"
}

@test "refuses what is no line, and who may not add people" {
	exits 2 galley people confirm "ssh-ed25519 AAAA" --role rep \
	    --code "$code"
	says "not a line that galley enroll printed"
	exits 4 galley --as rep1 people confirm "$line" --role rep \
	    --code "$code"
	says "rep1 may not propose"
}

@test "refuses an id and an address that are none" {
	exits 2 galley enroll x --person Bob --email bob@northwind.example
	says "a person's id"
	run galley enroll x --person zed --email zed --no-passphrase
	[ "$status" -ne 0 ]
	says "is not an email address"
	exits 5 galley key show zed
}
