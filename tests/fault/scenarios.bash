# SPDX-License-Identifier: Apache-2.0
#
# scenarios.bash - acts whose system calls run.sh fails
#
# NAME_made makes the folder in which NAME_act, a shell line, is run;
# NAME_there says whether the act is done; NAME_repository prints the git
# folder to look at.

scenarios="use submit approve"

workspace() {
	galley init . --name Northwind --person brand1 \
	    --email brand1@northwind.example --no-passphrase
	local person
	for person in rep legal; do
		galley key show ${person}1 ||
		    galley key new --person ${person}1 --no-passphrase
		galley people add ${person}1 --name "$person" --role $person \
		    --email ${person}1@northwind.example \
		    --key "$(galley key show ${person}1)"
	done
}

# rep1's request for eighteen percent, as a draft.
draft() {
	galley --as rep1 customize first-touch --for Bolt --name bolt \
	    --set customer=Bolt --set discount=18
}

state_is() {
	galley status rep1/first-touch/bolt --json=state 2> /dev/null |
	    grep -q "\"$1\""
}

use_made() { workspace && eval "$(use_act)"; }
use_act() {
	echo "galley --as rep1 use first-touch --for Acme --set customer=Acme --set discount=10 --set first_name=there --format text"
}
use_there() { [ "$(git ls-tree -r --name-only journal/rep1 | wc -l)" -eq 2 ]; }
use_repository() { echo .git; }

submit_made() { workspace && draft; }
submit_act() { echo "galley --as rep1 submit bolt"; }
submit_there() { state_is submitted; }
submit_repository() { echo .git; }

approve_made() {
	workspace && draft && galley --as rep1 submit bolt &&
	    galley --as brand1 approve rep1/first-touch/bolt
}
approve_act() { echo "galley --as legal1 approve rep1/first-touch/bolt"; }
approve_there() { git cat-file -e main:customizations/rep1/first-touch/bolt.md 2> /dev/null; }
approve_repository() { echo .git; }
