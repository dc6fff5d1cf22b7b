#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
#
# A newcomer's first day: he enrols, submits over ssh, and hears of it by mail.

bats_require_minimum_version 1.5.0
load ../cli/house
load ../cli/sink
load server
load servers

setup_file() { serve; }

setup() {
	copy_server
	start_sshd srv.git
	start_sink smtp
	git -C srv.git config galley.smtp "smtp://127.0.0.1:$smtp_port"
	git -C srv.git config galley.mailFrom galley@northwind.example
	galley -C srv.git notify >/dev/null
	for person in brand1 legal1; do
		galley clone "$url" $person --person $person
	done
}

teardown() {
	stop_servers
	stop_sinks
}

# bob COMMAND...: galley on the newcomer's own machine, which has no key but his.
bob() { GALLEY_HOME=$TMPDIR/bob galley "$@"; }

# notified NUMBER: the server's notify sends so many mails; $output is them.
notified() {
	exits 0 galley -C srv.git notify
	took smtp "$1"
}

@test "a newcomer enrols, submits over ssh, and gets his notices by mail, each once" {
	exits 0 bob enroll "$url" --person bob --name "Bob Ray" \
	    --email bob@northwind.example --no-passphrase
	line=${lines[0]}
	code=$(grep -o '[0-9A-Z]\{4\}-[0-9A-Z]\{4\}-[0-9A-Z]\{4\}' <<<"$output")
	exits 0 at brand1 people confirm "$line" --role rep --code "$code"
	says "approved and in force"

	exits 0 bob clone "$url" bob --person bob --yes
	exits 0 bob -C bob customize first-touch --for Bolt --set customer=Bolt --set discount=18
	exits 0 bob -C bob submit bolt
	says "waits for brand1"
	notified 1
	says "RCPT TO:<brand1@northwind.example>" "Your turn: bob/first-touch/bolt waits for standard/brand"
	notified 0

	at brand1 sync
	exits 0 at brand1 approve bob/first-touch/bolt
	notified 1
	says "RCPT TO:<legal1@northwind.example>" "waits for standard/legal"
	at legal1 sync
	exits 0 at legal1 request-changes bob/first-touch/bolt -m "Say why."
	notified 1
	says "RCPT TO:<bob@northwind.example>" "To: bob@northwind.example" \
	    "Changes requested: bob/first-touch/bolt, by legal1: Say why." \
	    "galley status bob/first-touch/bolt"

	bob -C bob sync
	exits 0 bob -C bob edit bolt --set discount=12
	exits 0 bob -C bob submit bolt -m "Twelve will do."
	notified 2
	says "RCPT TO:<brand1@" "RCPT TO:<legal1@"
	says_not "RCPT TO:<bob@"
	for person in brand1 legal1; do
		at $person sync
		exits 0 at $person approve bob/first-touch/bolt
	done
	notified 1
	says "RCPT TO:<bob@northwind.example>" "Approved and in force: bob/first-touch/bolt, by legal1"
	notified 0

	bob -C bob sync
	exits 0 bob -C bob use bob/first-touch/bolt --set first_name=Ann
	says "12 % below list"
	exits 0 bob -C bob verify
	says "witnessed:"
}
