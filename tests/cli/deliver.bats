#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Notices by a mail server and by a webhook, which are there, away, or worse.

bats_require_minimum_version 1.5.0
load house
load sink

setup() {
	house
	founded_with <<-'END'
	name: standard
	stages:
	  - name: brand
	    needs: {role: marketing}
	  - name: legal
	    needs: {role: legal}
	END
	bolt=rep1/first-touch/bolt
	outbox=.git/galley/outbox
	git config galley.sendmail true
	galley notify >/dev/null
	git config --unset galley.sendmail
	ask_for_bolt
	galley --as rep1 submit $bolt
}

teardown() { stop_sinks; }

# by_mail [HOW FILE]: as start_sink has them.
by_mail() {
	start_sink smtp "$@"
	git config galley.smtp "smtp://127.0.0.1:$smtp_port"
	git config galley.mailFrom galley@northwind.example
}

by_webhook() {
	start_sink http "$@"
	echo whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw >"$TMPDIR/secret"
	git config galley.webhook "http://127.0.0.1:$http_port/hook"
	git config galley.webhookKey "$TMPDIR/secret"
	git config galley.webhookAllow 127.0.0.0/8
}

# waits NUMBER: so many parcels lie in the outbox.
waits() { [ "$(find $outbox -maxdepth 1 -type f | wc -l)" -eq "$1" ]; }

@test "a mail server gets one mail for each person, once" {
	by_mail
	exits 0 galley notify
	says "brand1 <brand1@northwind.example>" "legal1 <"
	took smtp 2
	says "MAIL FROM:<galley@northwind.example>" "RCPT TO:<brand1@" \
	    "RCPT TO:<legal1@" "Date: Mon, 01 Feb 2027 10:00:00 +0000" \
	    "From: galley@northwind.example" "Subject: Northwind: 1 notice" \
	    "Your turn: $bolt waits for standard/brand"
	exits 0 galley notify
	says "nothing new"
	took smtp 0
	waits 0
}

@test "a mail server that is away gets them later, and then once" {
	by_mail
	git config galley.smtp smtp://127.0.0.1:1
	exits 3 galley notify
	says "brand1 was not notified" "tried again after 2027-02-01T10:01:00Z" \
	    "not notified: 2"
	git config galley.smtp "smtp://127.0.0.1:$smtp_port"
	exits 0 galley notify
	took smtp 0
	clock 2027-02-01T10:01:00Z
	exits 0 galley notify
	says "Delivered: 2 messages that had waited (brand1, legal1)"
	says_not "nothing new"
	took smtp 2
	clock 2027-02-02T10:01:00Z
	exits 0 galley notify
	says "nothing new"
	took smtp 0
}

@test "who the mail server does not know is given up, and can be sent again" {
	by_mail
	answers smtp "550 no such person"
	exits 3 galley notify
	says "refuses it with 550" "given up: galley notify --replay" \
	    "not notified: 2 (given up: only --replay sends it again)"
	waits 0
	answers smtp ""
	parcel=$(sed -n 's/.*--replay //p' <<<"$output" | head -1)
	exits 0 galley notify --replay "$parcel" --dry-run
	took smtp 0
	exits 0 galley notify --replay "$parcel"
	says "Delivered: 1 message (" "1)"
	took smtp 1
	exits 5 galley notify --replay nothing
	says "no parcel nothing"
}

@test "a mail server that refuses who sends is asked again" {
	by_mail
	answers smtp "MAIL 550 not from you"
	exits 3 galley notify
	says "refuses galley@northwind.example (galley.mailFrom) with 550" \
	    "tried again after 2027-02-01T10:01:00Z"
	waits 2
	answers smtp "DATA 554 not now"
	clock 2027-02-01T10:01:00Z
	exits 3 galley notify
	says "554" "tried again after 2027-02-01T10:06:00Z"
	waits 2
	answers smtp ""
	clock 2027-02-01T10:06:00Z
	exits 0 galley notify
	took smtp 2
}

@test "a webhook gets what the person is told, signed" {
	by_webhook
	exits 0 galley notify
	took http 2
	says "webhook-timestamp: 18014760" '"person":"brand1"' \
	    '"workspace":"Northwind"' "Your turn: $bolt"
	exits 0 galley notify
	took http 0
	galley notify --replay "$(ls $outbox/sent/2027-02 | head -1)"
	[ -f "$TMPDIR/http/0" ]
	python3 - "$TMPDIR/http/0" <<-'END'
	import base64, hashlib, hmac, sys
	head, _, body = open(sys.argv[1], encoding="utf-8").read().partition("\n\n")
	head = dict(line.split(": ", 1) for line in head.splitlines())
	key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
	text = f"{head['webhook-id']}.{head['webhook-timestamp']}.{body}"
	mac = base64.b64encode(hmac.new(key, text.encode(), hashlib.sha256).digest())
	assert head["webhook-signature"] == "v1," + mac.decode(), head
	END
}

@test "a webhook that answers 500 is tried again, later each time, then given up" {
	by_webhook
	answers http 500
	exits 3 galley notify
	says "answers 500" "tried again after 2027-02-01T10:01:00Z"
	for time in 10:01 10:06 10:36 12:36 18:36; do
		clock 2027-02-01T$time:00Z
		exits 3 galley notify
	done
	says "tried again after 2027-02-02T06:36:00Z"
	clock 2027-02-02T06:36:00Z
	exits 3 galley notify
	clock 2027-02-03T06:36:00Z
	exits 3 galley notify
	says "given up: galley notify --replay"
	waits 0
	answers http ""
	clock 2027-02-13T06:36:00Z
	exits 0 galley notify
	took http 0
}

@test "a webhook that does not know the secret says where to look, and gets it then" {
	by_webhook
	answers http 401
	exits 3 galley notify
	says "answers 401 (is its secret the one in $TMPDIR/secret, galley.webhookKey?)" \
	    "tried again after 2027-02-01T10:01:00Z"
	answers http 403
	clock 2027-02-01T10:01:00Z
	exits 3 galley notify
	says "answers 403 (is its secret"
	answers http ""
	clock 2027-02-01T10:06:00Z
	exits 0 galley notify
	took http 2
}

@test "a redirect is not followed" {
	by_webhook
	answers http "302 http://127.0.0.1:$http_port/elsewhere"
	exits 3 galley notify
	says "redirects are not followed"
	took http 0
}

@test "an answer without end is cut off, and who took it has it once" {
	by_webhook
	answers http "200 long"
	exits 0 galley notify
	took http 2
	waits 0
}

@test "a private address is refused, unless it is allowed" {
	by_webhook
	git config --unset galley.webhookAllow
	git config galley.webhook "https://localhost:$http_port/hook"
	exits 3 galley notify
	says "its address is private"
	git config galley.webhook "http://127.0.0.1:$http_port/hook"
	clock 2027-02-01T11:00:00Z
	exits 3 galley notify
	says "http:// goes only to addresses that galley.webhookAllow has"
	git config galley.webhookAllow 10.0.0.0/8
	clock 2027-02-01T12:00:00Z
	exits 3 galley notify
	took http 0
	git config galley.webhookAllow 127.0.0.1
	clock 2027-02-02T12:00:00Z
	exits 0 galley notify
	took http 2
}

@test "mail and webhook go side by side" {
	by_mail
	by_webhook
	exits 0 galley notify
	took smtp 2
	took http 2
}

@test "what was sent is forgotten in the second month after, though nothing waits" {
	by_mail
	galley notify
	[ -d $outbox/sent/2027-02 ]
	clock 2027-03-31T10:00:00Z
	galley --as rep1 withdraw $bolt
	galley notify
	[ -d $outbox/sent/2027-02 ]
	clock 2027-04-01T10:00:00Z
	exits 0 galley notify
	says "nothing new"
	[ ! -e $outbox/sent/2027-02 ]
}

@test "settings that do not go together send nothing" {
	git config galley.smtp mail.example
	exits 2 galley notify
	says "galley.smtp: mail.example is not a mail server (write smtp://"
	git config galley.smtp smtp://mail.example
	exits 2 galley notify
	says "galley.mailFrom is not set"
	git config --unset galley.smtp
	git config galley.webhook https://hooks.example/x
	exits 2 galley notify
	says "galley.webhookKey is not set"
	echo secret >"$TMPDIR/secret"
	git config galley.webhookKey "$TMPDIR/secret"
	git config galley.webhookAllow private
	exits 2 galley notify
	says "galley.webhookAllow: private is not an IP address"
	git config galley.webhookAllow 10.0.0.0/8
	exits 2 galley notify
	says "galley.webhookKey: $TMPDIR/secret is not a webhook secret (write whsec_"
	rm "$TMPDIR/secret"
	exits 75 galley notify
	says "galley.webhookKey: cannot read $TMPDIR/secret"
	waits 2
}

@test "a parcel that is damaged is named, and the others go" {
	by_mail
	mkdir -p $outbox
	echo '{"way":"mail"}' >$outbox/0000-mail
	exits 3 galley notify
	says "$outbox/0000-mail: this parcel is not complete (remove the file)" \
	    "not notified: 1"
	says_not "--replay"
	took smtp 2
	waits 1
}

@test "an outbox that cannot be written is told of once, and loses nothing" {
	by_mail
	mkdir -p $outbox/sent $outbox/dead
	touch $outbox/sent/2027-02 $outbox/dead/2027-02
	exits 3 galley notify
	says "brand1 was not notified: sent, but it may be sent again: cannot" \
	    "not notified: 2"
	took smtp 2
	answers smtp "550 no such person"
	exits 3 galley notify
	says "refuses it with 550; cannot" \
	    "not notified: 2 (the next galley notify tries again)"
	says_not "--replay"
	waits 2
	rm $outbox/sent/2027-02 $outbox/dead/2027-02
	answers smtp ""
	exits 0 galley notify
	took smtp 2
}

# 0.0.0.0 is this machine, too, but not called so.
@test "mail to another machine is encrypted or not sent" {
	by_mail
	git config galley.smtp "smtp://0.0.0.0:$smtp_port"
	exits 3 galley notify
	says "STARTTLS"
	took smtp 0
}

@test "mail goes to the server that a trusted certificate names, by TLS" {
	certify IP:127.0.0.1
	by_mail tls "$TMPDIR/IP:127.0.0.1.pem"
	git config galley.smtp "smtps://127.0.0.1:$smtp_port"
	exits 3 galley notify
	says "certificate" "tried again after 2027-02-01T10:01:00Z"
	clock 2027-02-01T10:01:00Z
	git config galley.smtp "smtps://localhost:$smtp_port"
	exits 3 trusting IP:127.0.0.1 galley notify
	says "certificate" "localhost"
	took smtp 0
	clock 2027-02-01T10:06:00Z
	git config galley.smtp "smtps://127.0.0.1:$smtp_port"
	exits 0 trusting IP:127.0.0.1 galley notify
	took smtp 2
}

@test "the same where the server is asked to encrypt" {
	certify IP:0.0.0.0
	by_mail starttls "$TMPDIR/IP:0.0.0.0.pem"
	git config galley.smtp "smtp://0.0.0.0:$smtp_port"
	exits 3 galley notify
	says "certificate"
	took smtp 0
	clock 2027-02-01T10:01:00Z
	exits 0 trusting IP:0.0.0.0 galley notify
	took smtp 2
}

@test "a webhook is posted to the server that a trusted certificate names" {
	certify IP:127.0.0.1
	by_webhook tls "$TMPDIR/IP:127.0.0.1.pem"
	git config galley.webhook "https://127.0.0.1:$http_port/hook"
	exits 3 galley notify
	says "certificate" "tried again after 2027-02-01T10:01:00Z"
	clock 2027-02-01T10:01:00Z
	git config galley.webhook "https://localhost:$http_port/hook"
	exits 3 trusting IP:127.0.0.1 galley notify
	says "certificate" "localhost"
	took http 0
	clock 2027-02-01T10:06:00Z
	git config galley.webhook "https://127.0.0.1:$http_port/hook"
	exits 0 trusting IP:127.0.0.1 galley notify
	took http 2
}
