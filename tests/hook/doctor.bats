#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# Whatever weakens a clone or a server is found, and its command mends it.

bats_require_minimum_version 1.5.0
load ../cli/house
load server

setup_file() {
	serve
	add_person sec1 "Security One" security >/dev/null
}

setup() {
	enter_server
	cd "$BATS_TEST_TMPDIR/work" || return 1
	sound
}

# What the house lacks from the beginning is not what a test is about.
sound() {
	beyond_routes srv.git >"$TMPDIR/server"
	beyond_routes rep1 >"$TMPDIR/clone"
}

# beyond_routes FOLDER: the problems found there, a line each, but for routes.
beyond_routes() {
	galley -C "$1" doctor --json >"$TMPDIR/doctor" || [ $? -eq 1 ]
	grep -o '{"what":"[^}]*}' "$TMPDIR/doctor" | grep -v '"what":"route"' || true
}

# ails FOLDER TEXT...: doctor finds it; its one new command mends it.
ails() {
	local folder=$1 mend

	shift
	exits 1 galley -C "$folder" doctor
	says "$@"
	beyond_routes "$folder" >found
	[ "$(wc -l <found)" -ge 1 ]
	mend=$(head -1 found | sed 's/.*"mend":"\(.*\)"}$/\1/; s/\\"/"/g; s/\\\\/\\/g')
	echo "mend: $mend"
	bash -eu -o pipefail -c "$mend" >/dev/null
	beyond_routes "$folder" >left
	[ ! -s left ]
}

@test "a sound server and a sound clone have nothing to mend" {
	[ ! -s "$TMPDIR/server" ] || { cat "$TMPDIR/server"; false; }
	[ ! -s "$TMPDIR/clone" ] || { cat "$TMPDIR/clone"; false; }
}

@test "a hook that is not executable is found, and mended as told" {
	chmod -x srv.git/hooks/pre-receive
	ails srv.git "hooks/pre-receive: it is missing, edited, or not executable: git skips it"
}

@test "so is a hook that is missing" {
	rm srv.git/hooks/post-receive
	ails srv.git "hooks/post-receive: it is missing"
}

@test "so is a hook that was edited" {
	sed -i 2iexit srv.git/hooks/reference-transaction
	ails srv.git "hooks/reference-transaction: it is missing, edited"
}

@test "so is a hook that anybody may write" {
	chmod o+w srv.git/hooks/pre-receive
	ails srv.git "hooks/pre-receive: "
}

@test "so is a folder of hooks that anybody may write" {
	chmod o+w srv.git/hooks
	ails srv.git "everybody on this machine may replace the hooks"
}

@test "so are hooks led elsewhere" {
	git -C srv.git config core.hooksPath /tmp
	ails srv.git "core.hooksPath: it is not what galley set"
}

@test "so is each setting that is missing" {
	for name in receive.fsckObjects receive.denyDeletes \
	    receive.denyNonFastForwards receive.maxInputSize core.fsync \
	    gc.pruneExpire uploadpack.hideRefs \
	    uploadpack.allowTipSHA1InWant galley.home; do
		git -C srv.git config --unset-all "$name"
		ails srv.git "$name: it is not what galley set"
	done
}

@test "so is HEAD somewhere else than on main" {
	git -C srv.git symbolic-ref HEAD refs/heads/other
	ails srv.git "HEAD: "
}

@test "so are settings that let broken objects in" {
	git -C srv.git config receive.fsck.badTimezone ignore
	ails srv.git "receive.fsck.badtimezone"
}

@test "so are receipts hidden from clones" {
	git -C srv.git config transfer.hideRefs refs/galley
	ails srv.git "refs/galley is hidden"
}

@test "a server's key that is gone is told until another is listed" {
	mv "$GALLEY_HOME/keys/server.key" away
	exits 1 galley -C srv.git doctor --server
	says "without its key the server signs no receipts"
	galley hook install srv.git
	exits 1 galley -C srv.git doctor --server
	says "do not list this server's key" "galley config server-keys \"ssh-ed25519"
}

@test "a server's key that is not listed is listed by the command" {
	mv "$GALLEY_HOME/keys/server.key" away
	galley hook install srv.git
	command=$(galley -C srv.git doctor | grep -o 'galley config server-keys .*')
	cd brand1
	eval "$command"
	cd ..
	git -C srv.git show main:galley.yaml |
	    grep -q "$(galley key show server | cut -d' ' -f2)"
	beyond_routes srv.git >left
	[ ! -s left ]
}

@test "keys that others may read are found, and mended as told" {
	chmod 644 "$GALLEY_HOME/keys/server.key"
	ails srv.git "may be read by others"
	chmod 644 "$GALLEY_HOME/keys/rep1.key"
	ails rep1 "may be read by others"
	chmod 755 "$GALLEY_HOME/keys"
	ails rep1 "may be looked into by others"
}

@test "so are locks that were left behind" {
	for lock in packed-refs.lock refs/heads/main.lock HEAD.lock config.lock; do
		touch "srv.git/$lock"
		ails srv.git "srv.git/$lock is there"
	done
	touch rep1/.git/index.lock
	ails rep1 "index.lock is there"
}

@test "so are objects that lie elsewhere" {
	git clone -q --bare --shared srv.git shared.git
	galley hook install shared.git
	ails shared.git "borrows objects from elsewhere"
	rm -rf srv.git
	git -C shared.git fsck --strict
}

@test "grafts, replacements and a shallow history are named" {
	main=$(git -C srv.git rev-parse main)
	echo x >srv.git/shallow
	exits 1 galley -C srv.git doctor
	says shallow
	rm srv.git/shallow
	mkdir -p srv.git/info
	echo x >srv.git/info/grafts
	exits 1 galley -C srv.git doctor
	says grafts
	rm srv.git/info/grafts
	mkdir -p srv.git/refs/replace
	echo "$main" >"srv.git/refs/replace/$main"
	exits 1 galley -C srv.git doctor
	says replace
}

@test "a stage that nobody alive can reach is told" {
	at brand1 people end legal1
	exits 1 galley -C srv.git doctor
	says "nobody living can satisfy standard/legal" \
	    "galley people add PERSON"
}

@test "a clock far behind main is told" {
	GALLEY_NOW=1000000000 exits 1 galley -C srv.git doctor
	says "clock: this machine's clock says 2001-09-09"
}

@test "a clone without git's list of keys is found, and mended as told" {
	git -C rep1 config --unset gpg.ssh.allowedSignersFile
	ails rep1 "gpg.ssh.allowedSignersFile is not set"
	: >rep1/.git/galley/allowed-signers
	ails rep1 "does not list the keys of main"
}

@test "so is a clone that fetches no receipts" {
	git -C rep1 config --fixed-value --unset remote.origin.fetch \
	    'refs/galley/*:refs/galley/*'
	ails rep1 "git fetch brings no receipts"
}

@test "so is a clone that forgot its workspace" {
	git -C rep1 config --unset galley.workspace
	ails rep1 "remembers no workspace"
}

@test "a main that was moved by hand leads back to the one verified" {
	asked bolt
	git -C rep1 update-ref refs/heads/main refs/heads/custom/rep1/first-touch/bolt
	ails rep1 "moved by something else than galley"
	at rep1 sync
	git -C rep1 update-ref refs/heads/main main^
	ails rep1 "does not contain"
}

@test "a main with a commit made by hand leads back, too" {
	at rep1 sync
	git -C rep1 -c user.name=x -c user.email=x@x.example commit -q --allow-empty -m x
	exits 7 galley -C rep1 status
	says "(galley doctor tells the way back)"
	ails rep1 "T1:"
}

@test "a work tree is no server" {
	exits 1 galley -C rep1 doctor --server
	says "a server's repository is bare"
}
