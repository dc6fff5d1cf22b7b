# SPDX-License-Identifier: Apache-2.0
#
# scenarios.bash - acts whose system calls run.sh fails
#
# NAME_made makes the folder in which NAME_act is run, whose system calls are
# those of what stands behind $STRACE; NAME_there says whether the act is done;
# NAME_whole whether what is left is,
# NAME_doctor what would mend it.

scenarios="use submit approve server"
# What galley does in one hook of the server: of the whole push strace's count
# only ever meets the process that comes first to its n-th call.
hooks="pre-receive reference-transaction post-receive"

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

whole() {
	git status --porcelain > /dev/null && git fsck --strict --no-dangling &&
	    galley verify
}

use_made() { workspace && use_act; }
use_act() {
	$STRACE galley --as rep1 use first-touch --for Acme --format text \
	    --set customer=Acme --set discount=10 --set first_name=there
}
use_there() { [ "$(git ls-tree -r --name-only journal/rep1 | wc -l)" -eq 2 ]; }
use_whole() { whole; }
use_doctor() { galley doctor; }

submit_made() { workspace && draft; }
submit_act() { $STRACE galley --as rep1 submit bolt; }
submit_there() { state_is submitted; }
submit_whole() { whole; }
submit_doctor() { galley doctor; }

approve_made() {
	workspace && draft && galley --as rep1 submit bolt &&
	    galley --as brand1 approve rep1/first-touch/bolt
}
approve_act() { $STRACE galley --as legal1 approve rep1/first-touch/bolt; }
approve_there() { git cat-file -e main:customizations/rep1/first-touch/bolt.md 2> /dev/null; }
approve_whole() { whole; }
approve_doctor() { galley doctor; }

# What git and the hooks do on a server where the last approval arrives: git
# runs there what remote.origin.receivepack names, by a shell.
server_made() {
	local made=$PWD

	mkdir founding && cd founding && workspace &&
	    galley hook install "$made/server.git" &&
	    git remote add origin "$made/server.git" && galley sync && draft &&
	    galley --as rep1 submit bolt &&
	    galley --as brand1 approve rep1/first-touch/bolt && galley sync &&
	    cd "$made" && galley clone server.git clone --person legal1 &&
	    git -C clone config remote.origin.receivepack "\$STRACE git-receive-pack" &&
	    git -C clone config remote.origin.url ../server.git &&
	    rm -rf founding
}
server_act() { galley -C clone --as legal1 approve rep1/first-touch/bolt; }
server_there() {
	git -C server.git cat-file -e main:customizations/rep1/first-touch/bolt.md 2> /dev/null
}
server_whole() {
	git -C server.git fsck --strict --no-dangling &&
	    STRACE='' galley -C clone sync && galley -C clone verify
}
server_doctor() { galley -C server.git doctor --server; }

# galley that the hooks find is a script, which knows the hook that is meant.
hook_made() {
	server_made || return
	git -C clone config --unset remote.origin.receivepack
	mkdir bin
	cat > bin/galley <<-END
		#!/bin/sh
		[ "\$1 \$2" != "hook $scenario" ] || exec \$STRACE $(command -v galley) "\$@"
		exec $(command -v galley) "\$@"
	END
	chmod +x bin/galley
}
hook_act() { PATH="$PWD/bin:$PATH" server_act; }
for hook in $hooks; do
	for each in made act; do eval "${hook}_$each() { hook_$each; }"; done
	for each in there whole doctor; do eval "${hook}_$each() { server_$each; }"; done
done
