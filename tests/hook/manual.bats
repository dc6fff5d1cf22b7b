#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# galley-server(7) is true: its commands install, rotate and recover a server.

bats_require_minimum_version 1.5.0
load ../cli/house
load ../cli/display
load server

setup() {
	house
	found >/dev/null
	add_person sec1 "Security One" security >/dev/null
	cd ..
	export GALLEY_HOME="$PWD/.config/galley"
	mkdir -p .config && mv "$HOME/galley" .config/
}

# The server is this folder, and reached by whoever is here already.
follow() {
	{
		echo 'ssh() { shift; "$@"; }'
		display galley-server.7 "run $1" | sed "s|server:/srv/|$PWD/|
		    s|/srv/|$PWD/|"
	} >"$TMPDIR/$1"
	[ "$(wc -l <"$TMPDIR/$1")" -ge 5 ]
	exits 0 bash -eu -o pipefail "$TMPDIR/$1"
}

# brand1's own change of policy, sent.
changed() {
	(cd brand && galley people add "$1" --name "$1" --email "$1@northwind.example" \
	    --role rep --key "$(galley key new --person "$1" --no-passphrase)") >/dev/null
	galley -C brand sync >/dev/null
}

@test "five commands install a server" {
	follow install
	says "brand.git is a server of galley" "nothing is weak here"
	changed rep2
	exits 0 galley -C brand verify
	says "witnessed: 1 of 5 approved changes"
}

@test "the server's key is exchanged without a step unwitnessed" {
	follow install
	follow rotate
	changed rep2
	exits 0 galley -C brand verify
	says "witnessed: 3 of 7 approved changes"
	[ "$(git -C brand show main:galley.yaml | grep -c ssh-ed25519)" = 1 ]
}

@test "a server with an invalid main is recovered" {
	follow install
	changed rep2
	chmod -x brand.git/hooks/*
	git -C brand.git update-ref refs/heads/main \
	    "$(git -C brand.git -c user.name=x -c user.email=x@x commit-tree \
	        -m Forged -p main 'main^{tree}')"
	exits 7 galley -C brand sync
	says "nothing was taken over"
	follow recover
	says "set up hooks/pre-receive" "valid: 5 approved changes"
	changed rep3
	exits 0 galley -C brand verify
	says "valid: 6 approved changes" "witnessed: 2 of 6"
}

@test "the page is well-formed" {
	exits 0 mandoc -T lint -W warning "$pages/galley-server.7"
}
