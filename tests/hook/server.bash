# SPDX-License-Identifier: Apache-2.0
#
# server.bash - a server of galley, and a clone for each person
#
#	load ../cli/house
#	load server
#	setup_file() { serve; }
#	setup() { enter_server; }
#
# serve: srv.git with the house's workspace, its key listed in server-keys.
# enter_server: a test's own copy of it (copy_server), at the same place in work/,
# and a clone of it for each.

serve() {
	BATS_TEST_TMPDIR="$BATS_FILE_TMPDIR/scene"
	house
	found >/dev/null
	galley hook install ../srv.git >/dev/null
	git remote add origin ../srv.git
	galley sync >/dev/null
	list_keys "$(galley key show server)"
}

# A test's own house, with a copy of the file's srv.git and keys.
copy_server() {
	house
	cp -a "$BATS_FILE_TMPDIR/scene/home/." "$HOME"
	cp -a "$BATS_FILE_TMPDIR/scene/work/srv.git" srv.git
	git -C srv.git config galley.home "$GALLEY_HOME"
}

enter_server() {
	copy_server
	for person in brand1 rep1 legal1; do
		galley clone srv.git "$person" --person "$person" 2>/dev/null
	done
}

# list_keys KEY...: an admin makes these the server's keys, in this folder.
list_keys() {
	local key keys= version

	for key; do
		keys+="${keys:+, }\"$(cut -d' ' -f1,2 <<<"$key")\""
	done
	version=$(sed -n 's/^version: \([0-9]*\).*/\1/p' galley.yaml)
	sed "s|^server-keys: .*|server-keys: [$keys]|
	    s/^version: .*/version: $((version + 1))/" galley.yaml >"$TMPDIR/new.yaml"
	galley edit galley.yaml --text "@$TMPDIR/new.yaml" >/dev/null
	galley submit change/brand1/settings >/dev/null
}

# asked NAME: rep1's request for eighteen percent, submitted, known to all.
asked() {
	at rep1 customize first-touch --for "$1" --name "$1" \
	    --set customer="$1" --set discount=18 >/dev/null
	at rep1 submit "$1" >/dev/null
	at brand1 sync >/dev/null
	at legal1 sync >/dev/null
}

# agreed NAME: the same, approved and in force.
agreed() {
	asked "$1"
	at brand1 approve "rep1/first-touch/$1" >/dev/null
	at legal1 sync >/dev/null
	at legal1 approve "rep1/first-touch/$1" >/dev/null
}

# The server's log: its last month's ref, and all of its messages.
log_ref() { git -C srv.git for-each-ref --format='%(refname)' refs/galley/log | tail -1; }
log_text() { git -C srv.git log --format=%B "$(log_ref)"; }

# past_the_gate COMMAND...: what somebody does on the server itself.
past_the_gate() { git -c core.hooksPath=/dev/null -C srv.git "$@"; }
