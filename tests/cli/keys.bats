#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Keys of persons: a further one, one ended, and a person's return (T7).

bats_require_minimum_version 1.5.0
load house
load forge

setup_file() {
	scene
}

setup() {
	enter
	SECOND="$HOME/second"
}

# second COMMAND...: as on another machine, where the new key is.
second() {
	GALLEY_HOME=$SECOND galley "$@"
}

new_key() {
	second key new --person "$1" --no-passphrase
}

# registrar PERSON: gets the role.
registrar() {
	sed -i 's/roles: .*/roles: [registrar]/' "people/$1.yaml"
	raise
	enacted brand1 registrar galley.yaml "people/$1.yaml"
	git reset -q --hard main
}

request=change/brand1/key-rep1

@test "a new key takes the quorum, and a comment that it signs itself" {
	exits 0 galley people add-key rep1 --key "$(new_key rep1)"
	says "the new key of rep1 has signed no comment" "galley comment $request -m"
	exits 0 second --as rep1 comment $request -m "My new laptop"
	says "cannot bring it into force" "galley comment $request"
	exits 0 galley comment $request -m "Seen"
	says "in force"
	exits 0 second --as rep1 customize first-touch --for Bolt --set customer=Bolt
	accepted
}

@test "a new key takes one registrar and an old key of its person" {
	registrar mkt2
	exits 0 galley --as mkt2 people add-key rep1 --key "$(new_key rep1)"
	says "a registrar and a living key of rep1 suffice"
	exits 0 second --as rep1 comment change/mkt2/key-rep1 -m "My new laptop"
	says "waits for"
	exits 4 galley --as mkt2 approve change/mkt2/key-rep1
	exits 0 galley --as rep1 approve change/mkt2/key-rep1
	says "in force"
	accepted
}

@test "a person alone gives himself no key" {
	exits 0 galley people show rep1
	exits 4 galley --as legal1 people add-key rep1 --key "$(new_key rep1)"
	exits 0 galley --as rep1 people add-key rep1 --key "$(second key show rep1)"
	second --as rep1 comment change/rep1/key-rep1 -m "My new laptop"
	exits 0 galley --as rep1 comment change/rep1/key-rep1 -m "Mine"
	says "waits for" brand1
}

@test "a new key signs a comment and nothing else" {
	galley people add-key rep1 --key "$(new_key rep1)"
	exits 4 second --as rep1 approve $request
	exits 4 second --as rep1 submit $request
	exits 4 second --as rep1 customize first-touch --for Bolt --set customer=Bolt
	says T2
}

@test "another's new key signs no comment" {
	galley people add-key rep1 --key "$(new_key rep1)"
	new_key rep2
	exits 4 second --as rep2 comment $request -m "Mine"
	cp "$SECOND/keys/rep1.key" "$SECOND/keys/rep2.key"
	exits 4 second --as rep2 comment $request -m "Mine"
}

@test "a key is one person's for ever" {
	exits 1 galley people add-key rep1 --key "$(galley key show rep2)"
	says T7 "rep2's already"
	galley --as rep2 people end-key rep2 --key "$(galley key show rep2)"
	exits 1 galley people add-key rep1 --key "$(galley key show rep2)"
	says T7
	exits 1 galley people add-key rep2 --key "$(galley key show rep2)"
}

@test "a person ends his own key alone, and it signs no more" {
	exits 0 galley --as rep1 people end-key rep1 --key "$(galley key show rep1)"
	says "in force" "approved by rep1"
	exits 4 galley --as rep1 customize first-touch --for Bolt --set customer=Bolt
	says T2
	exits 1 galley people end-key rep1 --key "$(galley key show rep1)"
	says "ended already"
	exits 5 galley people end-key rep1 --key SHA256:none
	accepted
}

@test "a key is ended by its fingerprint, too" {
	print=$(galley people show rep2 --json=people | grep -o 'SHA256:[^"]*')
	exits 0 galley --as rep2 people end-key rep2 --key "$print"
	says "in force"
}

@test "another's key is ended by the quorum or a registrar, not by anybody" {
	exits 4 galley --as legal1 people end-key rep1 --key "$(galley key show rep1)"
	exits 0 galley people end-key rep1 --key "$(galley key show rep1)"
	says "in force"
}

@test "an end is taken back by the quorum, and by no registrar" {
	galley people end rep2
	exits 1 galley people restore rep1
	says "has not ended"
	registrar mkt2
	exits 0 galley --as mkt2 people restore rep2
	says "waits for" brand1
	exits 0 galley --as brand1 approve change/mkt2/restore-rep2
	says "in force"
	exits 0 galley --as rep2 find first
	accepted
}

@test "keys lie in the configuration folder where nothing else is said" {
	unset GALLEY_HOME
	exits 0 galley key new --person mkt2 --no-passphrase
	[ "$(stat -c %a "$HOME/.config/galley/keys/mkt2.key")" = 600 ]
	export XDG_CONFIG_HOME=$HOME/elsewhere
	exits 0 galley key new --person mkt2 --no-passphrase
	[ "$(stat -c %a "$HOME/elsewhere/galley/keys/mkt2.key")" = 600 ]
}

# agent COMMAND...: with a real agent that holds a key made by ssh-keygen.
agent() {
	ssh-agent sh -c 'ssh-add -q "$0" && exec "$@"' "$HOME/ssh/agent" "$@"
}

@test "a key that only a real agent holds signs what its person does" {
	ssh-keygen -q -t ed25519 -N '' -C '' -f "$HOME/ssh/agent"
	galley people add rep3 --name "Rep Three" --role rep \
	    --email rep3@northwind.example --key "$(cat "$HOME/ssh/agent.pub")"
	exits 4 galley --as rep3 customize first-touch --for Bolt --set customer=Bolt
	exits 0 agent galley --as rep3 customize first-touch --for Bolt --set customer=Bolt
	exits 0 agent galley --as rep3 submit bolt
	says "in force"
	accepted
}
